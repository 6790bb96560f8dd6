/**
 * Reads the output of a step as the runner does (actions/runner: ActionCommand.cs, ActionCommandManager.cs,
 * ExecutionContext.cs), so that tests see what GitHub would have done with it.
 */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title: string
  readonly file: string
  readonly line: number | null
  readonly endLine: number | null
}

export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

export interface RunnerOutput {
  /** What GitHub keeps: at most ten of a level. */
  readonly annotations: readonly Annotation[]
  /** What was announced beyond that, which nobody sees as an annotation. */
  readonly dropped: readonly Annotation[]
  /** Every command that was carried out, in order. */
  readonly commands: readonly Command[]
  /** Values given to `add-mask`. */
  readonly masks: readonly string[]
  /** The lines that a person sees, secrets masked. */
  readonly log: string
}

// IssueCommandExtension and its siblings, ActionCommandManager.cs.
const registered = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
])

const perLevel = 10

const unescape = (text: string, extra: readonly (readonly [string, string])[]): string =>
  [['%0D', '\r'] as const, ['%0A', '\n'] as const, ...extra, ['%25', '%'] as const].reduce(
    (result, [from, to]) => result.replaceAll(from, to),
    text,
  )

const propertyEscapes = [['%3A', ':'] as const, ['%2C', ','] as const]
const oldEscapes = [['%3B', ';'] as const, ['%5D', ']'] as const]

const properties = (text: string, separator: string, extra: readonly (readonly [string, string])[]) =>
  Object.fromEntries(
    text
      .split(separator)
      .map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1)] as const)
      .filter(([name, value]) => name !== '' && value !== '')
      .map(([name, value]) => [name.toLowerCase(), unescape(value, extra)] as const),
  )

const named = (info: string): { name: string; rest: string } => {
  const space = info.indexOf(' ')
  return space < 0 ? { name: info, rest: '' } : { name: info.slice(0, space), rest: info.slice(space + 1) }
}

// .NET's StartsWith and IndexOf compare by culture, to which these characters do not exist.
const ignored = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\s\u0085])\p{Cc}/gu

/** The command that a line carries, or null. */
export const parseCommand = (raw: string): Command | null => {
  const line = raw.replace(ignored, '')
  const trimmed = line.replace(/^[\s\u0085]+/u, '')
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1
  if (end >= 0) {
    const { name, rest } = named(trimmed.slice(2, end))
    if (registered.has(name.toLowerCase())) {
      return {
        name: name.toLowerCase(),
        properties: properties(rest, ',', propertyEscapes),
        data: unescape(trimmed.slice(end + 2), []),
      }
    }
  }
  const start = line.indexOf('##[')
  const close = start < 0 ? -1 : line.indexOf(']', start)
  if (close < 0) return null
  const { name, rest } = named(line.slice(start + 3, close))
  if (!registered.has(name.toLowerCase())) return null
  return {
    name: name.toLowerCase(),
    properties: properties(rest, ';', oldEscapes),
    data: unescape(line.slice(close + 1), oldEscapes),
  }
}

const numberOrNull = (text: string | undefined): number | null => {
  const number = Number(text)
  return text === undefined || !Number.isInteger(number) ? null : number
}

const annotation = ({ name, properties: given, data }: Command): Annotation | null =>
  name === 'error' || name === 'warning' || name === 'notice'
    ? {
        level: name,
        // ExecutionContext.AddIssue cuts here.
        message: data.slice(0, 4096),
        title: given['title'] ?? '',
        file: given['file'] ?? '',
        line: numberOrNull(given['line']),
        endLine: numberOrNull(given['endline']) ?? numberOrNull(given['line']),
      }
    : null

/** What the runner makes of everything that a step printed. */
export const readOutput = (text: string): RunnerOutput => {
  const commands: Command[] = []
  const shown: string[] = []
  const masks: string[] = []
  let stopped: string | null = null
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (stopped !== null) {
      if (line.trim() === `::${stopped}::`) stopped = null
      else shown.push(line)
      continue
    }
    const command = parseCommand(line)
    if (command === null) {
      shown.push(line)
      continue
    }
    commands.push(command)
    if (command.name === 'stop-commands') stopped = command.data
    if (command.name === 'add-mask') masks.push(command.data)
    if (['error', 'warning', 'notice', 'group', 'debug'].includes(command.name)) {
      shown.push(`##[${command.name}]${command.data}`)
    }
  }
  const all = commands.map(annotation).filter((one) => one !== null)
  const kept = all.filter(
    (one, index) => all.slice(0, index).filter(({ level }) => level === one.level).length < perLevel,
  )
  return {
    annotations: kept,
    dropped: all.filter((one) => !kept.includes(one)),
    commands,
    masks,
    log: masks.filter((mask) => mask !== '').reduce((log, mask) => log.replaceAll(mask, '***'), shown.join('\n')),
  }
}
