import { readFileSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import { run, runOrThrow } from '../../src/adapters/command.js'

// Each starts a Node or two.
jest.setTimeout(30_000)

const node = (program: string, options: Parameters<typeof run>[2] = {}) =>
  run(process.execPath, ['-e', program], options)

test('the exit status is what decides, and standard error is only text', async () => {
  expect(await node('console.error("a warning")')).toMatchObject({ exitCode: 0, stderr: 'a warning\n' })
  expect(await node('process.exit(3)')).toMatchObject({ exitCode: 3, stderr: '' })
})

test('a signal is named by its number', async () => {
  expect((await node('process.kill(process.pid, "SIGSEGV")')).exitCode).toBe(128 + 11)
})

test('a program that is not there has no exit status', async () => {
  expect((await run('archproof-no-such-program', [])).exitCode).toBeNull()
})

test('a program that must succeed and does not is an error that says what was run and what to do', async () => {
  await expect(
    runOrThrow(process.execPath, ['-e', 'console.error("why"); process.exit(4)'], 'Do this'),
  ).rejects.toThrow(/ended with exit status 4: why\. Do this/)
})

test('what a time limit ended did not succeed, although it says so', async () => {
  const program = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); console.log('ready')`
  let ended = await node(program, { timeoutMs: 1500 })
  if (ended.stdout === '') ended = await node(program, { timeoutMs: 20_000 })
  expect(ended).toMatchObject({ exitCode: 143, timedOut: true, stdout: 'ready\n' })
})

test('the time limit ends it with everything it started', async () => {
  const program = `
    const { spawn } = require('node:child_process')
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    console.log(child.pid)
    setInterval(() => {}, 1000)`
  // A busy machine may take longer to start both.
  let ended = await node(program, { timeoutMs: 1500 })
  if (ended.stdout === '') ended = await node(program, { timeoutMs: 20_000 })
  expect(ended.timedOut).toBe(true)
  const grandchild = Number(ended.stdout)
  expect(grandchild).toBeGreaterThan(0)
  // Gone, or a zombie that nobody has reaped yet: that runs no more.
  const runs = (): boolean => {
    try {
      return !/^State:\tZ/m.test(readFileSync(`/proc/${grandchild}/status`, 'utf8'))
    } catch {
      return false
    }
  }
  for (let tries = 0; runs() && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(runs()).toBe(false)
})

test('output without end is kept up to a limit, and lines are cut', async () => {
  const lengths: number[] = []
  const program = 'process.stdout.write("y".repeat(300000) + "\\n"); process.stdout.write("z".repeat(5e6))'
  const { stdout } = await node(program, { keep: 1000, onLine: (line) => lengths.push(line.length) })
  expect(stdout).toBe('y'.repeat(1000))
  expect(Math.max(...lengths)).toBeLessThanOrEqual(64 * 1024)
})

test('standard input is handed over, and one that nobody reads is no failure', async () => {
  expect((await node('process.stdin.pipe(process.stdout)', { stdin: 'hello' })).stdout).toBe('hello')
  expect((await node('process.exit(0)', { stdin: 'x'.repeat(5_000_000) })).exitCode).toBe(0)
})

test('a process that is told to end ends its programs and starts none, but for what undoes its work', async () => {
  const program = `
    const { endRunning, run, whileEnding } = await import('./src/adapters/command.ts')
    const going = run('sleep', ['30'])
    setTimeout(endRunning, 200)
    const ended = await going
    const refused = await run('true', [])
    const undone = await whileEnding(() => run('true', []))
    console.log(JSON.stringify([ended, refused, undone].map(({ exitCode }) => exitCode)))`
  const argv = ['--import', './script/lib/typescript.mjs', '--input-type=module', '-e', program]
  const { stdout, stderr } = await run(process.execPath, argv, { timeoutMs: 25_000 })
  expect([stdout.trim(), stderr]).toEqual(['[143,null,0]', expect.not.stringContaining('Error')])
})
