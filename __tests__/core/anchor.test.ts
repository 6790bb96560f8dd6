import { describe, expect, test } from '@jest/globals'
import { anchor, type Sources } from '../../src/core/anchor.js'
import { dockerfileAnchor } from '../../src/core/anchor-dockerfile.js'
import { dependencyLines } from '../../src/core/anchor-package.js'
import { finding, type Finding } from '../../src/core/finding.js'
import { cpuTime } from '../support/cpu-time.js'

const packageJson = `{
  "name": "esbuild",
  "scripts": { "build": "esbuild src", "rollup": "rollup -c" },
  "dependencies": {
    "bcrypt": "^6.0.0",
    "sharp": "^0.34.5",
    "@swc/core": "1.16.18"
  },
  "overrides": { "rollup": { "esbuild": "1" } },
  "devDependencies": {
    "esbuild": "0.27.0",
    "rollup": "4.53.0"
  }
}
`

const dockerfile = `# syntax=docker/dockerfile:1
ARG NODE=22
FROM node:\${NODE}-slim AS build
WORKDIR /app
COPY package*.json ./
RUN --mount=type=cache,target=/root/.npm \\
    npm ci
COPY . .
RUN npm run build

FROM node:\${NODE}-slim AS test
COPY --from=build /app /app

FROM debian:12-slim AS runtime
WORKDIR /app
COPY --from=build /app/dist ./dist
COPY --from=build /app/node_modules ./node_modules
CMD ["node", "dist/server.js"]
`

const sources: Sources = {
  dockerfile: { path: 'app/Dockerfile', text: dockerfile },
  target: null,
  packageJson: { path: 'app/package.json', text: packageJson },
}

const at = (one: Finding, where: Partial<Sources> = {}): string => {
  const [anchored] = anchor([one], { ...sources, ...where })
  const source = anchored?.source ?? null
  return source === null ? 'nowhere' : `${source.file}:${source.line}`
}

const missing = (subject: string, name: string, neededBy: string): Finding =>
  finding('AP201', { subject, platform: 'linux/arm64' }, { missing: name, version: '1.0.0', neededBy })

describe('a package points to the line that asks for it', () => {
  test.each([
    ['bcrypt', 5],
    ['sharp@0.34.5', 6],
    ['@swc/core', 7],
    ['@swc/core@1.16.18', 7],
    ['esbuild', 11],
    ['rollup', 12],
    ['/app/node_modules/esbuild', 11],
    ['/app/node_modules/esbuild/bin/esbuild', 11],
    ['/app/node_modules/@swc/core', 7],
    ['/app/node_modules/vite/node_modules/esbuild', 11],
    ['@esbuild/linux-arm64', 11],
    ['@rollup/rollup-linux-arm64-gnu', 12],
    ['@img/sharp-linuxmusl-x64', 6],
    ['@img/sharp-libvips-linux-arm64', 6],
    ['@swc/core-linux-arm64-gnu', 7],
    ['bcrypt-linux-x64-musl', 5],
  ])('%s', (subject, line) => expect(at(missing(subject, 'x-none', 'x-none'))).toBe(`app/package.json:${line}`))

  test('a package that only somebody else asks for points to that one, when the evidence tells', () => {
    expect(at(missing('some-binary', 'some-binary', 'rollup'))).toBe('app/package.json:12')
  })

  test('one that nobody asks for by name points to where packages are installed', () => {
    expect(at(missing('left-pad-native', 'left-pad-native', 'nobody'))).toBe('app/Dockerfile:17')
  })
})

test.each([
  ['of the build context', 'FROM node:22\nCOPY node_modules ./node_modules\n', 2],
  ['of a named context', 'FROM node:22\nRUN npm ci\nCOPY --from=host /node_modules ./node_modules\n', 3],
  ['into the stage below', 'FROM node:22 AS deps\nADD node_modules/ /app/node_modules/\nFROM deps\nRUN npm ci\n', 2],
])('node_modules %s are the cause wherever they were copied', (_, text, line) => {
  expect(at(missing('esbuild', 'x', 'y'), { dockerfile: { path: 'Dockerfile', text } })).toBe(`Dockerfile:${line}`)
})

describe('an object points to the instruction that brings it', () => {
  const foreign = finding(
    'AP101',
    { subject: 'bcrypt', platform: 'linux/arm64' },
    { object: '/x', machine: 'x64', wanted: 'arm64' },
  )

  test.each([
    ['a copy out of another stage', null, dockerfile, 17],
    ['a stage of its own, by name', 'build', dockerfile, 8],
    ['a stage of its own, by name in capitals', 'BUILD', dockerfile, 8],
    ['the whole application copied: the stage that it comes from', 'test', dockerfile, 8],
    ['installed here', null, 'FROM node:22\nCOPY package.json .\nRUN npm ci\nCMD node .\n', 3],
    ['a context copied over what was installed', null, 'FROM node:22\nRUN npm ci\nCOPY . .\n', 3],
    ['node_modules of the host', null, 'FROM node:22\nCOPY node_modules node_modules\nCOPY src src\n', 2],
    [
      'an instruction over several lines',
      null,
      'FROM node:22\nRUN apt-get update && \\\n  npm install \\\n  --omit=dev\n',
      2,
    ],
    ['a base stage', null, 'FROM node:22 AS deps\nRUN yarn install\nFROM deps\nCOPY src src\n', 2],
    ['a stage by number', null, 'FROM node:22\nRUN pnpm install\nFROM node:22\nCOPY --from=0 /app /app\n', 2],
    ['node_modules left out of a copy', null, 'FROM node:22\nRUN npm ci\nCOPY --exclude=node_modules src src\n', 2],
    ['nothing that installs', null, 'FROM node:22\nCMD node .\n', 1],
    ['a here-document', null, 'FROM node:22\nRUN <<EOF\nnpm ci\nEOF\n', 2],
    [
      'a stage for each architecture',
      null,
      'FROM a AS on-amd64\nRUN npm ci\nFROM a AS on-arm64\nRUN npm i\nFROM on-${TARGETARCH}\n',
      4,
    ],
    ['a stage named by a variable', null, 'FROM a AS x-1\nRUN npm ci\nFROM x-$WHICH\n', 2],
    ['stages in a circle', null, 'FROM b AS a\nFROM a AS b\nCOPY --from=b /x /x\n', 2],
  ])('%s', (_, target, text, line) => {
    expect(at(foreign, { dockerfile: { path: 'Dockerfile', text }, target })).toBe(`Dockerfile:${line}`)
  })

  test('the range covers every line of the instruction', () => {
    expect(
      dockerfileAnchor('FROM a\nRUN npm ci && \\\n  true\n', { wanted: 'modules', target: null, platform: null }),
    ).toEqual({ line: 2, endLine: 3 })
  })

  test('without a Dockerfile it points to package.json', () => {
    expect(at(foreign, { dockerfile: null })).toBe('app/package.json:5')
  })
})

test('a library that is missing points to the base image of the stage', () => {
  const lib = finding('AP107', { subject: 'node' }, { program: '/node', interpreter: '/lib/x', distribution: 'debian' })
  expect(at(lib)).toBe('app/Dockerfile:14')
})

test('what knows its own line keeps it, and what no line causes gets none', () => {
  const own = finding(
    'AP101',
    { subject: 'x', source: { file: 'a', line: 3 } },
    { object: '/x', machine: 'x', wanted: 'y' },
  )
  expect(at(own)).toBe('a:3')
  expect(at(finding('AP902', { subject: 'bcrypt' }, { report: 'x', reason: 'y' }))).toBe('nowhere')
})

describe('sources are untrusted', () => {
  test.each([
    ['empty', ''],
    ['no JSON', 'hello'],
    ['cut off', packageJson.slice(0, 120)],
    ['wrong types', '{"dependencies": ["bcrypt"], "devDependencies": "esbuild"}'],
    ['deep', '['.repeat(100_000)],
    ['endless string', `{"dependencies": {"${'\\"'.repeat(50_000)}`],
  ])('package.json: %s', (_, text) => {
    const started = cpuTime()
    expect(() => dependencyLines(text)(['esbuild', 'missing'])).not.toThrow()
    expect(cpuTime() - started).toBeLessThan(2000)
  })

  test('tabs, one-line files and escaped names are read', () => {
    expect(dependencyLines('{"dependencies":{"a":"1","b":"2"}}')(['b'])).toBe(1)
    expect(dependencyLines('{\n\t"dependencies": {\n\t\t"\\u0062": "2"\n\t}\n}')(['b'])).toBe(3)
    expect(dependencyLines('{\r\n"dependencies": {\r\n"b": "2"}}')(['b'])).toBe(3)
  })

  test.each([
    ['empty', ''],
    ['no FROM', 'RUN npm ci\n'],
    ['binary', '\u0000\u0001\ufffd'.repeat(1000)],
  ])('Dockerfile: %s', (_, text) =>
    expect(dockerfileAnchor(text, { wanted: 'modules', target: null, platform: null })).toBeNull(),
  )

  test.each([
    ['stages that copy from each other', 'FROM a AS b\nCOPY --from=b node_modules x\n'],
    ['stages with a variable', 'FROM a-$B AS a-x\nCOPY --from=a-${C} node_modules x\n'],
    ['many instructions', 'RUN npm ci\n'],
    ['many arguments', `RUN ${'npm '.repeat(1000)}\n`],
  ])('Dockerfile: %s take no more than seconds', (_, unit) => {
    const text = `FROM x\n${unit.repeat(Math.floor((32 * 1024 - 10) / unit.length))}`
    const started = cpuTime()
    for (const wanted of ['modules', 'copied modules'] as const) {
      dockerfileAnchor(text, { wanted, target: null, platform: null })
    }
    expect(cpuTime() - started).toBeLessThan(10_000)
  })

  test('thousands of findings cost no more than one look', () => {
    const text = `FROM x\n${'RUN npm ci\n'.repeat(2500)}`
    const one = finding('AP101', { subject: 'x', platform: 'linux/arm64' }, { object: '/x', machine: 'x', wanted: 'y' })
    const started = cpuTime()
    anchor(
      Array.from({ length: 5000 }, () => one),
      { ...sources, dockerfile: { path: 'Dockerfile', text } },
    )
    expect(cpuTime() - started).toBeLessThan(10_000)
  })

  test('a file that no person wrote is left alone', () => {
    const text = `FROM a\n${'RUN npm ci\n'.repeat(50_000)}`
    const one = finding('AP101', { subject: 'x' }, { object: '/x', machine: 'x', wanted: 'y' })
    expect(at(one, { dockerfile: { path: 'Dockerfile', text }, packageJson: null })).toBe('nowhere')
  })
})
