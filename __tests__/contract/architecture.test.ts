import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import ts from 'typescript'

/** Files of a layer, and what they may import: own code reads `src/…`, anything else is a package. */
interface Layer {
  readonly files: RegExp
  readonly may: (match: RegExpExecArray) => RegExp
}

const layers: readonly Layer[] = [
  { files: /^src\/core\//, may: () => /^src\/core\/|^(semver|valibot|yaml|dockerfile-ast|csv-parse)(\/|$)/ },
  { files: /^src\/probe\//, may: () => /^src\/(core|probe)\/|^node:/ },
  { files: /^src\/ports\//, may: () => /^src\/(core|ports)\// },
  { files: /^src\/stages\//, may: () => /^src\/(core\/|ports\/|errors\.)/ },
  {
    files: /^src\/adapters\/([^/]+)\//,
    may: ([, vendor]) =>
      RegExp(`^src/(core/|ports/|errors\\.|adapters/(command\\.|archive/|${vendor ?? ''}/))|^(?!src/)`),
  },
  { files: /^src\/adapters\/command\.ts$/, may: () => /^src\/errors\.|^node:/ },
  {
    files: /^src\/(main|post|check|cli|check-target|check-setup|merge|matrix|push-image)\.ts$/,
    may: () => /^src\/|^@actions\/core$|^node:/,
  },
  {
    files: /^src\/(pipeline|check-image|merge-run)\.ts$/,
    may: () => /^src\/(core\/|ports\/|stages\/|errors\.|verify-platform\.|run-progress\.)/,
  },
  { files: /^src\/[^/]+\.ts$/, may: () => /^src\/(core\/|ports\/|stages\/|errors\.)/ },
]

const importsOf = (file: string, text: string): readonly string[] =>
  ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => (fileName.startsWith('.') ? join(dirname(file), fileName) : fileName))

/** Every import of a file that its layer forbids, named with the path. */
const breaches = (file: string, text: string): readonly string[] => {
  for (const { files, may } of layers) {
    const match = files.exec(file)
    if (match === null) continue
    const allowed = may(match)
    return importsOf(file, text)
      .filter((imported) => !allowed.test(imported))
      .map((imported) => `${file} must not import ${imported}`)
  }
  return [`${file} belongs to no layer`]
}

test('dependencies point inward', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name))
  expect(files.length).toBeGreaterThan(20)
  expect(files.flatMap((file) => breaches(file, readFileSync(file, 'utf8')))).toEqual([])
})

test.each([
  ['src/core/gate.ts', "import { readFile } from 'node:fs'"],
  ['src/core/gate.ts', "import { run } from '../adapters/command.js'"],
  ['src/core/elf/read-elf.ts', "import type { Log } from '../../ports/log.js'"],
  ['src/core/plan.ts', "import * as core from '@actions/core'"],
  ['src/ports/log.ts', "import { publish } from '../stages/publish.js'"],
  ['src/stages/audit.ts', "import { readFile } from 'node:fs/promises'"],
  [
    'src/stages/audit.ts',
    "import { publish } from './publish-elsewhere.js'\nimport x from '../adapters/docker/engine-images.js'",
  ],
  ['src/adapters/docker/engine-images.ts', "import { createRegistry } from '../oci/registry.js'"],
  ['src/pipeline.ts', "import { createRegistry } from './adapters/oci/registry.js'"],
  ['src/pipeline.ts', "const late = import('@actions/github')"],
  ['src/main.ts', "import { getOctokit } from '@actions/github'"],
])('%s may not say: %s', (file, text) => {
  expect(breaches(file, text)).not.toEqual([])
})

test('a stage never imports another stage', () => {
  const files = readdirSync('src/stages').map((name) => join('src/stages', name))
  const crossing = files.flatMap((file) =>
    importsOf(file, readFileSync(file, 'utf8'))
      .filter((imported) => imported.startsWith('src/stages/'))
      .map((imported) => `${file} must not import ${imported}`),
  )
  expect(crossing).toEqual([])
})

test('nothing is called a drawer', () => {
  const names = readdirSync('src', { recursive: true, encoding: 'utf8' })
  expect(names.filter((name) => /(^|\/)(utils?|helpers?|common|misc|shared|types|index)\.ts$/.test(name))).toEqual(
    names.filter((name) => name === 'core/audit/rules/index.ts'),
  )
})
