import { expect, test } from '@jest/globals'
import { anchor } from '../../src/core/anchor.js'
import { layerAnchor } from '../../src/core/anchor-layer.js'
import type { Platform } from '../../src/core/platform.js'
import { finding } from '../../src/core/finding.js'
import { cpuTime } from '../support/cpu-time.js'

const dockerfile = `FROM node:22-slim AS deps
ARG FOLDER=/srv
WORKDIR /app
RUN --mount=type=cache,target=/root/.npm npm ci \\
    # for the platform
    --omit=dev
COPY . .

FROM deps AS runtime
COPY --from=vendor --chown=1:1 /out/\${NAME}/node_modules \${FOLDER}/node_modules
RUN ["node", "install.js"]
COPY ["a b", "c"]
RUN <<EOF
apt-get update
EOF

FROM node:22-slim
COPY . .
`

const at = (recorded: string, target: string | null = 'runtime') => {
  const found = layerAnchor(dockerfile, recorded, { target, platform: null })
  return found === null ? null : [found.line, found.endLine]
}

test.each([
  ['COPY of the stage', 'COPY /out/native/node_modules /srv/node_modules # buildkit', [10, 10]],
  ['what the stage starts from', 'COPY . . # buildkit', [7, 7]],
  ['RUN over several lines, with flags and a comment', 'RUN /bin/sh -c npm ci --omit=dev # buildkit', [4, 6]],
  ['with arguments of the build', 'RUN |1 A=b /bin/sh -c npm ci     --omit=dev # buildkit', [4, 6]],
  ['of the classic builder', '/bin/sh -c npm ci     --omit=dev', [4, 6]],
  ['a list of words', 'RUN node install.js # buildkit', [11, 11]],
  ['names with spaces', 'COPY a b c # buildkit', [12, 12]],
  ['a here-document', 'RUN /bin/sh -c apt-get update # buildkit', null],
  ['of the base image', 'ADD rootfs.tar / # buildkit', null],
  ['that only ends alike', 'RUN /bin/sh -c xnpm ci --omit=dev # buildkit', null],
  ['nothing', '', null],
])('the line of a layer: %s', (_, recorded, lines) => expect(at(recorded)).toEqual(lines))

test('the last stage is the one that is built where none is named', () => {
  expect(at('COPY . . # buildkit', null)).toEqual([18, 18])
})

test('a stage of the platform', () => {
  const text = 'FROM a AS on-arm64\nCOPY . .\nFROM a AS on-amd64\nCOPY . .\nFROM on-${TARGETARCH}\n'
  const line = (platform: Platform) => layerAnchor(text, 'COPY . .', { target: null, platform })?.line
  expect([line('linux/arm64'), line('linux/amd64'), line('linux/s390x')]).toEqual([2, 4, undefined])
})

const wrong = finding(
  'AP101',
  { subject: 'addon', platform: 'linux/arm64' },
  { object: '/app/node_modules/addon/a.node', machine: 'x64', wanted: 'arm64' },
)
const sources = { dockerfile: { path: 'Dockerfile', text: dockerfile }, target: 'runtime', packageJson: null }
const lineOf = (instruction: string) =>
  anchor([{ ...wrong, broughtBy: { layer: 4, instruction } }], sources)[0]?.source?.line

test('a file of the wrong kind points to the instruction that brought it, before what usually does', () => {
  expect(lineOf('RUN /bin/sh -c npm ci --omit=dev # buildkit')).toBe(4)
  expect(lineOf('COPY . . # buildkit')).toBe(7)
  expect(anchor([wrong], sources)[0]?.source?.line).toBe(10)
  expect(lineOf('COPY what the base image did')).toBe(10)
})

test('hostile instructions take little time', () => {
  const file = `FROM a\nCOPY ${'$A '.repeat(5000)}x y\n`
  const before = cpuTime()
  expect(layerAnchor(file, `COPY ${' '.repeat(4000)}${'x '.repeat(2000)}`, { target: null, platform: null })).toBeNull()
  expect(cpuTime() - before).toBeLessThan(2000)
})
