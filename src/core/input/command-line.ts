import { accept, refuse, type Parsed } from '../parsed.js'
import { allInputNames, type InputName, type RawInputs } from './names.js'

/** Options of `archproof check` that have a value: inputs of the action `check` by the same names. */
export const checkOptions = ['platforms', 'modules', 'config', 'module-timeout', 'fail-on', 'report-dir'] as const

/** Options of `archproof init` that have a value. */
const initOptions = ['from', 'config'] as const

const flags = { check: ['json', 'help', 'version'], init: ['force', 'help', 'version'] } as const

type CommandName = keyof typeof flags

const optionsOf = (command: CommandName): readonly string[] => (command === 'check' ? checkOptions : initOptions)

/** What a command line asks for. */
export type Command =
  | { readonly kind: 'check'; readonly raw: RawInputs; readonly json: boolean }
  | { readonly kind: 'init'; readonly from: string | null; readonly config: string; readonly force: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }

/** Changes of one character that lead from one word to the other (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** The known word that somebody most likely meant; null when none is near. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  const ranked = known
    .map((candidate) => ({ candidate, away: distance(word.slice(0, 50), candidate) }))
    .sort((a, b) => a.away - b.away)
  const best = ranked[0]
  return best !== undefined && best.away <= Math.max(2, Math.ceil(best.candidate.length / 3)) ? best.candidate : null
}

const unknown = (name: string, command: CommandName): Parsed<never> => {
  const known = [...optionsOf(command), ...flags[command]]
  const meant = nearest(name, known)
  return refuse(
    `has no option --${name}`,
    meant === null ? `Use one of ${known.map((option) => `--${option}`).join(', ')}` : `Did you mean --${meant}?`,
  )
}

/** An option with the value that stands in it or behind it, and how many words that took. */
const readOption = (
  command: CommandName,
  word: string,
  next: string | undefined,
): Parsed<{ name: string; value: string; words: 1 | 2 }> => {
  const [, name = '', own] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
  if ((flags[command] as readonly string[]).includes(name)) {
    return own === undefined
      ? accept({ name, value: 'true', words: 1 })
      : refuse(`--${name} takes no value`, `Write --${name}`)
  }
  if (!optionsOf(command).includes(name)) return unknown(name === '' ? word.replace(/^-+/, '') : name, command)
  if (own !== undefined) return accept({ name, value: own, words: 1 })
  return next === undefined
    ? refuse(`--${name} needs a value`, `Write --${name} VALUE`)
    : accept({ name, value: next, words: 2 })
}

interface Words {
  readonly values: ReadonlyMap<string, string>
  readonly operands: readonly string[]
}

/** The words behind the name of a command, options and operands in any order; `--` ends the options. */
const readWords = (command: CommandName, words: readonly string[]): Parsed<Words> => {
  const values = new Map<string, string>()
  const operands: string[] = []
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? ''
    if (word === '--') return accept({ values, operands: [...operands, ...words.slice(index + 1)] })
    if (!word.startsWith('-')) {
      operands.push(word)
      index += 1
      continue
    }
    const option = readOption(command, word, words[index + 1])
    if (!option.ok) return option
    values.set(option.value.name, option.value.value)
    index += option.value.words
  }
  return accept({ values, operands })
}

const checkOf = ({ values, operands }: Words): Parsed<Command> => {
  const [image, ...more] = operands
  if (image === undefined) return refuse('check needs an image', 'Write for example archproof check ./image.tar')
  if (more.length > 0) return refuse('checks one image at a time', `Run it again for ${more.join(' ')}`)
  const given: Partial<Record<InputName, string>> = { image }
  for (const name of checkOptions) given[name] = values.get(name) ?? ''
  const raw = Object.fromEntries(allInputNames.map((name) => [name, given[name] ?? ''])) as RawInputs
  return accept({ kind: 'check', raw, json: values.has('json') })
}

const initOf = ({ values, operands }: Words): Parsed<Command> =>
  operands.length > 0
    ? refuse(`init takes no operand ${operands[0] ?? ''}`, 'Name a file to translate with --from')
    : accept({
        kind: 'init',
        from: values.get('from') ?? null,
        config: values.get('config') ?? '',
        force: values.has('force'),
      })

/** The words behind the name of the program. */
export const parseCommandLine = ([command = '', ...words]: readonly string[]): Parsed<Command> => {
  if (['', 'help', '--help', '-h'].includes(command)) return accept({ kind: 'help' })
  if (command === '--version') return accept({ kind: 'version' })
  if (command !== 'check' && command !== 'init') {
    const meant = nearest(command, Object.keys(flags))
    return refuse(`has no command ${command}`, meant === null ? 'Run archproof --help' : `Did you mean ${meant}?`)
  }
  const read = readWords(
    command,
    words.map((word) => (word === '-h' ? '--help' : word)),
  )
  if (!read.ok) return read
  if (read.value.values.has('help')) return accept({ kind: 'help' })
  if (read.value.values.has('version')) return accept({ kind: 'version' })
  return command === 'check' ? checkOf(read.value) : initOf(read.value)
}

/** What `archproof --help` prints. */
export const help = `Usage: archproof check [options] IMAGE
       archproof init [--from FILE] [--config PATH] [--force]

check says whether the native modules of an image are right on every platform. IMAGE:
  ghcr.io/owner/name:tag      an image of the engine or of a registry: audited and run
  oci-layout:PATH             an OCI layout, folder or tar archive: audited, nothing is run
  docker-archive:PATH         what docker save writes: audited, nothing is run
  dir:PATH                    the root folder of an image: audited, nothing is run
  ./PATH or NAME.tar          one of the last three, by what is there
All but the first work without Docker. Of several images in an archive, name one: PATH@sha256:...

Options of check
  --platforms LIST            such as linux/amd64,linux/arm64. Default: all that the image has
  --modules LIST              more packages to prove, or !NAME to leave one out
  --config PATH               declarations and ignore rules. Default: .github/archproof.yml
  --module-timeout TIME       for each module. Default: 60s, five times that when emulated
  --fail-on WHEN              error, warning or never. Default: error
  --report-dir PATH           writes report.json and facts-*.json there
  --json                      prints report.json instead of the table
  --help, --version

init writes a commented .github/archproof.yml from the Dockerfile and package.json of this folder.
  --from FILE                 translates a file of container-structure-test instead
  --config PATH               writes there. Default: .github/archproof.yml
  --force                     overwrites a file that is there

Exit status: 0 verified; 1 refused or unknown; 2 the command line is wrong
`
