import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exercise, expectEqual, expectTrue, type Exercise } from '../exercise.js'
import { scratchFolder } from './scratch-folder.js'

interface Node {
  readonly find: (pattern: string) => { getMatch: (name: string) => { text: () => string } | null } | null
}

type Mapping = { line: number; column: number }

/** What reads, resolves and rewrites source files. */
export const sources: readonly Exercise[] = [
  exercise<{ transformSync?: Transform; transform?: Transform }>({
    packages: { 'oxc-transform': '>=0.60.0 <1.0.0' },
    run: ({ transformSync, transform }) => {
      // The second is the first one's earlier name.
      const transformed = (transformSync ?? transform)?.('a.ts', 'const answer: number = 42')
      expectEqual('transform', transformed?.code, 'const answer = 42;\n')
    },
  }),
  exercise<{ ResolverFactory: new (options: object) => { sync: (dir: string, name: string) => { path?: string } } }>({
    packages: { 'oxc-resolver': '>=1.9.2 <12.0.0', 'unrs-resolver': '>=1.3.0 <2.0.0' },
    run: ({ ResolverFactory }) => {
      const dir = scratchFolder()
      writeFileSync(join(dir, 'a.js'), '')
      expectEqual('sync', new ResolverFactory({}).sync(dir, './a.js').path, join(dir, 'a.js'))
    },
  }),
  exercise<{ js: { parse: (source: string) => { root: () => Node } } }>({
    packages: { '@ast-grep/napi': '>=0.12.0 <1.0.0' },
    run: ({ js }) => {
      const found = js.parse('console.log(42)').root().find('console.log($A)')
      expectEqual('match of a pattern', found?.getMatch('A')?.text(), '42')
    },
  }),
  exercise<{ inline: (html: string) => string }>({
    packages: { '@css-inline/css-inline': '>=0.14.0 <1.0.0' },
    run: ({ inline }) => {
      const html = inline('<html><head><style>h1 { color: red }</style></head><body><h1>x</h1></body></html>')
      expectTrue('inline', /<h1 style="color: ?red;?">/.test(html), html)
    },
  }),
  exercise<{ minifySync: (html: Buffer, options: object) => Code }>({
    packages: { '@swc/html': '>=1.10.0 <2.0.0' },
    run: ({ minifySync }) => {
      const { code } = minifySync(Buffer.from('<!doctype html><html><body><p>a</p><!-- b --></body></html>'), {})
      expectEqual('minifySync', code, '<!doctype html><p>a')
    },
  }),
  exercise<
    new (root: string) => {
      addIndexedMapping: (mapping: { generated: Mapping; original: Mapping; source: string }) => void
      toVLQ: () => { mappings: string }
    }
  >({
    packages: { '@parcel/source-map': '>=2.0.0 <3.0.0' },
    run: (exported) => {
      const SourceMap = 'default' in exported ? (exported.default as typeof exported) : exported
      const map = new SourceMap('/')
      map.addIndexedMapping({ generated: { line: 1, column: 2 }, original: { line: 3, column: 4 }, source: 'a.js' })
      expectEqual('toVLQ', map.toVLQ().mappings, 'EAEI')
    },
  }),
  exercise<{ compileString: (source: string) => { css: string } }>({
    packages: { 'sass-embedded': '>=1.60.0 <2.0.0' },
    // Dart's compiler is a program that the package talks to.
    byWork: true,
    run: ({ compileString }) => {
      const { css } = compileString('a { width: 6px * 7 }')
      expectTrue('compileString', /width: 42px/.test(css), css)
    },
  }),
]

interface Code {
  readonly code: string
}

type Transform = (file: string, source: string) => Code
