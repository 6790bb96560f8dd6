import { addOnInterface } from '../elf/add-on-interface.js'
import type { ElfObject, ElfReading, OtherKind } from '../elf/elf-object.js'
import { linkAddOn, startProgram, type StartedProgram } from '../link/link.js'
import type { Filesystem, LibcFamily, LinkReport } from '../link/loader.js'
import { parentOf } from '../packages/path.js'
import { architectureOf, type Architecture, type Platform } from '../platform.js'
import type { NativeFile, ObjectSummary } from './facts.js'
import { mayOpen, type Identity } from './identity.js'
import { builtFor } from './libc-family.js'
import type { RootFiles } from './root-files.js'

/** What files are examined against. */
export interface Bench {
  readonly platform: Platform
  readonly root: RootFiles
  readonly files: Filesystem
  readonly user: Identity | null
  readonly environment: Readonly<Record<string, string>>
  /** The Node into which add-ons are loaded; null when there is none, and then nothing is linked. */
  readonly node: StartedProgram | null
}

/** More than that of one kind says nothing new, and reports are kept. */
const mostListed = 200

const bounded = (report: LinkReport): LinkReport => ({
  ...report,
  loaded: report.loaded.slice(0, mostListed),
  missingLibraries: report.missingLibraries
    .slice(0, mostListed)
    .map((missing) => ({ ...missing, searched: missing.searched.slice(0, mostListed) })),
  missingVersions: report.missingVersions.slice(0, mostListed),
  missingSymbols: report.missingSymbols.slice(0, mostListed),
  damage: report.damage.slice(0, mostListed),
})

const summaryOf = (object: ElfObject): ObjectSummary => ({
  bits: object.bits,
  littleEndian: object.littleEndian,
  machine: object.machine,
  type: object.type,
  truncated: object.truncated,
  interpreter: object.interpreter,
  needed: object.needed.slice(0, mostListed),
  executableStack: object.executableStack,
  pageSize: object.pageSize,
  isaNeeded: object.isaNeeded,
})

const isFor = (object: ElfObject, { machine, bits, littleEndian }: Architecture): boolean =>
  object.machine === machine && object.bits === bits && object.littleEndian === littleEndian

const startOf = (root: RootFiles, path: string): string => {
  const source = root.resolve(path)?.node.source ?? null
  return source === null ? '' : String.fromCharCode(...source.read(0, 64))
}

/** Kinds of text that explain themselves better than "text". */
const kindOf = (kind: OtherKind, start: string): NativeFile['what'] => {
  if (start.startsWith('version https://git-lfs')) return 'lfs-pointer'
  return start.startsWith('#!') ? 'script' : kind
}

const foreignLibc = (report: LinkReport, files: Filesystem, family: LibcFamily | null): NativeFile['foreignLibc'] => {
  if (family === null) return null
  for (const { path, realPath } of report.loaded.slice(0, mostListed)) {
    const reading = files.object(realPath)
    const wanted = reading?.kind === 'elf' ? builtFor(reading.object) : null
    if (wanted !== null && wanted !== family) return { object: path, family: wanted }
  }
  return null
}

/** What a program of the image comes to when it is started as the image starts one. */
export const startIn = (bench: Omit<Bench, 'node'>, path: string): StartedProgram => {
  const node = bench.root.resolve(path)?.node
  return startProgram(bench.files, {
    path,
    environment: bench.environment,
    workingDir: '/',
    secure: node !== undefined && (node.capabilities || (node.mode & 0o6000) !== 0),
  })
}

const link = (bench: Bench, path: string, role: NativeFile['role']): LinkReport | null => {
  if (role === 'program') return startIn(bench, path).report
  return bench.node === null ? null : linkAddOn(bench.node, path)
}

/** Everything that rules may want to know of one file. */
export const examineFile = (bench: Bench, path: string, role: NativeFile['role']): NativeFile => {
  const found = bench.root.resolve(path)
  if (found === null) return { ...nothing, path, role }
  const reading = bench.files.object(found.path)
  const known = {
    ...nothing,
    path,
    role,
    realPath: found.path,
    permitted: permitted(bench, found, role),
    mode: found.node.mode,
  }
  if (reading === null) return { ...known, what: 'unread' }
  if (reading.kind === 'other') return { ...known, what: kindOf(reading.what, startOf(bench.root, path)) }
  // Node opens what `require` resolves, which is the real path; where it lies decides what $ORIGIN means.
  const opened = role === 'add-on' ? found.path : path
  return { ...known, ...examineObject(bench, { path: opened, role }, reading) }
}

/** A file of which nothing is known but its name. */
const nothing = {
  realPath: null,
  what: 'absent',
  object: null,
  addOn: null,
  permitted: false,
  mode: 0,
  damage: [],
  report: null,
  foreignLibc: null,
} as const

const examineObject = (
  bench: Bench,
  { path, role }: { readonly path: string; readonly role: NativeFile['role'] },
  { object, damage }: Extract<ElfReading, { kind: 'elf' }>,
) => {
  const fits = isFor(object, architectureOf(bench.platform)) && !object.truncated
  const report = fits ? link(bench, path, role) : null
  const family = (role === 'program' ? report : bench.node?.report)?.family ?? null
  return {
    what: 'elf',
    object: summaryOf(object),
    addOn: role === 'program' ? null : addOnInterface(object),
    damage: damage.slice(0, mostListed),
    report: report === null ? null : bounded(report),
    foreignLibc: report === null ? null : foreignLibc(report, bench.files, family),
  } as const
}

const permitted = (
  { files, user }: Bench,
  { path, node }: NonNullable<ReturnType<RootFiles['resolve']>>,
  role: NativeFile['role'],
): boolean => {
  if (user === null) return true
  if (role === 'add-on') return files.readable(path)
  // The kernel wants the x bit of a program and of its folders, and no r bit.
  return mayOpen(user, node, 'execute') && (parentOf(path) === '/' || files.readable(path) || user.uid === 0)
}
