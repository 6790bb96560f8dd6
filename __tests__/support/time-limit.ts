import { expect, jest } from '@jest/globals'

/**
 * How long a test or a hook may take. It only has to end one that hangs: a machine that others share can take ten times as
 * long as a quiet one, and no test is about how fast it is.
 */
const { testPath = '' } = expect.getState()
jest.setTimeout(testPath.includes('/e2e/') ? 1_200_000 : 120_000)
