import { createHash } from 'node:crypto'
import type { Digest } from '../../core/evidence.js'
import { ToolError } from '../../errors.js'
import type { Credentials, Manifest, Refusal, Registry } from '../../ports/registry.js'
import { createTransport, targetOf, type Answer, type Ask, type Send } from './transport.js'

const largestMessage = 2000

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/**
 * A client of the distribution API (https://github.com/opencontainers/distribution-spec) for what publishing needs and
 * Docker's own client cannot: ask whether a push would be accepted, read and set tags by exact bytes, look as a stranger.
 */
export const createRegistry = (credentialsOf: (host: string) => Promise<Credentials | null>): Registry => {
  const send = createTransport(credentialsOf)
  return {
    refusesPush: (name) => refusesPush(send, name, credentialsOf),

    manifest: async (name, reference, as = 'us') => {
      const target = targetOf(name)
      const url = `${target.origin}/v2/${target.path}/manifests/${reference}`
      // A registry that hides what one may not pull answers as it answers the push.
      const scope = `repository:${target.path}:${as === 'us' ? 'pull,push' : 'pull'}`
      const ask: Ask = { method: 'GET', url, scope, headers: { accept: manifestTypes } }
      const { status, headers, bytes } = await answered(() => send(target, ask, as), ask, [
        200,
        404,
        ...(as === 'us' ? [] : [401, 403]),
      ])
      if (status !== 200) return null
      // The digest is computed from the bytes, never taken from the registry's header.
      return { digest: sha256(bytes), mediaType: headers.get('content-type') ?? '', bytes }
    },

    tag: async (name: string, tag: string, manifest: Manifest) => {
      const target = targetOf(name)
      const ask: Ask = {
        method: 'PUT',
        url: `${target.origin}/v2/${target.path}/manifests/${tag}`,
        scope: `repository:${target.path}:pull,push`,
        headers: { 'content-type': manifest.mediaType },
        body: manifest.bytes,
      }
      await answered(() => send(target, ask, 'us'), ask, [200, 201, 202])
    },

    untag: async (name, tag) => {
      const target = targetOf(name)
      const url = `${target.origin}/v2/${target.path}/manifests/${tag}`
      const ask: Ask = { method: 'DELETE', url, scope: `repository:${target.path}:pull,push,delete` }
      await answered(() => send(target, ask, 'us'), ask, [200, 202, 404])
    },
  }
}

/** Opens and abandons an upload session: the one way to learn of push permission that creates nothing. */
const refusesPush = async (
  send: Send,
  name: string,
  credentialsOf: (host: string) => Promise<Credentials | null>,
): Promise<Refusal | null> => {
  const target = targetOf(name)
  const scope = `repository:${target.path}:pull,push`
  const url = `${target.origin}/v2/${target.path}/blobs/uploads/`
  try {
    const response = await send(target, { method: 'POST', url, scope, headers: { 'content-length': '0' } }, 'us')
    if (response.status !== 202) {
      return refusalOf(response.status, messageOf(response), (await credentialsOf(target.host)) !== null)
    }
    const session = new URL(response.headers.get('location') ?? '', target.origin)
    // GHCR answers 405 and lets the session expire; elsewhere it is tidier to end it. Nothing depends on it.
    if (session.origin === target.origin && session.pathname !== '/') {
      await send(target, { method: 'DELETE', url: session.href, scope }, 'us').catch(() => undefined)
    }
    return null
  } catch (error) {
    return { kind: 'unreachable', status: null, message: describeError(error) }
  }
}

const describeError = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return error instanceof Error ? `${error.message}${cause}` : String(error)
}

const messageOf = ({ bytes }: Answer): string => new TextDecoder().decode(bytes.subarray(0, largestMessage)).trim()

const refusalOf = (status: number, message: string, hadCredentials: boolean): Refusal => {
  if (status === 401 && !hadCredentials) return { kind: 'no-credentials', status, message }
  if (status === 401 || status === 403) return { kind: 'denied', status, message }
  if (status === 400 || status === 404) return { kind: 'name', status, message }
  return { kind: status >= 500 ? 'unreachable' : 'other', status, message }
}

/** The answer, when its status is one that means something here. @throws ToolError */
const answered = async (action: () => Promise<Answer>, ask: Ask, expected: readonly number[]): Promise<Answer> => {
  const ran = `${ask.method} ${ask.url}`
  let answer: Answer
  try {
    answer = await action()
  } catch (error) {
    const remedy = 'Check that the registry can be reached from this runner, then run the job again'
    throw new ToolError({ ran, outcome: 'got no answer', output: describeError(error), remedy }, error)
  }
  if (expected.includes(answer.status)) return answer
  const remedy = 'Check the credentials and permissions of this job for the image name'
  throw new ToolError({ ran, outcome: `was answered with ${answer.status}`, output: messageOf(answer), remedy })
}
