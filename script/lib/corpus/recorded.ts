import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, place } from './places.js'
import type { Runtime } from './run-row.js'
import { corpusNode } from './variants.js'

const repository = join(import.meta.dirname, '../../..')
const text = (file: string): string => readFileSync(join(repository, file), 'utf8')

/** What decides how a module is run, beside its exercise. */
const machinery = hashOf(
  [
    'src/probe/load.ts',
    'src/probe/prove-module.ts',
    'src/probe/native-objects.ts',
    'script/lib/corpus/run-row.ts',
    'script/lib/corpus/harness.c',
    'script/lib/corpus/musl-root.ts',
    'script/lib/corpus/roots.bash',
    'script/lib/corpus/variants.ts',
  ]
    .map(text)
    .join('\0'),
)

/** The files in which a package's exercise may be: a change of another one's does not matter. */
const exercisesOf = (name: string): string =>
  hashOf(
    globSync('src/probe/exercises/*.ts', { cwd: repository })
      .sort()
      .map(text)
      .filter((content) => content.includes(`'${name}'`))
      .join('\0'),
  )

/** What a run came to; of an earlier one, when nothing that decides has changed since. */
export const recorded = async (
  key: { readonly package: string },
  again: boolean,
  run: () => Promise<Runtime>,
): Promise<Runtime> => {
  const name = hashOf({ key, corpusNode, machinery, exercises: exercisesOf(key.package) })
  const file = join(place('results'), `${name}.json`)
  if (!again && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Runtime
  const result = await run()
  writeFileSync(file, JSON.stringify(result))
  return result
}
