// The work of script/faults, which sets up what this needs. Words given choose among the kinds of fault.
import { faults } from '../../__tests__/support/fault-proxy.js'
import { judge, publishWith, type Trouble } from '../../__tests__/support/publish-faults.js'
import { registry } from '../../__tests__/support/registry.js'
import { buildScratchImage } from '../../__tests__/support/scratch-image.js'

const chosen = process.argv.slice(2)
const kinds: readonly Trouble[] = [...faults, 'killed', 'killed late']
const unknown = chosen.filter((word) => !kinds.some((kind) => kind === word))
if (unknown.length > 0) throw new Error(`no such fault: ${unknown.join(', ')}; there are ${kinds.join(', ')}`)
const troubles = kinds.filter((kind) => chosen.length === 0 || chosen.includes(kind))

/** Most of a run is waiting. */
const atOnce = 6

const image = await buildScratchImage()
try {
  const endings = new Map<string, number>()
  const problems: string[] = []
  let total = 0
  for (const joins of [false, true]) {
    const { requests } = await publishWith(image, registry(), null, joins)
    console.log(`${joins ? 'merge' : 'publish'}: ${requests.length} requests, ${troubles.length} kinds of fault`)
    for (const trouble of troubles) {
      const queue = [...requests]
      const worker = async (): Promise<void> => {
        for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
          const aftermath = await publishWith(image, registry(), { trouble, at }, joins)
          const problem = judge({ trouble, at }, aftermath)
          const ending = `told ${aftermath.told ?? 'nothing'}, tags ${aftermath.tags}, after the post step ${aftermath.finally}`
          endings.set(ending, (endings.get(ending) ?? 0) + 1)
          if (problem === null) continue
          problems.push(problem)
          console.log(problem)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, worker))
      total += requests.length
      console.log(`${trouble}: ${requests.length} tried`)
    }
  }
  for (const [ending, count] of [...endings].sort()) console.log(`${count} times: ${ending}`)
  console.log(`${total} faults, ${problems.length} torn`)
  process.exitCode = total > 0 && problems.length === 0 ? 0 : 1
} finally {
  await image.remove()
}
