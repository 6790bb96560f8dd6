import type { Key } from './positions.js'
import type { WrittenCheck, WrittenConfig } from './schema.js'
import { complain } from './shapes.js'

/** What is wrong between values that are each right by themselves. */
export interface CrossProblem {
  readonly path: readonly Key[]
  /** Message and remedy, as `complain` writes them. */
  readonly text: string
}

const repeated = (words: readonly string[]): readonly number[] =>
  words.flatMap((word, index) => (words.indexOf(word) < index ? [index] : []))

const variablesOf = (check: WrittenCheck): readonly (readonly [Key[], string])[] =>
  [
    ...Object.keys(check.env ?? {}).map((name) => [['env', name], name] as const),
    ...(check['env-from'] ?? []).map((name, index) => [['env-from', index], name] as const),
    ...(check.unset ?? []).map((name, index) => [['unset', index], name] as const),
  ].map(([path, name]) => [[...path], name] as const)

const checkProblems = (check: WrittenCheck, services: readonly string[]): readonly CrossProblem[] => {
  const { command, http, exit, stdout, stderr } = check
  const variables = variablesOf(check)
  return [
    ...((command ?? http ?? exit ?? stdout ?? stderr) === undefined
      ? [{ path: [], text: complain('checks nothing', 'Say what is expected: command, http, exit, stdout or stderr') }]
      : []),
    ...(http !== undefined && exit !== undefined
      ? [
          {
            path: ['exit'],
            text: complain('contradicts http: an app that answers has not ended', 'Make two checks of it'),
          },
        ]
      : []),
    ...repeated(variables.map(([, name]) => name)).map((index) => ({
      path: variables[index]?.[0] ?? [],
      text: complain('names a variable that the check sets already', 'Name each variable once'),
    })),
    ...(check.services ?? []).flatMap((name, index) =>
      services.includes(name)
        ? []
        : [
            {
              path: ['services', index],
              text: complain(
                `is not a service of this file`,
                services.length === 0
                  ? 'Declare it below services'
                  : `Use ${services.join(', ')}, or declare it below services`,
              ),
            },
          ],
    ),
  ]
}

/** Whether an expression of the user's names the package at all; quoted texts do not count. */
const usesModule = (expression: string): boolean =>
  /(?<![\w$.])(?:m|module|require|import)(?![\w$])/.test(
    expression.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''"),
  )

const expressionProblems = (modules: Readonly<Record<string, string>>): readonly CrossProblem[] =>
  Object.entries(modules)
    .filter(([, expression]) => expression !== 'skip' && !usesModule(expression))
    .map(([name]) => ({
      path: ['modules', name],
      text: complain(
        'is an expression that does not use the package, so it proves nothing',
        'Use it as m, for example m.hash("a") === "...", or write skip to leave it unproved',
      ),
    }))

/** What is right by itself: a part in which the schema has found a mistake is null, or not there. */
export interface SoundParts {
  readonly checks: readonly (WrittenCheck | null)[]
  readonly ignore: readonly (NonNullable<WrittenConfig['ignore']>[number] | null)[]
  readonly modules: Readonly<Record<string, string>>
  /** Names of the services that are declared, right or not. */
  readonly services: readonly string[]
}

/** Everything of this kind. */
export const crossProblems = ({ checks, services, ignore, modules }: SoundParts): readonly CrossProblem[] => [
  ...expressionProblems(modules),
  ...repeated(checks.map((check, index) => check?.name ?? `\n${index}`)).map((index) => ({
    path: ['checks', index, 'name'],
    text: complain('is the name of another check', 'Give each check a name of its own'),
  })),
  ...checks.flatMap((check, index) =>
    (check === null ? [] : checkProblems(check, services)).map(({ path, text }) => ({
      path: ['checks', index, ...path],
      text,
    })),
  ),
  ...repeated(ignore.map((rule, index) => (rule === null ? `\n${index}` : `${rule.code} ${rule.subject}`))).map(
    (index) => ({
      path: ['ignore', index],
      text: complain('ignores what another rule ignores', 'Keep one of the two'),
    }),
  ),
]
