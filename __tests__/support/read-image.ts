import type { ImageEntry, OpenImage } from '../../src/ports/image-files.js'

/** What a reader told of one file, with its content where it is small; `entry` is not to be asked for content again. */
export interface SeenEntry extends Omit<ImageEntry, 'bytes' | 'keep'> {
  readonly text: string | null
}

/** Everything about each entry, by path; a path that comes twice fails. */
export const readAll = async (open: Pick<OpenImage, 'entries'>): Promise<ReadonlyMap<string, SeenEntry>> => {
  const entries = new Map<string, SeenEntry>()
  for await (const entry of open.entries) {
    const { path, type, mode, uid, gid, size, target, capabilities } = entry
    if (entries.has(path) && path !== '/') throw new Error(`${path} came twice`)
    const content = type === 'file' ? await entry.bytes(1000) : null
    const text = content === null ? null : Buffer.from(content).toString()
    entries.set(path, { path, type, mode, uid, gid, size, target, capabilities, text })
  }
  return entries
}

/** Paths with the content of files, the target of links, and the bare type of the rest. */
export const summary = (entries: ReadonlyMap<string, SeenEntry>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...entries]
      .filter(([path]) => path !== '/')
      .map(([path, { type, text, target }]) => [
        path,
        type === 'file' ? (text ?? 'large') : target === '' ? type : `${type} ${target}`,
      ]),
  )
