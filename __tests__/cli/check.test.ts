import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Finding } from '../../src/core/finding.js'
import { buildElf } from '../support/elf-builder.js'
import { layoutFiles, tarOf, writeFiles } from '../support/image-layout.js'

jest.setTimeout(120_000)

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-cli-'))
  const { files } = layoutFiles([{ layers: [await tarOf({ 'etc/os-release': 'ID=debian\n' })] }])
  await writeFiles(join(folder, 'empty'), files)
  const node = buildElf({ interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libarchproof-absent.so.1'] })
  const libc = await tarOf({
    'usr/bin/node': { content: node, mode: 0o755 },
    'lib64/ld-linux-x86-64.so.2': { content: buildElf({ soname: 'ld-linux-x86-64.so.2' }), mode: 0o755 },
  })
  const config = { User: 'node', ExposedPorts: { '3000/tcp': {} } }
  await writeFiles(join(folder, 'broken'), layoutFiles([{ layers: [libc], config }]).files)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const archproof = (...words: readonly string[]) => {
  const argv = ['--import', './script/lib/typescript.mjs', 'src/cli.ts', ...words]
  const temporary = mkdtempSync(join(folder, 'temporary-'))
  // No engine: the path of the client leads nowhere.
  const env = { ...process.env, PATH: join(folder, 'nothing'), TMPDIR: temporary }
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env })
  return { status, stdout, stderr, left: readdirSync(temporary) }
}

test('a layout is checked without an engine, as a table and as JSON, and nothing is left', () => {
  const table = archproof('check', join(folder, 'empty'))
  expect(table.stdout).toContain('AP207')
  expect({ status: table.status, left: table.left }).toEqual({ status: 1, left: [] })
  const json = archproof('check', `oci-layout:${join(folder, 'empty')}`, '--json', '--fail-on', 'never')
  expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'unknown', notRun: expect.stringContaining('not run') })
  expect(json.status).toBe(0)
})

/** A repository with that config file, and a check in it. */
const checkedIn = (config: string, ...words: readonly string[]) => {
  const cwd = mkdtempSync(join(folder, 'repository-'))
  mkdirSync(join(cwd, '.github'))
  writeFileSync(join(cwd, '.github/archproof.yml'), config)
  const root = process.cwd()
  const argv = ['--import', join(root, 'script/lib/typescript.mjs'), join(root, 'src/cli.ts'), 'check', '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv, ...words], {
    ...{ encoding: 'utf8', cwd, env: { PATH: '' } },
  })
  const report = stdout === '' ? null : (JSON.parse(stdout) as { findings: Finding[]; ignored: { finding: Finding }[] })
  return { status, stderr, report, codes: report?.findings.map(({ code, subject }) => `${code} ${subject}`) }
}

const declared = `
ignore: [{ code: AP103, subject: /usr/bin/node, reason: it is mounted }, { code: AP301, subject: x, reason: y }]
image: { user: root, ports: [3000], files: [{ path: /usr/bin/node, mode: "0700" }] }
size: { max: 1B }
checks: [{ name: answers, command: [node, --version] }]
`

test('what the config file declares of the image counts, and what needs a run is said to be missing', () => {
  const { status, report, codes } = checkedIn(declared, join(folder, 'broken'))
  expect(report).toMatchObject({
    verdict: 'refused',
    notRun: expect.stringMatching(/audited and not run; 1 declared check was not made: "answers"$/),
    ignored: [{ finding: { code: 'AP103', subject: '/usr/bin/node' }, reason: 'it is mounted' }],
  })
  // Port 3000 is declared, and the rule about AP301 could have no effect where nothing is run.
  expect([...(codes ?? [])].sort()).toEqual(['AP404 size', 'AP405 /usr/bin/node', 'AP405 user'])
  expect(status).toBe(1)
})

test.each([
  ['{}', ['--config=nowhere.yml'], ['config: "nowhere.yml": is not there']],
  [
    'modules: { sharp: skip }\nchecks: [{ name: x, command: [x], files: { /a: ./absent } }]',
    ['--modules=sharp'],
    ['contradicts sharp: skip in the config file', './absent'],
  ],
])('%s with %j is a mistake, told before anything is read', (config, words, told) => {
  const { status, stderr, report } = checkedIn(config, join(folder, 'broken'), ...words)
  for (const text of told) expect(stderr).toContain(text)
  expect({ status, report }).toEqual({ status: 2, report: null })
})

test('what a folder cannot say of its start is not known, and what it holds is', () => {
  mkdirSync(join(folder, 'root/app'), { recursive: true })
  const config = 'image: { user: node, env: { A: b }, files: [{ path: /app }, { path: /app/server.js }] }'
  const { report } = checkedIn(config, `dir:${join(folder, 'root')}`, '--platforms=linux/amd64')
  expect(report?.findings.filter(({ code }) => code.startsWith('AP4'))).toMatchObject([
    { code: 'AP406', subject: 'user', found: 'user is not known: a folder does not say how the image is started' },
    { code: 'AP406', subject: 'env A' },
    { code: 'AP405', subject: '/app/server.js' },
  ])
})

test('what is broken is named', () => {
  const { status, stdout } = archproof('check', join(folder, 'broken'))
  expect(stdout).toMatch(/^Refused/)
  expect(stdout).toContain('libarchproof-absent.so.1')
  expect(status).toBe(1)
})

test('a reference needs an engine, and says so', () => {
  const { status, stdout, stderr, left } = archproof('check', 'ghcr.io/acme/shop:1')
  expect(stderr).toMatch(/Install Docker and start it; an OCI layout/)
  expect({ status, stdout, left }).toEqual({ status: 1, stdout: '', left: [] })
})

test('a wrong command line is told with what was meant', () => {
  const { status, stderr } = archproof('check', '--platform=linux/arm64', 'x')
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'archproof has no option --platform. Did you mean --platforms?\n',
  })
  expect(archproof('check', './nowhere', '--fail-on', 'sometimes').stderr).toMatch(/fail-on: "sometimes"/)
})

test('help and version', () => {
  expect(archproof('--help').stdout).toMatch(/^Usage: archproof check/)
})
