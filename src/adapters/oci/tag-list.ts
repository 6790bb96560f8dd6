import type { TagList } from '../../ports/registry.js'
import { describeError, messageOf } from './answers.js'
import { targetOf, type Answer, type Send } from './transport.js'

/** More pages than this are no list that anybody could decide from. */
const mostPages = 100

/** What all pages may hold in bytes: two million tags, and no more memory than that. */
const mostBytes = 16 * 1024 * 1024

/** Every tag of a repository, page by page. Never fails: a registry that does not say is `unknown`. */
export const listTags = async (send: Send, name: string): Promise<TagList> => {
  const target = targetOf(name)
  const scope = `repository:${target.path}:pull,push`
  const tags: string[] = []
  let bytes = 0
  let next: string | null = `${target.origin}/v2/${target.path}/tags/list?n=1000`
  try {
    for (let page = 0; next !== null; page += 1) {
      if (page === mostPages) return { kind: 'unknown', reason: `it has more than ${tags.length} tags` }
      const answer: Answer = await send(target, { method: 'GET', url: next, scope }, 'us')
      if (answer.status === 404) return { kind: 'absent' }
      if (answer.status !== 200) return { kind: 'unknown', reason: `${answer.status} ${messageOf(answer)}` }
      bytes += answer.bytes.length
      if (bytes > mostBytes) return { kind: 'unknown', reason: `its list is longer than ${mostBytes} bytes` }
      tags.push(...tagsIn(answer.bytes))
      next = nextPage(answer.headers.get('link'), next)
      // Credentials go to no other host, and a part of the list is no list.
      if (next !== null && new URL(next).origin !== target.origin) {
        return { kind: 'unknown', reason: `the next page is elsewhere, at ${new URL(next).origin}` }
      }
    }
    return { kind: 'listed', tags }
  } catch (error) {
    return { kind: 'unknown', reason: describeError(error) }
  }
}

/** Of a tag, by the distribution specification; what is none cannot be pulled. */
const grammar = /^\w[\w.-]{0,127}$/

const tagsIn = (bytes: Uint8Array): readonly string[] => {
  const { tags } = JSON.parse(new TextDecoder().decode(bytes)) as { tags?: unknown }
  if (!Array.isArray(tags)) return []
  return (tags as unknown[]).filter((tag) => typeof tag === 'string').filter((tag) => grammar.test(tag))
}

/** `Link: </v2/…>; rel="next"` (RFC 8288); null at the end. */
const nextPage = (link: string | null, from: string): string | null => {
  const [, address] = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(link ?? '') ?? []
  return address === undefined ? null : new URL(address, from).href
}
