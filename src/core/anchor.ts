import { dockerfileAnchor, type LineRange, type Search, type Wanted } from './anchor-dockerfile.js'
import { layerAnchor } from './anchor-layer.js'
import { dependencyLines } from './anchor-package.js'
import type { Finding, FindingCode, SourceLine } from './finding.js'

/** A file of the repository, as far as it can be a cause. */
export interface SourceText {
  /** Relative to the workspace. */
  readonly path: string
  readonly text: string
}

/** null: there is none, or it could not be read. */
export interface Sources {
  readonly dockerfile: SourceText | null
  /** Stage that was built; null is the last. */
  readonly target: string | null
  readonly packageJson: SourceText | null
}

/**
 * Longer ones are no Dockerfile or package.json that a person wrote, and are left alone. The parser of Dockerfiles takes
 * quadratic time.
 */
const longestDockerfile = 32 * 1024
const longestPackageJson = 512 * 1024

/**
 * `esbuild` of `esbuild@0.25.0`, of `/app/node_modules/esbuild/bin/esbuild` and, as the one that people depend on, of
 * `@esbuild/linux-arm64`. The most likely first.
 */
const packagesOf = (text: string): readonly string[] => {
  const parts = text.slice(0, 1000).split('node_modules/').slice(-8)
  const names = (parts.length === 1 ? parts : parts.slice(1).reverse()).flatMap((part) => {
    const name = /^(?:@[\w.~-]+\/)?[\w.~-]+/.exec(part)?.[0]
    return name === undefined ? [] : [name]
  })
  return names.flatMap((name) => [name, ...ownersOf(name)])
}

const system = '(?:linux|linuxmusl|darwin|win32|android|freebsd|openharmony|wasm32|sunos|netbsd|openbsd|aix)'

/**
 * Packages of one platform belong to another: `@rollup/rollup-linux-arm64-gnu` to `rollup`, `@swc/core-linux-x64-gnu` to
 * `@swc/core`, `@img/sharp-libvips-linux-x64` to `sharp`, `lightningcss-linux-x64-musl` to `lightningcss`.
 */
const ownersOf = (name: string): readonly string[] => {
  const match = new RegExp(`^(?:@([^/]+)/)?(?:([^/]+?)-)?${system}(?:-|$)`).exec(name)
  if (match === null) return []
  const [, scope, rest = ''] = match
  const words = rest.split('-')
  const shorter = words.map((_, index) => words.slice(0, words.length - index).join('-')).filter((word) => word !== '')
  return [
    ...(scope === undefined ? [] : shorter.map((word) => `@${scope}/${word}`)),
    ...shorter,
    ...(scope === undefined ? [] : [scope]),
  ]
}

const candidates = ({ subject, evidence }: Finding): readonly string[] => {
  const facts = typeof evidence === 'object' && evidence !== null ? (evidence as Readonly<Record<string, unknown>>) : {}
  const texts = [subject, ...['module', 'package', 'neededBy', 'missing', 'object', 'file'].map((key) => facts[key])]
  return [...new Set(texts.flatMap((text) => (typeof text === 'string' ? packagesOf(text) : [])))]
}

/**
 * Where to look: the instruction that brought the very file, the line of package.json that asks for the package, or an
 * instruction of the Dockerfile by what such instructions usually do.
 */
type Place = 'layer' | 'dependency' | Wanted

/** The line to change, by what is to be changed there; the first that there is. */
const placesOf: Readonly<Partial<Record<FindingCode, readonly Place[]>>> = {
  AP101: ['layer', 'foreign modules', 'dependency'],
  AP108: ['layer', 'modules', 'dependency'],
  AP109: ['layer', 'foreign modules', 'dependency'],
  AP110: ['layer', 'foreign modules', 'dependency'],
  AP112: ['layer', 'modules', 'dependency'],
  AP113: ['dependency', 'modules'],
  AP114: ['dependency', 'modules'],
  AP115: ['dependency', 'modules'],
  AP203: ['copied modules', 'layer', 'modules', 'dependency'],
  AP206: ['base'],
  AP207: ['base'],
  AP407: ['start'],
  AP408: ['start'],
  AP307: [],
}

/**
 * Libraries come with the base image; packages, and what they do when they run, with the line that asks for them, unless
 * they were copied from another machine.
 */
const usualPlaces = (code: FindingCode): readonly Place[] => {
  if (code.startsWith('AP1')) return ['base']
  return /^AP[23]/.test(code) ? ['copied modules', 'dependency', 'modules'] : []
}

const bounded = (source: SourceText | null, longest: number): SourceText | null =>
  source !== null && source.text.length <= longest ? source : null

interface Asked extends Omit<Search, 'wanted'> {
  /** What the history of the image says of the layer. */
  readonly made: string
}

const rangeOf = (text: string, place: Exclude<Place, 'dependency'>, { made, ...asked }: Asked): LineRange | null =>
  place === 'layer' ? layerAnchor(text, made, asked) : dockerfileAnchor(text, { wanted: place, ...asked })

/** Looks places up in the sources, each of them once: parsing is slow, and there may be many findings. */
const finder = (sources: Sources): ((place: Place, finding: Finding) => SourceLine | null) => {
  const packageJson = bounded(sources.packageJson, longestPackageJson)
  const dockerfile = bounded(sources.dockerfile, longestDockerfile)
  const dependency = dependencyLines(packageJson?.text ?? '')
  const seen = new Map<string, SourceLine | null>()
  return (place, finding) => {
    if (place === 'dependency') {
      const line = dependency(candidates(finding))
      return packageJson === null || line === null ? null : { file: packageJson.path, line }
    }
    if (dockerfile === null) return null
    const made = place === 'layer' ? (finding.broughtBy?.instruction ?? '') : ''
    const key = [place, finding.platform ?? '', made].join(' ')
    const known = seen.get(key)
    if (known !== undefined) return known
    const range = rangeOf(dockerfile.text, place, { made, target: sources.target, platform: finding.platform })
    const source = range === null ? null : { file: dockerfile.path, ...range }
    seen.set(key, source)
    return source
  }
}

/** The findings, each with the line of the repository that causes it as far as that can be told. */
export const anchor = (findings: readonly Finding[], sources: Sources): readonly Finding[] => {
  const find = finder(sources)
  return findings.map((finding) => {
    const places = placesOf[finding.code] ?? usualPlaces(finding.code)
    const source = finding.source ?? places.map((place) => find(place, finding)).find((found) => found !== null) ?? null
    return { ...finding, source }
  })
}
