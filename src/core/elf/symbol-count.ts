import { wordsOf } from './bytes.js'
import { tag, type Dynamic } from './dynamic.js'
import type { Memory } from './memory.js'

/** More than any real object has (a Node binary: some hundred thousand), and little enough to hold. */
export const maxSymbols = 1024 * 1024

const chunk = 16 * 1024

/**
 * Entries of the dynamic symbol table, which says itself nowhere how long it is: what the hash tables and the relocations
 * reach. Both hash tables describe the same symbols; GNU's leaves out the undefined ones when it holds nothing at all.
 */
export const countSymbols = (dynamic: Dynamic, memory: Memory, machine: number, highestReference: number): number =>
  Math.max(
    systemVCount(dynamic, memory, machine),
    gnuCount(dynamic, memory),
    highestReference === 0 ? 0 : highestReference + 1,
  )

/** DT_HASH: `nchain` is the number of symbols. Its words are 64 bits wide on s390x alone. */
const systemVCount = (dynamic: Dynamic, memory: Memory, machine: number): number => {
  const address = dynamic.get(tag.hash)
  if (address === null) return 0
  const wide = machine === 22 && memory.layout.bits === 64
  const words = memory.words(address, 16)
  if (words.length < 8) memory.damage.note('the hash table is incomplete')
  return wide ? words.word(8) : words.u32(4)
}

/** DT_GNU_HASH: the chain of the highest bucket ends with the last symbol (binutils, bfd/elflink.c). */
const gnuCount = (dynamic: Dynamic, memory: Memory): number => {
  const address = dynamic.get(tag.gnuHash)
  if (address === null) return 0
  const head = memory.words(address, 16)
  const [buckets, offset, bloom] = [head.u32(0), head.u32(4), head.u32(8)]
  if (head.length < 16 || buckets > maxSymbols) {
    memory.damage.note('the GNU hash table is incomplete')
    return 0
  }
  const bucketsAt = address + 16 + bloom * (memory.layout.bits / 8)
  const bucketWords = memory.words(bucketsAt, buckets * 4)
  if (bucketWords.length < buckets * 4) memory.damage.note('the GNU hash table is incomplete')
  let last = 0
  for (let at = 0; at + 4 <= bucketWords.length; at += 4) last = Math.max(last, bucketWords.u32(at))
  return last < offset ? offset : lastOfChain(memory, bucketsAt + buckets * 4, last, offset) + 1
}

/** The lowest bit of a chain entry marks the end. */
const lastOfChain = (memory: Memory, chainsAt: number, start: number, offset: number): number => {
  for (let symbol = start; symbol < maxSymbols; symbol += chunk) {
    const words = wordsOf(memory.at(chainsAt + (symbol - offset) * 4, chunk * 4), memory.layout)
    for (let index = 0; index * 4 + 4 <= words.length; index += 1) {
      if ((words.u32(index * 4) & 1) === 1) return symbol + index
    }
    if (words.length < chunk * 4) break
  }
  memory.damage.note('the GNU hash table is incomplete')
  return start
}
