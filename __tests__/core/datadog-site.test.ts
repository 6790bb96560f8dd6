import { expect, test } from '@jest/globals'
import { datadogSiteRemedy, datadogSites, parseDatadogSite } from '../../src/core/datadog-site.js'

test.each([
  ['', 'datadoghq.com'],
  ['  ', 'datadoghq.com'],
  ['datadoghq.eu', 'datadoghq.eu'],
  [' DataDogHQ.eu ', 'datadoghq.eu'],
  ['app.datadoghq.eu', 'datadoghq.eu'],
  ['https://app.datadoghq.eu/', 'datadoghq.eu'],
  ['https://app.datadoghq.eu/account/login?next=/', 'datadoghq.eu'],
  ['https://us3.datadoghq.com', 'us3.datadoghq.com'],
  ['api.us5.datadoghq.com', 'us5.datadoghq.com'],
  ['app.ddog-gov.com', 'ddog-gov.com'],
])('%p is the site %s', (text, site) => expect(parseDatadogSite(text)).toBe(site))

test.each([
  'datadog.com',
  'eu',
  'https://',
  'datadoghq.eu.evil.example',
  'https://datadoghq.eu@evil.example/',
  'https://evil.example/datadoghq.eu',
  'evildatadoghq.eu',
  'datadoghq.eu:8080',
])('%p is none, and gets no key', (text) => expect(parseDatadogSite(text)).toBeNull())

test('the remedy names every site', () => {
  for (const site of datadogSites) expect(datadogSiteRemedy).toContain(site)
})
