import { parseLines } from './delimited.js'
import { accept, refuse, type Parsed } from './parsed.js'
import { parsePlatform, type Platform } from './platform.js'

/** One job of the matrix. */
export interface MatrixEntry {
  readonly platform: Platform
  /** Label for `runs-on`. */
  readonly runner: string
  /** For names of artifacts: `linux-arm64`. */
  readonly name: string
}

/** GitHub's own runners. What neither is native to is emulated on the first. */
const usual: Readonly<Partial<Record<Platform, string>>> = {
  'linux/amd64': 'ubuntu-24.04',
  'linux/arm64': 'ubuntu-24.04-arm',
}

/** The labels that the user gives, `linux/arm64=my-runner` a line. */
export const parseRunners = (text: string): Parsed<ReadonlyMap<Platform, string>> => {
  const lines = parseLines(text)
  if (!lines.ok) return lines
  const runners = new Map<Platform, string>()
  for (const line of lines.value) {
    const [, written = '', label = ''] = /^([^=]+)=\s*(\S.*)$/.exec(line) ?? []
    const platform = parsePlatform(written)
    if (platform === null) {
      return refuse(
        `has ${JSON.stringify(line)}, which names no platform`,
        'Write for example linux/arm64=ubuntu-24.04-arm',
      )
    }
    runners.set(platform, label.trim())
  }
  return accept(runners)
}

/** A job for each platform, on a machine of its own kind where GitHub has one. */
export const runnerMatrix = (
  platforms: readonly Platform[],
  runners: ReadonlyMap<Platform, string>,
): { readonly include: readonly MatrixEntry[] } => ({
  include: platforms.map((platform) => ({
    platform,
    runner: runners.get(platform) ?? usual[platform] ?? 'ubuntu-24.04',
    name: platform.replaceAll('/', '-'),
  })),
})
