import { beforeAll, expect, test } from '@jest/globals'
import { runOn } from '../support/job.js'
import type { StepResult } from '../support/runner.js'

// About 15 s. What the build and the module of this image print is the whole of every trick of print.js in its folder, and then
// 1 GB in one line. On both platforms, without the action around it, smoke.test.ts does the same.

let main: StepResult

beforeAll(async () => {
  // Built anew, because what a cached step printed is not shown again.
  const inputs = { platforms: 'linux/amd64', publish: 'never', 'no-cache': 'true', 'module-timeout': '5m' }
  ;({ main } = await runOn({ fixture: 'hostile-output', inputs }))
})

test('the image is verified for what it does, whatever it prints', () => {
  expect([main.exitCode, main.outputs['verdict']]).toEqual([0, 'verified'])
  const [platform] = JSON.parse(main.outputs['platforms'] ?? '[]') as { modules: { name: string; smoke: string }[] }[]
  expect(platform?.modules.map(({ name }) => name)).toEqual(['bcrypt', 'hostile-addon'])
})

test('A5: nothing of it commands the runner', () => {
  // Otherwise this would prove nothing: the log shows it.
  expect(main.log).toContain('hostile')
  expect(main.masks).toEqual([])
  expect([main.env, main.path]).toEqual([{}, []])
  expect(main.commands.filter(({ data, properties }) => /hostile/.test(JSON.stringify([data, properties])))).toEqual([])
  expect(main.commands.filter(({ name }) => !['debug', 'group', 'endgroup', 'notice'].includes(name))).toEqual([])
})

test('little of 1 GB is shown or kept', () => {
  expect(main.printed.length).toBeLessThan(5_000_000)
  expect(main.summary.length).toBeLessThan(100_000)
})
