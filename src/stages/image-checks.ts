import { textComplaint, withoutLineEnd } from '../core/checks/expectations.js'
import type { Observation } from '../core/checks/image-sight.js'
import { finding, type Finding } from '../core/finding.js'
import type { Platform } from '../core/platform.js'
import type { Patterns } from '../ports/check-containers.js'

type Text = Extract<Observation, { kind: 'text' }>

const compare = async ({ subject, what, expected, text, source }: Text, patterns: Patterns): Promise<Observation[]> => {
  const matched =
    expected.kind === 'exact'
      ? withoutLineEnd(text) === withoutLineEnd(expected.text)
      : await patterns.matches(expected, withoutLineEnd(text))
  const complaint = textComplaint(what, expected, text, matched)
  return complaint === null ? [] : [{ kind: matched === null ? 'unseen' : 'wrong', subject, what: complaint, source }]
}

/** The findings of what was declared about an image, once its texts are compared. */
export const imageChecks = async (
  observations: readonly Observation[],
  platform: Platform,
  patterns: Patterns,
): Promise<readonly Finding[]> => {
  const compared: Observation[] = []
  // One after the other: each expression has a thread and a time limit of its own.
  for (const one of observations) compared.push(...(one.kind === 'text' ? await compare(one, patterns) : [one]))
  return compared.flatMap(({ kind, subject, what, source }) => {
    if (kind === 'text') return []
    return [finding(kind === 'wrong' ? 'AP405' : 'AP406', { subject, platform, source }, { what })]
  })
}
