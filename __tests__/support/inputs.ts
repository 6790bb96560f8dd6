import type { RunEvent } from '../../src/core/event.js'
import { allInputNames, type InputName, type RawInputs } from '../../src/core/input/names.js'
import { configPathOf, loadConfig } from '../../src/core/config/load-config.js'
import type { ReadConfig } from '../../src/core/config/read-config.js'
import type { Inputs } from '../../src/core/input/inputs.js'
import { pathsOf, type Looked, type PathKind } from '../../src/core/input/sources.js'
import { ConfigError, type Problem } from '../../src/errors.js'
import { parseInputs } from '../../src/inputs.js'

/** Inputs of which nothing is given but these. */
export const rawInputs = (given: Partial<Record<InputName, string>> = {}): RawInputs => ({
  ...(Object.fromEntries(allInputNames.map((name) => [name, ''])) as RawInputs),
  ...given,
})

/** A push of the default branch, with what a test changes. */
export const eventOf = (
  change: Partial<Omit<RunEvent, 'repository'>> & { repository?: Partial<RunEvent['repository']> } = {},
): RunEvent => ({
  name: 'push',
  ref: 'refs/heads/main',
  commit: '0123456789abcdef0123456789abcdef01234567',
  commitTime: '2026-03-01T10:00:00+01:00',
  pullRequest: null,
  actor: 'octocat',
  runId: 42,
  runAttempt: 2,
  serverUrl: 'https://github.com',
  workspace: '/work',
  ...change,
  repository: {
    owner: 'acme',
    name: 'shop',
    defaultBranch: 'main',
    private: false,
    fork: false,
    ownerKind: 'organization',
    description: 'Sells things',
    license: 'MIT',
    ...change.repository,
  },
})

/** A repository in which everything that the inputs name is there, but for what is changed. */
export const present = (raw: RawInputs, changed: Readonly<Record<string, PathKind>> = {}): Looked =>
  new Map(
    pathsOf(raw).map((path, index) => [path, changed[path] ?? (index === 0 ? ('folder' as const) : ('file' as const))]),
  )

/** A config file that says something, where one is asked for. */
const configOf = (raw: RawInputs): ReadConfig =>
  loadConfig(raw, {
    path: configPathOf(raw),
    ...(raw.config.trim() === '' ? { text: null, why: 'is not there' } : { text: 'size: { max: 1GB }', why: '' }),
  })

/** Parses as main does, with everything in its place. */
export const parse = (given: Partial<Record<InputName, string>> = {}, event: RunEvent | null = eventOf()): Inputs => {
  const raw = rawInputs(given)
  return parseInputs(raw, { looked: present(raw), config: configOf(raw), event })
}

/** What is wrong with the inputs; fails when nothing is. */
export const problemsOf = (
  given: Partial<Record<InputName, string>>,
  facts: { event?: RunEvent | null; paths?: Readonly<Record<string, PathKind>> } = {},
): readonly Problem[] => {
  const raw = rawInputs(given)
  try {
    parseInputs(raw, { looked: present(raw, facts.paths), event: facts.event === undefined ? eventOf() : facts.event })
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  throw new Error('nothing was wrong with these inputs')
}
