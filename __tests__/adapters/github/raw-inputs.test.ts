import { afterEach, expect, test } from '@jest/globals'
import { readRawInputs } from '../../../src/adapters/github/raw-inputs.js'
import { allInputNames } from '../../../src/core/input/names.js'
import { rawInputs } from '../../support/inputs.js'

const clear = (): void => {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('INPUT_'))) {
    Reflect.deleteProperty(process.env, name)
  }
}

afterEach(clear)

test('inputs are read as the runner writes them', () => {
  process.env['INPUT_PLATFORM-BUILD-ARGS'] = 'linux/arm64=A=b\n'
  process.env['INPUT_GITHUB-TOKEN'] = 'token'
  expect(readRawInputs()).toEqual(rawInputs({ 'platform-build-args': 'linux/arm64=A=b', 'github-token': 'token' }))
})

test('not given and empty are the same', () => {
  const absent = readRawInputs()
  for (const name of allInputNames) process.env[`INPUT_${name.toUpperCase()}`] = ''
  expect(readRawInputs()).toEqual(absent)
})
