// An application with the native files of one package taken away or replaced.
import { chmodSync, copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Variant } from './sample.js'

const fixtures = join(import.meta.dirname, '../../fixtures/hollow')
const hollow = join(fixtures, process.arch === 'arm64' ? 'arm64' : 'amd64', 'hollow.node')
const script = readFileSync(join(fixtures, 'hollow.cjs'), 'utf8')

/** A copy of the folder; the files are shared until one is replaced. */
export const copyOf = (folder: string, to: string): void => {
  rmSync(to, { recursive: true, force: true })
  execFileSync('cp', ['-al', folder, to])
}

const addonsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.node'))
    .map((name) => join(folder, name))

/** What an add-on exports is a function or an object; only the add-on itself knows. */
const kindOf = (node: string, file: string): string => {
  const program =
    'const m = { exports: {} }; process.dlopen(m, process.argv[1]); console.log(typeof m.exports); process.exit(0)'
  return execFileSync(join(node, 'bin/node'), ['-e', program, file], { encoding: 'utf8', stdio: 'pipe' }).trim()
}

const hollowAddon = (file: string, mode: 'nothing' | 'wrong', node: string): void => {
  const real = `${file}.real`
  const kind = kindOf(node, file)
  renameSync(file, real)
  copyFileSync(hollow, file)
  const program = script.slice(script.indexOf(';(') + 1)
  writeFileSync(`${file}.js`, `(${program.trim()})(${JSON.stringify({ mode, real, kind })})`)
}

/** A program that ends well and says nothing, or one that says what the real one says with other digits. */
const hollowProgram = (file: string, mode: 'nothing' | 'wrong', node: string): void => {
  const real = `${file}.real`
  renameSync(file, real)
  const text =
    mode === 'nothing'
      ? '#!/bin/sh\nexit 0\n'
      : `#!${join(node, 'bin/node')}
const { spawn } = require('node:child_process')
const child = spawn(${JSON.stringify(real)}, process.argv.slice(2), { stdio: ['inherit', 'pipe', 'inherit'] })
child.stdout.on('data', (bytes) => process.stdout.write(Buffer.from(bytes.toString('latin1').replaceAll('42', '41'), 'latin1')))
child.on('exit', (code) => (process.exitCode = code ?? 1))
`
  writeFileSync(file, text)
  chmodSync(file, 0o755)
}

/** `files` are the native files that the good one used, in this copy. */
export const spoil = (folder: string, files: readonly string[], variant: Variant, node: string): void => {
  if (variant === 'good') return
  const strange = files.find((file) => !file.startsWith(`${folder}/`))
  if (strange !== undefined) throw new Error(`${strange} does not lie in the copy`)
  if (variant === 'nothing' || variant === 'wrong') {
    for (const file of files) (file.endsWith('.node') ? hollowAddon : hollowProgram)(file, variant, node)
    return
  }
  for (const file of new Set([...files, ...addonsIn(folder)])) rmSync(file)
}
