import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { controlFate, controlProgram, isControlDone } from '../../../src/core/smoke/control.js'

const token = 'f00d'.repeat(8)

const runControl = (...argv: readonly string[]) => {
  const { stdout, status } = spawnSync(process.execPath, [...argv, '--input-type=commonjs', '-'], {
    input: controlProgram(token),
    encoding: 'utf8',
  })
  return [stdout.split('\n').some((line) => isControlDone(line, token)), status]
}

test('the control says that it has done its work, and only then', () => {
  expect(runControl()).toEqual([true, 0])
  expect(runControl('--require=data:text/javascript,')).toEqual([false, 1])
  const noThreads = 'require("worker_threads").Worker=class{constructor(){throw new Error("no")}}'
  expect(
    runControl(
      '--import',
      `data:text/javascript,import{createRequire}from"module";const require=createRequire("/");${noThreads}`,
    ),
  ).toEqual([false, 1])
})

test('only a signal or silence is an end that can be compared', () => {
  expect(controlFate(true, { exitCode: null, limitMs: 1 })).toBeNull()
  expect(controlFate(false, { exitCode: 1, limitMs: 1 })).toBeNull()
  expect(controlFate(false, { exitCode: 139, limitMs: 1 })).toMatchObject({ kind: 'crashed', signal: 'SIGSEGV' })
  expect(controlFate(false, { exitCode: null, limitMs: 5000 })).toEqual({ kind: 'hung', seconds: 5 })
})
