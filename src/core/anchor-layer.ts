import { DockerfileParser, From, type Instruction } from 'dockerfile-ast'

import type { LineRange, Search } from './anchor-dockerfile.js'

interface Stage {
  readonly from: From
  readonly name: string
  readonly rest: Instruction[]
}

const stagesOf = (text: string): readonly Stage[] => {
  const stages: Stage[] = []
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From)
      stages.push({ from: instruction, name: instruction.getBuildStage()?.toLowerCase() ?? '', rest: [] })
    else stages.at(-1)?.rest.push(instruction)
  }
  return stages
}

type Built = Omit<Search, 'wanted'>

/** `base-${TARGETARCH}` is the stage for the platform. */
const forPlatform = (name: string, platform: Built['platform']): string => {
  const [os = '', arch = ''] = platform?.split('/') ?? []
  return name.replace(
    /\$(?:\{(TARGETOS|TARGETARCH)\}|(TARGETOS|TARGETARCH)\b)/g,
    (_, braced?: string, plain?: string) => ((braced ?? plain) === 'TARGETOS' ? os : arch),
  )
}

/** The instructions whose layers the built image has, the last first: of its stage and of the stages that it starts from. */
const layersOf = (stages: readonly Stage[], { target, platform }: Built): readonly Instruction[] => {
  const wanted = target?.toLowerCase()
  let index = wanted === undefined ? -1 : stages.findLastIndex(({ name }) => name === wanted)
  if (index === -1) index = stages.length - 1
  const instructions: Instruction[] = []
  for (let stage = stages[index]; stage !== undefined; stage = stages[index]) {
    instructions.push(...stage.rest.toReversed())
    const base = forPlatform(stage.from.getImage() ?? '', platform).toLowerCase()
    index = stages.slice(0, index).findLastIndex(({ name }) => name === base && name !== '')
  }
  return instructions
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Arguments without flags, comments and line ends, as builders write them into the history. */
const argumentsOf = (instruction: Instruction): string => {
  const words = instruction
    .getArguments()
    .map((argument) => argument.getValue())
    .join(' ')
  if (!words.startsWith('[')) return squeeze(words)
  try {
    return squeeze((JSON.parse(words) as readonly unknown[]).map(String).join(' '))
  } catch {
    return squeeze(words)
  }
}

const variable = /\$(?:\{[^}]*\}|\w+)/

/** Whether the text is the template with something in the place of each variable. */
const expandsTo = (template: string, text: string): boolean => {
  const parts = template.split(variable)
  const [first = ''] = parts
  if (parts.length === 1) return text === template
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  const last = parts.at(-1) ?? ''
  return text.endsWith(last) && text.length - last.length >= at
}

/** BuildKit's mark of its own entries, and the classic builder's of entries that run nothing. */
const bare = (recorded: string): string => squeeze(recorded.replace(/\s# buildkit\s*$/, ''))

/**
 * Whether the history says this of the instruction: `COPY a b`, `WORKDIR /app`, `RUN /bin/sh -c npm ci`, with arguments of
 * the build `RUN |1 A=b /bin/sh -c npm ci`, and of the classic builder `/bin/sh -c npm ci`.
 */
const made = (instruction: Instruction, recorded: string): boolean => {
  const keyword = instruction.getKeyword()
  const words = argumentsOf(instruction)
  if (words === '') return false
  // The shell expands variables, and the builder those of other instructions.
  if (keyword === 'RUN') return /^(?:RUN |\/)/.test(recorded) && recorded.endsWith(` ${words}`)
  if (!['COPY', 'ADD', 'WORKDIR'].includes(keyword) || !recorded.startsWith(`${keyword} `)) return false
  return expandsTo(words, recorded.slice(keyword.length + 1))
}

/** The lines of the instruction that made a layer; null when it is none of this file, as of the base image. */
export const layerAnchor = (text: string, recorded: string, built: Built): LineRange | null => {
  const wanted = bare(recorded)
  if (wanted === '') return null
  const found = layersOf(stagesOf(text), built).find((instruction) => made(instruction, wanted))
  if (found === undefined) return null
  const { start, end } = found.getRange()
  return { line: start.line + 1, endLine: end.line + 1 }
}
