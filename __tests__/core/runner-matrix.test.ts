import { expect, test } from '@jest/globals'
import { parseRunners, runnerMatrix } from '../../src/core/runner-matrix.js'
import type { Platform } from '../../src/core/platform.js'

const matrix = (platforms: readonly Platform[], runners = '') => {
  const parsed = parseRunners(runners, platforms)
  expect(parsed.problems).toEqual([])
  return runnerMatrix(platforms, parsed.runners).include.map(({ platform, runner, name }) => [platform, runner, name])
}

test('each platform gets a machine of its own kind where GitHub has one', () => {
  expect(matrix(['linux/amd64', 'linux/arm64', 'linux/arm/v7'])).toEqual([
    ['linux/amd64', 'ubuntu-24.04', 'linux-amd64'],
    ['linux/arm64', 'ubuntu-24.04-arm', 'linux-arm64'],
    ['linux/arm/v7', 'ubuntu-24.04', 'linux-arm-v7'],
  ])
})

test('a label of the user wins, whatever it is made of', () => {
  expect(matrix(['linux/arm64'], 'linux/arm64 = [self-hosted, arm]')).toEqual([
    ['linux/arm64', '[self-hosted, arm]', 'linux-arm64'],
  ])
})

test.each([
  ['arm64', 'names no platform and runner'],
  ['linux/banana=x', 'names no platform and runner'],
  ['linux/arm64=', 'names no platform and runner'],
  ['linux/s390x=x', 'is for linux/s390x, which is not built'],
  ['linux/arm64=x\nlinux/arm64=y', 'is a second runner for linux/arm64'],
])('%s is refused', (text, message) => {
  const { problems } = parseRunners(text, ['linux/amd64', 'linux/arm64'])
  expect(problems.map((problem) => problem.message)).toEqual([message])
})

test('every line that is wrong is told', () => {
  expect(parseRunners('arm64\nlinux/arm46=x', ['linux/arm64']).problems).toHaveLength(2)
})
