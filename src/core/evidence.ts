import type { ImageFacts } from './audit/facts.js'
import type { SizedFolder } from './audit/folder-sizes.js'
import type { SizedLayer } from './finding.js'
import type { NativeModule } from './native-module.js'
import type { Platform } from './platform.js'

/** `sha256:` and 64 hex digits. */
export type Digest = `sha256:${string}`

/** Stands in evidence on what has no manifest, a folder; reports show no digest for it. */
export const noDigest: Digest = `sha256:${'0'.repeat(64)}`

export const isDigest = (text: unknown): text is Digest =>
  typeof text === 'string' && /^sha256:[0-9a-f]{64}$/.test(text)

export interface BuiltPlatform {
  readonly platform: Platform
  /** Digest of the platform's manifest, which is what is verified, pushed and compared. */
  readonly digest: Digest
  /** Digest of the image configuration, the identity that survives re-packing; null when the engine does not say. */
  readonly config: Digest | null
  /** Uncompressed bytes of the root file system; null when the engine does not say. */
  readonly size: number | null
}

/** One artefact for all platforms, in the engine and not yet tagged for anybody. */
export interface BuiltImage {
  /** Name under which this run keeps it in the engine. */
  readonly reference: string
  /** Digest of the index (or of the single manifest when it is no index). */
  readonly index: Digest
  readonly platforms: readonly BuiltPlatform[]
}

/** How a platform's containers were run: a pass under emulation is not a pass on silicon. */
export type Method = { readonly kind: 'native' } | { readonly kind: 'emulated'; readonly emulator: string }

/** What the static audit saw of one platform. */
export interface AuditEvidence {
  readonly platform: Platform
  /** Digest of the manifest whose file system was read. */
  readonly digest: Digest
  /** Every package with native code. */
  readonly modules: readonly AuditedModule[]
  /** What decides but could not be read, in words; empty when the audit is complete. */
  readonly gaps: readonly string[]
  /** ELF objects met, whether or not anything would load them. */
  readonly objects: number
  /** The packages and folders that hold the most, the largest first. Absent in evidence that another job handed over. */
  readonly largest?: readonly SizedFolder[]
  /** The layers that bring the most, the largest first. Absent likewise; empty where there are none, or nobody says. */
  readonly layers?: readonly SizedLayer[]
  readonly milliseconds: number
}

export interface AuditedModule extends NativeModule {
  /** The files that its own loader would pick on this platform. */
  readonly files: readonly string[]
  readonly state: 'ok' | 'broken' | 'unknown'
}

/** What exercising one module in a container of the image came to. */
export interface ModuleOutcome {
  readonly module: NativeModule
  /**
   * proved: native code did its work and the result was right. broken: dlopen error, signal, time limit, wrong result or
   * native object not mapped. unknown: the exercise does not fit, or its process could not be watched. skipped: left out by
   * the user.
   */
  readonly state: 'proved' | 'broken' | 'unknown' | 'skipped'
  readonly milliseconds: number
  /** Message of the failure, cleaned and bounded; empty when proved. */
  readonly message: string
  /**
   * What it was tried with. exercise: a built-in one. expression: one of the user's, which proves what its author says it
   * does. load: nothing is known of the package. start: its program ran. Absent: it never answered.
   */
  readonly how?: 'exercise' | 'expression' | 'load' | 'start'
}

/** What running the image on one platform showed. */
export interface SmokeEvidence {
  readonly platform: Platform
  readonly digest: Digest
  readonly method: Method
  readonly outcomes: readonly ModuleOutcome[]
  /** Why the platform, or a part of it, could not be run; empty when everything was. */
  readonly gaps: readonly string[]
  readonly milliseconds: number
  /** Address of the earlier run that proved the same bytes in the same surroundings; absent when this run did. */
  readonly provedIn?: string
}

/** What one declared check came to. */
export interface CheckOutcome {
  /** As the config file names it. */
  readonly name: string
  /** unknown: it could not be made. */
  readonly state: 'passed' | 'failed' | 'unknown'
  readonly milliseconds: number
  /** What was wrong, cleaned and bounded; empty when passed. */
  readonly message: string
}

/** What the declared checks showed. */
export interface CheckEvidence {
  readonly platform: Platform
  readonly digest: Digest
  readonly outcomes: readonly CheckOutcome[]
  readonly milliseconds: number
}

/** All that is known of one platform. null: that stage gave nothing, which is never a pass. */
export interface PlatformEvidence {
  readonly platform: Platform
  readonly built: BuiltPlatform | null
  readonly audit: AuditEvidence | null
  /** All that the audit's rules looked at; null or absent where there was no audit. */
  readonly facts?: ImageFacts | null
  readonly smoke: SmokeEvidence | null
  /** Absent: nothing was checked, which is a doubt only where something was declared. */
  readonly checks?: CheckEvidence | null
  /** Another job ran the image, and its proof says how; absent: this one did. */
  readonly provedBy?: HandedOver
}

export interface HandedOver {
  /** null: the proof has a signature that could not be checked. */
  readonly isSigned: boolean | null
  /** The workflow file, `owner/name/path@ref`, whose job has signed it; null when that is not known. */
  readonly signer: string | null
}
