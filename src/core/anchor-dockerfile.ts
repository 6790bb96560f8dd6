import { Copy, DockerfileParser, From, type Instruction } from 'dockerfile-ast'

import type { Platform } from './platform.js'

/**
 * base: the image that the stage stands on. modules: where node_modules come from. foreign modules: the same, but they
 * are of another machine, so a copy of the whole context is a suspect too. copied modules: node_modules that were copied
 * from outside of the build, which is the cause whenever there is such a copy. start: what says how the image is started.
 */
export type Wanted = 'start' | 'base' | 'modules' | 'foreign modules' | 'copied modules'

export interface LineRange {
  readonly line: number
  readonly endLine: number
}

interface Stage {
  readonly from: From
  /** Lower-cased; empty when it has none. */
  readonly name: string
  readonly rest: readonly Instruction[]
}

const install =
  /\b(?:npm\s+(?:ci|i|install|clean-install|rebuild)|(?:pnpm|bun)\s+(?:i|install|add)|yarn(?:\s+install)?)\b/

const stagesOf = (text: string): readonly Stage[] => {
  const stages: { from: From; name: string; rest: Instruction[] }[] = []
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From)
      stages.push({ from: instruction, name: instruction.getBuildStage()?.toLowerCase() ?? '', rest: [] })
    else stages.at(-1)?.rest.push(instruction)
  }
  return stages
}

const isCopy = (instruction: Instruction): boolean => ['COPY', 'ADD'].includes(instruction.getKeyword())

const copiedFrom = (instruction: Instruction): string | null =>
  instruction instanceof Copy ? (instruction.getFromFlag()?.getValue() ?? null) : null

const brings = (instruction: Instruction, wanted: Wanted, stages: readonly Stage[]): boolean => {
  if (wanted === 'start') return ['ENTRYPOINT', 'CMD'].includes(instruction.getKeyword())
  if (instruction.getKeyword() === 'RUN') {
    return wanted !== 'copied modules' && install.test(instruction.getArgumentsContent() ?? '')
  }
  if (!isCopy(instruction)) return false
  const from = copiedFrom(instruction)
  const names = instruction.getArguments().map((argument) => argument.getValue())
  if (names.some((name) => name.includes('node_modules'))) {
    return wanted !== 'copied modules' || from === null || find(from, stages).length === 0
  }
  return wanted === 'foreign modules' && from === null && /^\.?\/?$/.test(names[0] ?? '')
}

/** The stages that the given one takes something from, by name or number, in the order in which it does. */
const parents = (stage: Stage, stages: readonly Stage[], platform: Platform | null): readonly Stage[] => {
  const names = [stage.from.getImage(), ...stage.rest.map(copiedFrom)].filter((name) => name !== null)
  const before = stages.slice(0, stages.indexOf(stage))
  return [...new Set(names)].flatMap((name) => find(name, before, platform))
}

const variable = /\$(?:\{(\w+)[^}]*\}|(\w+))/g

/** Stages of that name; `base-${TARGETARCH}` is the one for the platform, and any where the platform is not known. */
const find = (name: string, stages: readonly Stage[], platform: Platform | null = null): readonly Stage[] => {
  const [os, arch] = platform?.split('/') ?? []
  const known: Readonly<Record<string, string | undefined>> = { TARGETOS: os, TARGETARCH: arch }
  const parts = name
    .replace(variable, (_, braced?: string, bare?: string) => known[braced ?? bare ?? ''] ?? '\n')
    .toLowerCase()
    .split('\n')
  const [start = '', ...others] = parts
  const end = others.at(-1)
  const named = stages.filter(({ name: stage }) =>
    end === undefined
      ? stage === start && stage !== ''
      : stage.startsWith(start) && stage.endsWith(end) && stage !== '',
  )
  if (named.length > 0) return parts.length === 1 ? named.slice(-1) : named
  const numbered = /^\d{1,4}$/.test(name) ? stages[Number(name)] : undefined
  return numbered === undefined ? [] : [numbered]
}

const rangeOf = (instruction: Instruction): LineRange => {
  const { start, end } = instruction.getRange()
  return { line: start.line + 1, endLine: end.line + 1 }
}

const search = (
  stages: readonly Stage[],
  last: Stage,
  { wanted, platform }: { readonly wanted: Wanted; readonly platform: Platform | null },
): Instruction | null => {
  if (wanted === 'base') return last.from
  // The built stage first, then what it is made of, nearest first; what comes later in a stage wins over what was before.
  const queue = [last]
  for (const stage of queue) {
    const found = stage.rest.findLast((instruction) => brings(instruction, wanted, stages))
    if (found !== undefined) return found
    queue.push(...parents(stage, stages, platform).filter((parent) => !queue.includes(parent)))
  }
  return wanted === 'copied modules' ? null : last.from
}

/** What to look for, in which stage and for which platform; null: the last stage, any platform. */
export interface Search {
  readonly wanted: Wanted
  readonly target: string | null
  readonly platform: Platform | null
}

/** The instruction of the built stage to look at; null when there is none. */
export const dockerfileAnchor = (text: string, { wanted, target, platform }: Search): LineRange | null => {
  const stages = stagesOf(text)
  const last = (target === null ? undefined : find(target, stages)[0]) ?? stages.at(-1)
  const found = last === undefined ? null : search(stages, last, { wanted, platform })
  return found === null ? null : rangeOf(found)
}
