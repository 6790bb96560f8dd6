import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { allInputNames } from '../../src/core/input/names.js'
import { outputNames } from '../../src/outputs.js'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string }
}

const read = (name: string) => parse(readFileSync(join(name, 'action.yml'), 'utf8')) as Action

/** Inputs that only the sub-action has. */
const own = { plan: ['runners'], merge: ['proofs', 'signatures'] } as const

test.each(['plan', 'merge'] as const)('%s runs a bundle of the repository under Node 24', (name) => {
  const { runs } = read(name)
  expect(runs.using).toBe('node24')
  for (const entry of [runs.main, runs.post].filter((one) => one !== undefined)) {
    expect(existsSync(join(name, entry))).toBe(true)
  }
})

test.each(['plan', 'merge'] as const)('the inputs of %s mean what those of the root action mean', (name) => {
  const known: readonly string[] = [...allInputNames, ...own[name]]
  const { inputs } = read(name)
  expect(Object.keys(inputs).filter((input) => !known.includes(input))).toEqual([])
  for (const [input, { default: value, required }] of Object.entries(inputs)) {
    expect(required ?? false).toBe(false)
    expect(value).toBe(input === 'github-token' ? '${{ github.token }}' : undefined)
  }
})

test('merge has the outputs of the root action', () => {
  expect(Object.keys(read('merge').outputs).toSorted()).toEqual([...outputNames].toSorted())
})
