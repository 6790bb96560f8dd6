import * as v from 'valibot'
import { catalogue } from '../findings/catalogue.js'
import { accept, refuse, type Parsed } from '../parsed.js'
import { architectures } from '../platform.js'
import { parseDuration, parseModule, parseSize, parseText } from '../input/values.js'
import { complain, formed, listOf, map, mapOf, notEmpty, parsedBy, text, wholeNumber } from './shapes.js'
import { parseTextExpectation } from './text-expectation.js'

/** What is said of the image and its sources can be lived with; a build or a push that failed cannot. */
const parseCode = (text: string): Parsed<string> => {
  if (!(text in catalogue)) return refuse('is not the code of a finding', 'Take it from the report, for example AP204')
  return /^AP[12346]/.test(text)
    ? accept(text)
    : refuse(
        'is not about the image, so there is nothing to live with',
        'Remove the rule, and mend what the finding names',
      )
}

const parseDate = (text: string): Parsed<string> =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
    ? accept(text)
    : refuse('is no day of the calendar', 'Write year, month and day, for example 2027-06-30')

const parsePackage = (text: string): Parsed<string> => {
  const parsed = parseModule(text)
  if (!parsed.ok) return parsed
  return parsed.value.skipped ? refuse('begins with !', `Write ${parsed.value.name}: skip`) : accept(parsed.value.name)
}

/** The client of the engine lives by these, and taking one away from it would end it. */
const parseUnset = (text: string): Parsed<string> =>
  /^(?:PATH|HOME|DOCKER_.*)$/.test(text)
    ? refuse('cannot be taken away', `Set it to something else with env, for example ${text}: ""`)
    : accept(text)

/** Credentials of the job itself: no container has any business with them. */
const parseInherited = (text: string): Parsed<string> =>
  /^(?:INPUT_|ACTIONS_|STATE_|GITHUB_|RUNNER_|DOCKER_)/i.test(text)
    ? refuse('belongs to the job, not to the app', 'Set another variable with env: of the step and name that')
    : accept(text)

/** A path below the workspace; what it leads to is looked at when the file is read. */
const parseRepositoryPath = (text: string): Parsed<string> =>
  text === '' || text.startsWith('/') || text.includes('\\') || /(?:^|\/)(?:\.\.|\.git)(?:\/|$)/i.test(text)
    ? refuse(
        'is not a path in the repository',
        'Give it relative to the root of the repository, for example test/app.json; .git holds credentials',
      )
    : parseText(text)

const parseInside = (text: string): Parsed<string> =>
  text.split('/').includes('..') || text.endsWith('/') || text.includes('\0')
    ? refuse('is not the path of a file', 'Write it without .. and without / at the end, for example /app/config.json')
    : accept(text)

const expectation = v.pipe(text, parsedBy(parseTextExpectation))
const duration = v.pipe(
  formed(/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/, 'is not a duration', 'Write for example 30s, 2m or 1m30s'),
  parsedBy(parseDuration),
)
const byteSize = v.pipe(
  formed(/^\d+(?:\.\d+)?\s?[kmgtpKMGTP]?[iI]?[bB]?$/, 'is not a size', 'Write for example 400MB or 1GB'),
  parsedBy(parseSize),
)
const inImage = v.pipe(
  formed(/^\/./, 'is not an absolute path', 'Write it as it is in the image, for example /app/config.json'),
  parsedBy(parseInside),
)
const variable = formed(/^[A-Za-z_][A-Za-z0-9_.-]*$/, 'is not the name of a variable', 'Write for example DB_HOST')
const words = (example: string) =>
  v.pipe(
    listOf(v.pipe(text, v.regex(/^[^\0]*$/, complain('holds a NUL', 'Remove it'))), example),
    v.minLength(1, complain('is empty', `Write for example ${example}`)),
  )
const command = words('[node, --version]')
const platform = v.picklist(
  architectures.map((architecture) => architecture.platform),
  ({ received }) =>
    complain(`${received} is not a known platform`, `Use ${architectures.map((one) => one.platform).join(', ')}`),
)
const port = wholeNumber(1, 65_535)

const ignore = map({
  code: v.pipe(
    formed(/^AP\d{3}$/, 'is not the code of a finding', 'Take it from the report, for example AP204'),
    parsedBy(parseCode),
    v.description('Code of the finding.'),
  ),
  subject: v.pipe(notEmpty, v.description('What the finding is about, exactly as the report names it.')),
  reason: v.pipe(notEmpty, v.description('Why it does not matter here. Shown in every report.')),
  until: v.optional(
    v.pipe(
      formed(/^\d{4}-\d{2}-\d{2}$/, 'is not a day', 'Write year, month and day, for example 2027-06-30'),
      parsedBy(parseDate),
      v.description('Last day on which the finding is ignored.'),
    ),
  ),
})

const http = map({
  port: v.pipe(
    port,
    v.description('Port on which the app listens in its container. Nothing is published on the runner.'),
  ),
  path: v.optional(
    v.pipe(formed(/^\/[^\s#]*$/, 'is not a path', 'Write for example /health'), v.description('Default: /')),
  ),
  status: v.optional(v.pipe(wholeNumber(100, 599), v.description('Default: 200'))),
  json: v.optional(v.pipe(v.unknown(), v.description('What the answer must hold as JSON; it may hold more.'))),
  headers: v.optional(
    v.pipe(
      mapOf(
        formed(/^[A-Za-z0-9-]+$/, 'is not the name of a header', 'Write for example Accept'),
        formed(/^[\t\x20-\x7e]*$/, 'is not the value of a header', 'Use one line of ASCII'),
        '{ Host: shop.example }',
      ),
      v.description('Sent with the request.'),
    ),
  ),
})

const exit = v.pipe(
  map({
    code: v.optional(v.pipe(wholeNumber(0, 255), v.description('The exit status that is expected.'))),
    not: v.optional(v.pipe(wholeNumber(0, 255), v.description('Any exit status but this one.'))),
    within: v.optional(v.pipe(duration, v.description('How soon, five times that when emulated. Default: timeout'))),
    output: v.optional(v.pipe(expectation, v.description('What both streams together must be, or match as /regex/.'))),
  }),
  v.check(
    (given) => given.code === undefined || given.not === undefined,
    complain('has code and not', 'Remove one of the two'),
  ),
)

const file = v.union(
  [v.pipe(text, parsedBy(parseRepositoryPath)), map({ content: text })],
  complain('is neither a path nor content', 'Write the path of a file in the repository, or { content: "..." }'),
)

const check = map({
  name: v.pipe(
    notEmpty,
    v.maxLength(100, complain('is too long for a name', 'Use at most 100 characters')),
    v.description('What the image must do, in words.'),
  ),
  platforms: v.optional(v.pipe(listOf(platform, '[linux/arm64]'), v.description('Default: all that are built.'))),
  command: v.optional(
    v.pipe(command, v.description('Instead of entrypoint and command of the image. Words, never a shell.')),
  ),
  env: v.optional(
    v.pipe(mapOf(variable, text, '{ PORT: "3001" }'), v.description('Environment, besides that of the image.')),
  ),
  'env-from': v.optional(
    v.pipe(
      listOf(v.pipe(variable, parsedBy(parseInherited)), '[DB_PASSWORD]'),
      v.description('Variables of the job that are handed on. Their values are masked.'),
    ),
  ),
  unset: v.optional(
    v.pipe(listOf(v.pipe(variable, parsedBy(parseUnset)), '[WALLET_FILE]'), v.description('Variables taken away.')),
  ),
  files: v.optional(
    v.pipe(
      mapOf(inImage, file, '{ /app/config.json: test/config.json }'),
      v.description('Files put into the container: path in it, and path in the repository or { content }.'),
    ),
  ),
  services: v.optional(v.pipe(listOf(text, '[db]'), v.description('Names of services that must be ready first.'))),
  http: v.optional(v.pipe(http, v.description('An answer that is expected from the app.'))),
  exit: v.optional(v.pipe(exit, v.description('How the container must end.'))),
  stdout: v.optional(
    v.pipe(expectation, v.description('Standard output, exact but for the last line end, or /regex/.')),
  ),
  stderr: v.optional(
    v.pipe(expectation, v.description('Standard error, exact but for the last line end, or /regex/.')),
  ),
  restarts: v.optional(
    v.pipe(
      wholeNumber(0, 10),
      v.description('How often the same container is restarted and checked again. Default: 0'),
    ),
  ),
  timeout: v.optional(v.pipe(duration, v.description('Time limit, five times that when emulated. Default: 60s'))),
})

const service = map({
  image: v.pipe(
    formed(/^[A-Za-z0-9][^\s]*$/, 'is not an image', 'Write for example postgres:17'),
    v.description('Pulled when the engine does not have it.'),
  ),
  command: v.optional(v.pipe(command, v.description('Instead of entrypoint and command of its image.'))),
  env: v.optional(mapOf(variable, text, '{ POSTGRES_PASSWORD: test }')),
  'env-from': v.optional(listOf(v.pipe(variable, parsedBy(parseInherited)), '[DB_PASSWORD]')),
  ready: v.optional(
    v.pipe(
      map({
        command: v.optional(v.pipe(command, v.description('A command in its container that ends with 0.'))),
        port: v.optional(v.pipe(port, v.description('A port that accepts connections.'))),
        timeout: v.optional(v.pipe(duration, v.description('Default: 60s'))),
      }),
      v.check(
        (given) => (given.command === undefined) !== (given.port === undefined),
        complain('needs either command or port', 'Write for example ready: { port: 5432 }'),
      ),
      v.description('When it can be used. Default: as soon as it runs.'),
    ),
  ),
})

const imageFile = map({
  path: inImage,
  exists: v.optional(v.boolean(complain('is neither true nor false', 'Write true or false')), true),
  mode: v.optional(
    v.pipe(
      formed(/^[0-7]{3,4}$/, 'is not a mode', 'Write its octal digits in quotes, for example "0755"'),
      v.description('Octal digits in quotes.'),
    ),
  ),
  owner: v.optional(
    v.pipe(
      formed(/^[\w.-]+(?::[\w.-]+)?$/, 'is not an owner', 'Write for example node, node:node or "1000:1000"'),
      v.description('user or user:group, by name or number.'),
    ),
  ),
  content: v.optional(v.pipe(expectation, v.description('Its whole content, or /regex/ that it must match.'))),
})

const image = map({
  user: v.optional(v.pipe(text, v.description('As USER of the Dockerfile writes it.'))),
  workdir: v.optional(text),
  entrypoint: v.optional(listOf(text, '[docker-entrypoint.sh]')),
  command: v.optional(listOf(text, '[node, server.js]')),
  ports: v.optional(
    v.pipe(
      listOf(
        v.union(
          [port, formed(/^\d{1,5}(?:\/(?:tcp|udp|sctp))?$/, 'is not a port', 'Write for example 3000 or 53/udp')],
          complain('is not a port', 'Write for example 3000 or 53/udp'),
        ),
        '[3000]',
      ),
      v.description('Ports that it must expose.'),
    ),
  ),
  volumes: v.optional(v.pipe(listOf(text, '[/data]'), v.description('Folders that it must declare as volumes.'))),
  env: v.optional(mapOf(variable, expectation, '{ NODE_ENV: production }')),
  labels: v.optional(mapOf(notEmpty, expectation, '{ org.opencontainers.image.licenses: MIT }')),
  files: v.optional(listOf(imageFile, '[{ path: /app/server.js }]')),
})

/** The config file as a person writes it. The published JSON Schema is made of this. */
export const configSchema = map({
  ignore: v.optional(
    v.pipe(
      listOf(ignore, '[{ code: AP204, subject: sharp, reason: not used }]'),
      v.description('Findings that do not count.'),
    ),
  ),
  modules: v.optional(
    v.pipe(
      mapOf(v.pipe(text, parsedBy(parsePackage)), notEmpty, '{ sharp: skip }'),
      v.description('Per package: an expression that uses its native part, or skip to leave it unproved.'),
    ),
  ),
  checks: v.optional(
    v.pipe(
      listOf(check, '[{ name: runs, command: [node, --version] }]'),
      v.description('What the image must do when it runs.'),
    ),
  ),
  services: v.optional(
    v.pipe(
      mapOf(
        formed(/^[a-z][a-z0-9-]{0,62}$/, 'is not the name of a service', 'Use lower-case letters, digits and hyphens'),
        service,
        '{ db: { image: "postgres:17" } }',
      ),
      v.description('What the app needs to become healthy, reached by its name.'),
    ),
  ),
  image: v.optional(v.pipe(image, v.description('What the image must say and hold.'))),
  size: v.optional(
    v.pipe(
      map({ max: v.pipe(byteSize, v.description('Uncompressed, per platform.')) }),
      v.description('How large it may be.'),
    ),
  ),
})

export type WrittenConfig = v.InferOutput<typeof configSchema>
export type WrittenCheck = NonNullable<WrittenConfig['checks']>[number]
