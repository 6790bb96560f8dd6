import { expect, test } from '@jest/globals'
import { renderTable } from '../../../src/core/render/table.js'
import {
  amd64,
  arm64,
  exercised,
  moduleOf,
  outcomeOf,
  platformEvidence,
  refusedOutcome,
  wrongMachine,
} from '../../support/outcome.js'
import { readOutput } from '../../support/runner-output.js'

test('a person in front of a terminal sees verdict, modules, platforms, tags and times', () => {
  expect(renderTable(outcomeOf())).toBe(
    `Verified and published: 7 native modules proved on linux/amd64 and linux/arm64 (emulated); 2 tags point to exactly what was proved

native module            linux/amd64  linux/arm64
@swc/core 1.16.18        ok 47 ms     ok 47 ms
bcrypt 6.0.0             ok 44 ms     ok 44 ms
better-sqlite3 12.4.1    ok 52 ms     ok 52 ms
esbuild 0.27.0           ok 45 ms     ok 45 ms
onnxruntime-node 1.23.0  ok 54 ms     ok 54 ms
rollup 4.53.0            ok 44 ms     ok 44 ms
sharp 0.34.5             ok 43 ms     ok 43 ms

platform     verdict   digest               size    ran                     build       audit  smoke
linux/amd64  verified  sha256:aaaaaaaaaaaa  312 MB  native                  41.0 s      2.3 s  940 ms
linux/arm64  verified  sha256:bbbbbbbbbbbb  305 MB  emulated (QEMU 10.1.0)  1 min 34 s  2.3 s  6.1 s

tag                       digest               before
ghcr.io/acme/shop:1.2.3   sha256:eeeeeeeeeeee  new
ghcr.io/acme/shop:latest  sha256:eeeeeeeeeeee  sha256:999999999999

plan 12 ms, setup 870 ms, build 1 min 35 s, audit 2.4 s, smoke 6.2 s, gate 1 ms, publish 3.9 s, 1 min 49 s in all`,
  )
})

test('a broken image: which module, on which platform, why and what to change', () => {
  const table = renderTable(refusedOutcome())
  expect(table).toMatch(/^Refused: 2 of 7 native modules broken on linux\/arm64; nothing was published$/m)
  expect(table).toMatch(/^bcrypt 6\.0\.0 +ok 44 ms +BROKEN AP101$/m)
  expect(table).toMatch(/^error AP101 .+: bcrypt on linux\/arm64 \(Dockerfile:14\)$/m)
  expect(table).toContain(`\n  change: ${wrongMachine('bcrypt').change}\n`)
})

test('names out of the image neither command the runner nor break the columns', () => {
  const evil = moduleOf('::set-env name=A::b\n\u001b[2J##[add-mask]x', '1')
  const outcomes = [exercised(evil, 'broken', '::error::x')]
  const table = renderTable(
    refusedOutcome({ evidence: [platformEvidence(amd64, outcomes), platformEvidence(arm64, outcomes)], findings: [] }),
  )
  expect(readOutput(table).commands).toEqual([])
  expect(table.split('\n').filter((line) => line.includes('set-env'))).toHaveLength(1)
})
