import { expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fixtureFolder, fixtureNames, sampleFolder } from './images.js'

/** What the fixtures promise before anything is built; __tests__/e2e/images.test.ts looks at the images themselves. */
const readJson = async <T>(...path: string[]): Promise<T> => JSON.parse(await readFile(join(...path), 'utf8')) as T
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
}
interface Lockfile {
  readonly lockfileVersion: number
  readonly packages: Readonly<
    Record<string, { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }>
  >
}
const sample = () => readJson<Manifest>(sampleFolder, 'package.json')
const lockfile = () => readJson<Lockfile>(sampleFolder, 'package-lock.json')

test('every fixture is a folder, and every folder a fixture', async () => {
  expect((await readdir(dirname(fixtureFolder('no-modules')))).sort()).toEqual([...fixtureNames])
})

test.each(fixtureNames)('%s says what is wrong with it and uses no base but the sample and its own', async (name) => {
  const dockerfile = await readFile(join(fixtureFolder(name), 'Dockerfile'), 'utf8')
  expect(dockerfile).toMatch(/^# \S/)
  const stages = [...dockerfile.matchAll(/ AS (\S+)$/gm)].map(([, stage]) => stage)
  const bases = [...dockerfile.matchAll(/^FROM (?:--\S+ )?(\S+)/gm)].map(([, base]) => base)
  expect(bases.length).toBeGreaterThan(0)
  for (const base of bases) expect(['node:22-slim', 'scratch', 'app', 'on-${TARGETARCH}', ...stages]).toContain(base)
})

test('a fixture names the versions that the sample installs', async () => {
  const { dependencies = {} } = await sample()
  const { packages } = await lockfile()
  for (const name of fixtureNames) {
    const own = await readJson<Manifest>(fixtureFolder(name), 'package.json').catch((): Manifest => ({}))
    for (const [module, version] of Object.entries(own.dependencies ?? {})) {
      const installed = dependencies[module] ?? packages[`node_modules/${module}`]?.version
      if (!module.endsWith('-addon')) expect([name, module, version]).toEqual([name, module, installed])
    }
  }
})

test('the lockfile of the sample names no registry and every platform of every package', async () => {
  const { lockfileVersion, packages } = await lockfile()
  expect(lockfileVersion).toBe(3)
  const entries = Object.entries(packages)
  expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  for (const [path, { optionalDependencies = {} }] of entries) {
    for (const name of Object.keys(optionalDependencies)) {
      expect([path, name, Object.keys(packages)]).toEqual([
        path,
        name,
        expect.arrayContaining([`node_modules/${name}`]),
      ])
    }
  }
  for (const scope of ['@esbuild/', '@img/sharp-', '@rollup/rollup-', '@swc/core-']) {
    for (const arch of ['x64', 'arm64']) {
      expect(entries.some(([path]) => path.startsWith(`node_modules/${scope}linux-${arch}`))).toBe(true)
    }
  }
})

test.each([
  ['amd64', 62],
  ['arm64', 183],
])('the committed add-ons of %s are small objects for it', async (arch, machine) => {
  const folder = join(import.meta.dirname, '../fixtures/addons', arch)
  const names = (await readdir(folder)).sort()
  expect(names).toEqual(
    ['crashing', 'hanging', 'illegal', 'missing-library', 'missing-symbol', 'working'].map((n) => `${n}.node`),
  )
  for (const name of names) {
    const bytes = await readFile(join(folder, name))
    expect([name, bytes.readUInt32BE(0), bytes.readUInt16LE(18)]).toEqual([name, 0x7f454c46, machine])
    expect(bytes.length).toBeLessThan(20_000)
  }
})

test('the model of the sample is what its script writes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'archproof-model-'))
  try {
    await cp(join(sampleFolder, 'model/make.js'), join(folder, 'make.mjs'))
    execFileSync(process.execPath, [join(folder, 'make.mjs')])
    const written = await readFile(join(folder, 'fahrenheit.onnx'))
    expect(written).toEqual(await readFile(join(sampleFolder, 'model/fahrenheit.onnx')))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
