import { splitPair, type Pair } from '../delimited.js'
import { accept, refuse, type Parsed } from '../parsed.js'
import { architectures, parsePlatform, type Platform } from '../platform.js'
import type { BuildInputs, PlatformArguments } from './inputs.js'
import type { InputName } from './names.js'
import type { Reader } from './reader.js'
import { parseBoolean, parseByteSize, parseText } from './values.js'

const parsePair =
  (example: string) =>
  (text: string): Parsed<Pair> => {
    const pair = splitPair(text)
    return pair === null || /\s/.test(pair.key) || pair.value === ''
      ? refuse('is not of the form KEY=value', `Write for example ${example}`)
      : accept(pair)
  }

/** A line that is handed on as it is, once it has the shape. */
const parseShape =
  (shape: RegExp, form: string, example: string) =>
  (text: string): Parsed<string> =>
    shape.test(text) ? accept(text) : refuse(`is not of the form ${form}`, `Write for example ${example}`)

export const parseArgument = parseShape(/^[^\s=]+(?:=|$)/, 'KEY=value', 'NODE_ENV=production')
const parseNamedContext = parseShape(/^[^\s=]+=./, 'name=value', 'base=docker-image://node:22-slim')
const parseHost = parseShape(/^[^\s:=]+[:=]\S+$/, 'host:address', 'db.example:10.0.0.5')
const parseUlimit = parseShape(/^[a-z]+=-?\d+(?::-?\d+)?$/, 'type=soft:hard', 'nofile=1024:4096')
const parseAttestation = parseShape(/^type=[a-z]/, 'type=...', 'type=sbom,generator=image')

/** Words in a name that say its value is a secret. */
const secretWord = /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|API_?KEY|PRIVATE_?KEY)(?:_|$)/i

/** Everybody who can pull the image can read its build arguments. */
const noticeSecretArguments = (reader: Reader, args: readonly string[]): void => {
  for (const { key } of args.map((argument) => splitPair(argument)).filter((pair) => pair !== null)) {
    if (secretWord.test(key)) {
      reader.notice(
        `build-args: ${key} looks like a secret, and build arguments stay readable in the image: use secrets and RUN --mount=type=secret`,
      )
    }
  }
}

/** The platforms, each once. */
export const readPlatforms = (reader: Reader): readonly Platform[] => {
  const known = architectures.map(({ platform }) => platform).join(', ')
  const given = reader.items('platforms', (text): Parsed<Platform> => {
    const platform = parsePlatform(text)
    return platform === null
      ? refuse('is not a platform that Node images exist for', `Use one or more of ${known}`)
      : accept(platform)
  })
  if (reader.text('platforms') === '') return ['linux/amd64', 'linux/arm64']
  return [...new Set(given)]
}

const readPlatformArguments = (reader: Reader, platforms: readonly Platform[]): readonly PlatformArguments[] => {
  const parsed = reader.lines('platform-build-args', (line): Parsed<{ platform: Platform; argument: string }> => {
    const pair = splitPair(line)
    const platform = pair === null ? null : parsePlatform(pair.key)
    const argument = pair?.value.trim() ?? ''
    if (platform === null || !/^[^\s=]+=/.test(argument)) {
      return refuse('is not of the form platform=KEY=value', 'Write for example linux/arm64=BUILD_ARCH=aarch64')
    }
    if (!platforms.includes(platform)) {
      return refuse(`is for ${platform}, which is not built`, `Add ${platform} to platforms or remove the line`)
    }
    return accept({ platform, argument })
  })
  return platforms
    .map((platform) => ({
      platform,
      args: parsed.filter((line) => line.platform === platform).map(({ argument }) => argument),
    }))
    .filter(({ args }) => args.length > 0)
}

/** An id names one secret, whichever of the inputs gives it. */
const refuseRepeatedSecrets = (reader: Reader, given: readonly (readonly [InputName, string])[]): void => {
  given.forEach(([name, id], index) => {
    const first = given.findIndex(([, other]) => other === id)
    if (first === index) return
    reader.complain(name, id, {
      message: `the secret ${id} is given twice, first in ${given[first]?.[0] ?? 'secrets'}`,
      remedy: 'Give each id once',
    })
  })
}

const readSecrets = (
  reader: Reader,
): Pick<BuildInputs, 'secretEnvs' | 'secretFiles'> & { secrets: readonly Pair[] } => {
  const secrets = reader.lines('secrets', parsePair('npm_token=${{ secrets.NPM_TOKEN }}'))
  const secretEnvs = reader.items('secret-envs', parsePair('npm_token=NPM_TOKEN'))
  const secretFiles = reader.lines('secret-files', parsePair('npmrc=.npmrc'))
  refuseRepeatedSecrets(reader, [
    ...secrets.map(({ key }) => ['secrets', key] as const),
    ...secretEnvs.map(({ key }) => ['secret-envs', key] as const),
    ...secretFiles.map(({ key }) => ['secret-files', key] as const),
  ])
  return { secrets, secretEnvs, secretFiles }
}

const optional = (reader: Reader, name: InputName, parse: (text: string) => Parsed<string>): string | null =>
  reader.one<string | null>(name, parse, null)

/** The values of `secrets` travel apart from everything that is printed. */
export interface ReadBuild {
  readonly build: Omit<BuildInputs, 'context' | 'file'>
  readonly secretValues: readonly string[]
}

/** Everything that shapes the build besides its sources. */
export const readBuild = (reader: Reader, platforms: readonly Platform[]): ReadBuild => {
  const args = reader.lines('build-args', parseArgument)
  noticeSecretArguments(reader, args)
  const { secrets, secretEnvs, secretFiles } = readSecrets(reader)
  return {
    secretValues: secrets.map(({ value }) => value),
    build: {
      target: optional(reader, 'target', parseText),
      args,
      platformArgs: readPlatformArguments(reader, platforms),
      contexts: reader.lines('build-contexts', parseNamedContext),
      secrets: secrets.map(({ key }) => key),
      secretEnvs,
      secretFiles,
      ssh: reader.items('ssh', parseText),
      noCache: reader.one('no-cache', parseBoolean, false),
      noCacheFilters: reader.items('no-cache-filters', parseText),
      pull: reader.one('pull', parseBoolean, false),
      network: optional(reader, 'network', parseText),
      addHosts: reader.items('add-hosts', parseHost),
      allow: reader.items('allow', parseText),
      shmSize: optional(reader, 'shm-size', parseByteSize),
      ulimits: reader.lines('ulimit', parseUlimit),
      cgroupParent: optional(reader, 'cgroup-parent', parseText),
      provenance: optional(reader, 'provenance', parseText),
      sbom: optional(reader, 'sbom', parseText),
      attests: reader.lines('attests', parseAttestation),
    },
  }
}
