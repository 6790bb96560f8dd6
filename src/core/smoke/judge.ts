import type { AuditedModule, Method, ModuleOutcome } from '../evidence.js'
import { finding, type Finding } from '../finding.js'
import type { NativeModule } from '../native-module.js'
import type { Platform } from '../platform.js'
import { harmless, shorten } from '../render/harmless.js'
import { diagnose } from './diagnosis.js'
import { emulatorSuspicion } from './emulator.js'
import { deciding, isClean, type Fate, type Tries, type Try } from './plan.js'
import type { ProbeModule, ProbeResult } from './protocol.js'

/** What decides beside the module's own tries. */
export interface Circumstances {
  readonly platform: Platform
  readonly method: Method
  /** What the audit says of the module; null when it does not know it or did not run. */
  readonly audited: AuditedModule['state'] | null
  /** Why a module without any try has none. */
  readonly whyNot: string
  /** How a program without any native module ended in the same image; null when it did its work, absent when it was not run. */
  readonly control?: Fate | null
}

export interface Judgement {
  readonly outcome: ModuleOutcome
  readonly findings: readonly Finding[]
}

type State = ModuleOutcome['state']

/** A verdict on one try, before it is dressed as outcome and finding. */
interface Opinion {
  readonly state: State
  readonly finding: Finding | null
}

const longestMessage = 2000

/** Everything from a container is cleaned here, once, before it becomes part of any evidence. */
const cleaned = (text: string): string => shorten(harmless(text).trim(), longestMessage)

const label = ({ name, version }: NativeModule): string => cleaned(version === '' ? name : `${name}@${version}`)

const hasAddon = ({ files }: ProbeModule): boolean => files.some((file) => file.endsWith('.node'))

/** Whether a failure is one of native code, and not of anything else that a package may miss. */
const isNativeFailure = ({ code, message }: { code: string; message: string }): boolean =>
  code === 'ERR_DLOPEN_FAILED' || diagnose(message) !== null

const failed = (module: ProbeModule, result: ProbeResult, { platform }: Circumstances): Opinion | null => {
  const { failure } = result
  if (failure === null) return null
  const where = { subject: cleaned(module.name), platform }
  const evidence = { module: label(module), message: cleaned(failure.message) }
  if (failure.at === 'result') {
    return result.fits
      ? { state: 'broken', finding: finding('AP304', where, evidence) }
      : { state: 'unknown', finding: finding('AP306', where, { ...evidence, at: 'result' }) }
  }
  if (isNativeFailure(failure)) return { state: 'broken', finding: finding('AP301', where, evidence) }
  // The package's error hides the loader's.
  if (result.direct !== null && result.direct !== '') {
    return { state: 'broken', finding: finding('AP301', where, { ...evidence, message: cleaned(result.direct) }) }
  }
  const at = result.how === 'start' ? 'program' : result.how === 'expression' ? 'expression' : failure.at
  return { state: 'unknown', finding: finding('AP306', where, { ...evidence, at }) }
}

/** A module that answered: was it its native part? */
const answered = (module: ProbeModule, result: ProbeResult, { platform }: Circumstances): Opinion => {
  const { how, byWork, objects, direct, fits } = result
  if (byWork || objects.length > 0) return { state: 'proved', finding: null }
  const where = { subject: cleaned(module.name), platform }
  const name = label(module)
  if (how === 'load') {
    // Nothing is known of the package: it may load its file later, so what its file does when loaded directly counts.
    if (direct === '') return { state: 'proved', finding: null }
    if (direct !== null) {
      const evidence = { module: name, message: cleaned(direct) }
      return { state: 'broken', finding: finding('AP301', where, evidence) }
    }
    if (!hasAddon(module) && module.files.length > 0) {
      const message = 'nothing is known of it, and it does not load its native part by itself'
      return { state: 'unknown', finding: finding('AP306', where, { module: name, message, at: 'exercise' }) }
    }
  }
  if (!fits && (direct === null || direct === '')) {
    // An exercise for other versions may pass by what is native in this one.
    const message = 'it answered without its native part'
    return { state: 'unknown', finding: finding('AP306', where, { module: name, message, at: 'exercise' }) }
  }
  return {
    state: 'broken',
    finding: finding('AP305', where, { module: name, direct: direct === null ? null : cleaned(direct) }),
  }
}

const fateFinding = (
  { module, together, alone }: Tries,
  fate: Fate,
  { platform, method, lastWords }: Circumstances & { lastWords: string },
): Finding => {
  const where = { subject: cleaned(module.name), platform }
  const isRepeated = alone?.kind === fate.kind && together?.kind === fate.kind
  const name = label(module)
  if (fate.kind === 'hung') {
    const emulated = method.kind === 'emulated'
    return finding('AP303', where, { module: name, seconds: fate.seconds, emulated, isRepeated })
  }
  const { signal, exitCode } = fate
  const words = shorten(cleaned(lastWords.split('\n').at(-1) ?? ''), 300)
  return finding('AP302', where, { module: name, signal, exitCode, lastWords: words, isRepeated })
}

const lastWordsOf = (one: Try | null): string => (one?.kind === 'crashed' ? one.lastWords : '')

/** The control holds nothing of the image but Node itself, so what ends it the same way is not the module. */
const sameAsControl = (fate: Fate, control: Fate | null): string => {
  if (control?.kind !== fate.kind || (control.kind === 'crashed' && control.signal !== (fate as typeof control).signal))
    return ''
  return `a program that uses Node alone ${happened(control)} in the same image`
}

const doomed = (tries: Tries, fate: Fate, circumstances: Circumstances): Opinion => {
  const { module } = tries
  const { method, audited, platform } = circumstances
  const lastWords = `${lastWordsOf(tries.together)}\n${lastWordsOf(tries.alone)}`.trim()
  const why = emulatorSuspicion(method, lastWords) || sameAsControl(fate, circumstances.control ?? null)
  if (why === '' || audited === 'broken' || method.kind === 'native') {
    return { state: 'broken', finding: fateFinding(tries, fate, { ...circumstances, lastWords }) }
  }
  const where = { subject: cleaned(module.name), platform }
  const evidence = { module: label(module), what: happened(fate), emulator: method.emulator, why }
  return { state: 'unknown', finding: finding('AP308', where, evidence) }
}

/** A try in words that follow the module's name. */
const happened = (one: Try): string => {
  if (one.kind === 'hung') return 'hung'
  if (one.kind === 'crashed')
    return `crashed (${one.signal === '' ? `exit status ${one.exitCode ?? '?'}` : one.signal})`
  return isClean(one) ? 'worked' : 'failed'
}

const opinionOf = (tries: Tries, one: Try, circumstances: Circumstances): Opinion =>
  one.kind === 'reported'
    ? (failed(tries.module, one.result, circumstances) ?? answered(tries.module, one.result, circumstances))
    : doomed(tries, one, circumstances)

/** The notice that says that two looks differ; the later one counts. */
const disagreement = (tries: Tries, state: State, { platform, audited }: Circumstances): Finding | null => {
  const { module, together, alone } = tries
  const where = { subject: cleaned(module.name), platform }
  const name = label(module)
  const decided = alone ?? together
  if (decided === null) return null
  if (together !== null && alone !== null && isClean(together) !== isClean(alone)) {
    const before = `it ${happened(together)} in one process with the other modules`
    return finding('AP310', where, { module: name, before, alone: happened(alone) })
  }
  const contradicts = (audited === 'broken' && state === 'proved') || (audited === 'ok' && state === 'broken')
  if (!contradicts) return null
  const before = audited === 'broken' ? 'its files say that it is broken' : 'its files say that it is sound'
  return finding('AP310', where, { module: name, before, alone: happened(decided) })
}

/** What a module comes to, from all that was tried. */
export const judge = (tries: Tries, circumstances: Circumstances): Judgement => {
  const { module } = tries
  const one = deciding(tries)
  const named: NativeModule = { name: module.name, version: module.version, dir: module.dir }
  if (one === null) {
    const message = circumstances.whyNot
    const where = { subject: cleaned(module.name), platform: circumstances.platform }
    return {
      outcome: { module: named, state: 'unknown', milliseconds: 0, message },
      findings: [finding('AP309', where, { module: label(module), why: message })],
    }
  }
  const opinion = opinionOf(tries, one, circumstances)
  const notice = disagreement(tries, opinion.state, circumstances)
  const told = one.kind === 'reported' ? one.result : null
  return {
    outcome: {
      ...{ module: named, state: opinion.state, message: opinion.finding?.found ?? '' },
      milliseconds: told?.milliseconds ?? 0,
      ...(told === null ? {} : { how: told.how }),
    },
    findings: [opinion.finding, notice].filter((each) => each !== null),
  }
}
