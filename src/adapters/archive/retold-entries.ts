import type { ImageEntry } from '../../ports/image-files.js'

/**
 * The same entries; what goes wrong while they are iterated, or while the content of one is read, is thrown as `retell`
 * makes it. A generator alone does not hear of the latter: that happens in the hands of who iterates.
 */
export async function* retoldEntries(
  entries: AsyncIterable<ImageEntry>,
  retell: (error: unknown) => unknown,
): AsyncGenerator<ImageEntry> {
  const telling = async <T>(body: () => Promise<T>): Promise<T> => {
    try {
      return await body()
    } catch (error) {
      throw await retell(error)
    }
  }
  const iterator = entries[Symbol.asyncIterator]()
  try {
    for (
      let next = await telling(() => iterator.next());
      next.done !== true;
      next = await telling(() => iterator.next())
    ) {
      const entry = next.value
      yield {
        ...entry,
        bytes: (limit) => telling(() => entry.bytes(limit)),
        keep: (accept) => telling(() => entry.keep(accept)),
      }
    }
  } finally {
    await iterator.return?.()
  }
}
