import { describe, expect, test } from '@jest/globals'
import type { FixtureName } from '../support/images.js'
import { runOn } from '../support/job.js'
import { registry, tagsOf } from '../support/registry.js'

interface Broken {
  readonly fixture: FixtureName
  /** Codes that must be among the findings. */
  readonly codes: readonly string[]
  /** What the annotations must say: what is wrong, and what to change. */
  readonly says: readonly RegExp[]
  readonly inputs?: Readonly<Record<string, string>>
  /** A module that works all the same, on the broken platform. */
  readonly works?: string
}

const cases: readonly Broken[] = [
  { fixture: 'esbuild-mismatch', codes: ['AP202'], says: [/0\.25\.9/, /esbuild/], works: 'bcrypt' },
  {
    fixture: 'rollup-missing',
    codes: ['AP201'],
    says: [/@rollup\/rollup-linux-arm64-gnu/, /npm 11\.3/],
  },
  { fixture: 'wrong-architecture', codes: ['AP101'], says: [/\.node/, /\.dockerignore/] },
  {
    fixture: 'hanging-module',
    codes: ['AP303'],
    says: [/hanging-addon/, /\d+ s/],
    inputs: { 'module-timeout': '10s' },
    works: 'bcrypt',
  },
  { fixture: 'crashing-module', codes: ['AP302'], says: [/SIGSEGV/], works: 'bcrypt' },
]

describe.each(cases)('$fixture', ({ fixture, codes, says, inputs = {}, works }) => {
  test('G4: is refused by name and nothing is published', async () => {
    const image = `${registry()}/broken-${process.pid}/${fixture}`
    const { main } = await runOn({ fixture, inputs: { image, publish: 'always', ...inputs } })
    expect(main.exitCode).toBe(1)
    expect(main.outputs).toMatchObject({ verdict: 'refused', published: 'false', tags: '[]' })
    expect(await tagsOf(image)).toEqual([])

    const errors = main.annotations.filter(({ level }) => level === 'error')
    expect(errors.length).toBeGreaterThan(0)
    const text = JSON.stringify(errors)
    for (const code of codes) expect(text).toContain(code)
    for (const pattern of says) expect(text).toMatch(pattern)
    expect(text).toContain('linux/arm64')
    // The amd64 image is fine, and nobody is told otherwise.
    expect(text).not.toContain('linux/amd64:')

    const platforms = JSON.parse(main.outputs['platforms'] ?? '[]') as {
      platform: string
      modules: { name: string }[]
    }[]
    const arm64 = platforms.find(({ platform }) => platform === 'linux/arm64')
    if (works !== undefined) {
      const row = main.summary.split('\n').find((line) => line.includes(`\`${works}\``))
      expect(row?.match(/✅/g)).toHaveLength(2)
      expect(arm64?.modules.map(({ name }) => name)).toContain(works)
    }
  })
})
