import { Cmd, DockerfileParser, Entrypoint, From, type Instruction } from 'dockerfile-ast'

/** What the final stage of a Dockerfile says by itself; null and empty: nothing that can be read off. */
export interface DockerfileFacts {
  readonly ports: readonly number[]
  /** Words of ENTRYPOINT and CMD in exec form. */
  readonly entrypoint: readonly string[] | null
  readonly command: readonly string[] | null
  readonly user: string | null
  /** What HEALTHCHECK asks. */
  readonly health: { readonly port: number | null; readonly path: string } | null
  /** Of a base image that is `node:22` or `node:22.1-slim`. */
  readonly nodeMajor: number | null
}

const none: DockerfileFacts = {
  ...{ ports: [], entrypoint: null, command: null, user: null, health: null, nodeMajor: null },
}

/** The parser takes quadratic time. */
const longest = 32 * 1024

/** The final stage and, before it, the stages that it stands on. */
const finalStage = (instructions: readonly Instruction[]): readonly Instruction[] => {
  const stages: Instruction[][] = []
  for (const one of instructions) {
    if (one instanceof From) stages.push([one])
    else stages.at(-1)?.push(one)
  }
  const chain: Instruction[][] = []
  for (let stage = stages.pop(); stage !== undefined;) {
    chain.unshift(stage)
    const [from] = stage
    const base = from instanceof From ? from.getImage()?.toLowerCase() : undefined
    const at = stages.findLastIndex(([other]) => other instanceof From && other.getBuildStage()?.toLowerCase() === base)
    stage = at === -1 ? undefined : stages.splice(at)[0]
  }
  return chain.flat()
}

const literal = (text: string): string | null => (/[$]/.test(text) || text === '' ? null : text)

const execForm = (instruction: Instruction | undefined): readonly string[] | null => {
  if (!(instruction instanceof Cmd) && !(instruction instanceof Entrypoint)) return null
  if (instruction.getOpeningBracket() === null) return null
  return instruction.getJSONStrings().map((one) => one.getJSONValue())
}

const healthOf = (text: string): DockerfileFacts['health'] => {
  const [url, port, path = '/'] =
    /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5}))?(\/[^\s"'`|)\\;$]*)?/.exec(text) ?? []
  return url === undefined ? null : { port: port === undefined ? null : Number(port), path }
}

const portsOf = (stage: readonly Instruction[]): readonly number[] => {
  const ports = stage
    .filter((one) => one.getKeyword() === 'EXPOSE')
    .flatMap((one) => one.getArguments().map((argument) => /^(\d{1,5})(?:\/tcp)?$/i.exec(argument.getValue())?.[1]))
    .map(Number)
    .filter((port) => port > 0 && port < 65_536)
  return [...new Set(ports)]
}

const majorOf = (stage: readonly Instruction[]): number | null => {
  const base = stage.find((one) => one instanceof From)?.getImage() ?? ''
  const major = /(?:^|\/)node:(\d{2})(?:[.-]|$)/.exec(base)?.[1]
  return major === undefined ? null : Number(major)
}

/** Reads a Dockerfile as far as it says things without variables. */
export const dockerfileFacts = (text: string | null): DockerfileFacts => {
  if (text === null || text.length > longest) return none
  const stage = finalStage(DockerfileParser.parse(text).getInstructions())
  const last = (keyword: string) => stage.findLast((one) => one.getKeyword() === keyword)
  const contentOf = (keyword: string): string => last(keyword)?.getArgumentsContent()?.trim() ?? ''
  // A stage that sets the entrypoint alone loses the command of its base.
  const ownEntrypoint = stage.findLastIndex((one) => one.getKeyword() === 'ENTRYPOINT')
  const ownStage = stage.findLastIndex((one, at) => one instanceof From && at < ownEntrypoint)
  const cmd = stage.findLastIndex((one) => one.getKeyword() === 'CMD')
  const [entrypoint, command] = [execForm(last('ENTRYPOINT')), cmd < ownStage ? null : execForm(stage[cmd])]
  const isKnown = [...(entrypoint ?? []), ...(command ?? [])].every((word) => literal(word) !== null)
  return {
    ports: portsOf(stage),
    ...(isKnown ? { entrypoint, command } : { entrypoint: null, command: null }),
    user: literal(contentOf('USER')),
    health: healthOf(contentOf('HEALTHCHECK')),
    nodeMajor: majorOf(stage),
  }
}
