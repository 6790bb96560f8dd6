import { actionFindings } from './action.js'
import { buildFindings } from './build.js'
import { checkFindings } from './checks.js'
import { environmentFindings } from './environment.js'
import { objectFindings } from './object.js'
import { packageFindings } from './package.js'
import { publishingFindings } from './publishing.js'
import { smokeFindings } from './smoke.js'

/** Every finding there is. A code without its texts, or a text without its evidence, does not compile. */
export const catalogue = {
  ...objectFindings, // AP1xx
  ...packageFindings, // AP2xx
  ...smokeFindings, // AP3xx
  ...checkFindings, // AP4xx
  ...buildFindings, // AP5xx
  ...publishingFindings, // AP7xx
  ...environmentFindings, // AP8xx
  ...actionFindings, // AP9xx
} as const

export type Catalogue = typeof catalogue
