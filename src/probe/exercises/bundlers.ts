import { execFileSync } from 'node:child_process'
import { exercise, expectEqual, expectTrue, type Exercise } from '../exercise.js'

interface Code {
  readonly code: string
}

/** The binary says on standard error why it refuses, and the package only "The service was stopped". */
const orExplain = (host: string, files: readonly string[], transform: () => Code): Code => {
  try {
    return transform()
  } catch (error) {
    const [binary] = files
    const other = binary === undefined ? host : execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim()
    if (other === host) throw error
    const message = `Host version "${host}" does not match binary version "${other}"`
    throw Object.assign(new Error(message), { cause: error })
  }
}

/** Compilers and bundlers. */
export const bundlers: readonly Exercise[] = [
  exercise<{ version: string; transformSync: (code: string, options: object) => Code }>({
    packages: { esbuild: '>=0.9.0 <1.0.0' },
    byWork: true,
    run: ({ version, transformSync }, { files }) => {
      // require('esbuild') never touches the binary; this starts it, which also compares the two versions.
      const transformed = orExplain(version, files, () =>
        transformSync('const answer: number = 42', { loader: 'ts', minify: true }),
      )
      expectEqual('transformSync', transformed.code, 'const answer=42;\n')
    },
  }),
  exercise<{ rollup: (options: object) => Promise<{ generate: (o: object) => Promise<{ output: Code[] }> }> }>({
    packages: { rollup: '>=4.0.0 <5.0.0' },
    run: async ({ rollup }) => {
      const plugin = {
        name: 'virtual',
        resolveId: (id: string) => id,
        load: (id: string) => (id === 'entry' ? "import { a } from 'a'; console.log(a)" : 'export const a = 42, b = 1'),
      }
      const bundle = await rollup({ input: 'entry', plugins: [plugin] })
      const { output } = await bundle.generate({ format: 'es' })
      const code = output[0]?.code ?? ''
      expectTrue('rollup', code.includes('42') && !code.includes('export'), code)
    },
  }),
  exercise<{ transformSync: (code: string, options: object) => Code }>({
    packages: { '@swc/core': '>=1.2.0 <2.0.0' },
    run: ({ transformSync }) => {
      const options = { configFile: false, swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2020' } }
      const { code } = transformSync('const answer: number = 42', options)
      expectEqual('transformSync', code.trim(), 'const answer = 42;')
    },
  }),
  exercise<{ transform: (options: object) => { code: Uint8Array } }>({
    packages: { lightningcss: '>=1.14.0 <2.0.0' },
    run: ({ transform }) => {
      const code = Buffer.from('a { color: rgb(255, 0, 0) }')
      expectEqual(
        'transform',
        Buffer.from(transform({ filename: 'a.css', code, minify: true }).code).toString(),
        'a{color:red}',
      )
    },
  }),
  exercise<{ Scanner: new (options: object) => { scan: () => string[]; getCandidatesWithPositions?: unknown } }>({
    packages: { '@tailwindcss/oxide': '>=4.0.0 <5.0.0' },
    run: (oxide) => {
      const scanner = new oxide.Scanner({ sources: [] }) as unknown as {
        scanFiles: (files: object[]) => string[]
      }
      const found = scanner.scanFiles([{ content: '<p class="underline">', extension: 'html' }])
      expectTrue('scanFiles', found.includes('underline'), found.join(' '))
    },
  }),
  exercise<{ parseSync: (file: string, source: string) => { program: unknown; errors: unknown[] } }>({
    packages: { 'oxc-parser': '>=0.60.0 <1.0.0' },
    run: ({ parseSync }) => {
      const { program, errors } = parseSync('a.ts', 'const answer: number = 42')
      expectEqual('errors of parseSync', errors.length, 0)
      const text = typeof program === 'string' ? program : JSON.stringify(program)
      expectTrue('program of parseSync', text.includes('VariableDeclaration'), text)
    },
  }),
  exercise<{ rolldown: (options: object) => Promise<{ generate: (o: object) => Promise<{ output: Code[] }> }> }>({
    packages: { rolldown: '>=1.0.0 <2.0.0' },
    run: async ({ rolldown }) => {
      const plugin = {
        name: 'virtual',
        resolveId: (id: string) => id,
        load: () => 'console.log(6 * 7)',
      }
      const bundle = await rolldown({ input: 'entry', plugins: [plugin] })
      const { output } = await bundle.generate({ format: 'es' })
      expectTrue('rolldown', /6 \* 7|42/.test(output[0]?.code ?? ''), output[0]?.code)
    },
  }),
]
