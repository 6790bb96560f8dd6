import { createHash } from 'node:crypto'
import type { Digest } from '../../core/evidence.js'
import { placeholderKey } from '../../core/manifest-index.js'
import { ToolError } from '../../errors.js'
import type { Manifest } from '../../ports/registry.js'
import { answered } from './answers.js'
import { targetOf, type Answer, type Ask, type Send, type Who } from './transport.js'

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
  return { digest, mediaType: headers.get('content-type') ?? '', bytes }
}

/** Puts a manifest under a tag or under its own digest. @throws ToolError */
export const putManifest = async (
  send: Send,
  name: string,
  reference: string,
  { mediaType, bytes }: Omit<Manifest, 'digest'>,
): Promise<void> => {
  const target = targetOf(name)
  const ask: Ask = {
    method: 'PUT',
    url: `${target.origin}/v2/${target.path}/manifests/${reference}`,
    scope: `repository:${target.path}:pull,push`,
    headers: { 'content-type': mediaType },
    body: { bytes: bytes.length, open: () => bytes },
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
 * there the tag is first pointed to an index of nothing, and that is deleted. Whether that works is tried out before.
 */
export const untag = async (send: Send, name: string, tag: string): Promise<void> => {
  await remove(send, name, tag)
  if (!(await isThere(send, name, tag))) return
  const nothing = emptyIndex()
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
