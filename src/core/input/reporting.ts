import { parseDatadogSite } from '../datadog-site.js'
import { accept, refuse, type Parsed } from '../parsed.js'
import type { Credentials, DatadogInputs } from './inputs.js'
import type { Reader } from './reader.js'
import { parseText } from './values.js'

/** A user name with its password; one without the other is a mistake, never a guess. */
export const readCredentials = (reader: Reader): Credentials | null => {
  const username = reader.text('username')
  const password = reader.text('password')
  if (username !== '' && password !== '') return { username, password }
  if (password !== '') {
    reader.complain('password', '', {
      message: 'is given without username',
      remedy: 'Give username too; for ghcr.io leave both empty: the actor and github-token are used',
    })
  }
  if (username !== '') {
    // A secret is empty in runs of forks and of Dependabot, which publish nothing anyhow.
    reader.notice('username is given and password is empty, so there is no login: is the secret set?')
  }
  return null
}

const parseDatadogTag = (text: string): Parsed<string> =>
  /^[^\s:]+:\S/.test(text) ? accept(text) : refuse('is not of the form key:value', 'Write for example team:payments')

/** Where and as what to report. Without a key nothing is sent; a site that is none costs a warning, never the run. */
export const readDatadog = (reader: Reader): DatadogInputs => {
  const optional = (name: 'datadog-service' | 'datadog-env'): string | null =>
    reader.one<string | null>(name, parseText, null)
  const key = reader.text('datadog-api-key')
  return {
    apiKey: key === '' ? null : key,
    site: parseDatadogSite(reader.text('datadog-site')),
    service: optional('datadog-service'),
    env: optional('datadog-env'),
    tags: reader.items('datadog-tags', parseDatadogTag),
  }
}
