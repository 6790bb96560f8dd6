import { parseDocument } from 'yaml'
import { accept, refuse, type Parsed } from '../parsed.js'
import { fromStructureTest } from './from-structure-test.js'
import { renderTranslation } from './render-config.js'
import { entriesOf, textOf } from './written.js'

/** A config file that was made, and what could not be taken over. */
export interface ComposedConfig {
  readonly text: string
  readonly left: readonly string[]
}

/** Longer ones are no file that a person wrote. */
const longest = 256 * 1024

const valueOf = (text: string): Parsed<unknown> => {
  const remedy = 'Give a file of container-structure-test'
  if (text.length > longest) return refuse('is too long', remedy)
  try {
    const document = parseDocument(text, { prettyErrors: false, merge: true, logLevel: 'error' })
    const [broken] = document.errors
    return broken === undefined
      ? accept(document.toJS({ maxAliasCount: 100 }))
      : refuse(`is not YAML: ${broken.message.split('\n')[0] ?? ''}`, remedy)
  } catch (error) {
    return refuse(`cannot be read (${error instanceof Error ? error.message : String(error)})`, remedy)
  }
}

/** The config file that says what a file of container-structure-test says. @param path as the user names it */
export const translateConfig = (text: string, path: string): Parsed<ComposedConfig> => {
  const value = valueOf(text)
  if (!value.ok) return value
  if (!textOf(entriesOf(value.value)['schemaVersion']).startsWith('2.'))
    return refuse('is no file of container-structure-test 2', 'Its schemaVersion must be 2.0.0')
  const translation = fromStructureTest(value.value)
  return accept({ text: renderTranslation(translation, path), left: translation.left })
}
