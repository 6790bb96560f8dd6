import { getInput } from '@actions/core'
import { allInputNames, type RawInputs } from '../../core/input/names.js'

/** The inputs as the runner hands them over in its environment. What was not given and what is empty are the same. */
export const readRawInputs = (): RawInputs =>
  Object.fromEntries(allInputNames.map((name) => [name, getInput(name)])) as RawInputs
