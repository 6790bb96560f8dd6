import { accept, refuse, type Parsed } from './parsed.js'

declare const imageName: unique symbol
declare const tagName: unique symbol

/**
 * The name of an image without tag, complete and in its one spelling: `docker.io/library/node`, `ghcr.io/acme/app`. Only
 * `parseImageName` makes one.
 */
export type ImageName = string & { readonly [imageName]: true }

/** What stands behind the colon of a reference. Only `parseTag` and `sanitizeTag` make one. */
export type Tag = string & { readonly [tagName]: true }

export interface NamedImage {
  readonly name: ImageName
  /** The text had capitals, which no registry accepts. */
  readonly lowered: boolean
}

export interface TaggedImage extends NamedImage {
  readonly tag: Tag
  /** The text named no tag, so that `latest` is meant. */
  readonly implied: boolean
}

// Grammar: https://github.com/distribution/reference/blob/main/reference.go and its regexp.go.
const domain =
  /^(?:(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])(?:\.(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9]))*|\[[a-f0-9:]+\])(?::\d{1,5})?$/
const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/
const tagPattern = /^\w[\w.-]{0,127}$/
const longestPath = 255
const longestTag = 128
/** A name that looks like an image's id is taken for one by the engine. */
const identifier = /^[a-f0-9]{64}$/

const example = 'Write for example ghcr.io/owner/name'

/** The first component is a host when it could not be an owner: it has a dot or a port, or is localhost. */
const splitHost = (text: string): { host: string; path: string } => {
  const slash = text.indexOf('/')
  const first = text.slice(0, Math.max(slash, 0))
  const isHost = first === 'localhost' || /[.:[]/.test(first)
  if (isHost) return { host: first === 'index.docker.io' ? 'docker.io' : first, path: text.slice(slash + 1) }
  return { host: 'docker.io', path: text }
}

/** An image name without tag; capitals are lowered, since no registry takes them. */
export const parseImageName = (text: string): Parsed<NamedImage> => {
  if (/^[a-z]+:\/\//i.test(text)) return refuse('is an address, not an image name', 'Leave out the scheme (https://)')
  if (text.includes('@')) return refuse('has a digest', 'Name the image without digest: it is built, not found')
  const lower = text.toLowerCase()
  const split = splitHost(lower)
  const path = split.host === 'docker.io' && !split.path.includes('/') ? `library/${split.path}` : split.path
  if (!domain.test(split.host)) return refuse(`has a malformed registry host ${split.host}`, example)
  if (/:[^/]*$/.test(path)) return refuse('has a tag', 'Move the tag to the input tags')
  if (path.length > longestPath) return refuse(`is longer than ${longestPath} characters`, 'Choose a shorter name')
  if (!path.split('/').every((component) => pathComponent.test(component)) || identifier.test(lower)) {
    return refuse(
      'is not an image name',
      `${example}: letters, digits and single separators (. _ -) between them, components joined by /`,
    )
  }
  return accept({ name: `${split.host}/${path}` as ImageName, lowered: lower !== text })
}

/** A bare tag. */
export const parseTag = (text: string): Parsed<Tag> => {
  if (text.length > longestTag) return refuse(`is longer than ${longestTag} characters`, 'Choose a shorter tag')
  return tagPattern.test(text)
    ? accept(text as Tag)
    : refuse(
        'is not a tag',
        'Use letters, digits, _ . and -, not beginning with . or -, for example 1.2.3; {{ }} is not expanded here',
      )
}

/** A full reference, `name:tag`; without a tag it means `latest`, as everywhere. */
export const parseTaggedImage = (text: string): Parsed<TaggedImage> => {
  if (text.includes('@')) return refuse('has a digest', 'Give a tag: the digest is known only after the build')
  const colon = text.lastIndexOf(':')
  const tagged = colon > text.lastIndexOf('/') && colon > 0
  const named = parseImageName(tagged ? text.slice(0, colon) : text)
  if (!named.ok) return named
  const tag = parseTag(tagged ? text.slice(colon + 1) : 'latest')
  return tag.ok ? accept({ ...named.value, tag: tag.value, implied: !tagged }) : tag
}

/** Whether the text is a bare tag and no reference: the two are told apart by what a tag cannot contain. */
export const isBareTag = (text: string): boolean => !/[/:@]/.test(text)

/** The tag that a Git ref name comes to: what a tag cannot hold becomes `-`. null when nothing is left. */
export const sanitizeTag = (text: string): Tag | null => {
  const tag = text
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, longestTag)
  return tagPattern.test(tag) ? (tag as Tag) : null
}

/** `ghcr.io` of `ghcr.io/acme/app`. */
export const registryOf = (name: ImageName): string => name.slice(0, name.indexOf('/'))

/** `acme/app` of `ghcr.io/acme/app`. */
export const pathOf = (name: ImageName): string => name.slice(name.indexOf('/') + 1)

/** `ghcr.io/acme/app:1.2.3` */
export const referenceOf = (name: ImageName, tag: Tag): string => `${name}:${tag}`
