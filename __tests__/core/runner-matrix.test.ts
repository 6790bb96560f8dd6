import { expect, test } from '@jest/globals'
import { parseRunners, runnerMatrix } from '../../src/core/runner-matrix.js'
import type { Platform } from '../../src/core/platform.js'

const matrix = (platforms: readonly Platform[], runners = '') => {
  const parsed = parseRunners(runners)
  if (!parsed.ok) throw new Error(parsed.complaint.message)
  return runnerMatrix(platforms, parsed.value).include.map(({ platform, runner, name }) => [platform, runner, name])
}

test('each platform gets a machine of its own kind where GitHub has one', () => {
  expect(matrix(['linux/amd64', 'linux/arm64', 'linux/arm/v7'])).toEqual([
    ['linux/amd64', 'ubuntu-24.04', 'linux-amd64'],
    ['linux/arm64', 'ubuntu-24.04-arm', 'linux-arm64'],
    ['linux/arm/v7', 'ubuntu-24.04', 'linux-arm-v7'],
  ])
})

test('a label of the user wins, whatever it is made of', () => {
  expect(matrix(['linux/arm64'], 'linux/arm64 = [self-hosted, arm]\nlinux/amd64=big')).toEqual([
    ['linux/arm64', '[self-hosted, arm]', 'linux-arm64'],
  ])
})

test.each(['arm64', 'linux/banana=x', 'linux/arm64='])('%s is not understood', (text) => {
  expect(parseRunners(text).ok).toBe(false)
})
