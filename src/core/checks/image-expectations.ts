import type { FileNode, RootFiles } from '../audit/root-files.js'
import { resolveIdentity } from '../audit/identity.js'
import type { FileExpectation, ImageExpectations, TextExpectation } from '../config/config.js'
import { baseName, joinPath, parentOf } from '../packages/path.js'
import { quote } from './expectations.js'
import { longestContent, type ImageSight, type Observation, type SaidOfStart, type Unseen } from './image-sight.js'

type Source = Observation['source']

const wrong = (subject: string, what: string, source: Source): Observation => ({ kind: 'wrong', subject, what, source })

const listText = (words: readonly string[]): string => (words.length === 0 ? 'nothing' : JSON.stringify(words))

/** A value that must be exactly this; null: any. */
const exactly = <T>(
  { subject, expected, actual, source }: { subject: string; expected: T | null; actual: T; source: Source },
  text: (value: T) => string,
): readonly Observation[] =>
  expected === null || text(expected) === text(actual)
    ? []
    : [wrong(subject, `${subject} is ${text(actual)} instead of ${text(expected)}`, source)]

/** An image without USER runs as root. */
const userText = (user: string): string => JSON.stringify(/^(?:|0|root|0:0|root:root)$/.test(user) ? 'root' : user)

/** Without a protocol it is TCP (https://github.com/opencontainers/image-spec/blob/main/config.md, ExposedPorts). */
const portText = (port: string): string => (port.includes('/') ? port.toLowerCase() : `${port}/tcp`)

const folderText = (path: string): string => JSON.stringify(joinPath('/', path))

const contained = (
  kind: string,
  expected: readonly string[],
  { actual, source }: { actual: readonly string[]; source: Source },
): readonly Observation[] =>
  expected
    .filter((one) => !actual.includes(one))
    .map((one) => wrong(`${kind} ${one}`, `${kind} ${one} is not declared; declared: ${listText(actual)}`, source))

const texts = (
  kind: string,
  expected: ReadonlyMap<string, TextExpectation>,
  { actual, source }: { actual: Readonly<Record<string, string>>; source: Source },
): readonly Observation[] =>
  [...expected].map(([name, expectation]) => {
    const subject = `${kind} ${name}`
    const text = Object.hasOwn(actual, name) ? actual[name] : undefined
    return text === undefined
      ? wrong(subject, `${subject} is not set`, source)
      : { kind: 'text', subject, what: subject, expected: expectation, text, source }
  })

const metadata = (expected: ImageExpectations, config: SaidOfStart): readonly Observation[] => {
  const { source } = expected
  return [
    ...exactly({ subject: 'user', expected: expected.user, actual: config.user, source }, userText),
    ...exactly({ subject: 'workdir', expected: expected.workdir, actual: config.workingDir, source }, folderText),
    ...exactly({ subject: 'entrypoint', expected: expected.entrypoint, actual: config.entrypoint, source }, listText),
    ...exactly({ subject: 'command', expected: expected.command, actual: config.command, source }, listText),
    ...contained('port', expected.ports, { actual: config.ports.map(portText), source }),
    ...contained('volume', expected.volumes, { actual: config.volumes, source }),
    ...texts('env', expected.env, { actual: config.env, source }),
    ...texts('label', expected.labels, { actual: config.labels, source }),
  ]
}

/** What is declared about the configuration of an image that does not say it. */
const unknownMetadata = (expected: ImageExpectations, why: string): readonly Observation[] => {
  const { user, workdir, entrypoint, command, source } = expected
  const declared = [
    ...Object.entries({ user, workdir, entrypoint, command }).flatMap(([name, value]) =>
      value === null ? [] : [name],
    ),
    ...expected.ports.map((port) => `port ${port}`),
    ...expected.volumes.map((volume) => `volume ${volume}`),
    ...[...expected.env.keys()].map((name) => `env ${name}`),
    ...[...expected.labels.keys()].map((name) => `label ${name}`),
  ]
  return declared.map((subject) => ({ kind: 'unseen', subject, what: `${subject} is not known: ${why}`, source }))
}

const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0')

/** Whether `user` or `user:group`, by name or number, is who owns the file; null: the image does not know the name. */
const isOwner = (owner: string, { uid, gid }: FileNode, { tree }: RootFiles): boolean | null => {
  const wanted = resolveIdentity(owner, tree.text('/etc/passwd'), tree.text('/etc/group'))
  if (wanted === null) return null
  return wanted.uid === uid && (!owner.includes(':') || wanted.gids[0] === gid)
}

const ownership = (
  owner: string,
  node: FileNode,
  { root, source, path }: { root: RootFiles; source: Source; path: string },
): readonly Observation[] => {
  const owns = isOwner(owner, node, root)
  if (owns === true) return []
  const belongs = `${path} belongs to ${node.uid}:${node.gid} instead of ${quote(owner)}`
  return [wrong(path, owns === null ? `${belongs}, whom the image does not know` : belongs, source)]
}

const contentOf = (node: FileNode): string | null => {
  if (node.size === 0) return ''
  return node.text ?? (node.bytes === null ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(node.bytes))
}

const content = (
  expected: TextExpectation,
  { path, realPath, node, source }: { path: string; realPath: string; node: FileNode; source: Source },
): Observation => {
  if (node.type !== 'file') return wrong(path, `${path} is no file, so it has no content`, source)
  const text = contentOf(node)
  if (text !== null) return { kind: 'text', subject: path, what: path, expected, text, source }
  const why =
    realPath === path
      ? `it was not kept: its content is a program's, or longer than ${longestContent} bytes, or it is a hard link`
      : `it is reached over a link: name ${quote(realPath)} instead`
  return { kind: 'unseen', subject: path, what: `the content of ${path} could not be read: ${why}`, source }
}

/** Links are followed, and what they lead to is what must be as declared. */
const file = (expected: FileExpectation, root: RootFiles, unseen: string | null): readonly Observation[] => {
  const { source } = expected
  const path = joinPath('/', expected.path)
  const found = root.resolve(path)
  if (found === null && unseen !== null) {
    const what = `whether ${path} is there is not known: ${unseen}`
    return [{ kind: 'unseen', subject: path, what, source }]
  }
  if (!expected.exists) {
    // A link that leads nowhere is there all the same: what is mounted later may be what it leads to.
    const isThere = found !== null || root.tree.list(parentOf(path)).some(({ name }) => name === baseName(path))
    return isThere ? [wrong(path, `${path} is there and must not be`, source)] : []
  }
  if (found === null) return [wrong(path, `${path} is not there`, source)]
  const { node, path: realPath } = found
  return [
    ...(expected.mode === null || expected.mode === (node.mode & 0o7777)
      ? []
      : [wrong(path, `${path} has mode ${octal(node.mode)} instead of ${octal(expected.mode)}`, source)]),
    ...(expected.owner === null ? [] : ownership(expected.owner, node, { root, source, path })),
    ...(expected.content === null ? [] : [content(expected.content, { path, realPath, node, source })]),
  ]
}

/**
 * Everything that the owner declared of the image, as it was found.
 * @param unseen what is not known, so that what was not found may be there all the same
 */
export const observe = (
  expected: ImageExpectations,
  { config, root }: ImageSight,
  unseen: Unseen,
): readonly Observation[] => [
  ...(unseen.config === null ? metadata(expected, config) : unknownMetadata(expected, unseen.config)),
  ...expected.files.flatMap((one) => file(one, root, unseen.files)),
]

/** Files whose content must be kept while the image is read. */
export const contentsWanted = ({ files }: ImageExpectations): ReadonlySet<string> =>
  new Set(files.filter(({ content: wanted }) => wanted !== null).map(({ path }) => joinPath('/', path)))
