import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runOrThrow } from '../../src/adapters/command.js'

const cacheFolder = (): string =>
  process.env['ARCHPROOF_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'archproof')

/** For whom packages are installed. */
export interface InstallTarget {
  readonly arch: 'x64' | 'arm64'
  readonly libc: 'glibc' | 'musl'
}

/** A folder of the cache that `fill` makes once; its name depends on everything that decides what is in it. */
export const cachedFolder = async (
  name: string,
  decides: unknown,
  fill: (folder: string) => Promise<unknown>,
): Promise<string> => {
  const parent = join(cacheFolder(), 'npm')
  const key = createHash('sha256').update(JSON.stringify(decides)).digest('hex').slice(0, 12)
  const folder = join(parent, `${name}-${key}`)
  if (existsSync(folder)) return folder
  mkdirSync(parent, { recursive: true })
  const draft = mkdtempSync(`${folder}.draft-`)
  await fill(draft)
  try {
    renameSync(draft, folder)
  } catch {
    // Another process may have been quicker: its folder holds the same.
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

const remedy = 'Check the network and the registry of npm'

/** An application at `<result>/app` with real packages, as `npm install` for that target lays them out. No scripts run. */
export const npmApplication = (
  dependencies: Readonly<Record<string, string>>,
  target: InstallTarget,
): Promise<string> =>
  cachedFolder(`app-${target.arch}-${target.libc}`, dependencies, async (folder) => {
    const app = join(folder, 'app')
    mkdirSync(app)
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', dependencies }))
    const argv = ['install', '--silent', '--ignore-scripts', '--no-package-lock', '--force']
    const chosen = ['--os=linux', `--cpu=${target.arch}`, `--libc=${target.libc}`]
    await runOrThrow('npm', [...argv, ...chosen], remedy, { cwd: app, timeoutMs: 600_000 })
    if (target.libc === 'musl') {
      mkdirSync(join(folder, 'etc'))
      writeFileSync(join(folder, 'etc/alpine-release'), '3.21.0\n')
    }
  })

/** The same with pnpm, whose node_modules are links into a store. */
export const pnpmApplication = (dependencies: Readonly<Record<string, string>>): Promise<string> =>
  cachedFolder('pnpm', dependencies, async (folder) => {
    const tool = await cachedFolder('pnpm-tool', '10.0.0', (place) =>
      runOrThrow('npm', ['install', '--silent', '--prefix', place, 'pnpm@10.0.0'], remedy, { timeoutMs: 300_000 }),
    )
    const app = join(folder, 'app')
    mkdirSync(app)
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', dependencies }))
    const pnpm = join(tool, 'node_modules/pnpm/bin/pnpm.cjs')
    const argv = [
      pnpm,
      'install',
      '--ignore-scripts',
      '--store-dir',
      join(folder, 'store'),
      '--package-import-method=copy',
    ]
    await runOrThrow(process.execPath, argv, remedy, { cwd: app, timeoutMs: 300_000 })
    rmSync(join(folder, 'store'), { recursive: true, force: true })
  })
