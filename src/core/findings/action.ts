import { datadogSiteRemedy } from '../datadog-site.js'
import { entry } from './entry.js'

/** AP9xx: the action itself and the reports that it sends. */
export const actionFindings = {
  AP901: entry<{ site: string; reason: string; undelivered: readonly string[] }>({
    severity: 'warning',
    title: 'Datadog did not take the report',
    found: ({ site, reason, undelivered }) =>
      `${undelivered.join(' and ')} did not reach Datadog at ${site}: ${reason}`,
    breaks: () => 'dashboards and monitors miss this run; the verdict and what is published do not depend on it',
    change: () =>
      `Check both: that the secret given as datadog-api-key is a valid API key (not an application key), and that datadog-site is the site that key belongs to. ${datadogSiteRemedy}`,
  }),
  AP902: entry<{ report: string; reason: string }>({
    severity: 'warning',
    title: 'A report could not be written',
    found: ({ report, reason }) => `${report} could not be written: ${reason}`,
    breaks: ({ report }) => `what is missing is in the log and in the other reports; only ${report} lacks this run`,
    change: () => 'Check that the disk has room and that report-dir and RUNNER_TEMP can be written to',
  }),
  AP903: entry<{ because: string }>({
    severity: 'notice',
    title: 'Reporting to Datadog is off',
    found: ({ because }) => because,
    breaks: () => '',
    change: () =>
      'To send metrics, give datadog-api-key a secret of this repository; pull requests from forks never see it',
  }),
  AP904: entry<{ message: string }>({
    severity: 'unknown',
    title: 'A tool did not do its work',
    found: ({ message }) => message,
    breaks: () => 'what it was needed for could not be seen, so nothing is published',
    change: () => 'Follow what the message says, then run the job again',
  }),
} as const
