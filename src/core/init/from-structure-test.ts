import { parseTextExpectation } from '../config/text-expectation.js'
import type { Parsed } from '../parsed.js'
import { together } from './go-pattern.js'
import { entriesOf, isGiven, listOf, textOf, textsOf, type Entries } from './written.js'

/** What became of a file of container-structure-test. */
export interface Translation {
  /** The config file as data. */
  readonly config: { readonly checks?: readonly Entries[]; readonly image?: Entries }
  /** What has no equivalent, one sentence each. */
  readonly left: readonly string[]
}

type Leave = (what: string) => void

/** Tells the keys of which nothing is made. */
const leaveOthers = (entries: Entries, known: readonly string[], place: string, leave: Leave): void => {
  for (const key of Object.keys(entries)) {
    if (!known.includes(key) && isGiven(entries[key])) leave(`${place}: ${key} has no equivalent`)
  }
}

/** A text that is meant as it stands, though it may look like an expression. */
const exact = (text: string): string => {
  const parsed = parseTextExpectation(text)
  if (parsed.ok && parsed.value.kind === 'exact') return text
  return `/^${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$/`
}

const expressionOr = (made: Parsed<string>, place: string, leave: Leave): string | null => {
  if (made.ok) return made.value
  leave(`${place}: the expression ${made.complaint.message}`)
  return null
}

const expectation = (
  { found, absent }: { found: unknown; absent: unknown },
  place: string,
  leave: Leave,
): string | null => {
  const [expected, excluded] = [textsOf(found), textsOf(absent)]
  return expected.length + excluded.length === 0 ? null : expressionOr(together(expected, excluded), place, leave)
}

const variables = (written: unknown, place: string, leave: Leave): Entries => {
  const pairs = listOf(written).map((one) => [textOf(entriesOf(one)['key']), textOf(entriesOf(one)['value'])] as const)
  const own = pairs.filter(([, value]) => !value.includes('$'))
  if (own.length < pairs.length) leave(`${place}: a value with $ is not expanded, so its variable is left out`)
  return Object.fromEntries(own)
}

const command = (written: Entries, shared: Entries, place: string, leave: Leave): readonly Entries[] => {
  if (isGiven(written['setup'])) {
    leave(
      `${place}: setup has no equivalent, so the test is left out; put its steps into the image or into one command`,
    )
    return []
  }
  leaveOthers(written, [...commandKeys, 'setup', 'teardown'], place, leave)
  const words = [textOf(written['command']), ...textsOf(written['args'])]
  if (words[0] === '') {
    leave(`${place}: names no command, so the test is left out`)
    return []
  }
  if (words.some((word) => word.includes('$'))) {
    leave(`${place}: $ in a command is not expanded, so the test is left out; write its value`)
    return []
  }
  const stdout = expectation({ found: written['expectedOutput'], absent: written['excludedOutput'] }, place, leave)
  const stderr = expectation({ found: written['expectedError'], absent: written['excludedError'] }, place, leave)
  const code = Number(textOf(written['exitCode']) || '0')
  const env = { ...shared, ...variables(written['envVars'], place, leave) }
  return [
    {
      name: (textOf(written['name']) || textOf(written['command'])).slice(0, 90),
      command: words,
      ...(Object.keys(env).length === 0 ? {} : { env }),
      ...(stdout === null ? {} : { stdout }),
      ...(stderr === null ? {} : { stderr }),
      ...(code === 0 ? {} : { exit: { code } }),
    },
  ]
}

const commandKeys = [
  ...['name', 'command', 'args', 'envVars', 'exitCode'],
  ...['expectedOutput', 'excludedOutput', 'expectedError', 'excludedError'],
]

/**
 * What Go writes of a file (`urwxr-xr-x`, `dtrwxrwxrwx`: https://pkg.go.dev/io/fs#FileMode.String), and what `ls` does
 * (`-rwsr-xr-x`), as octal digits; null when it is something else.
 */
const octalOf = (permissions: string): string | null => {
  const [, kind = '', bits = ''] =
    /^([dalTLDpSugct]+|[-dlbcps])?((?:[-r][-w][-xsS]){2}[-r][-w][-xtT])$/.exec(permissions) ?? []
  if (bits === '') return null
  // Go has the three in front and never among the bits.
  const before = ['u', 'g', 't'].reduce((sum, letter, index) => sum + (kind.includes(letter) ? 4 >> index : 0), 0)
  const digit = (at: number): number =>
    (bits.charAt(at) === 'r' ? 4 : 0) +
    (bits.charAt(at + 1) === 'w' ? 2 : 0) +
    (/[xst]/.test(bits.charAt(at + 2)) ? 1 : 0)
  const special = [2, 5, 8].reduce((sum, at, index) => sum + (/[sStT]/.test(bits.charAt(at)) ? 4 >> index : 0), 0)
  return [before | special, digit(0), digit(3), digit(6)].join('')
}

/** null: a path that cannot be taken over as it stands. */
const pathOf = (written: Entries, place: string, leave: Leave): string | null => {
  const path = textOf(written['path']).replace(/(.)\/+$/, '$1')
  if (!path.includes('$')) return path
  leave(`${place}: $ in a path is not expanded, so the test is left out; write its value`)
  return null
}

const existence = (written: Entries, place: string, leave: Leave): readonly Entries[] => {
  leaveOthers(written, ['name', 'path', 'shouldExist', 'permissions', 'uid', 'gid'], place, leave)
  const path = pathOf(written, place, leave)
  if (path === null) return []
  const shouldExist = written['shouldExist'] ?? true
  if (typeof shouldExist !== 'boolean') {
    leave(`${place}: shouldExist is neither true nor false, so the test is left out`)
    return []
  }
  if (!shouldExist) return [{ path, exists: false }]
  const permissions = textOf(written['permissions'])
  const mode = octalOf(permissions)
  if (permissions !== '' && mode === null)
    leave(`${place}: permissions ${JSON.stringify(permissions)} could not be read`)
  const [uid, gid] = [textOf(written['uid']), textOf(written['gid'])]
  if (uid === '' && gid !== '') leave(`${place}: gid without uid has no equivalent`)
  const owner = gid === '' ? uid : `${uid}:${gid}`
  return [{ path, ...(mode === null ? {} : { mode }), ...(uid === '' ? {} : { owner }) }]
}

const content = (written: Entries, place: string, leave: Leave): readonly Entries[] => {
  leaveOthers(written, ['name', 'path', 'expectedContents', 'excludedContents'], place, leave)
  const { expectedContents: found, excludedContents: absent } = written
  const made = expectation({ found, absent }, place, leave)
  const path = pathOf(written, place, leave)
  return made === null || path === null ? [] : [{ path, content: made }]
}

const named = (written: unknown, place: string, leave: Leave): Entries =>
  Object.fromEntries(
    listOf(written).flatMap((one) => {
      const { key, value, isRegex } = entriesOf(one)
      const name = textOf(key)
      if (typeof (isRegex ?? false) !== 'boolean') {
        leave(`${place} ${name}: isRegex is neither true nor false, so it is left out`)
        return []
      }
      if (isRegex !== true) return [[name, exact(textOf(value))]]
      const made = expressionOr(together([textOf(value)], []), `${place} ${name}`, leave)
      return made === null ? [] : [[name, made]]
    }),
  )

const metadataKeys = [
  ...['env', 'envVars', 'labels', 'exposedPorts', 'volumes', 'entrypoint', 'cmd', 'workdir', 'user'],
]

const metadata = (written: Entries, leave: Leave): Entries => {
  const place = 'metadataTest'
  leaveOthers(written, metadataKeys, place, leave)
  const env = named(written['envVars'] ?? written['env'], place, leave)
  const labels = named(written['labels'], place, leave)
  const ports = textsOf(written['exposedPorts']).map((port) => (/^\d+$/.test(port) ? Number(port) : port))
  const words = (key: string) => (Array.isArray(written[key]) ? textsOf(written[key]) : null)
  const [entrypoint, cmd, volumes] = [words('entrypoint'), words('cmd'), words('volumes')]
  const [user, workdir] = [textOf(written['user']), textOf(written['workdir'])]
  return {
    ...(user === '' ? {} : { user }),
    ...(workdir === '' ? {} : { workdir }),
    ...(entrypoint === null ? {} : { entrypoint }),
    ...(cmd === null ? {} : { command: cmd }),
    ...(ports.length === 0 ? {} : { ports }),
    ...(volumes === null || volumes.length === 0 ? {} : { volumes }),
    ...(Object.keys(env).length === 0 ? {} : { env }),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
  }
}

/** Names must differ in the config file. */
const distinct = (checks: readonly Entries[]): readonly Entries[] => {
  const seen = new Map<string, number>()
  return checks.map((check) => {
    const name = textOf(check['name'])
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? check : { ...check, name: `${name} (${count})` }
  })
}

/** The same in the config file of archproof, from a document as YAML or JSON give it. */
export const fromStructureTest = (document: unknown): Translation => {
  const written = entriesOf(document)
  const left: string[] = []
  const leave: Leave = (what) => void left.push(what)
  const sections = ['schemaVersion', 'globalEnvVars', 'commandTests', 'fileExistenceTests', 'fileContentTests']
  leaveOthers(written, [...sections, 'metadataTest'], 'the file', leave)
  const each = (key: string, make: (one: Entries, place: string) => readonly Entries[]): readonly Entries[] =>
    listOf(written[key]).flatMap((one, index) => {
      const name = textOf(entriesOf(one)['name'])
      return make(entriesOf(one), `${key}[${index}]${name === '' ? '' : ` (${name})`}`)
    })
  const shared = variables(written['globalEnvVars'], 'globalEnvVars', leave)
  const checks = distinct(each('commandTests', (one, place) => command(one, shared, place, leave)))
  const files = [
    ...each('fileExistenceTests', (one, place) => existence(one, place, leave)),
    ...each('fileContentTests', (one, place) => content(one, place, leave)),
  ]
  const image = { ...metadata(entriesOf(written['metadataTest']), leave), ...(files.length === 0 ? {} : { files }) }
  return {
    config: { ...(checks.length === 0 ? {} : { checks }), ...(Object.keys(image).length === 0 ? {} : { image }) },
    left,
  }
}
