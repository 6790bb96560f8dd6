import type { LayerEntry } from '../../src/core/layers/merge.js'
import { isWithin, parentOf } from '../../src/core/packages/path.js'
import { difference } from './layer-difference.js'

/*
 * Stacks of layers as builders make them: a file system is changed as the steps of a Dockerfile change it, and each layer is
 * the difference to what was there before. So what the layers come to is known without merging them.
 *
 * Not made, because no difference of two file systems looks like that: an entry below what its own layer or a lower one has
 * as a file or a link, the same path twice, a whiteout behind an entry of its name, a link to what its layer does not have.
 */

/** A file, folder or link; names that share one are hard links. */
export interface Inode {
  readonly type: 'file' | 'directory' | 'symlink'
  /** Another one for each that was ever made; 0: a folder that no layer names, of which engines choose owner and mode. */
  id: number
  mode: number
  /** Of symbolic links. */
  readonly target: string
  /** The layer that brings it. */
  layer: number
}

export type FileSystem = Map<string, Inode>

/** An entry of a layer with what a tar header says of it. Hard links and whiteouts bring nothing of their own. */
export interface BuiltEntry extends LayerEntry {
  readonly id: number
  readonly mode: number
  /** Of symbolic links: as it is written. */
  readonly leadsTo: string
}

export interface BuiltStack {
  /** The lowest first. */
  readonly layers: readonly (readonly BuiltEntry[])[]
  /** What each step left behind. */
  readonly steps: readonly FileSystem[]
}

const names = ['a', 'b', 'c']

/** Choices taken from bytes, one a choice; all are 0 behind the end. */
const choicesOf = (bytes: Uint8Array) => {
  let at = 0
  const next = (count: number): number => (bytes[at++] ?? 0) % count
  const name = (): string => names[next(names.length)]!
  const path = (): string => {
    const [depth, ...parts] = [1 + next(3), name(), name(), name()]
    return `/${parts.slice(0, depth).join('/')}`
  }
  return { next, path, isAtEnd: () => at >= bytes.length }
}

/** A step: a file system, and what `cp`, `mkdir -p`, `ln`, `rm -r`, `mv` and `chmod` do to it. */
interface Step {
  readonly files: FileSystem
  readonly remove: (path: string) => void
  /** Whether something can be made at the path; the folders that it is in are made. */
  readonly prepare: (path: string) => boolean
  readonly put: (path: string, type: Inode['type'], mode?: number, target?: string) => void
  /** The file as one of this step: what is below is copied up, and is then none of its other names (overlayfs.rst). */
  readonly own: (path: string) => Inode | undefined
  readonly rename: (from: string, to: string) => void
}

const createStep = (files: FileSystem, layer: number, ids: { last: number }): Step => {
  const remove: Step['remove'] = (path) => {
    for (const other of [...files.keys()]) if (isWithin(other, path)) files.delete(other)
  }
  const put: Step['put'] = (path, type, mode = 0o755, target = '') =>
    void files.set(path, { type, id: (ids.last += 1), mode, target, layer })
  const prepare: Step['prepare'] = (path) => {
    const parent = parentOf(path)
    if (parent === '/') return true
    const there = files.get(parent)
    if (there !== undefined) return there.type === 'directory'
    if (!prepare(parent)) return false
    put(parent, 'directory')
    return true
  }
  const own: Step['own'] = (path) => {
    const there = files.get(path)
    if (there === undefined || there.layer === layer) return there
    const copy = { ...there, id: (ids.last += 1), layer }
    files.set(path, copy)
    return copy
  }
  const rename: Step['rename'] = (from, to) => {
    if (isWithin(to, from) || isWithin(from, to) || !files.has(from) || !prepare(to)) return
    remove(to)
    for (const path of [...files.keys()].filter((other) => isWithin(other, from))) {
      const moved = own(path)!
      files.delete(path)
      files.set(`${to}${path.slice(from.length)}`, moved)
    }
  }
  return { files, remove, prepare, put, own, rename }
}

/** One thing that a step does. */
const act = (step: Step, { next, path }: ReturnType<typeof choicesOf>): void => {
  const [kind, one, other, mode] = [next(9), path(), path(), 0o600 + next(64)]
  const there = step.files.get(one)
  if (kind === 0) {
    step.rename(one, other)
    return
  }
  if (kind === 1) {
    step.remove(one)
    return
  }
  if (kind === 2) {
    const own = there?.type === 'symlink' ? undefined : step.own(one)
    if (own !== undefined) own.mode = mode
    return
  }
  if (kind === 3) {
    if (there?.type !== 'file' || one === other || !step.prepare(other) || isWithin(one, other)) return
    step.remove(other)
    step.files.set(other, step.own(one)!)
    return
  }
  if (!step.prepare(one) || (kind === 4 && there?.type === 'directory')) return
  step.remove(one)
  step.put(one, kind < 6 ? 'directory' : kind === 6 ? 'symlink' : 'file', mode, kind === 6 ? other : '')
}

/** A stack of at most six layers; the same bytes make the same. */
export const builtStack = (bytes: Uint8Array): BuiltStack => {
  const choices = choicesOf(bytes)
  const steps: FileSystem[] = []
  const layers: (readonly BuiltEntry[])[] = []
  const ids = { last: 0 }
  const barred = new Set<string>()
  for (let layer = 0; layer < 6 && !choices.isAtEnd(); layer += 1) {
    const before: FileSystem = steps.at(-1) ?? new Map<string, Inode>()
    const step = createStep(new Map(before), layer, ids)
    for (let left = 1 + choices.next(10); left > 0; left -= 1) act(step, choices)
    const flag = (): boolean => choices.next(2) === 1
    const whiteouts = (['in place', 'first', 'last'] as const)[choices.next(3)]!
    const style = { whiteouts, isOpaque: flag(), isRedundant: flag(), isBare: flag(), isReversed: flag() }
    layers.push(difference({ before, after: step.files, layer, barred, style }))
    steps.push(step.files)
    for (const path of [...before.keys(), ...step.files.keys()])
      if (step.files.get(path)?.type !== 'directory') barred.add(path)
  }
  return { layers, steps }
}
