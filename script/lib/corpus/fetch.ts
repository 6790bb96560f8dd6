import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runOrThrow } from '../../../src/adapters/command.js'
import { parseManifest } from '../../../src/core/packages/manifest.js'
import { platformDependencies } from '../../../src/core/packages/loaders/platform-packages.js'
import { compilePackage } from './compile.js'
import { nodeArch, type CorpusPackage, type CorpusTarget } from './corpus-package.js'
import { fileNameOf, filesBelow, place } from './places.js'

/** What loads nothing at run time and would only be copied about. */
const useless = /\.(?:md|map|c|cc|cpp|cxx|h|hpp|hh|o|a|obj|d|ts|tsx|flow|html|css|png|jpg|tar|gz)$/i

const prune = (folder: string): void => {
  for (const file of filesBelow(folder)) if (useless.test(file)) rmSync(join(folder, file))
}

/** Whether what npm installs depends on the platform: then one of the packages lists platform packages. */
const differsByPlatform = (app: string): boolean =>
  filesBelow(join(app, 'node_modules'))
    .filter((file) => /(?:^|\/)package\.json$/.test(file))
    .some((file) => {
      const manifest = parseManifest(readFileSync(join(app, 'node_modules', file), 'utf8'))
      return manifest !== null && platformDependencies(manifest).length > 0
    })

const install = async (app: string, { name, version }: CorpusPackage, { arch, libc }: CorpusTarget): Promise<void> => {
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', dependencies: { [name]: version } }))
  const argv = ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--force']
  const target = ['--os=linux', `--cpu=${nodeArch(arch)}`, `--libc=${libc}`]
  await runOrThrow('npm', [...argv, ...target], `Is ${name}@${version} in the registry of npm?`, {
    cwd: app,
    timeoutMs: 600_000,
  })
}

const first: CorpusTarget = { arch: 'amd64', libc: 'glibc' }
const isFirst = ({ arch, libc }: CorpusTarget): boolean => arch === first.arch && libc === first.libc

/**
 * An application with this one package, as `npm install` for that target lays it out, without scripts; compiled where the
 * package has no binaries of its own. Returns its folder, or null when there is nothing for that target.
 */
export const fetchPackage = async (pkg: CorpusPackage, target: CorpusTarget): Promise<string | null> => {
  if (pkg.compiled && target.libc === 'musl') return null
  const name = fileNameOf(`${pkg.name}@${pkg.version}`)
  const folder = join(place('apps'), `${name}-${target.arch}-${target.libc}`)
  if (existsSync(folder)) return folder
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  const base = isFirst(target) ? null : await fetchPackage(pkg, first)
  if (base !== null && !pkg.compiled && !differsByPlatform(base)) execFileSync('cp', ['-al', base, draft])
  else {
    mkdirSync(draft, { recursive: true })
    await install(draft, pkg, target)
    if (pkg.compiled) await compilePackage(join(draft, 'node_modules', pkg.name), target.arch)
    prune(join(draft, 'node_modules'))
  }
  renameSync(draft, folder)
  return folder
}
