import type { ImageFacts, ModuleFacts, NativeFile, ObjectSummary } from '../../src/core/audit/facts.js'
import type { LinkReport } from '../../src/core/link/loader.js'

/** An arm64 object that loads anywhere. */
export const soundObject: ObjectSummary = {
  bits: 64,
  littleEndian: true,
  machine: 183,
  type: 'shared',
  truncated: false,
  interpreter: null,
  needed: ['libc.so.6'],
  executableStack: false,
  pageSize: 65_536,
  isaNeeded: null,
}

export const linkReport = (path: string, parts: Partial<LinkReport> = {}): LinkReport => ({
  path,
  family: 'glibc',
  rejected: null,
  interpreterMissing: null,
  loaded: [{ path, realPath: path, via: 'path' }],
  missingLibraries: [],
  missingVersions: [],
  missingSymbols: [],
  damage: [],
  ...parts,
})

const addOnPath = '/app/node_modules/addon/build/Release/addon.node'

export const nativeFile = (parts: Partial<NativeFile> = {}): NativeFile => {
  const path = parts.path ?? addOnPath
  return {
    path,
    realPath: path,
    role: 'add-on',
    what: 'elf',
    object: soundObject,
    addOn: { moduleVersions: [], nodeApi: true, constructorRegistration: false },
    permitted: true,
    mode: 0o644,
    damage: [],
    report: linkReport(path),
    foreignLibc: null,
    ...parts,
  }
}

export const moduleFacts = (parts: Partial<ModuleFacts> = {}): ModuleFacts => {
  const native = parts.native ?? [nativeFile()]
  return {
    name: 'addon',
    version: '1.2.3',
    dir: '/app/node_modules/addon',
    family: 'build-folder',
    files: native.map(({ path }) => path),
    certain: true,
    missing: null,
    pairs: [],
    absent: null,
    fallback: '',
    engines: '',
    nodeApi: null,
    statesVersion: null,
    native,
    ...parts,
  }
}

const nodePath = '/usr/local/bin/node'

export const nodeFile = (parts: Partial<NativeFile> = {}): NativeFile =>
  nativeFile({
    path: nodePath,
    role: 'program',
    mode: 0o755,
    addOn: null,
    object: { ...soundObject, type: 'executable', interpreter: '/lib/ld-linux-aarch64.so.1' },
    ...parts,
  })

/** Facts of a sound arm64 image with one add-on. */
export const imageFacts = (parts: Partial<ImageFacts> = {}): ImageFacts => ({
  platform: 'linux/arm64',
  node: { version: '22.12.0', capabilities: false, file: nodeFile() },
  libc: { family: 'glibc', version: '2.36' },
  distribution: { id: 'debian', name: 'Debian GNU/Linux 12 (bookworm)', packages: 'apt' },
  user: { name: 'node', known: true },
  modules: [moduleFacts()],
  applications: [],
  objects: 10,
  gaps: [],
  ...parts,
})

/** The same with another state of the one add-on. */
export const withFile = (file: Partial<NativeFile>, parts: Partial<ImageFacts> = {}): ImageFacts =>
  imageFacts({ modules: [moduleFacts({ native: [nativeFile(file)] })], ...parts })

/** The same with another link report of the one add-on. */
export const withReport = (report: Partial<LinkReport>, parts: Partial<ImageFacts> = {}): ImageFacts =>
  withFile({ report: linkReport(addOnPath, report) }, parts)
