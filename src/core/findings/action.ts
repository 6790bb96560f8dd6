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
  AP905: entry<{ code: string; subject: string; until: string; meant: boolean }>({
    severity: 'warning',
    title: 'Ignore rule has run out',
    found: ({ code, subject, until, meant }) =>
      `the rule that ignores ${code} of ${subject} was for the time until ${until}${meant ? ', and the finding is still there' : ', and the finding is gone'}`,
    breaks: ({ meant }) => (meant ? 'the finding counts again' : ''),
    change: ({ meant }) =>
      meant ? 'Mend what the finding says, or set a later day after looking at it again' : 'Remove the rule',
  }),
  AP906: entry<{ code: string; subject: string; doubt: boolean }>({
    severity: 'notice',
    title: 'Ignore rule without effect',
    found: ({ code, subject, doubt }) =>
      doubt
        ? `the rule that ignores ${code} of ${subject} does nothing: the finding says that something was not proved, and ignoring it would not prove it`
        : `the rule that ignores ${code} of ${subject} met no such finding`,
    breaks: () => '',
    change: ({ doubt }) =>
      doubt
        ? 'To leave a module unproved on purpose, write its name with skip under modules; it is then listed as not proved'
        : 'Remove the rule, or correct its code or subject: both are as in the report',
  }),
} as const
