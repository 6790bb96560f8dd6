import { isElf, isElfFor } from '../audit/head.js'
import type { FileNode } from '../audit/root-files.js'
import { finding, type Finding } from '../finding.js'
import { baseName, joinPath } from '../packages/path.js'
import { architectureOf, type Platform } from '../platform.js'
import { quote } from './expectations.js'
import { defaultPath, type ImageSight, type SaidOfStart } from './image-sight.js'

/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE, include/uapi/linux/binfmts.h). */
const longestFirstLine = 256

/** The words that are started: entrypoint and command together. */
const wordsOf = ({ entrypoint, command }: SaidOfStart): readonly string[] => [...entrypoint, ...command]

/** Name of the program that is started, for keeping its content; empty when the image names none. */
export const startedName = (config: SaidOfStart): string => baseName(wordsOf(config)[0] ?? '')

const candidatesOf = (name: string, { env, workingDir }: SaidOfStart): readonly string[] => {
  if (name.startsWith('/')) return [joinPath('/', name)]
  const home = joinPath('/', workingDir)
  if (name.includes('/')) return [joinPath(home, name)]
  return (env['PATH'] ?? defaultPath)
    .split(':')
    .slice(0, 100)
    .map((dir) => joinPath(dir.startsWith('/') ? '/' : home, `${dir}/${name}`))
}

/** Where a program is found as the engine looks for it, or why it is not. */
const find = (name: string, { config, root, user }: ImageSight): { path: string } | { why: string } => {
  const candidates = candidatesOf(name, config)
  const path = candidates.find((candidate) => root.mayStart(candidate, user))
  if (path !== undefined) return { path }
  const there = candidates.find((candidate) => root.resolve(candidate)?.node.type === 'file')
  if (there !== undefined) return { why: `${there} may not be executed by the user of the image` }
  return {
    why: name.includes('/') ? `${candidates[0] ?? name} is not there` : `no folder of the PATH holds ${quote(name)}`,
  }
}

/** First bytes; null when they were not kept. */
const headOf = (node: FileNode): Uint8Array | null => {
  if (node.size === 0) return new Uint8Array()
  return node.bytes?.subarray(0, longestFirstLine) ?? node.source?.read(0, longestFirstLine) ?? null
}

/** What keeps a script with this first line from being started; null: nothing that can be seen. */
const scriptObstacle = (line: string, sight: ImageSight): string | null => {
  const [interpreter = '', argument = ''] = line
    .slice(2)
    .trimStart()
    .split(/[ \t]+/)
  if (line.endsWith('\r')) return `has Windows line ends, so that its interpreter is ${quote(line.slice(2))}`
  if (!interpreter.startsWith('/') || !sight.root.mayStart(interpreter, sight.user))
    return `needs ${quote(interpreter)}, which is not there or may not be executed`
  const viaEnv = baseName(interpreter) === 'env' && /^\w[\w.+-]*$/.test(argument)
  const program = viaEnv ? find(argument, sight) : null
  return program !== null && 'why' in program ? `needs ${quote(argument)}, and ${program.why}` : null
}

/** Kernels of these processors mostly run programs of their predecessor too. */
const predecessors: Readonly<Record<string, Platform>> = {
  'linux/amd64': 'linux/386',
  'linux/arm64': 'linux/arm/v7',
}

const runsOn = (head: Uint8Array, platform: Platform): boolean => {
  const older = predecessors[platform]
  return isElfFor(head, architectureOf(platform)) || (older !== undefined && isElfFor(head, architectureOf(older)))
}

/** What keeps Linux from starting a file by its content; null: nothing that can be seen. */
const obstacle = (path: string, sight: ImageSight): string | null => {
  const node = sight.root.resolve(path)?.node
  const head = node === undefined ? null : headOf(node)
  if (head === null) return null
  if (isElf(head)) return runsOn(head, sight.platform) ? null : 'is a program for another architecture'
  const line = new TextDecoder('utf-8', { ignoreBOM: true }).decode(head).split('\n')[0] ?? ''
  return line.startsWith('#!')
    ? scriptObstacle(line, sight)
    : 'is neither a program nor a script with #! (exec format error)'
}

/** Programs that start their arguments and change nothing about them. */
const launchers = ['tini', 'dumb-init', 'docker-entrypoint.sh']

/** The script that Node is told to run, when that is certain. */
const scriptOf = (words: readonly string[]): string | null => {
  const [first = '', ...rest] = words
  if (launchers.includes(baseName(first))) return scriptOf(rest[0] === '--' ? rest.slice(1) : rest)
  const [script = ''] = rest
  return ['node', 'nodejs'].includes(baseName(first)) && /^[\w./@]/.test(script) && script !== 'inspect' ? script : null
}

/** What Node tries for a name that it is given (lib/internal/modules/cjs/loader.js). */
const endings = ['', '.js', '.json', '.node']

const scriptFindings = ({ config, root, platform }: ImageSight): readonly Finding[] => {
  const script = scriptOf(wordsOf(config))
  if (script === null) return []
  const path = joinPath(script.startsWith('/') ? '/' : joinPath('/', config.workingDir), script)
  return endings.some((ending) => root.resolve(`${path}${ending}`) !== null)
    ? []
    : [finding('AP408', { subject: path, platform }, { script, path })]
}

/** Whether the image can be started as it says: its program is there, may be executed and is one. Nothing is started. */
export const startFindings = (sight: ImageSight): readonly Finding[] => {
  const [program = ''] = wordsOf(sight.config)
  // Such an image is started with a command of somebody else's.
  if (program === '') return []
  const found = find(program, sight)
  const told = (why: string): readonly Finding[] => [
    finding('AP407', { subject: program, platform: sight.platform }, { program, why }),
  ]
  if (sight.user === null) return told(`is to be started by ${quote(sight.config.user)}, whom the image does not know`)
  if ('why' in found) return told(found.why)
  const hindered = obstacle(found.path, sight)
  return hindered === null ? scriptFindings(sight) : told(`${found.path} ${hindered}`)
}
