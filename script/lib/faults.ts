// The work of script/faults, which sets up what this needs. Words given choose among the kinds of fault.
import { faults } from '../../__tests__/support/fault-proxy.js'
import { judge, publishWith, type Trouble } from '../../__tests__/support/publish-faults.js'
import { registry } from '../../__tests__/support/registry.js'
import { buildScratchImage } from '../../__tests__/support/scratch-image.js'

const chosen = process.argv.slice(2)
const troubles = ([...faults, 'killed', 'killed late'] satisfies Trouble[]).filter(
  (trouble) => chosen.length === 0 || chosen.includes(trouble),
)

/** Most of a run is waiting. */
const atOnce = 8

const image = await buildScratchImage()
try {
  const { requests } = await publishWith(image, registry(), null)
  const queue = troubles.flatMap((trouble) => requests.map((_, at) => ({ trouble, at })))
  const total = queue.length
  const problems: string[] = []
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const problem = judge(next.trouble, await publishWith(image, registry(), next))
      if (problem === null) continue
      problems.push(`${next.trouble} at request ${next.at}, ${requests[next.at] ?? ''}: ${problem}`)
      console.log(problems.at(-1))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  console.log(`${total} faults, ${problems.length} torn`)
  process.exitCode = total > 0 && problems.length === 0 ? 0 : 1
} finally {
  await image.remove()
}
