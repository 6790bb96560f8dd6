import * as core from '@actions/core'
import { toAnnotations, type Annotation, type Level } from '../../core/render/annotations.js'
import type { Sink } from '../../ports/sinks.js'

const announceWith = { error: core.error, warning: core.warning, notice: core.notice } as const

/** Prints one annotation as a workflow command. Its texts were made harmless when it was rendered. */
export const announce = ({ level, title, message, file, line, endLine }: Annotation): void =>
  announceWith[level](message, {
    title,
    ...(file === null ? {} : { file }),
    ...(file === null || line === null ? {} : { startLine: line }),
    ...(file === null || endLine === null ? {} : { endLine }),
  })

/**
 * One annotation per finding, by workflow command: needs no token, so it works for forks too.
 * @param used how many of each level this step has announced already; GitHub counts those too
 */
export const annotations = (used?: Readonly<Record<Level, number>>): Sink => ({
  name: 'annotations',
  send: (outcome) => {
    for (const annotation of toAnnotations(outcome, used)) announce(annotation)
    return Promise.resolve([])
  },
})
