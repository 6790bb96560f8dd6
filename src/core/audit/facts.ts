import type { AddOnInterface, ElfObject, OtherKind } from '../elf/elf-object.js'
import type { LibcFamily, LinkReport } from '../link/loader.js'
import type { DiscoveredModule } from '../packages/discovered-module.js'
import type { Platform } from '../platform.js'

/**
 * Everything the audit knows of one platform of an image, and the only thing that its rules look at. Plain data: it can be
 * stored, and a stored one replays the audit.
 */
export interface ImageFacts {
  readonly platform: Platform
  /** The Node that the image would start; null when none was found. */
  readonly node: NodeFacts | null
  /** Of the C library that Node uses; null when that cannot be told. */
  readonly libc: LibcFacts | null
  readonly distribution: Distribution | null
  readonly user: UserFacts
  readonly modules: readonly ModuleFacts[]
  /** The application's own package.json files that say which Node they want. */
  readonly applications: readonly EnginesFacts[]
  /** ELF objects met, whether or not anything would load them. */
  readonly objects: number
  readonly gaps: readonly string[]
}

export interface NodeFacts {
  /** `process.versions.node`, read from the binary; null when it does not say. */
  readonly version: string | null
  readonly file: NativeFile
  /** Has file capabilities (`security.capability`): without any in its process the kernel does not start it. */
  readonly capabilities: boolean
}

export interface LibcFacts {
  readonly family: LibcFamily
  /** null when it could not be read. */
  readonly version: string | null
}

/** From os-release. */
export interface Distribution {
  readonly id: string
  readonly name: string
  /** Which package manager's names to give. */
  readonly packages: 'apt' | 'apk' | 'other'
}

export interface UserFacts {
  /** As the image writes it; empty is root. */
  readonly name: string
  /** Whether the image's own passwd and group files know it. */
  readonly known: boolean
}

export interface ModuleFacts extends DiscoveredModule {
  /** Its `engines.node`; empty when it says nothing. */
  readonly engines: string
  /** Lowest Node-API version it was built for, of those it publishes; null when it does not say. */
  readonly nodeApi: number | null
  readonly native: readonly NativeFile[]
  /** Whether its program holds the version that the package compares with; null where none compares, or it was not read. */
  readonly statesVersion: boolean | null
}

export interface EnginesFacts {
  readonly name: string
  readonly dir: string
  readonly engines: string
}

/** One file that would be loaded or run. */
export interface NativeFile {
  /** As it is named by who loads it. */
  readonly path: string
  /** With all links resolved; null when it leads nowhere. */
  readonly realPath: string | null
  readonly role: 'add-on' | 'program'
  /** unread: its content was not kept, which is a gap. lfs-pointer, script: kinds of text. */
  readonly what: 'elf' | OtherKind | 'absent' | 'unread' | 'lfs-pointer' | 'script'
  readonly object: ObjectSummary | null
  readonly addOn: AddOnInterface | null
  /** Whether the image's user may read and (for a program) execute it. */
  readonly permitted: boolean
  readonly mode: number
  readonly damage: readonly string[]
  /** What loading it would come to; null when it was not linked, because it is no object for this platform. */
  readonly report: LinkReport | null
  /** The first object of this load that was built for another C library than the process has. */
  readonly foreignLibc: { readonly object: string; readonly family: LibcFamily } | null
}

/** The part of an ELF object that rules judge; its symbols went into the link report. */
export type ObjectSummary = Pick<
  ElfObject,
  | 'bits'
  | 'littleEndian'
  | 'machine'
  | 'type'
  | 'truncated'
  | 'interpreter'
  | 'needed'
  | 'executableStack'
  | 'pageSize'
  | 'isaNeeded'
>
