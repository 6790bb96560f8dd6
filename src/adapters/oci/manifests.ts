import { createHash } from 'node:crypto'
import type { Digest } from '../../core/evidence.js'
import { placeholderKey } from '../../core/manifest-index.js'
import { ToolError } from '../../errors.js'
import type { Manifest } from '../../ports/registry.js'
import { answered } from './answers.js'
import {
  backOff,
  targetOf,
  type Answer,
  type Ask,
  type Patience,
  type Send,
  type Transport,
  type Who,
} from './transport.js'

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

export const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** What stands under a tag or digest; null when nothing does. @throws ToolError when the registry does not say */
export const readManifest = async (
  send: Send,
  name: string,
  { reference, as }: { readonly reference: string; readonly as: Who },
): Promise<Manifest | null> => {
  const target = targetOf(name)
  const url = `${target.origin}/v2/${target.path}/manifests/${reference}`
  // A registry that hides what one may not pull answers as it answers the push.
  const scope = `repository:${target.path}:${as === 'us' ? 'pull,push' : 'pull'}`
  const ask: Ask = { method: 'GET', url, scope, headers: { accept: manifestTypes } }
  const hidden = as === 'us' ? [] : [401, 403]
  const { status, headers, bytes } = await answered(() => send(target, ask, as), ask, [200, 404, ...hidden])
  if (status !== 200) return null
  // The digest is computed from the bytes, never taken from the registry's header; which must not contradict it.
  const digest = sha256(bytes)
  const claimed = headers.get('docker-content-digest')
  if (claimed !== null && claimed !== digest) throw contradicted(ask, claimed, digest)
  return {
    digest,
    mediaType: mediaTypeOf(bytes) ?? (headers.get('content-type') ?? '').split(';', 1)[0]?.trim() ?? '',
    bytes,
  }
}

/** As the manifest says itself; a manifest of OCI need not say. It is what it must be given back as. */
const mediaTypeOf = (bytes: Uint8Array): string | null => {
  try {
    const { mediaType } = JSON.parse(new TextDecoder().decode(bytes)) as { mediaType?: unknown }
    return typeof mediaType === 'string' && /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : null
  } catch {
    return null
  }
}

/**
 * What stands where `digest` has just been written. Registries may show a write seconds late (GHCR does), so that what is not
 * there yet is asked for again; what stands there in the end is for the caller to judge.
 */
export const readWritten = async (
  { send, patience }: Transport,
  name: string,
  { reference, digest }: { readonly reference: string; readonly digest: Digest },
): Promise<Manifest | null> => {
  for (let attempt = 1; ; attempt += 1) {
    const found = await readManifest(send, name, { reference, as: 'us' })
    if (found?.digest === digest || attempt >= patience.attempts) return found
    await backOff(attempt, null, patience)
  }
}

export interface Putting extends Omit<Manifest, 'digest'> {
  readonly patience?: Patience | undefined
  readonly signal?: AbortSignal | undefined
}

/** Puts a manifest under a tag or under its own digest. @throws ToolError */
export const putManifest = async (
  send: Send,
  name: string,
  reference: string,
  { mediaType, bytes, patience, signal }: Putting,
): Promise<void> => {
  const target = targetOf(name)
  const ask: Ask = {
    method: 'PUT',
    url: `${target.origin}/v2/${target.path}/manifests/${reference}`,
    scope: `repository:${target.path}:pull,push`,
    headers: { 'content-type': mediaType },
    body: { bytes: bytes.length, open: () => bytes },
    ...(patience === undefined ? {} : { patience }),
    ...(signal === undefined ? {} : { signal }),
  }
  await answered(() => send(target, ask, 'us'), ask, [200, 201, 202])
}

const remove = async (send: Send, name: string, reference: string): Promise<Answer> => {
  const target = targetOf(name)
  const url = `${target.origin}/v2/${target.path}/manifests/${reference}`
  const ask: Ask = { method: 'DELETE', url, scope: `repository:${target.path}:pull,push,delete` }
  return answered(() => send(target, ask, 'us'), ask, [200, 202, 400, 404, 405])
}

/** An index of nothing, different from every other one. */
const emptyIndex = (): Manifest => {
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const annotations = { [placeholderKey]: crypto.randomUUID() }
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests: [], annotations }))
  return { digest: sha256(bytes), mediaType, bytes }
}

/**
 * Deletes a tag and nothing else. Many registries delete by digest only, which would take every tag of that digest away:
 * there the tag is first pointed to an index of nothing, and that is deleted. Whether that works is tried out before; and
 * before that, on what does not exist, because what a registry that deletes nothing (GHCR) is given stays in it for ever.
 */
export const untag = async (send: Send, name: string, tag: string): Promise<void> => {
  await remove(send, name, tag)
  if (!(await isThere(send, name, tag))) return
  const nothing = emptyIndex()
  const without = await remove(send, name, nothing.digest)
  if (without.status === 405) throw cannotDelete(name, tag, without.status)
  await putManifest(send, name, nothing.digest, nothing)
  const { status } = await remove(send, name, nothing.digest)
  if (status >= 400) throw cannotDelete(name, tag, status)
  await putManifest(send, name, tag, nothing)
  await remove(send, name, nothing.digest)
  if (await isThere(send, name, tag)) throw cannotDelete(name, tag, 202)
}

/** Whatever its content. */
const isThere = async (send: Send, name: string, tag: string): Promise<boolean> => {
  const target = targetOf(name)
  const url = `${target.origin}/v2/${target.path}/manifests/${tag}`
  const scope = `repository:${target.path}:pull,push`
  const ask: Ask = { method: 'HEAD', url, scope, headers: { accept: manifestTypes } }
  return (await answered(() => send(target, ask, 'us'), ask, [200, 404])).status === 200
}

const contradicted = ({ method, url }: Ask, claimed: string, digest: Digest): ToolError =>
  new ToolError({
    ran: `${method} ${url}`,
    outcome: `was answered with content of ${digest} as ${claimed}`,
    output: '',
    remedy: 'The registry, or a proxy before it, damages what it is given',
  })

const cannotDelete = (name: string, tag: string, status: number): ToolError =>
  new ToolError({
    ran: `DELETE ${name}:${tag}`,
    outcome: `was answered with ${status}`,
    output: 'this registry takes no tag away through its protocol',
    remedy: 'Delete the tag where the registry shows its tags',
  })
