import type { ProbeModule, ProbeRequest } from '../core/smoke/protocol.js'
import { emitter, type Emit } from './emit.js'
import { findModules, runningLibc } from './find-modules.js'
import { runGroups } from './groups.js'
import type { ImportModule } from './load.js'
import { proveModule } from './prove-module.js'

/** Names that Node gives to a program on standard input and to no module of an application. */
const leftovers = ['require', 'module', 'exports', '__filename', '__dirname']

const proveAll = async (
  modules: readonly ProbeModule[],
  { skip, expressions }: ProbeRequest,
  { emit, importModule }: { emit: Emit; importModule: ImportModule },
): Promise<void> => {
  // A module that waits for something that never comes must be seen to hang, not to end.
  const alive = setInterval(() => undefined, 60_000)
  for (const module of modules) {
    if (skip.includes(module.name)) continue
    emit({ kind: 'start', index: module.index })
    emit({ kind: 'done', result: await proveModule(module, { expressions, importModule }) })
  }
  clearInterval(alive)
}

/** The program that runs in a container of the image under test. */
export const main = async (request: ProbeRequest, importModule: ImportModule): Promise<void> => {
  for (const name of leftovers) Reflect.deleteProperty(globalThis, name)
  const emit = emitter(request.token)
  const exit = process.exit.bind(process)
  const { isChild } = request
  if (!isChild) emit({ kind: 'hello', node: process.versions.node, arch: process.arch, libc: runningLibc() })
  const modules = request.modules ?? findModules(request, emit)
  if (request.groups === null) await proveAll(modules, request, { emit, importModule })
  else runGroups(request, modules, emit)
  if (!isChild) emit({ kind: 'end' })
  // Open handles of a module (a pool of threads, a service) must not keep the container.
  exit(0)
}
