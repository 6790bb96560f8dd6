// One exercise on one version of its package: works, and notices every way in which the native part may be missing.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { exerciseFor } from '../../../src/probe/exercises/all.js'
import { fitsVersion } from '../../../src/probe/exercise.js'
import { variants, type Sample, type Variant } from './sample.js'
import { tryPackage, type Trial } from './trial.js'
import { copyOf, spoil } from './variants.js'
import { installSample, nodeFolder } from './workshop.js'

export interface Proof {
  readonly name: string
  readonly version: string
  /** By variant the finding's code, `proved`, or `-` for a variant that the package does not have. */
  readonly verdicts: Readonly<Record<Variant, string>>
  /** What is not as it should be; empty when the exercise is proved. */
  readonly faults: readonly string[]
}

const verdictOf = ({ state, code }: Trial): string => (state === 'proved' ? state : code)

const faultOf = (variant: Variant, { state, code, message, result }: Trial): string | null => {
  // Some load nothing but their native part (@swc/core 1.16), whatever lies beside.
  if (variant === 'fallback' && code !== 'AP305' && code !== 'AP301')
    return `fallback is not seen as one: ${code} ${message}`
  if (variant !== 'good') {
    return state === 'proved' ? `${variant} is taken for good (${result?.objects.join(' ') ?? ''})` : null
  }
  if (state !== 'proved') return `good is not proved: ${message}`
  return result?.how === 'exercise' ? null : 'no exercise ran'
}

/**
 * Native files in the application that the good run used: what was mapped, or what its loader picks where that is a program
 * or unpacks another file.
 */
const usedBy = ({ result, module }: Trial, folder: string): readonly string[] => {
  const mapped = (result?.objects ?? []).filter((file) => file.endsWith('.node') && file.startsWith(`${folder}/`))
  return mapped.length > 0 ? mapped : module.files
}

/** Seconds that a package has: one whose functions do nothing may hang, and that is seen as well. */
const secondsOf = (variant: Variant): number => (variant === 'nothing' || variant === 'wrong' ? 20 : 120)

export const prove = async (sample: Sample, version: string): Promise<Proof> => {
  const { name, fallback, fallsBack } = sample
  const node = await nodeFolder(sample.node?.[version])
  const installed = await installSample(sample, version)
  const good = await tryPackage(installed, sample, node, secondsOf('good'))
  const verdicts: Record<Variant, string> = {
    good: verdictOf(good),
    absent: '-',
    nothing: '-',
    wrong: '-',
    fallback: '-',
  }
  const exercise = exerciseFor(name)
  const fits = exercise !== null && fitsVersion(exercise, { name, version })
  const faults = [fits ? null : 'its range leaves this version out', faultOf('good', good)]
  const used = usedBy(good, installed)
  if (used.length === 0) faults.push('no native file is known')
  const place = mkdtempSync(`${installed}.spoiled-`)
  try {
    for (const variant of faults.every((fault) => fault === null) ? variants.slice(1) : []) {
      if (variant === 'fallback' && fallback === undefined) continue
      const extra = Object.entries(fallback ?? {}).map(([key, value]) => [key, value.replace('{version}', version)])
      const from =
        variant === 'fallback' && fallback !== undefined
          ? await installSample(sample, version, Object.fromEntries(extra) as Record<string, string>)
          : installed
      const copy = join(place, variant)
      copyOf(from, copy)
      spoil(copy, from === installed ? used.map((file) => file.replace(installed, copy)) : [], variant, node)
      const trial = await tryPackage(copy, sample, node, secondsOf(variant))
      verdicts[variant] = verdictOf(trial)
      faults.push(faultOf(variant, trial))
      rmSync(copy, { recursive: true })
    }
    if (fallsBack === true) verdicts.fallback = verdicts.absent
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  return { name, version, verdicts, faults: faults.filter((fault) => fault !== null) }
}
