import { expect, test } from '@jest/globals'
import { createBuildLog } from '../../src/core/build-log.js'

const read = (text: string) => {
  const log = createBuildLog()
  for (const line of text.split('\n')) log.read(line)
  return log
}

// What buildx 0.29 printed for a step that fails on one of two platforms.
const failing = `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 242B 0.0s done
#1 DONE 0.0s

#6 [linux/amd64 deps 1/2] RUN echo first
#6 CACHED

#7 [linux/arm64 deps 1/2] RUN echo first
#7 0.101 first
#7 DONE 0.2s

#8 [linux/arm64 deps 2/2] RUN npm ci
#8 0.213 npm error gyp ERR! find Python
#8 0.214 Other.Dockerfile:99
#8 0.215 --------------------
#8 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 3

#9 [linux/amd64 deps 2/2] RUN npm ci
#9 CANCELED
------
 > [linux/arm64 deps 2/2] RUN npm ci:
0.213 npm error gyp ERR! find Python
0.214 Other.Dockerfile:99
0.215 --------------------
------
Dockerfile:5
--------------------
   4 |     RUN echo first
   5 | >>> RUN npm ci
   6 |     COPY . .
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 3`

test('a failing step is found with its platform, line and last words', () => {
  expect(read(failing).failure()).toEqual({
    platform: 'linux/arm64',
    step: 'RUN npm ci',
    line: 5,
    reason: 'process "/bin/sh -c npm ci" did not complete successfully: exit code: 3',
    lastLines: ['npm error gyp ERR! find Python', 'Other.Dockerfile:99', '--------------------'],
  })
})

test('cached steps are counted per platform', () => {
  const counts = read(failing).counts()
  expect(counts.get('linux/amd64')).toEqual({ steps: 2, cached: 1, milliseconds: 0 })
  expect(counts.get('linux/arm64')).toEqual({ steps: 2, cached: 0, milliseconds: 200 })
})

test('a Dockerfile that cannot be parsed has a line and no step', () => {
  const text = `D2:1
--------------------
   1 | >>> FRM x
--------------------
ERROR: failed to build: failed to solve: dockerfile parse error on line 1: unknown instruction: FRM (did you mean FROM?)`
  expect(read(text).failure()).toEqual({
    platform: null,
    step: '',
    line: 1,
    reason: 'dockerfile parse error on line 1: unknown instruction: FRM (did you mean FROM?)',
    lastLines: [],
  })
})

test('a log that says nothing gives no reason and no line', () => {
  expect(read('').failure()).toMatchObject({ line: null, reason: 'the builder gave no reason' })
})

test('a log without an end stays small', () => {
  const log = createBuildLog()
  log.read('#1 [1/1] RUN yes')
  for (let line = 0; line < 10_000; line += 1) log.read(`#1 0.1 ${'y'.repeat(10_000)}`)
  expect(JSON.stringify(log.failure()).length).toBeLessThan(100_000)
})

test('a step whose layer is fetched from a cache was not run; a base that is fetched is no cache', () => {
  const layer = `sha256:${'a'.repeat(64)}`
  const log = read(`#4 [linux/arm64 1/2] FROM docker.io/library/node:22-slim
#4 ${layer} 1.05MB / 2.50MB 0.2s
#4 DONE 0.4s
#5 [linux/arm64 2/2] COPY data /data
#5 ${layer} 1.05MB / 2.50MB 0.2s
#5 extracting ${layer} 0.1s done
#5 DONE 0.3s`)
  expect(log.counts().get('linux/arm64')).toEqual({ steps: 2, cached: 1, milliseconds: 700 })
})
