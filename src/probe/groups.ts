import { spawnSync } from 'node:child_process'
import { composeProgram, type ProbeModule, type ProbeRequest } from '../core/smoke/protocol.js'
import type { Emit } from './emit.js'

/** Runs each group in a process of its own: one that dies takes none of the others with it. */
export const runGroups = (request: ProbeRequest, modules: readonly ProbeModule[], emit: Emit): void => {
  for (const group of request.groups ?? []) {
    const members = modules.filter(({ index }) => group.includes(index))
    const program = composeProgram(request.program, {
      ...request,
      ...{ modules: members, groups: null, program: '', isChild: true },
    })
    // What it writes goes straight to the host, which also watches the time.
    const { status, signal, error } = spawnSync(process.execPath, ['--input-type=commonjs', '-'], {
      input: program,
      stdio: ['pipe', 'inherit', 'inherit'],
    })
    // It reads all of its input before it begins; a broken pipe only says that it died before.
    if (status !== 0) emit({ kind: 'died', lane: 0, signal: signal ?? error?.message ?? '', exitCode: status })
  }
}
