import { joinPath } from '../packages/path.js'
import type { ModuleFacts, NativeFile } from './facts.js'

/** A library that a file lacks. */
interface Lacked {
  readonly file: string
  readonly library: string
}

/**
 * The libraries that a module's file looks for in the platform package that is not installed: that they are missing is the
 * same thing once more.
 */
export const lackedWithPackage = (
  { missing, fallback }: Pick<ModuleFacts, 'missing' | 'fallback'>,
  { path, report }: Pick<NativeFile, 'path' | 'report'>,
): readonly Lacked[] => {
  if (missing === null || fallback !== '') return []
  const place = `/node_modules/${missing.name}/`
  return (report?.missingLibraries ?? [])
    .filter(
      ({ reason, searched }) =>
        reason === 'absent' && searched.some((folder) => `${joinPath('/', folder)}/`.includes(place)),
    )
    .map(({ library }) => ({ file: path, library }))
}
