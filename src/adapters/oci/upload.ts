import type { Digest } from '../../core/evidence.js'
import { ToolError } from '../../errors.js'
import type { Credentials } from '../../ports/registry.js'
import { ending } from '../command.js'
import { answered, describeError, messageOf } from './answers.js'
import { bodyOf, holds, readContent, type Blob } from './image-content.js'
import { putManifest } from './manifests.js'
import {
  backOff,
  createTransport,
  isAsPrivate,
  isTransient,
  Misdirection,
  targetOf,
  type Answer,
  type Ask,
  type Patience,
  type Send,
  type Target,
  type Transport,
} from './transport.js'

/** Uploads side by side; Docker's own client does three. */
const atOnce = 4

export interface Uploading {
  /** A folder with one file per blob, named by the hex digits of its digest. */
  readonly folder: string
  readonly image: Digest
  /** Where to, `host/path`. */
  readonly name: string
  /** Names of the same registry that have the content already. */
  readonly from: readonly string[]
}

/** A blob that neither the folder nor the registry has. */
export class MissingContent extends ToolError {}

/**
 * Carries an image to a registry by digest: first blobs, then the manifests of platforms and attestations, the index last.
 * No tag is touched. What the registry has is not sent again.
 */
export const createUpload = (
  credentialsOf: (host: string) => Promise<Credentials | null>,
  patience?: Patience,
): ((what: Uploading) => Promise<void>) => {
  const transport = createTransport(credentialsOf, patience)
  return (what) => upload(transport, what)
}

/**
 * Whether a registry has a blob. When in doubt it has not: a registry that is slow to say, or does not, is asked once in all.
 */
export const createBlobQuery = (
  credentialsOf: (host: string) => Promise<Credentials | null>,
  patience: Patience = { attempts: 1, backOffMs: 0, timeoutMs: 5000 },
): ((name: string, digest: Digest) => Promise<boolean>) => {
  const { send } = createTransport(credentialsOf, patience)
  const silent = new Set<string>()
  return async (name, digest) => {
    const target = targetOf(name)
    if (silent.has(target.host)) return false
    try {
      return await hasBlob(send, { target, digest, mountFrom: null })
    } catch {
      silent.add(target.host)
      return false
    }
  }
}

const upload = async (transport: Transport, { folder, image, name, from }: Uploading): Promise<void> => {
  const target = targetOf(name)
  const { blobs, manifests } = await readContent(folder, image)
  const other = from.map(targetOf).find(({ host, path }) => host === target.host && path !== target.path)
  // The big ones first: then the small ones fill the time.
  const queue = blobs.toSorted((one, two) => two.size - one.size)
  const worker = async (): Promise<void> => {
    for (let blob = queue.shift(); blob !== undefined; blob = queue.shift()) {
      await sendBlob(transport, { target, folder, blob, mountFrom: other?.path ?? null })
    }
  }
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const failed = workers.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  for (const manifest of manifests) await putManifest(transport.send, name, manifest.digest, manifest)
}

interface Sending {
  readonly target: Target
  readonly folder: string
  readonly blob: Blob
  /** Path of a repository of the same registry that has the blob. */
  readonly mountFrom: string | null
}

/** Sends a blob unless the registry has it. An upload that breaks off is begun again with a session of its own. */
const sendBlob = async ({ send, patience }: Transport, sending: Sending): Promise<void> => {
  const { target, folder, blob } = sending
  for (let attempt = 1; ; attempt += 1) {
    if (await hasBlob(send, { ...sending, digest: blob.digest })) return
    if (!(await holds(folder, blob))) throw missing(target, blob)
    const session = await openSession(send, attempt === 1 ? sending : { ...sending, mountFrom: null })
    const outcome = session === null ? await checkMount(send, sending) : await sendBody(send, sending, session)
    if (outcome === null) return
    if (!outcome.again || attempt >= patience.attempts || ending.aborted) throw outcome.error
    await backOff(attempt, outcome.answer, patience, ending)
  }
}

const scopeOf = ({ target: { path }, mountFrom }: Pick<Sending, 'target' | 'mountFrom'>): string =>
  `repository:${path}:pull,push${mountFrom === null ? '' : ` repository:${mountFrom}:pull`}`

const hasBlob = async (
  send: Send,
  { target, digest, mountFrom }: Pick<Sending, 'target' | 'mountFrom'> & Pick<Blob, 'digest'>,
): Promise<boolean> => {
  const url = `${target.origin}/v2/${target.path}/blobs/${digest}`
  const ask = { method: 'HEAD', url, scope: scopeOf({ target, mountFrom }), signal: ending } as const
  return (await answered(() => send(target, ask, 'us'), ask, [200, 404])).status === 200
}

/** @returns the address to send to; null when the registry took the blob from its other repository */
const openSession = async (send: Send, sending: Sending): Promise<URL | null> => {
  const { target, blob, mountFrom } = sending
  const mount = mountFrom === null ? '' : `?${new URLSearchParams({ mount: blob.digest, from: mountFrom }).toString()}`
  const url = `${target.origin}/v2/${target.path}/blobs/uploads/${mount}`
  const headers = { 'content-length': '0' }
  const ask = { method: 'POST', url, scope: scopeOf(sending), headers, signal: ending } as const
  const answer = await answered(() => send(target, ask, 'us'), ask, [201, 202])
  return answer.status === 201 ? null : sessionIn(answer, ask)
}

/** Where the blob goes: often a store of another host, which then gets it without our credentials. */
const sessionIn = (answer: Answer, { method, url }: Ask): URL => {
  const location = answer.headers.get('location')
  const address = location === null ? null : URL.parse(location, url)
  if (address !== null && isAsPrivate(address, new URL(url).host)) return address
  const output = address === null ? `location: ${location ?? 'none'}` : new Misdirection(address).message
  const outcome = 'was answered without an address that can be used'
  throw new ToolError({ ran: `${method} ${url}`, outcome, output, remedy: notOurs })
}

const notOurs = 'The registry, or a proxy before it, does not keep to the protocol'

/** A registry that says it has taken the blob from its other repository must have it. */
const checkMount = async (send: Send, sending: Sending): Promise<Failed | null> => {
  if (await hasBlob(send, { ...sending, digest: sending.blob.digest })) return null
  const ran = `mounting ${sending.blob.digest} from ${sending.mountFrom ?? 'nowhere'}`
  const error = new ToolError({ ran, outcome: 'was accepted and not done', output: '', remedy: notOurs })
  return { error, again: true, answer: null }
}

interface Failed {
  readonly error: ToolError
  /** Worth another session. */
  readonly again: boolean
  readonly answer: Answer | null
}

/** In one request, as containerd does it. @returns null when the registry has the blob */
const sendBody = async (send: Send, sending: Sending, session: URL): Promise<Failed | null> => {
  const { target, folder, blob } = sending
  session.searchParams.set('digest', blob.digest)
  const ran = `PUT ${session.origin}${session.pathname}`
  const headers = { 'content-type': 'application/octet-stream' }
  const body = bodyOf(folder, blob)
  const ask = { method: 'PUT', url: session.href, headers, body, once: true, signal: ending } as const
  try {
    const answer = await send(target, { ...ask, scope: scopeOf(sending) }, 'us')
    if (answer.status === 201 || answer.status === 202 || answer.status === 204) return null
    const remedy = 'Check the credentials and permissions of this job for the image name'
    const outcome = `was answered with ${answer.status}`
    const error = new ToolError({ ran, outcome, output: messageOf(answer), remedy })
    // 404: the registry has forgotten the session (BLOB_UPLOAD_UNKNOWN).
    return { error, again: isTransient(answer) || answer.status === 404, answer }
  } catch (cause) {
    const remedy = 'Check that the registry can be reached from this runner, then run the job again'
    const error = new ToolError({ ran, outcome: 'broke off', output: describeError(cause), remedy }, cause)
    return { error, again: true, answer: null }
  }
}

const missing = ({ host, path }: Target, { digest }: Blob): MissingContent =>
  new MissingContent({
    ran: `pushing ${digest} to ${host}/${path}`,
    outcome: 'found it in neither the engine nor the registry',
    output: '',
    remedy: 'Build without the cache (no-cache: true), or pull the base image again (pull: true)',
  })
