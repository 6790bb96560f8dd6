import { nodeModuleVersion, type Target } from './target.js'

/** NODE_MODULE_VERSION as names have it: `abi127`, `v127`, or the number alone where it can be nothing else. */
const abiWord = /^(?:abi|v)?(\d{2,3})$/

/** Smaller numbers without a prefix are bits, versions and the like. */
const smallestBare = 72

const majorInName = /(?:^|[-_./])node-?v?(\d{1,2})(?:\.\d+)?(?=[-_./]|$)/

const abiOf = (path: string): string | null => {
  for (const word of path.toLowerCase().split(/[^a-z0-9]+/)) {
    const number = abiWord.exec(word)?.[1]
    if (number === undefined) continue
    const isBare = !word.startsWith('abi')
    if (!isBare || (Number(number) >= smallestBare && Number(number) < 300 && Number(number) !== 100)) return number
  }
  return null
}

/** Whether a path says for which release of Node a file is: true, false, or null when it says nothing. */
const isForNode = (path: string, { nodeVersion }: Target): boolean | null => {
  const abi = abiOf(path)
  if (abi !== null) return abi === nodeModuleVersion(nodeVersion)
  const major = majorInName.exec(path)?.[1]
  return major === undefined ? null : major === nodeVersion.split('.')[0]
}

/**
 * Of files that differ in the release of Node that their names give, those for this one, and all that give none. Where none
 * is for this one it cannot be told which would be taken (Node-API files are good for later releases too): then all of them.
 */
export const forThisNode = (paths: readonly string[], target: Target): readonly string[] => {
  const told = paths.map((path) => ({ path, fits: isForNode(path, target) }))
  return told.some(({ fits }) => fits === true)
    ? told.filter(({ fits }) => fits !== false).map(({ path }) => path)
    : paths
}

/** The path without what it says of releases of Node: flavours of one addon share it. */
export const withoutNodeTag = (path: string): string =>
  path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => abiOf(word) === null)
    .join('-')
    .replace(/(?:^|-)node-?v?\d{1,2}(?=-|$)/g, '')
