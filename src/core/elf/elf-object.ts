/** Random access to the bytes of a file, so that large files need not be in memory. */
export interface ByteSource {
  readonly size: number
  /** The bytes from `offset`; fewer than `length` only where the file ends. */
  read(offset: number, length: number): Uint8Array
}

/** What a file is, as far as a loader cares. `damage` is not empty when something that decides could not be read. */
export type ElfReading =
  | { readonly kind: 'elf'; readonly object: ElfObject; readonly damage: readonly string[] }
  | { readonly kind: 'other'; readonly what: OtherKind }

export type OtherKind = 'mach-o' | 'pe' | 'text' | 'empty' | 'archive' | 'wasm' | 'unknown'

/** One ELF object as its loader sees it: from program headers and PT_DYNAMIC only. Plain data, serialisable. */
export interface ElfObject {
  readonly bits: 32 | 64
  readonly littleEndian: boolean
  /** `e_machine`, see elf.h and core/platform.ts. */
  readonly machine: number
  readonly type: 'executable' | 'shared' | 'relocatable' | 'core' | 'other'
  /** A header or a loaded segment ends behind the end of the file: no loader can load it. */
  readonly truncated: boolean
  /** PT_INTERP; null when there is none. Shared libraries seldom have one. */
  readonly interpreter: string | null
  /** Whether there is a PT_DYNAMIC; without one nothing is linked at run time. */
  readonly dynamic: boolean
  readonly needed: readonly string[]
  readonly soname: string | null
  /** DT_RPATH split at colons, `$ORIGIN` and the like as written. Loaders ignore it where there is a DT_RUNPATH. */
  readonly rpath: readonly string[]
  readonly runpath: readonly string[]
  /** DF_1_NODEFLIB: the loader does not search its default folders for what this object needs. */
  readonly noDefaultLibraries: boolean
  readonly versionNeeds: readonly VersionNeed[]
  /** Versions this object defines, in the order of their index, without the base version. */
  readonly versionDefinitions: readonly string[]
  /** Undefined symbols of the dynamic symbol table, also those that no relocation refers to. */
  readonly undefinedSymbols: readonly UndefinedSymbol[]
  /** Symbols that other objects can bind to, by their version. */
  readonly definedSymbols: readonly DefinedSymbols[]
  /** All symbols are bound when it is loaded (DF_BIND_NOW, DF_1_NOW, DT_BIND_NOW). */
  readonly bindNow: boolean
  /** Has relocations in read-only segments. */
  readonly textRelocations: boolean
  /** PT_GNU_STACK asks for an executable stack; null when there is no such header, which means yes on most machines. */
  readonly executableStack: boolean | null
  /** DF_STATIC_TLS: may not find room when it is opened late. */
  readonly staticTls: boolean
  /** Largest host page size (bytes) on which the segments can be mapped; null without PT_LOAD. */
  readonly pageSize: number | null
  /** x86-64 micro-architecture level that it declares to need (GNU property note); null when it declares none. */
  readonly isaNeeded: IsaLevel | null
  /** NODE_MODULE_VERSION of what it registers with Node from a constructor; empty for any other object. */
  readonly registeredFor: readonly number[]
  /** Has relative relocations in DT_RELR, which old loaders leave undone. */
  readonly packedRelocations: boolean
  /** Version of musl, where the object is musl's C library; null for any other, and where it does not say. */
  readonly muslVersion: string | null
  /** Folders that a glibc loader searches by itself; empty for any other object. */
  readonly loaderFolders: readonly string[]
}

export type IsaLevel = 'x86-64-baseline' | 'x86-64-v2' | 'x86-64-v3' | 'x86-64-v4'

export interface VersionNeed {
  /** The soname that must define it. */
  readonly library: string
  readonly version: string
  /** VER_FLG_WEAK: its absence is not an error. */
  readonly weak: boolean
}

export interface UndefinedSymbol {
  readonly name: string
  /** null for a reference without version. */
  readonly version: string | null
  /** The soname that had it when the object was linked; null without version. */
  readonly library: string | null
  readonly weak: boolean
  /**
   * The most demanding relocation that refers to it. data: its address is stored when the object is loaded. got: so it is,
   * by a GLOB_DAT. plt: bound at the first call, unless the object binds now. none: never looked up.
   */
  readonly reference: 'data' | 'got' | 'plt' | 'none'
}

/** The names that are defined with one version. */
export interface DefinedSymbols {
  /** null: without version, or with the base version. */
  readonly version: string | null
  /** `name@VERSION` and not `name@@VERSION`: only references to exactly this version bind to it. */
  readonly hidden: boolean
  readonly names: readonly string[]
}

/** How a Node add-on makes itself known. */
export interface AddOnInterface {
  /** NODE_MODULE_VERSION of each exported `node_register_module_v<N>`, and of what it registers from a constructor. */
  readonly moduleVersions: readonly number[]
  /** Exports or calls a registration function of Node-API, so it is not bound to a NODE_MODULE_VERSION. */
  readonly nodeApi: boolean
  /** Calls `node_module_register` from a constructor: it is bound to the NODE_MODULE_VERSION of the record it hands over. */
  readonly constructorRegistration: boolean
}
