import type { Identity } from '../audit/identity.js'
import type { RootFiles } from '../audit/root-files.js'
import type { TextExpectation } from '../config/config.js'
import type { SourceLine } from '../finding.js'
import type { Platform } from '../platform.js'

/** What an image says about how it is started. */
export interface SaidOfStart {
  readonly env: Readonly<Record<string, string>>
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDir: string
  readonly user: string
  readonly labels: Readonly<Record<string, string>>
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
}

/** An image as it was read: what it says, and what it holds. */
export interface ImageSight {
  readonly platform: Platform
  readonly config: SaidOfStart
  readonly root: RootFiles
  /** As whom it runs; null when its own files do not know the name. */
  readonly user: Identity | null
}

/** Why something of an image was not seen in full, in words; null: it was. */
export interface Unseen {
  readonly config: string | null
  readonly files: string | null
}

/** One declared thing after a look at the image. Texts are still to be compared, because a pattern needs a time limit. */
export type Observation =
  | {
      readonly kind: 'wrong' | 'unseen'
      readonly subject: string
      readonly what: string
      readonly source: SourceLine | null
    }
  | {
      readonly kind: 'text'
      readonly subject: string
      readonly what: string
      readonly expected: TextExpectation
      readonly text: string
      readonly source: SourceLine | null
    }

/** Docker's, where the image sets none (daemon/pkg/oci/defaults.go). */
export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** The most that is kept of a file whose content decides. */
export const longestContent = 1024 * 1024
