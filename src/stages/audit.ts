import { audit } from '../core/audit/audit.js'
import { collectFacts } from '../core/audit/collect.js'
import type { ImageFacts } from '../core/audit/facts.js'
import { createFolderSizes, type FolderSizes } from '../core/audit/folder-sizes.js'
import { headOnly, isElf, isElfFor } from '../core/audit/head.js'
import { mayBeNode } from '../core/audit/node-binary.js'
import { resolveIdentity } from '../core/audit/identity.js'
import { createRootFiles, type FileNode, type RootFiles } from '../core/audit/root-files.js'
import { contentsWanted, observe } from '../core/checks/image-expectations.js'
import { longestContent, type ImageSight, type Observation } from '../core/checks/image-sight.js'
import { startedName, startFindings } from '../core/checks/start-command.js'
import { noExpectations, type ImageExpectations } from '../core/config/config.js'
import type { AuditEvidence, Digest } from '../core/evidence.js'
import type { BringingLayer, Finding, SizedLayer } from '../core/finding.js'
import { loaderConfiguration } from '../core/link/loader.js'
import { architectureOf, type Architecture, type Platform } from '../core/platform.js'
import { ToolError } from '../errors.js'
import type { ImageConfig, ImageEntry, ImageFiles, OpenImage } from '../ports/image-files.js'

export interface AuditInput {
  /** What the engine knows the image by. */
  readonly image: string
  readonly platform: Platform
  /** Digest of the platform's manifest, which the evidence is bound to. */
  readonly digest: Digest
  /** What its owner declared of it; absent: nothing. */
  readonly expected?: ImageExpectations
  /** Is told what was seen while it is still looked up which layers brought what is wrong, which takes longer than the rest. */
  readonly onSight?: (sight: AuditSight) => void
}

/** What an audit has seen, and from then on stays as it is. */
export type AuditSight = Pick<AuditOutput, 'evidence' | 'facts' | 'config'>

export interface AuditOutput {
  readonly evidence: AuditEvidence
  readonly findings: readonly Finding[]
  readonly facts: ImageFacts
  readonly config: ImageConfig
  /** Uncompressed bytes of all regular files. */
  readonly size: number
  /** What was found of that which its owner declared. */
  readonly observations: readonly Observation[]
}

/** Bounds of what is kept in memory; content for random reading is kept aside by the adapter, with a bound of its own. */
const limits = {
  text: 1024 * 1024,
  configuration: 16 * 1024 * 1024,
  texts: 256 * 1024 * 1024,
  gaps: 100,
  largest: 5,
  layers: 3,
}

interface Reading {
  readonly root: RootFiles
  readonly architecture: Architecture
  readonly gaps: string[]
  objects: number
  size: number
  readonly sizes: FolderSizes
  texts: number
  /** Paths of files whose content is kept, and the name of the program that the image starts. */
  readonly wanted: ReadonlySet<string>
  readonly started: string
}

/** Reads the root file system of one platform in one pass and judges it. Nothing is started. */
export const auditImage = async (input: AuditInput, files: ImageFiles): Promise<AuditOutput> => {
  const started = performance.now()
  const image = await files.open(input.image, input.platform)
  const expected = input.expected ?? noExpectations
  try {
    const reading: Reading = {
      root: createRootFiles(),
      architecture: architectureOf(input.platform),
      gaps: [],
      objects: 0,
      size: 0,
      sizes: createFolderSizes(),
      texts: 0,
      wanted: contentsWanted(expected),
      started: startedName(image.config),
    }
    for await (const entry of image.entries) await readEntry(entry, reading)
    reading.gaps.push(...(image.gaps ?? []))
    // What was kept aside is read here, so the facts are collected before the image is closed.
    const facts = collectFacts(reading.root, {
      platform: input.platform,
      user: image.config.user,
      environment: image.config.env,
      entrypoint: image.config.entrypoint,
      objects: reading.objects,
      gaps: reading.gaps.slice(0, limits.gaps),
    })
    const { findings, files: about, modules, gaps } = audit(facts)
    const sight = sightOf(input.platform, image.config, reading)
    const seen: AuditEvidence = {
      platform: input.platform,
      digest: input.digest,
      modules,
      gaps,
      objects: facts.objects,
      largest: reading.sizes.largest(limits.largest),
      milliseconds: performance.now() - started,
    }
    input.onSight?.({ evidence: seen, facts, config: image.config })
    const evidence = { ...seen, layers: largestLayers((await image.layers?.()) ?? []) }
    const known = await withLayers(findings, about, { image, root: reading.root, size: reading.size })
    return {
      ...{ evidence, facts, config: image.config, size: reading.size },
      // Without a whole sight of the files nothing is said of what is not there.
      findings: gaps.length > 0 ? known : [...known, ...startFindings(sight)],
      observations: observe(expected, sight, {
        config: image.configUnknown ?? null,
        files: gaps.length === 0 ? null : 'the files of the image were not seen in full',
      }),
    }
  } finally {
    await image.close()
  }
}

const largestLayers = (layers: readonly SizedLayer[]): readonly SizedLayer[] =>
  layers
    .filter(({ bytes }) => bytes > 0)
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, limits.layers)

const sightOf = (platform: Platform, config: ImageConfig, { root }: Reading): ImageSight => {
  const { tree } = root
  const user = resolveIdentity(config.user, tree.text('/etc/passwd'), tree.text('/etc/group'))
  return { platform, config, root, user }
}

/** Layers of larger images are not read a second time. */
const largest = 4 * 1024 ** 3

/** No more files than people look at. */
const mostFiles = 200

/**
 * The findings, each with the layer that brought its file. Only when something is wrong, because it takes a few seconds; it
 * decides nothing, so a tool that fails here takes nothing away.
 */
const withLayers = async (
  findings: readonly Finding[],
  about: readonly (string | null)[],
  { image, root, size }: { readonly image: OpenImage; readonly root: RootFiles; readonly size: number },
): Promise<readonly Finding[]> => {
  const isWrong = findings.some(({ severity }) => severity === 'error' || severity === 'unknown')
  if (!isWrong || image.bringers === undefined || size > largest) return findings
  const files = about.map((file) => (file === null ? null : root.tree.realpath(file)))
  const wanted = [...new Set(files.filter((file) => file !== null))].slice(0, mostFiles)
  const layers = await image.bringers(wanted).catch((error: unknown) => {
    if (error instanceof ToolError) return new Map<string, BringingLayer>()
    throw error
  })
  return findings.map((finding, index) => {
    const layer = layers.get(files[index] ?? '')
    return layer === undefined ? finding : { ...finding, broughtBy: layer }
  })
}

const readEntry = async (entry: ImageEntry, reading: Reading): Promise<void> => {
  const { root, gaps } = reading
  if (entry.type === 'hardlink') {
    if (!root.link(entry.path, entry.target))
      gaps.push(`${entry.path} is a link to ${entry.target}, which is not there`)
    return
  }
  const node = root.add(entry.path, {
    type: entry.type,
    mode: entry.mode,
    uid: entry.uid,
    gid: entry.gid,
    size: entry.size,
    target: entry.target,
    capabilities: entry.capabilities,
  })
  if (entry.type !== 'file' || entry.size === 0) return
  reading.size += entry.size
  reading.sizes.add(entry.path, entry.size)
  if (isText(entry.path)) await readText(entry, node, reading)
  else if (loaderConfiguration.test(entry.path)) await readBytes(entry, node, gaps)
  else if (mayBeObject(entry)) await keepObject(entry, node, reading)
  else if (reading.wanted.has(entry.path)) node.bytes = await entry.bytes(longestContent)
  else if (nameOf(entry.path) === reading.started) await keepHead(entry, node)
}

/** The start of a program tells whether Linux can start it. */
const keepHead = async (entry: ImageEntry, node: FileNode): Promise<void> => {
  await entry.keep((head) => {
    node.source = headOnly(head, entry.size)
    return false
  })
}

const texts = new Set([
  '/etc/passwd',
  '/etc/group',
  '/etc/os-release',
  '/usr/lib/os-release',
  '/lib/apk/db/installed',
  '/usr/lib/apk/db/installed',
])

const isText = (path: string): boolean => path.endsWith('/package.json') || texts.has(path)

const readText = async (entry: ImageEntry, node: FileNode, reading: Reading): Promise<void> => {
  if (reading.texts + entry.size > limits.texts) {
    reading.gaps.push(
      `${entry.path} was not read: the image holds more than ${limits.texts} bytes of package.json files`,
    )
    return
  }
  const bytes = await entry.bytes(texts.has(entry.path) ? limits.configuration : limits.text)
  // A package.json that is too large is left null here; discovery names it where it matters.
  if (bytes === null) return
  reading.texts += bytes.length
  node.text = new TextDecoder().decode(bytes)
}

const readBytes = async (entry: ImageEntry, node: FileNode, gaps: string[]): Promise<void> => {
  node.bytes = await entry.bytes(limits.configuration)
  if (node.bytes === null) gaps.push(`${entry.path} is too large to be read`)
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/**
 * Add-ons and shared libraries wherever they are, Node, and the programs of packages. Programs of the system decide nothing
 * about a module.
 */
const mayBeObject = (entry: ImageEntry): boolean => {
  const name = nameOf(entry.path)
  if (name.endsWith('.node') || /\.so(?:\.|$)/.test(name)) return true
  if (mayBeNode(entry.path, entry)) return true
  return entry.path.includes('/node_modules/') && ((entry.mode & 0o111) !== 0 || !name.includes('.'))
}

/** Node itself and what it always loads: the largest symbol tables there are. */
const isSurelyNeeded = (path: string): boolean =>
  /\/(?:node|nodejs|libc\.so\.6|libm\.so\.6|libstdc\+\+\.so\.6[\d.]*|ld-[\w.-]+)$/.test(path)

const keepObject = async (entry: ImageEntry, node: FileNode, reading: Reading): Promise<void> => {
  const isWanted = reading.wanted.has(entry.path) && entry.size <= longestContent
  const wanted = { isText: false }
  const kept = await entry.keep((head) => {
    // Of files that no loader of this platform maps, the start tells all there is to say.
    node.source = headOnly(head, entry.size)
    if (isElf(head)) reading.objects += 1
    wanted.isText = isWanted && !isElf(head)
    return wanted.isText || isElfFor(head, reading.architecture)
  })
  if (kept === 'refused') return
  if (wanted.isText && kept !== 'full') {
    node.bytes = kept.read(0, entry.size)
    return
  }
  node.source = kept === 'full' ? null : kept
  if (kept === 'full') reading.gaps.push(`${entry.path} was not read: there is no room to keep it aside`)
  else if (isSurelyNeeded(entry.path)) reading.root.parse(node)
}
