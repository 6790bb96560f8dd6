import { withoutLogins } from '../../core/redact.js'
import { ToolError } from '../../errors.js'
import type { Answer, Ask } from './transport.js'

/** In characters. */
const largestMessage = 2000

export const describeError = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return error instanceof Error ? `${error.message}${cause}` : String(error)
}

/** `CODE: message` of each error (distribution specification, error codes), or the text as it is. */
export const messageOf = ({ bytes }: Answer): string => {
  const text = new TextDecoder().decode(bytes).trim()
  // A registry that repeats what it was sent must not put our login into a log.
  return withoutLogins(inWords(text)).slice(0, largestMessage)
}

const inWords = (text: string): string => {
  try {
    const { errors } = JSON.parse(text) as { errors?: unknown }
    if (!Array.isArray(errors)) return text
    const told = (errors as { code?: unknown; message?: unknown }[]).map(({ code, message }) =>
      [code, message].filter((part) => typeof part === 'string' && part !== '').join(': '),
    )
    return told.join('; ')
  } catch {
    return text
  }
}

/** The answer, when its status is one that means something here. @throws ToolError */
export const answered = async (
  action: () => Promise<Answer>,
  ask: Ask,
  expected: readonly number[],
): Promise<Answer> => {
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
