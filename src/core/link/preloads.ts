import { latin1, utf8 } from '../elf/bytes.js'
import type { Filesystem, LibcFamily, Program } from './loader.js'
import { examine, type LoaderRules, type Mapped } from './mapped.js'

const preloadFile = '/etc/ld.so.preload'

/**
 * Objects that the environment, or glibc's /etc/ld.so.preload, puts in front of all libraries. What is not there is skipped
 * by both loaders with no more than a message.
 */
export const preloads = (
  files: Filesystem,
  rules: LoaderRules,
  { program, main, family }: { readonly program: Program; readonly main: Mapped; readonly family: LibcFamily },
): { readonly mapped: readonly Mapped[]; readonly damage: readonly string[] } => {
  const damage: string[] = []
  const environment = program.secure ? '' : (program.environment['LD_PRELOAD'] ?? '')
  const names = [...words(environment), ...(family === 'glibc' ? fromFile(files, damage) : [])]
  const mapped: Mapped[] = []
  for (const name of new Set(names)) {
    if (rules.inProcess(name, [main, ...mapped]) === null) mapped.push(...preload(files, rules, main, name))
  }
  return { mapped, damage }
}

const maxNames = 64

const words = (text: string): readonly string[] =>
  text
    .split(/[\s:]+/)
    .filter((word) => word !== '')
    .slice(0, maxNames)

const fromFile = (files: Filesystem, damage: string[]): readonly string[] => {
  const realPath = files.resolve(preloadFile)
  if (realPath === null) return []
  const content = files.content(realPath)
  if (content === null) damage.push(`${preloadFile} could not be read, so it is not known what is preloaded`)
  return content === null ? [] : words(utf8(latin1(content)).replaceAll(/#.*$/gm, ''))
}

const preload = (files: Filesystem, rules: LoaderRules, main: Mapped, name: string): readonly Mapped[] => {
  for (const place of rules.places(name, main)) {
    const examined = examine(files, place.path, main.object)
    if (examined.kind === 'usable') {
      return [{ ...examined, path: place.path, via: 'preload', names: new Set([name]), loader: main }]
    }
  }
  return []
}
