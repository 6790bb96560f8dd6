import type { RunEvent } from '../event.js'
import { accept, type Parsed } from '../parsed.js'
import { isBareTag, parseImageName, parseTag, parseTaggedImage, type ImageName } from '../reference.js'
import type { RequestedTag } from './inputs.js'
import type { Reader } from './reader.js'

const noticeCapitals = (reader: Reader, written: string, name: string): void =>
  reader.notice(`${written} has capitals, which registries refuse: ${name} is used`)

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

const readNames = (reader: Reader): readonly ImageName[] =>
  unique(
    reader.items('image', (text): Parsed<ImageName> => {
      const parsed = parseImageName(text)
      if (!parsed.ok) return parsed
      if (parsed.value.lowered) noticeCapitals(reader, text, parsed.value.name)
      return accept(parsed.value.name)
    }),
  )

interface WrittenTag extends RequestedTag {
  readonly written: string
}

/** A rule has commas of its own, so it is recognised before tags are taken apart. */
const isRule = (text: string): boolean => /^\s*type=/m.test(text)

const readTags = (reader: Reader): readonly WrittenTag[] => {
  if (isRule(reader.text('tags'))) {
    reader.complain('tags', reader.text('tags'), {
      message: 'is a rule of docker/metadata-action',
      remedy: 'Give the tags that its output names, or leave tags empty to have them made from the event',
    })
    return []
  }
  return reader.items('tags', (written): Parsed<WrittenTag> => {
    if (isBareTag(written)) {
      const tag = parseTag(written)
      return tag.ok ? accept({ tag: tag.value, image: null, written }) : tag
    }
    const parsed = parseTaggedImage(written)
    if (!parsed.ok) return parsed
    const { name, tag, lowered, implied } = parsed.value
    if (lowered) noticeCapitals(reader, written, `${name}:${tag}`)
    if (implied) reader.notice(`${written} in tags names no tag: ${name}:latest is meant`)
    return accept({ tag, image: name, written })
  })
}

/** `ghcr.io/owner/repository`, which is what the job's own token may push to. */
const defaultImages = (reader: Reader, event: RunEvent | null): readonly ImageName[] => {
  if (event === null) return []
  const written = `ghcr.io/${event.repository.owner}/${event.repository.name}`
  const parsed = parseImageName(written)
  if (!parsed.ok) {
    reader.complain('image', '', {
      message: `is not given, and ${written}, made from the repository, ${parsed.complaint.message}`,
      remedy: 'Give image, for example ghcr.io/owner/name',
    })
    return []
  }
  if (parsed.value.lowered) noticeCapitals(reader, written, parsed.value.name)
  return [parsed.value.name]
}

/** Names and tags that do not fit together. */
const compare = (reader: Reader, given: readonly ImageName[], tags: readonly WrittenTag[]): void => {
  if (given.length === 0) return
  const foreign = tags.filter(({ image }) => image !== null && !given.includes(image))
  for (const { image, written } of foreign) {
    reader.complain('tags', written, {
      message: `names an image that the input image does not (${given.join(', ')})`,
      remedy: `Add ${image ?? written} to image, or leave image empty: it is then derived from tags`,
    })
  }
  if (foreign.length > 0 || tags.length === 0 || tags.some(({ image }) => image === null)) return
  for (const name of given.filter((candidate) => !tags.some(({ image }) => image === candidate))) {
    reader.complain('image', name, {
      message: 'has none of the tags, which all name other images',
      remedy: 'Add a tag for it, give bare tags such as 1.2.3, or remove it',
    })
  }
}

/** The image names and the tags, which say the same thing twice when tags are full references. */
export const readNaming = (
  reader: Reader,
  event: RunEvent | null,
): { readonly images: readonly ImageName[]; readonly tags: readonly RequestedTag[] } => {
  const given = readNames(reader)
  const written = readTags(reader)
  compare(reader, given, written)
  const tags = written.map(({ tag, image }) => ({ tag, image }))
  if (reader.text('image') !== '') return { images: given, tags }
  const named = unique(tags.map(({ image }) => image).filter((image) => image !== null))
  return { images: named.length > 0 ? named : defaultImages(reader, event), tags }
}
