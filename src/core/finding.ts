import { catalogue, type Catalogue } from './findings/catalogue.js'
import type { Platform } from './platform.js'

/** Every code of docs/findings: the key of a catalogue entry. */
export type FindingCode = keyof Catalogue

/**
 * What a finding does to the verdict: `error` refuses, `unknown` keeps the verdict unknown (something that decides could
 * not be seen), `warning` and `notice` leave it alone.
 */
export type Severity = 'error' | 'unknown' | 'warning' | 'notice'

/** A place in the repository, relative to the workspace, 1-based. */
export interface SourceLine {
  readonly file: string
  readonly line: number
  readonly endLine?: number
}

/** Texts of one code; the parameter of `found` names the evidence that the code carries. */
export interface Entry<Evidence> {
  readonly severity: Severity
  readonly title: string
  readonly found: (evidence: Evidence) => string
  readonly breaks: (evidence: Evidence) => string
  readonly change: (evidence: Evidence) => string
}

/** The evidence that a code carries, as its catalogue entry declares it. */
export type EvidenceOf<C extends FindingCode> = Parameters<Catalogue[C]['found']>[0]

/** The layer of the image that brought a file. */
export interface BringingLayer {
  /** From 1, the lowest. */
  readonly layer: number
  /** What made it, as the builder wrote it down (`COPY /app . # buildkit`); empty when that is not known. Untrusted. */
  readonly instruction: string
}

/** A layer with what it takes: in an engine on disk, in an archive the bytes of its files; hidden ones count. */
export interface SizedLayer extends Pick<BringingLayer, 'instruction'> {
  readonly bytes: number
}

/** One thing that is wrong, with everything a person needs to put it right. Plain data: it goes into report.json as it is. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** null when it concerns all platforms or none. */
  readonly platform: Platform | null
  /** The package, file in the image, tag or setting it is about. */
  readonly subject: string
  readonly title: string
  readonly found: string
  readonly breaks: string
  readonly change: string
  readonly evidence: unknown
  /** The line in the repository that causes it, when known. */
  readonly source: SourceLine | null
  /** What brought the file that it is about; absent when it is about none, or that was not looked for. */
  readonly broughtBy?: BringingLayer
  readonly docs: string
}

/** Where it is; `platform` and `source` default to null. */
export interface Where {
  readonly subject: string
  readonly platform?: Platform | null
  readonly source?: SourceLine | null
}

const docsFolder = 'https://github.com/archproof/archproof/blob/main/docs/findings'

/** Where a code is explained. */
export const docsPage = (code: string): string => `${docsFolder}/${code}.md`

/** Makes the finding of a code from its evidence, with the texts of the catalogue. */
export const finding = <C extends FindingCode>(code: C, where: Where, evidence: EvidenceOf<C>): Finding => {
  // The catalogue is typed per code; TypeScript cannot follow the generic key into the union of its functions.
  const entry = catalogue[code] as unknown as Entry<EvidenceOf<C>>
  return {
    code,
    severity: entry.severity,
    platform: where.platform ?? null,
    subject: where.subject,
    title: entry.title,
    found: entry.found(evidence),
    breaks: entry.breaks(evidence),
    change: entry.change(evidence),
    evidence,
    source: where.source ?? null,
    docs: docsPage(code),
  }
}
