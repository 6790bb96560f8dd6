// What archproof says of one package in an application: found, run by the real probe, judged.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { discoverNativeModules } from '../../../src/core/packages/discover.js'
import { judge } from '../../../src/core/smoke/judge.js'
import type { Try } from '../../../src/core/smoke/plan.js'
import type { ProbeModule, ProbeResult } from '../../../src/core/smoke/protocol.js'
import { diskTree } from '../disk-tree.js'
import { runProbe, type ProbeRun } from '../probe.js'
import type { Sample } from './sample.js'

export interface Trial {
  readonly state: string
  /** Code of the finding; empty when there is none. */
  readonly code: string
  readonly message: string
  readonly result: ProbeResult | null
  readonly module: ProbeModule
}

const architecture = process.arch === 'arm64' ? 'arm64' : 'x64'

/** The package as the probe would find it in the image whose root is `folder`, with the paths of this machine. */
const find = (folder: string, { name }: Sample, nodeVersion: string): ProbeModule => {
  const target = { platform: 'linux', arch: architecture, libc: 'glibc', nodeVersion } as const
  const dir = `/app/node_modules/${name}`
  const { modules, packages } = discoverNativeModules(diskTree(folder), target)
  const found = modules.find((module) => module.dir === dir)
  if (found !== undefined) {
    const { version, family, certain } = found
    const files = found.files.map((file) => folder + file)
    return { index: 0, name, version, dir: folder + dir, family, files, certain }
  }
  const version = packages.find((installed) => installed.dir === dir)?.manifest.version ?? ''
  // What the input `modules` adds.
  return { index: 0, name, version, dir: folder + dir, family: 'plain', files: [], certain: true }
}

const tryOf = ({ events, exitCode, signal, stderr }: ProbeRun, seconds: number): Try => {
  for (const event of events) if (event.kind === 'done') return { kind: 'reported', result: event.result }
  return signal === 'SIGKILL'
    ? { kind: 'hung', seconds }
    : { kind: 'crashed', signal: signal ?? '', exitCode, lastWords: stderr.slice(-500) }
}

/** Finds, runs and judges the package in the application under `folder`, on the Node in `node`. */
export const tryPackage = async (folder: string, sample: Sample, node: string, seconds: number): Promise<Trial> => {
  const execPath = join(node, 'bin/node')
  const nodeVersion = execFileSync(execPath, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()
  const module = find(folder, sample, nodeVersion)
  const alone = tryOf(await runProbe({ modules: [module] }, seconds * 1000, execPath), seconds)
  const platform = architecture === 'arm64' ? 'linux/arm64' : 'linux/amd64'
  const circumstances = { platform, method: { kind: 'native' }, audited: null, whyNot: '' } as const
  const { outcome, findings } = judge({ module, together: null, alone }, circumstances)
  return {
    state: outcome.state,
    code: findings[0]?.code ?? '',
    message: outcome.message,
    result: alone.kind === 'reported' ? alone.result : null,
    module,
  }
}
