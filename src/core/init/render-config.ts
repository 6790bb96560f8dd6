import { Document, stringify, isMap, isSeq } from 'yaml'
import { dockerfileFacts } from './dockerfile-facts.js'
import type { Translation } from './from-structure-test.js'
import { entriesOf, listOf, textOf } from './written.js'

const schema = 'https://raw.githubusercontent.com/archproof/archproof/main/schema/archproof.schema.json'

const head = `# yaml-language-server: $schema=${schema}
# What archproof cannot know by itself. Every key is optional; docs/config.md explains them all.
`

/** Lists of words and small maps in one line, as a person writes them. */
const render = (value: object): string => {
  const document = new Document(value)
  const flow = (node: unknown, depth: number): void => {
    const isShort = (isSeq(node) || isMap(node)) && stringify(node.toJSON(), { collectionStyle: 'flow' }).length < 90
    if (isShort && depth > 1 && !(isMap(node) && depth === 2)) {
      ;(node as { flow?: boolean }).flow = true
      return
    }
    if (isSeq(node)) for (const item of node.items) flow(item, depth + 1)
    if (isMap(node)) for (const { value: item } of node.items) flow(item, depth + 1)
  }
  flow(document.contents, 0)
  return document.toString({ lineWidth: 120 })
}

const comment = (text: string): string => text.replaceAll(/^/gm, '# ')

/** A text of somebody else's in a comment: it must not end it. */
const oneLine = (text: string): string => text.replaceAll(/[\s\p{C}]+/gu, ' ').slice(0, 200)

/** The config file of what was translated. */
export const renderTranslation = ({ config, left }: Translation, from: string): string => {
  const told = left.map((one) => `- ${oneLine(one)}`)
  const rest =
    told.length === 0 ? '' : `#\n${comment(['Without an equivalent, and therefore not here:', ...told].join('\n'))}\n`
  return `${head}# Translated from ${oneLine(from)}.\n${rest}\n${Object.keys(config).length === 0 ? '' : render(config)}`
}

/** What a repository tells of its image. */
export interface RepositoryTexts {
  readonly dockerfile: string | null
  readonly packageJson: string | null
}

const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** Names of programs that package.json says the package brings. */
const programsOf = (manifest: unknown): readonly string[] => {
  const { bin, name } = entriesOf(manifest)
  return typeof bin === 'string' ? [textOf(name).replace(/^.*\//, '')] : Object.keys(entriesOf(bin))
}

const httpCheck = (ports: readonly number[], health: { port: number | null; path: string } | null): string => {
  const port = health?.port ?? ports[0]
  if (port === undefined) return ''
  const check = render({
    checks: [
      { name: 'answers, and still does after a restart', http: { port, path: health?.path ?? '/health' }, restarts: 1 },
    ],
  }).replace('checks:\n', '')
  return health === null
    ? comment(`EXPOSE says that it listens. Name a path that answers with 200 when all is well:\n${check}`.trimEnd()) +
        '\n'
    : `  # What HEALTHCHECK asks.\n${check}`
}

const versionCheck = (major: number | null): string =>
  major === null
    ? ''
    : `  # The Node of the base image.\n${render({
        checks: [{ name: `node is ${major}`, command: ['node', '--version'], stdout: `/^v${major}\\./` }],
      }).replace('checks:\n', '')}`

const checksOf = (parts: readonly string[], programs: readonly string[]): string => {
  const active = parts.filter((part) => part.startsWith('  '))
  const proposed = parts.filter((part) => part.startsWith('#'))
  const tools = programs.slice(0, 3).map((program) => {
    const check = { name: `${program} runs`, command: [program, '--version'] }
    return (
      comment(
        render({ checks: [check] })
          .replace('checks:\n', '')
          .trimEnd(),
      ) + '\n'
    )
  })
  const intro = '# What the image must do on every platform when it runs.\n'
  return `${intro}${active.length === 0 ? '# checks:\n' : 'checks:\n'}${[...active, ...proposed, ...tools].join('')}`
}

/** A commented config file for a repository, made of what its Dockerfile and its package.json say; what is a guess is a comment. */
export const suggestConfig = ({ dockerfile, packageJson }: RepositoryTexts): string => {
  const { ports, health, user, entrypoint, command, nodeMajor } = dockerfileFacts(dockerfile)
  const checks = checksOf([httpCheck(ports, health), versionCheck(nodeMajor)], programsOf(parsed(packageJson)))
  const image = {
    ...(user === null ? {} : { user }),
    ...(entrypoint === null ? {} : { entrypoint }),
    ...(command === null ? {} : { command }),
    ...(ports.length === 0 ? {} : { ports }),
  }
  const hasImage = listOf(Object.keys(image)).length > 0
  return `${head}
${checks}
# What the image must say and hold; nothing is started for it.
${hasImage ? render({ image }) : '# image: { user: node, ports: [3000] }\n'}
# An expression instead of the built-in exercise of a package, or skip to leave it unproved.
# modules: { some-native-package: "(await m.work()) === 42" }

# The most that the uncompressed root file system may hold.
# size: { max: 400MB }

# A finding to live with.
# ignore: [{ code: AP204, subject: cpu-features, reason: ssh2 works without it }]
`
}
