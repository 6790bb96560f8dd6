import type { BuiltImage, Digest, PlatformEvidence } from './evidence.js'
import type { Finding } from './finding.js'
import type { DeclaredCheck, Verdict } from './gate.js'
import type { IgnoredFinding, Ignoring } from './ignore.js'
import type { Platform } from './platform.js'

/** The stages in the order in which they run; `report` is not among them because it tells of the others. */
export const stages = ['plan', 'setup', 'build', 'audit', 'smoke', 'gate', 'publish'] as const

export type Stage = (typeof stages)[number]

/** How long a stage took; for one platform, or, with null, for the stage as a whole. */
export interface StageDuration {
  readonly stage: Stage
  readonly platform: Platform | null
  readonly milliseconds: number
}

/** A tag that this run moved. */
export interface PublishedTag {
  /** Full reference: `registry.example/owner/name:tag`. */
  readonly reference: string
  /** What it points to now: the index, or the only manifest. */
  readonly digest: Digest
  /** What it pointed to before; null when the tag is new. */
  readonly previous: Digest | null
  /** Whether later releases move it again (`1`, `latest`), unlike an exact version. */
  readonly moving: boolean
}

/** What became of publishing, in words where there is something to explain. */
export type Publication =
  /** The plan never meant to publish; `because` says why. */
  | { readonly kind: 'not planned'; readonly because: string }
  /** It was planned, and the image was not verified or the run ended before. No tag was moved. */
  | { readonly kind: 'withheld'; readonly because: string }
  /** Every tag points to the verified image; without tags it was pushed by digest, for another job to tag. */
  | { readonly kind: 'published'; readonly digest: Digest; readonly tags: readonly PublishedTag[] }
  /** Publishing was begun and failed; `tags` are those that were moved all the same. */
  | { readonly kind: 'failed'; readonly because: string; readonly tags: readonly PublishedTag[] }

/** Where the run comes from; null where there is none, as on a laptop. */
export interface RunSource {
  /** `owner/name` */
  readonly repository: string | null
  /** Full commit id. */
  readonly commit: string | null
  /** `refs/tags/v1.2.3` */
  readonly ref: string | null
  /** Web page of this run. */
  readonly url: string | null
}

/** Why nothing was run, and what the user left out. */
export interface AuditedOnly {
  readonly because: string
  /** Packages. */
  readonly leftOut: readonly string[]
}

/** Everything that one run came to: the only input of outputs, reports and metrics. Holds no secret. */
export interface Outcome {
  readonly verdict: Verdict
  /** Why it is not verified, one sentence a reason; empty when it is. */
  readonly because: readonly string[]
  readonly source: RunSource
  /** `docker` image names without tag, lower-cased. */
  readonly images: readonly string[]
  /** Full references that the plan names, published or not. */
  readonly tags: readonly string[]
  /** Whether an image name was new to its registry; null when no registry was asked, or it does not say. */
  readonly firstPush: boolean | null
  readonly requested: readonly Platform[]
  /** null when there is no image, because the build failed or never ran. */
  readonly built: BuiltImage | null
  /** One entry per requested platform, in that order. */
  readonly evidence: readonly PlatformEvidence[]
  readonly findings: readonly Finding[]
  /** What the config file ignores; not among `findings`. */
  readonly ignored: readonly IgnoredFinding[]
  readonly ignoring: Ignoring
  /** Checks that the config file declares. */
  readonly declared: readonly DeclaredCheck[]
  readonly publication: Publication
  /** The image was audited and not run; absent when it was run, or should have been. */
  readonly auditedOnly?: AuditedOnly
  /** What kept the run from going to its end, other than a finding: a tool that failed, or a bug. null: nothing did. */
  readonly failure: string | null
  readonly durations: readonly StageDuration[]
  /** From the first line of the plan to the gate or the end of publishing. */
  readonly milliseconds: number
  /** The builder's metadata as it wrote it, JSON; empty when there is none. */
  readonly metadata: string
  /** Folder of report.json and its companions, absolute. */
  readonly reportFolder: string
}
