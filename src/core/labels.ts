import { splitPair } from './delimited.js'
import { repositoryUrl, type RunEvent } from './event.js'
import type { PackageFacts } from './package-facts.js'

/** Facts of which the standard keys are made. */
export interface LabelFacts {
  readonly event: RunEvent | null
  readonly packageJson: PackageFacts | null
  readonly version: string | null
  /** When the commit was made, RFC 3339: a build of the same commit has the same labels. */
  readonly created: string | null
}

const fromEvent = (event: RunEvent | null): Readonly<Record<string, string | null>> =>
  event === null
    ? {}
    : {
        title: event.repository.name,
        description: event.repository.description,
        url: repositoryUrl(event),
        // GHCR links the package to the repository that this names.
        source: repositoryUrl(event),
        revision: event.commit,
        licenses: event.repository.license,
      }

const fromPackage = (facts: PackageFacts | null): Readonly<Record<string, string | null>> =>
  facts === null
    ? {}
    : { title: facts.name, description: facts.description, url: facts.homepage, licenses: facts.license }

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md; keys without a value are left out. */
const standardKeys = ({ event, packageJson, version, created }: LabelFacts): readonly (readonly [string, string])[] => {
  // package.json is about the program itself, the repository may hold more than one.
  const sources = [fromPackage(packageJson), fromEvent(event), { version, created }]
  const keys = ['title', 'description', 'url', 'source', 'version', 'created', 'revision', 'licenses']
  return keys.flatMap((key) => {
    const value = sources.map((source) => oneLine(source[key] ?? '')).find((text) => text !== '')
    return value === undefined ? [] : [[`org.opencontainers.image.${key}`, value] as const]
  })
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const keyOf = (line: string): string => splitPair(line)?.key ?? line

/** The standard labels and the user's own, which win. `key=value`. */
export const planLabels = (facts: LabelFacts, given: readonly string[]): readonly string[] => {
  const own = new Set(given.map(keyOf))
  return [
    ...standardKeys(facts)
      .filter(([key]) => !own.has(key))
      .map(([key, value]) => `${key}=${value}`),
    ...given,
  ]
}

/** The kinds of object that an annotation is for, and its key: `index,manifest:key=value`. */
const annotationKeys = (line: string): readonly string[] => {
  const [, kinds, key] = /^(?:([^:=]+):)?([^=]+)=/.exec(line) ?? []
  return (kinds ?? 'manifest').split(',').map((kind) => `${kind}:${key ?? ''}`)
}

/**
 * The standard annotations and the user's own, which win, as `kind:key=value`. Registries show those of the index for an
 * image of several platforms; an image of one platform has none.
 */
export const planAnnotations = (
  facts: LabelFacts,
  given: readonly string[],
  platforms: readonly unknown[],
): readonly string[] => {
  const own = new Set(given.flatMap(annotationKeys))
  const kinds = platforms.length > 1 ? ['index', 'manifest'] : ['manifest']
  return [
    ...kinds.flatMap((kind) =>
      standardKeys(facts)
        .filter(([key]) => !own.has(`${kind}:${key}`))
        .map(([key, value]) => `${kind}:${key}=${value}`),
    ),
    ...given,
  ]
}
