/** The sites of Datadog, as its own command-line tool lists them; every key belongs to exactly one of them. */
export const datadogSites = [
  'datadoghq.com',
  'us3.datadoghq.com',
  'us5.datadoghq.com',
  'datadoghq.eu',
  'ap1.datadoghq.com',
  'ap2.datadoghq.com',
  'uk1.datadoghq.com',
  'ddog-gov.com',
  'us2.ddog-gov.com',
] as const

export type DatadogSite = (typeof datadogSites)[number]

/** The site of US1, where accounts are unless somebody chose otherwise. */
export const defaultDatadogSite: DatadogSite = 'datadoghq.com'

/**
 * The site in its one spelling, from what people paste: the address of the web application, of the API, with scheme or
 * slash. Empty is the default; null is no site of Datadog, to which no key may be sent.
 */
export const parseDatadogSite = (text: string): DatadogSite | null => {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^(?:app|api|www)\./, '')
  if (host === '') return text.trim() === '' ? defaultDatadogSite : null
  return datadogSites.find((site) => site === host) ?? null
}

/** What to write instead, for the message about a site that is none. */
export const datadogSiteRemedy = `Use the site that your organisation's address bar shows: ${datadogSites.join(', ')}`
