import type { Credentials, Refusal } from '../../ports/registry.js'
import { describeError, messageOf } from './answers.js'
import { targetOf, type Send } from './transport.js'

/** Opens and abandons an upload session: the one way to learn of push permission that creates nothing. */
export const refusesPush = async (
  send: Send,
  name: string,
  credentialsOf: (host: string) => Promise<Credentials | null>,
): Promise<Refusal | null> => {
  const target = targetOf(name)
  const scope = `repository:${target.path}:pull,push`
  const url = `${target.origin}/v2/${target.path}/blobs/uploads/`
  const withLogin = (await credentialsOf(target.host)) !== null
  try {
    const answer = await send(target, { method: 'POST', url, scope, headers: { 'content-length': '0' } }, 'us')
    if (answer.status !== 202 && answer.status !== 201) {
      return { by: answer.by, status: answer.status, message: messageOf(answer), withLogin }
    }
    const session = new URL(answer.headers.get('location') ?? '', target.origin)
    // GHCR answers 405 and lets the session expire; elsewhere it is tidier to end it. Nothing depends on it.
    if (session.origin === target.origin && session.pathname !== '/') {
      await send(target, { method: 'DELETE', url: session.href, scope, once: true }, 'us').catch(() => undefined)
    }
    return null
  } catch (error) {
    return { by: 'registry', status: null, message: describeError(error), withLogin }
  }
}
