import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFileCommands, runAction, runJob } from './runner.js'

// An action of a few lines: what it sees is what the runner of the tests gives.
let action: string

beforeAll(() => {
  action = mkdtempSync(join(tmpdir(), 'archproof-action-'))
  writeFileSync(
    join(action, 'action.yml'),
    `name: x
inputs:
  plain: { description: x }
  with-default: { description: x, default: 'yes' }
  github-token: { description: x, default: '\${{ github.token }}' }
runs: { using: node24, main: main.js, post: post.js }
`,
  )
  writeFileSync(
    join(action, 'main.js'),
    `const fs = require('node:fs')
const { env } = process
fs.appendFileSync(env.GITHUB_OUTPUT, 'seen<<END\\n' + JSON.stringify(env) + '\\nEND\\nsimple=a=b\\n')
fs.appendFileSync(env.GITHUB_STATE, 'left=behind\\n')
fs.appendFileSync(env.GITHUB_STEP_SUMMARY, 'token ' + env['INPUT_GITHUB-TOKEN'])
fs.appendFileSync(env.GITHUB_ENV, 'LATER=1\\n')
console.log('::add-mask::' + env['INPUT_GITHUB-TOKEN'])
console.log('::warning file=a.ts,line=3::careful')
console.error('##[notice]from the other stream')
if (env.INPUT_PLAIN === 'wait') { console.log('waiting'); setTimeout(() => {}, 60000) }
else process.exitCode = env.INPUT_PLAIN === 'fail' ? 1 : 0
`,
  )
  writeFileSync(join(action, 'post.js'), `console.log('post sees ' + process.env.STATE_left)\n`)
})
afterAll(() => rmSync(action, { recursive: true }))

const seen = (outputs: Readonly<Record<string, string>>): Record<string, string> =>
  JSON.parse(outputs['seen'] ?? '{}') as Record<string, string>

test('inputs arrive with the defaults of action.yml', async () => {
  const result = await runAction({ action, step: 'main', inputs: { plain: 'a b' }, token: 'tok-123456' })
  expect(result.exitCode).toBe(0)
  expect(seen(result.outputs)).toMatchObject({
    INPUT_PLAIN: 'a b',
    'INPUT_WITH-DEFAULT': 'yes',
    'INPUT_GITHUB-TOKEN': 'tok-123456',
    GITHUB_ACTIONS: 'true',
  })
  expect(result.outputs['simple']).toBe('a=b')
})

test('nested in a composite, what is not given is empty and has no default', async () => {
  const result = await runAction({ action, step: 'main', composite: true, inputs: { plain: 'x' }, token: 'tok-123456' })
  expect(seen(result.outputs)).toMatchObject({ INPUT_PLAIN: 'x', 'INPUT_WITH-DEFAULT': '', 'INPUT_GITHUB-TOKEN': '' })
})

test('annotations of both streams, masks, summary and variables are read as the runner reads them', async () => {
  const result = await runAction({ action, step: 'main', token: 'tok-123456' })
  expect(result.annotations).toMatchObject([
    { level: 'warning', file: 'a.ts', line: 3, message: 'careful' },
    { level: 'notice', message: 'from the other stream' },
  ])
  expect(result.masks).toEqual(['tok-123456'])
  expect(result.summary).toBe('token ***')
  expect(result.env).toEqual({ LATER: '1' })
})

test('nothing of the surroundings of the tests gets in', async () => {
  process.env['INPUT_PLAIN'] = 'leaked'
  process.env['DD_API_KEY'] = 'leaked'
  try {
    const { outputs } = await runAction({ action, step: 'main' })
    expect(JSON.stringify(seen(outputs))).not.toContain('leaked')
  } finally {
    delete process.env['INPUT_PLAIN']
    delete process.env['DD_API_KEY']
  }
})

describe('a job', () => {
  test('post gets the state of main, also when main failed', async () => {
    const { main, post } = await runJob({ action, inputs: { plain: 'fail' } })
    expect(main.exitCode).toBe(1)
    expect(post.log).toContain('post sees behind')
  })

  test('a main that was killed leaves its state', async () => {
    const { main, post } = await runJob({
      action,
      inputs: { plain: 'wait' },
      signal: { name: 'SIGKILL', after: /^waiting/ },
    })
    expect(main.endedBy).toBe('SIGKILL')
    expect(post.log).toContain('post sees behind')
  })

  test('a folder of its own is gone afterwards, a given one stays', async () => {
    const own = await runAction({ action, step: 'main' })
    expect(existsSync(seen(own.outputs)['RUNNER_TEMP'] ?? '')).toBe(false)
    const given = mkdtempSync(join(tmpdir(), 'archproof-given-'))
    await runAction({ action, step: 'main', temporary: given })
    expect(existsSync(given)).toBe(true)
    rmSync(given, { recursive: true })
  })
})

test('a step that does not end is ended', async () => {
  const result = await runAction({ action, step: 'main', inputs: { plain: 'wait' }, timeoutMs: 1500 })
  expect(result.timedOut).toBe(true)
})

test.each([
  ['a=1\n', { a: '1' }],
  ['a=1=2\nb=\n', { a: '1=2', b: '' }],
  ['a<<E\nx\ny\nE\n', { a: 'x\ny' }],
  ['a<<E\nE\n', { a: '' }],
  ['a=1\na=2\n', { a: '2' }],
  ['a<<E_1\nb=2\nE_1\nc=3\n', { a: 'b=2', c: '3' }],
])('file command %p', (text, expected) => expect(parseFileCommands(text)).toEqual(expected))

test.each(['nonsense\n', 'a<<E\nnever closed\n'])('the runner refuses %p', (text) => {
  expect(() => parseFileCommands(text)).toThrow()
})
