import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bothPlatforms } from '../support/images.js'
import { runOn } from '../support/job.js'
import { registry, tagsOf } from '../support/registry.js'
import type { StepResult } from '../support/runner.js'

/*
 * One image that is wrong in every way on both platforms, native and emulated: each thing is told for each, and no module's
 * fate is that of another. Takes about 90 s, most of which is the hang under emulation.
 */

interface Told {
  readonly code: string
  readonly subject: string
  readonly platform: string
  readonly found: string
}

const image = (): string => `${registry()}/both-${process.pid}/shop`
let folder: string
let main: StepResult
let findings: readonly Told[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-both-'))
  const inputs = {
    'module-timeout': '10s',
    'max-size': '50MB',
    publish: 'always',
    image: image(),
    'report-dir': folder,
  }
  ;({ main } = await runOn({ fixture: 'broken-everywhere', inputs }))
  findings = (JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { findings: readonly Told[] }).findings
})
afterAll(() => rmSync(folder, { recursive: true }))

test('it is refused, and no tag was made', async () => {
  expect(main.outputs).toMatchObject({ verdict: 'refused', published: 'false' })
  expect(await tagsOf(image())).toEqual([])
})

describe.each(bothPlatforms)('%s', (platform) => {
  test('everything that is wrong is told, and nothing else', () => {
    const told = findings.filter((one) => one.platform === platform)
    expect(told.map(({ code, subject }) => `${code} ${subject}`).toSorted()).toEqual([
      'AP302 crash-addon',
      'AP302 illegal-addon',
      'AP303 hang-addon',
      // The audit has nothing against their files.
      'AP310 crash-addon',
      'AP310 hang-addon',
      'AP310 illegal-addon',
      'AP404 size',
      'AP407 /app/entrypoint.sh',
    ])
  })

  test.each([
    ['N10', 'crash-addon', /killed the process with SIGSEGV/],
    ['N10', 'illegal-addon', /killed the process with SIGILL/],
    ['N11', 'hang-addon', /no result within (?:10|50) s/],
    ['B4', 'size', /more than the budget\. The most is in .*node/],
    ['B5', '/app/entrypoint.sh', /and \/app\/entrypoint\.sh is not there/],
  ])('%s: %s: %s', (_, subject, says) => {
    const told = findings.find((one) => one.platform === platform && one.subject === subject && one.code !== 'AP310')
    expect(told?.found).toMatch(says)
  })
})

test('the module that works is proved on both', () => {
  const row = main.summary.split('\n').find((line) => line.includes('`bcrypt`'))
  expect(row?.match(/✅/g)).toHaveLength(2)
})
