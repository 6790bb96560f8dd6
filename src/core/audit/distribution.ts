import type { Distribution } from './facts.js'

/** Values of an os-release file, unquoted; see os-release(5). */
const valuesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .slice(0, 200)
      .map((line) => /^([A-Z_]+)=["']?([^"']*)["']?$/.exec(line.trim()))
      .filter((match) => match !== null)
      .map(([, key = '', value = '']) => [key, value.slice(0, 200)]),
  )

/** Which distribution an image is made of; null without an os-release file. */
export const readDistribution = (osRelease: string | null): Distribution | null => {
  if (osRelease === null) return null
  const values = valuesOf(osRelease)
  const id = values.get('ID') ?? ''
  const family = [id, ...(values.get('ID_LIKE') ?? '').split(' ')]
  const packages = family.some((name) => ['debian', 'ubuntu'].includes(name))
    ? 'apt'
    : family.some((name) => ['alpine', 'wolfi', 'chainguard'].includes(name))
      ? 'apk'
      : 'other'
  return { id, name: values.get('PRETTY_NAME') ?? id, packages }
}

/** Version of an installed Alpine package, from apk's database; null when it is not in it. */
export const apkVersion = (installed: string | null, name: string): string | null =>
  installed === null ? null : (new RegExp(`^P:${name}\\nV:([\\w.]+)`, 'm').exec(installed)?.[1] ?? null)
