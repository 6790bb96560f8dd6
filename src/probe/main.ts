import type { ProbeModule, ProbeRequest } from '../core/smoke/protocol.js'
import { emitter, type Emit } from './emit.js'
import { findModules, runningLibc } from './find-modules.js'
import { runGroups } from './groups.js'
import { claimsFolder, isOurs, largestFirst, openLanes } from './lanes.js'
import type { ImportModule } from './load.js'
import { proveModule } from './prove-module.js'

/** Names that Node gives to a program on standard input and to no module of an application. */
const leftovers = ['require', 'module', 'exports', '__filename', '__dirname']

interface Means {
  readonly emit: Emit
  readonly importModule: ImportModule
}

/** @returns how many of them this process took */
const proveAll = async (
  modules: readonly ProbeModule[],
  request: ProbeRequest,
  { emit, importModule }: Means,
): Promise<number> => {
  const { expressions, lane } = request
  let taken = 0
  // A module that waits for something that never comes must be seen to hang, not to end.
  const alive = setInterval(() => undefined, 60_000)
  for (const module of modules) {
    if (!isOurs(module, request)) continue
    taken += 1
    emit({ kind: 'start', index: module.index, lane })
    emit({ kind: 'done', result: await proveModule(module, { expressions, importModule }) })
  }
  clearInterval(alive)
  return taken
}

const isWanted =
  ({ skip }: ProbeRequest) =>
  ({ name }: ProbeModule): boolean =>
    !skip.includes(name)

/** Proves the modules in as many processes as are asked for. */
const proveInLanes = async (request: ProbeRequest, means: Means): Promise<void> => {
  const others = request.isChild ? [] : openLanes(request, means.emit)
  const found = (request.modules ?? findModules(request, means.emit)).filter(isWanted(request))
  if (others.length === 0) {
    await proveAll(found, request, means)
    return
  }
  const shared = { ...request, modules: largestFirst(found), isChild: true, claims: claimsFolder() }
  await Promise.all(others.map(({ begin }) => begin(shared)))
  const taken = await proveAll(shared.modules, shared, means)
  for (const { dismiss } of taken === found.length ? others : []) dismiss()
  await Promise.all(others.map(({ over }) => over))
}

/** The program that runs in a container of the image under test. */
export const main = async (request: ProbeRequest, importModule: ImportModule): Promise<void> => {
  for (const name of leftovers) Reflect.deleteProperty(globalThis, name)
  const emit = emitter(request.token, request.lanes > 1)
  const means = { emit, importModule }
  const exit = process.exit.bind(process)
  const { isChild } = request
  if (!isChild) emit({ kind: 'hello', node: process.versions.node, arch: process.arch, libc: runningLibc() })
  if (request.groups === null) await proveInLanes(request, means)
  else runGroups(request, request.modules ?? [], emit)
  if (!isChild) emit({ kind: 'end' })
  // Open handles of a module (a pool of threads, a service) must not keep the container.
  exit(0)
}
