/** mulberry32: small, and the same sequence for the same seed everywhere. */
export const randomNumbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}

/** The seed of a run: of the environment, to see a failure again, or always the same. */
export const fuzzSeed = Number(process.env['FUZZ_SEED'] ?? 20261121)

const words = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0x6ffffef5, 0x10000]

/** Changes some words and bytes, most of them at the start, where headers and tables are, and sometimes cuts the rest off. */
export const mutate = (original: Uint8Array, random: () => number): Uint8Array => {
  const bytes = original.slice()
  const view = new DataView(bytes.buffer)
  const changes = 1 + Math.floor(random() * 8)
  for (let change = 0; change < changes; change += 1) {
    const reach = random() < 0.6 ? Math.min(bytes.length, 1024) : bytes.length
    const at = Math.floor((random() * (reach - 8)) / 4) * 4
    if (random() < 0.5) view.setUint32(at, words[Math.floor(random() * words.length)]!, true)
    else bytes[at + Math.floor(random() * 4)] = Math.floor(random() * 256)
  }
  return random() < 0.3 ? bytes.slice(0, Math.floor(random() * bytes.length)) : bytes
}
