import { joinPath } from '../../core/packages/path.js'
import { DamagedImage } from './damaged-image.js'
import { exactly, type TarBytes } from './tar-bytes.js'
import { blockSize, parseBlock, parsePax, paxNumber, textOf, type TarBlock } from './tar-header.js'

/** One entry of an archive, with everything that extended headers say of it. */
export interface TarHeader {
  /** Absolute and normalised. */
  readonly path: string
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other'
  /** As written; empty for what is no link. */
  readonly link: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Bytes of content; 0 for everything but files. */
  readonly size: number
  /** Where the content begins in the archive. */
  readonly start: number
  readonly pax: ReadonlySet<string>
  /** Extended attributes, as text that is the same for the same; empty where there are none. */
  readonly attributes: string
}

const types: Readonly<Record<string, TarHeader['type']>> = {
  '0': 'file',
  '\0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'other',
  '4': 'other',
  '5': 'directory',
  '6': 'other',
}

/** What Go reads of an extended header (archive/tar, maxSpecialFileSize). */
const longestExtension = 1024 * 1024

/** PATH_MAX of Linux; nothing longer comes from a real file system. */
const longestPath = 4096

/** What would hold for every later file in some readers, and for none in others. */
const perFile = /^(?:path|linkpath|size|uid|gid|SCHILY\.xattr\..*)$/

/** What extended headers say of the entry that follows them. */
interface Extension {
  pax?: ReadonlyMap<string, Buffer>
  longName?: Buffer
  longLink?: Buffer
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes that are no UTF-8 become lone surrogates, as in Python's surrogateescape, so that two names never become one. */
const partOf = (bytes: Buffer): string => {
  try {
    return strict.decode(bytes)
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('')
  }
}

const pathOf = (bytes: Buffer): string => {
  if (bytes.includes(0)) throw new DamagedImage('it has a name with a NUL in it')
  if (bytes.length > longestPath) throw new DamagedImage(`it has a name longer than ${longestPath} bytes`)
  const text = bytes.toString('latin1')
  if (/^[^\x80-\xff]*$/.test(text)) return text
  return text
    .split('/')
    .map((part) => partOf(Buffer.from(part, 'latin1')))
    .join('/')
}

/** The one of two places that has the name. @throws DamagedImage when both have, since readers differ in which they take */
const named = (own: Buffer, long: Buffer | undefined, pax: Buffer | undefined): string => {
  if (long !== undefined && pax !== undefined) throw new DamagedImage('it has a file with two long names')
  const name = pathOf(long ?? pax ?? own)
  if (name === '' && (long ?? pax) !== undefined) throw new DamagedImage('it has a file with an empty long name')
  return name
}

/** @throws DamagedImage for a type that engines do not know, and where the name says another */
const typeOf = ({ type: written }: TarBlock, name: string, path: string): TarHeader['type'] => {
  const isFolder = name.endsWith('/')
  const type = written === '\0' && isFolder ? 'directory' : types[written]
  if (type === undefined) throw new DamagedImage(`${path} is of the unknown type ${JSON.stringify(written)}`)
  if (isFolder && type === 'file') throw new DamagedImage(`${path} is a file with the name of a folder`)
  if (path === '/' && type !== 'directory') throw new DamagedImage('its root is no folder')
  return type
}

const linkOf = (block: TarBlock, { pax, longLink }: Extension, path: string): string => {
  const link = named(block.link, longLink, pax?.get('linkpath'))
  if (link === '') throw new DamagedImage(`${path} is a link to nothing`)
  return link
}

const attributesOf = (pax: Extension['pax']): string => {
  const own = [...(pax ?? [])].filter(([name]) => name.startsWith('SCHILY.xattr.'))
  return own.length === 0 ? '' : JSON.stringify(own.map(([name, value]) => [name, value.toString('base64')]).toSorted())
}

const merged = (block: TarBlock, extension: Extension, start: number): TarHeader => {
  const { pax, longName } = extension
  const name = named(block.name, longName, pax?.get('path'))
  const path = joinPath('/', name)
  const type = typeOf(block, name, path)
  const field = (key: 'size' | 'uid' | 'gid'): number => {
    const value = pax?.get(key)
    return value === undefined ? block[key] : paxNumber(value, key)
  }
  const [size, uid, gid] = [field('size'), field('uid'), field('gid')]
  if (size > 0 && type !== 'file') throw new DamagedImage(`${path} is no file and has content`)
  const link = type === 'symlink' || type === 'hardlink' ? linkOf(block, extension, path) : ''
  return {
    path,
    type,
    link,
    mode: block.mode,
    uid,
    gid,
    size,
    start,
    pax: new Set(pax?.keys()),
    attributes: attributesOf(pax),
  }
}

const contentOf = async (bytes: TarBytes, { size }: TarBlock): Promise<Buffer> => {
  if (size > longestExtension) throw new DamagedImage(`it has an extended header over ${longestExtension} bytes`)
  const padded = Math.ceil(size / blockSize) * blockSize
  const content = padded === 0 ? Buffer.alloc(0) : await exactly(bytes, padded)
  if (content === null) throw new DamagedImage('it is cut behind an extended header')
  return content.subarray(0, size)
}

const once = (known: unknown): void => {
  if (known !== undefined) throw new DamagedImage('it has two extended headers of one kind for one file')
}

/** Takes an extended header; false when the block is none. */
const extend = async (bytes: TarBytes, block: TarBlock, extension: Extension): Promise<boolean> => {
  if (block.type === 'x') {
    once(extension.pax)
    extension.pax = parsePax(await contentOf(bytes, block))
  } else if (block.type === 'L') {
    once(extension.longName)
    extension.longName = textOf(await contentOf(bytes, block))
  } else if (block.type === 'K') {
    once(extension.longLink)
    extension.longLink = textOf(await contentOf(bytes, block))
  } else if (block.type === 'g') {
    const key = [...parsePax(await contentOf(bytes, block)).keys()].find((name) => perFile.test(name))
    if (key !== undefined) throw new DamagedImage(`it has a global header with ${key}, which is one file's own`)
    if (Object.keys(extension).length > 0) throw new DamagedImage('it has a global header inside of one file')
  } else return false
  return true
}

/** Readers differ in whether they go on behind the end. */
const expectNothing = async (bytes: TarBytes): Promise<void> => {
  for (let part = await bytes.some(65536); part !== null; part = await bytes.some(65536))
    if (part.some((byte) => byte !== 0)) throw new DamagedImage('it goes on behind its end')
}

/**
 * The entries of a tar archive. Whoever takes them may read the content from `start` on before asking for the next; the rest
 * of it is skipped. What two readers may understand differently is refused (compared: archive/tar of Go, GNU tar, libarchive).
 * @throws DamagedImage
 */
export async function* tarHeaders(bytes: TarBytes): AsyncGenerator<TarHeader> {
  for (let extension: Extension = {}; ;) {
    const raw = await exactly(bytes, blockSize)
    const block = raw === null ? null : parseBlock(raw)
    if (block === null) {
      if (Object.keys(extension).length > 0) throw new DamagedImage('it is cut behind an extended header')
      return expectNothing(bytes)
    }
    if (await extend(bytes, block, extension)) continue
    const header = merged(block, extension, bytes.offset())
    extension = {}
    yield header
    const end = header.start + Math.ceil(header.size / blockSize) * blockSize
    await bytes.skip(end - bytes.offset())
  }
}
