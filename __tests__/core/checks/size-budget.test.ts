import { expect, test } from '@jest/globals'
import { sizeFindings } from '../../../src/core/checks/size-budget.js'

test('an image over its budget is refused, with both figures', () => {
  const [found, ...more] = sizeFindings('linux/arm64', 450_000_000, 400_000_000, {})
  expect(more).toEqual([])
  expect(found).toMatchObject({ code: 'AP404', severity: 'error', platform: 'linux/arm64' })
  expect(found?.found).toContain('450 MB')
  expect(found?.found).toContain('50 MB more')
  expect(found?.change).toContain('400 MB')
})

test.each([
  ['as large as its budget', 400, 400],
  ['of any size, without a budget', 400, null],
  ['of a size that nobody saw', null, 400],
])('an image %s gives no finding', (_, size, max) => {
  expect(sizeFindings('linux/amd64', size, max, {})).toEqual([])
})

test('it says what holds the most, and what brings it', () => {
  const largest = [
    { path: '/app/node_modules/onnxruntime-node', bytes: 210_000_000 },
    { path: '/usr/lib', bytes: 95_000_000 },
  ]
  const layers = [
    { instruction: 'COPY /app/node_modules ./node_modules # buildkit', bytes: 230_000_000 },
    { instruction: '', bytes: 90_000_000 },
  ]
  expect(sizeFindings('linux/amd64', 2, 1, { largest })[0]?.found).toMatch(
    /The most is in \/app\/node_modules\/onnxruntime-node \(210 MB\) and \/usr\/lib \(95 MB\)$/,
  )
  expect(sizeFindings('linux/amd64', 2, 1, { largest, layers })[0]?.found).toContain(
    '/usr/lib (95 MB). The most is brought by COPY /app/node_modules ./node_modules (230 MB) and a layer that does not say what made it (90 MB)',
  )
})
