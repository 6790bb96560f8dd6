import { Copy, DockerfileParser, From, type Instruction } from 'dockerfile-ast'

/**
 * base: the image that the stage stands on. modules: where node_modules come from. foreign modules: the same, but they
 * are of another machine, so a copy of the whole context is a suspect too.
 */
export type Wanted = 'base' | 'modules' | 'foreign modules'

export interface LineRange {
  readonly line: number
  readonly endLine: number
}

interface Stage {
  readonly from: From
  readonly rest: readonly Instruction[]
}

const install =
  /\b(?:npm\s+(?:ci|i|install|clean-install|rebuild)|(?:pnpm|bun)\s+(?:i|install|add)|yarn(?:\s+install)?)\b/

const stagesOf = (text: string): readonly Stage[] => {
  const stages: { from: From; rest: Instruction[] }[] = []
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From) stages.push({ from: instruction, rest: [] })
    else stages.at(-1)?.rest.push(instruction)
  }
  return stages
}

const isCopy = (instruction: Instruction): boolean => ['COPY', 'ADD'].includes(instruction.getKeyword())

const copiedFrom = (instruction: Instruction): string | null =>
  instruction instanceof Copy ? (instruction.getFromFlag()?.getValue() ?? null) : null

const brings = (instruction: Instruction, wanted: Wanted): boolean => {
  const content = instruction.getArgumentsContent() ?? ''
  if (instruction.getKeyword() === 'RUN') return install.test(content)
  if (!isCopy(instruction)) return false
  if (content.includes('node_modules')) return true
  const source = instruction.getArguments()[0]?.getValue() ?? ''
  return wanted === 'foreign modules' && copiedFrom(instruction) === null && /^\.?\/?$/.test(source)
}

/** The stages that the given one takes something from, by name or number, in the order in which it does. */
const parents = (stage: Stage, stages: readonly Stage[]): readonly Stage[] => {
  const names = [stage.from.getImage(), ...stage.rest.map(copiedFrom)].filter((name) => name !== null)
  return [...new Set(names)].flatMap((name) => find(name, stages.slice(0, stages.indexOf(stage))) ?? [])
}

const find = (name: string, stages: readonly Stage[]): Stage | undefined =>
  stages.findLast(({ from }) => from.getBuildStage()?.toLowerCase() === name.toLowerCase()) ??
  (/^\d{1,4}$/.test(name) ? stages[Number(name)] : undefined)

const rangeOf = (instruction: Instruction): LineRange => {
  const { start, end } = instruction.getRange()
  return { line: start.line + 1, endLine: end.line + 1 }
}

const search = (stages: readonly Stage[], last: Stage, wanted: Wanted): Instruction => {
  if (wanted === 'base') return last.from
  // The built stage first, then what it is made of, nearest first; what comes later in a stage wins over what was before.
  const queue = [last]
  for (const stage of queue) {
    const found = stage.rest.findLast((instruction) => brings(instruction, wanted))
    if (found !== undefined) return found
    queue.push(...parents(stage, stages).filter((parent) => !queue.includes(parent)))
  }
  return last.from
}

/** The instruction of the built stage to look at; null when the text holds no stage. */
export const dockerfileAnchor = (text: string, target: string | null, wanted: Wanted): LineRange | null => {
  const stages = stagesOf(text)
  const last = (target === null ? undefined : find(target, stages)) ?? stages.at(-1)
  return last === undefined ? null : rangeOf(search(stages, last, wanted))
}
