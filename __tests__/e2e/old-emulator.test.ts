import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runOn } from '../support/job.js'
import type { StepResult } from '../support/runner.js'

/*
 * QEMU 7.2 of Debian 12 never comes back from loading onnxruntime-node for arm64. It is registered for the whole machine while
 * this runs, so this belongs to `script/test --all`, and is possible as root on an amd64 machine alone.
 */

const binfmt = '/proc/sys/fs/binfmt_misc'
const name = 'archproof-old-qemu-aarch64'
const isPossible =
  process.env['ARCHPROOF_ALL'] === 'yes' &&
  process.getuid?.() === 0 &&
  process.arch === 'x64' &&
  existsSync(join(binfmt, 'register'))

const when = isPossible ? test : test.skip

const oldEmulator = (): string =>
  execFileSync(
    'bash',
    [
      '-c',
      'source script/lib/common.bash; source script/lib/debian.bash; unpacked old-qemu "$1"',
      'old',
      'qemu-user-static/bookworm:usr/bin/qemu-aarch64-static',
    ],
    { encoding: 'utf8' },
  ).trim()

/** As script/lib/emulator.bash registers a good one. The newest entry is the one that the kernel takes. */
const register = (program: string): void => {
  const zeros = '\\x00'.repeat(8)
  const magic = `\\x7f\\x45\\x4c\\x46\\x02\\x01\\x01\\x00${zeros}\\x02\\x00\\xb7\\x00`
  const mask = `${'\\xff'.repeat(7)}\\x00${'\\xff'.repeat(8)}\\xfe${'\\xff'.repeat(3)}`
  writeFileSync(join(binfmt, 'register'), `:${name}:M::${magic}:${mask}:${program}:POCF`)
}

interface Report {
  readonly verdict: string
  readonly findings: readonly { readonly code: string; readonly subject: string; readonly platform: string }[]
}

let main: StepResult
let report: Report

beforeAll(async () => {
  if (!isPossible) return
  register(join(oldEmulator(), 'usr/bin/qemu-aarch64-static'))
  const folder = mkdtempSync(join(tmpdir(), 'archproof-report-'))
  ;({ main } = await runOn({ inputs: { publish: 'never', 'module-timeout': '10s', 'report-dir': folder } }))
  report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  rmSync(folder, { recursive: true })
})

afterAll(() => {
  if (existsSync(join(binfmt, name))) writeFileSync(join(binfmt, name), '-1')
})

when('N11: a module that hangs under an old emulator is told from a broken image', () => {
  expect(report.verdict).toBe('unknown')
  const told = report.findings.filter(({ code }) => !code.startsWith('AP9'))
  expect(told.map(({ code, subject, platform }) => [code, subject, platform])).toEqual([
    ['AP308', 'onnxruntime-node', 'linux/arm64'],
  ])
  expect(main.log).toMatch(/emulated \(QEMU 7\.2/)
})
