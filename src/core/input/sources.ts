import { parseLines, splitPair } from '../delimited.js'
import type { InputName, RawInputs } from './names.js'
import type { Reader } from './reader.js'

/** What is at a path; main looks before the inputs are parsed, so that parsing needs no file system. */
export type PathKind = 'file' | 'folder' | 'missing'

/** What is at each path of `pathsOf`, by the path as written there. */
export type Looked = ReadonlyMap<string, PathKind>

/** `app` of `./app/`: annotations are shown only on paths as Git writes them. */
const tidy = (path: string): string =>
  path
    .trim()
    .replace(/^(?:\.\/+)+(?=.)/, '')
    .replace(/(?<=.)\/+$/, '')

const contextOf = (text: string): string => (text.trim() === '' ? '.' : tidy(text))

const fileOf = (text: string, context: string): string =>
  text.trim() !== '' ? tidy(text) : context === '.' ? 'Dockerfile' : `${context}/Dockerfile`

/** Git and HTTP contexts, as BuildKit recognises them, and the template that stands for one. */
const isRemote = (context: string): boolean => /^(?:[a-z+]+:\/\/|git@|github\.com\/|\{\{)/i.test(context)

const secretFilePaths = (text: string): readonly string[] => {
  const lines = parseLines(text)
  return lines.ok ? lines.value.flatMap((line) => splitPair(line)?.value ?? []) : []
}

/** The paths that the inputs name and that must be there, relative to the workspace or absolute. */
export const pathsOf = (raw: RawInputs): readonly string[] => {
  const context = contextOf(raw.context)
  return [...new Set([context, fileOf(raw.file, context), ...secretFilePaths(raw['secret-files'])])]
}

const demand = (reader: Reader, looked: Looked, wanted: { name: InputName; path: string; kind: PathKind }): void => {
  const found = looked.get(wanted.path) ?? 'missing'
  if (found === wanted.kind) return
  const remedies: Readonly<Partial<Record<InputName, string>>> = {
    context: 'Check the repository out before this step (actions/checkout) and give the folder relative to its root',
    file: 'Give the path of the Dockerfile relative to the root of the repository, for example docker/Dockerfile',
  }
  reader.complain(wanted.name, wanted.path, {
    message: found === 'missing' ? `there is no such ${wanted.kind}` : `is a ${found}, not a ${wanted.kind}`,
    remedy: remedies[wanted.name] ?? 'Give the path of a file, relative to the root of the repository',
  })
}

/** Context and Dockerfile, both there. */
export const readSources = (reader: Reader, looked: Looked): { readonly context: string; readonly file: string } => {
  const context = contextOf(reader.text('context'))
  const file = fileOf(reader.text('file'), context)
  if (isRemote(context)) {
    reader.complain('context', context, {
      message: 'is not a folder: the sources are read too, to point at the lines that cause findings',
      remedy: 'Check the repository out (actions/checkout) and give the folder, for example context: .',
    })
    return { context, file }
  }
  demand(reader, looked, { name: 'context', path: context, kind: 'folder' })
  const derived = reader.text('file') === ''
  // A Dockerfile that is missing because its folder is would only repeat the message.
  if (!derived || looked.get(context) === 'folder') demand(reader, looked, { name: 'file', path: file, kind: 'file' })
  for (const path of secretFilePaths(reader.text('secret-files'))) {
    demand(reader, looked, { name: 'secret-files', path, kind: 'file' })
  }
  return { context, file }
}
