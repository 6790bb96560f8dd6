import type { PushRefusal } from '../../core/push-refusal.js'
import type { Credentials } from '../../ports/registry.js'
import { describeError, messageOf } from './answers.js'
import { challengeOf } from './token.js'
import { targetOf, type Answer, type Send } from './transport.js'

/** Opens and abandons an upload session: the one way to learn of push permission that creates nothing. */
export const refusesPush = async (
  send: Send,
  name: string,
  credentialsOf: (host: string) => Promise<Credentials | null>,
): Promise<PushRefusal | null> => {
  const target = targetOf(name)
  const scope = `repository:${target.path}:pull,push`
  const url = `${target.origin}/v2/${target.path}/blobs/uploads/`
  const withLogin = (await credentialsOf(target.host)) !== null
  try {
    const answer = await send(target, { method: 'POST', url, scope, headers: { 'content-length': '0' } }, 'us')
    if (answer.status !== 202 && answer.status !== 201) {
      return { by: answer.by, status: answer.status, message: refusalOf(answer), withLogin }
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

/** With the error of the challenge (RFC 6750, 3.1): a known login without the right is refused by 401 as a wrong one is. */
const refusalOf = (answer: Answer): string => {
  const error = challengeOf(answer.headers.get('www-authenticate'))?.get('error')
  const message = messageOf(answer)
  return error === undefined || message.includes(error) ? message : [error, message].filter(Boolean).join(': ')
}
