import { parseLines } from './delimited.js'
import type { Complaint } from './parsed.js'
import { parsePlatform, type Platform } from './platform.js'

/** One job of the matrix. */
export interface MatrixEntry {
  readonly platform: Platform
  /** Label for `runs-on`. */
  readonly runner: string
  /** For names of artifacts: `linux-arm64`. */
  readonly name: string
}

/** One line that is wrong. */
interface RunnerProblem extends Complaint {
  readonly value: string
}

export interface ParsedRunners {
  readonly runners: ReadonlyMap<Platform, string>
  readonly problems: readonly RunnerProblem[]
}

/** GitHub's own runners. What neither is native to is emulated on the first. */
const usual: Readonly<Partial<Record<Platform, string>>> = {
  'linux/amd64': 'ubuntu-24.04',
  'linux/arm64': 'ubuntu-24.04-arm',
}

const example = 'Write for example linux/arm64=ubuntu-24.04-arm'

/**
 * The labels that the user gives, `linux/arm64=my-runner` a line. A label for a platform that is not built is a typing error:
 * the platform that was meant would silently get the usual runner.
 */
export const parseRunners = (text: string, platforms: readonly Platform[]): ParsedRunners => {
  const lines = parseLines(text)
  if (!lines.ok) return { runners: new Map(), problems: [{ value: text, ...lines.complaint }] }
  const runners = new Map<Platform, string>()
  const problems: RunnerProblem[] = []
  for (const value of lines.value) {
    const [, written = '', label = ''] = /^([^=]+)=\s*(\S.*)$/.exec(value) ?? []
    const platform = parsePlatform(written)
    if (platform === null) problems.push({ value, message: 'names no platform and runner', remedy: example })
    else if (!platforms.includes(platform)) {
      const remedy = `Add ${platform} to platforms (${platforms.join(', ')}), or remove the line`
      problems.push({ value, message: `is for ${platform}, which is not built`, remedy })
    } else if (runners.has(platform)) {
      const remedy = 'Keep one line for each platform'
      problems.push({ value, message: `is a second runner for ${platform}`, remedy })
    } else runners.set(platform, label.trim())
  }
  return { runners, problems }
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
