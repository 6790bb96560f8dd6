import { finding, type EvidenceOf, type Finding, type FindingCode, type Severity } from '../finding.js'
import type { ImageFacts, ModuleFacts, NativeFile } from './facts.js'

/** What one rule says about one file or package. */
export interface Judgement {
  /** The module it is about; null when it is about Node or the image. */
  readonly module: ModuleFacts | null
  /** The file it is about; null when it is about the package as a whole. */
  readonly file: NativeFile | null
  readonly finding: Finding
}

/** One code: facts in, judgements out. A rule reads nothing and remembers nothing. */
export interface Rule {
  readonly code: FindingCode
  readonly judge: (facts: ImageFacts) => readonly Judgement[]
}

/** A file that would be loaded or run, with the module that brings it; Node itself has none. */
export interface Subject {
  readonly module: ModuleFacts | null
  readonly file: NativeFile
}

/** Every file that somebody would load or run. */
export const subjectsOf = ({ node, modules }: ImageFacts): readonly Subject[] => [
  ...(node === null ? [] : [{ module: null, file: node.file }]),
  ...modules.flatMap((module) => module.native.map((file) => ({ module, file }))),
]

/** How a module is called in findings: by its name, since that is what `ignore` and people use. */
export const nameOf = ({ module, file }: Subject): string => module?.name ?? file.path

/** Makes the judgement of a rule about a file. */
export const judgeFile = <C extends FindingCode>(
  code: C,
  { platform }: ImageFacts,
  subject: Subject,
  evidence: EvidenceOf<C>,
): Judgement => ({ ...subject, finding: finding(code, { subject: nameOf(subject), platform }, evidence) })

/** Makes the judgement of a rule about a package. */
export const judgeModule = <C extends FindingCode>(
  code: C,
  { platform }: ImageFacts,
  module: ModuleFacts,
  evidence: EvidenceOf<C>,
): Judgement => ({ module, file: null, finding: finding(code, { subject: module.name, platform }, evidence) })

/** The same judgement with another severity than its code has, where the facts are weaker than the code assumes. */
export const withSeverity = (judgement: Judgement, severity: Severity): Judgement => ({
  ...judgement,
  finding: { ...judgement.finding, severity },
})
