import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readElfFile } from '../../../__tests__/support/host-files.js'
import { comparable, readelf } from '../../../__tests__/support/readelf.js'
import type { CorpusPackage } from './corpus-package.js'
import { fileNameOf, filesBelow, isElf, place } from './places.js'

export interface Differences {
  readonly objects: number
  readonly differing: readonly string[]
}

/** An object that one of the two reads differently, with the first thing that differs; null when both agree. */
export const difference = (path: string): string | null => {
  const reading = readElfFile(path)
  if (reading.kind !== 'elf') return `${path}: not read as ELF but as ${reading.what}`
  const own = comparable(reading.object)
  const theirs = readelf(path)
  if (isDeepStrictEqual(own, theirs)) return null
  const key = (Object.keys(own) as (keyof typeof own)[]).find((name) => !isDeepStrictEqual(own[name], theirs[name]))
  const show = (value: unknown): string => JSON.stringify(value).slice(0, 300)
  return key === undefined ? null : `${path}: ${key} is ${show(own[key])}, readelf says ${show(theirs[key])}`
}

/** Reads every ELF object of the corpus as we do and as binutils' readelf does. */
export const differences = (packages: readonly CorpusPackage[]): Differences => {
  const seen = new Set<number>()
  const differing: string[] = []
  for (const { name, version } of packages) {
    for (const app of globSync(join(place('apps'), `${fileNameOf(`${name}@${version}`)}-*`))) {
      for (const file of filesBelow(join(app, 'node_modules'))) {
        const path = join(app, 'node_modules', file)
        if (!existsSync(path) || !isElf(path)) continue
        const { ino } = statSync(path)
        if (seen.has(ino)) continue
        seen.add(ino)
        const found = difference(path)
        if (found !== null) differing.push(found)
      }
    }
  }
  return { objects: seen.size, differing }
}
