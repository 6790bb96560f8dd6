import { finding } from '../../finding.js'
import type { Rule } from '../rule.js'

/** AP207: without Node there is nothing to load anything into. */
export const noNode: Rule = {
  code: 'AP207',
  judge: ({ node, platform, modules }) =>
    node !== null
      ? []
      : [
          {
            module: null,
            file: null,
            finding: finding('AP207', { subject: 'node', platform }, { modules: modules.length }),
          },
        ],
}
