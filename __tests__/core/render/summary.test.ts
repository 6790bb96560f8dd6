import { describe, expect, test } from '@jest/globals'
import { finding } from '../../../src/core/finding.js'
import type { Platform } from '../../../src/core/platform.js'
import { byteLength, sentence } from '../../../src/core/render/markdown.js'
import { renderReport } from '../../../src/core/render/report-json.js'
import { renderTable } from '../../../src/core/render/table.js'
import { renderSummary } from '../../../src/core/render/summary.js'
import {
  amd64,
  arm64,
  digestOf,
  exercised,
  moduleOf,
  outcomeOf,
  platformEvidence,
  refusedOutcome,
  sampleModules,
  wrongMachine,
} from '../../support/outcome.js'

const lineOf = (text: string, part: string): string => text.split('\n').find((line) => line.includes(part)) ?? ''

describe('a verified and published image', () => {
  const summary = renderSummary(outcomeOf())

  test('says so first, in one sentence', () => {
    expect(summary.split('\n').slice(0, 3)).toEqual([
      '## ✅ Verified and published: `ghcr.io/acme/shop:1.2.3`',
      '',
      '7 native modules proved on `linux/amd64` and `linux/arm64` (emulated); 2 tags point to exactly what was proved.',
    ])
  })

  test('has a row for every module and a column for every platform', () => {
    expect(summary).toContain('| module | `linux/amd64` | `linux/arm64` |')
    expect(lineOf(summary, '`esbuild`')).toBe('| `esbuild` 0.27.0 | ✅ 45 ms | ✅ 45 ms |')
    expect(summary.match(/✅ \d+ ms \| ✅ \d+ ms/g)).toHaveLength(sampleModules.length)
  })

  test('tells digest, size, method and durations of each platform', () => {
    expect(lineOf(summary, '| ✅ `linux/arm64`')).toBe(
      '| ✅ `linux/arm64` | `sha256:bbbbbbbbbbbb` | 305 MB | emulated (QEMU 10.1.0) | 1 min 34 s | 2.3 s | 6.1 s |',
    )
  })

  test('gives the commands to pull it and to go back', () => {
    expect(summary).toContain(`docker pull ghcr.io/acme/shop@${digestOf('e')}`)
    expect(summary).toContain(
      `docker buildx imagetools create --prefer-index=false --tag ghcr.io/acme/shop:latest ghcr.io/acme/shop@${digestOf('9')}`,
    )
    expect(summary).not.toContain('--tag ghcr.io/acme/shop:1.2.3')
  })
})

describe('a refused image', () => {
  const summary = renderSummary(refusedOutcome())

  test('says what is broken where, and that nothing was published', () => {
    expect(summary).toMatch(/^## ❌ Refused: /)
    expect(summary.split('\n')[2]).toBe('2 of 7 native modules broken on `linux/arm64`; nothing was published.')
  })

  test('puts broken modules first, with the code of the finding', () => {
    const rows = summary.split('\n').filter((line) => line.startsWith('| `'))
    expect(rows[0]).toContain('`bcrypt`')
    expect(rows[0]).toContain('| ✅ 44 ms | ❌ [AP101](<https://')
    expect(rows[2]).toContain('✅')
  })

  test('tells what was found, what breaks, what to change and on which line', () => {
    expect(summary).toContain('`bcrypt` and `better-sqlite3` on `linux/arm64` at `Dockerfile:14`')
    const { found, breaks, change } = wrongMachine('bcrypt')
    expect(summary).toContain(`\n- ${sentence(found)}\n`)
    expect(summary).toContain(`\n**Breaks:** ${sentence(breaks)}\n`)
    expect(summary).toContain(`\n**Change:** ${sentence(change)}\n`)
  })

  test('does not blame the platform that works', () => {
    expect(lineOf(summary, '`linux/amd64` | `sha256')).toMatch(/^\| ✅/)
    expect(lineOf(summary, '`linux/arm64` | `sha256')).toMatch(/^\| ❌/)
  })

  test('offers nothing to pull', () => expect(summary).not.toContain('docker pull'))
})

test('findings that one change mends are told together, and others apart', () => {
  expect(renderSummary(refusedOutcome()).match(/\*\*Change:\*\*/g)).toHaveLength(1)
  const elsewhere = { ...wrongMachine('sharp'), source: { file: 'other.Dockerfile', line: 1 } }
  const summary = renderSummary(refusedOutcome({ findings: [wrongMachine('bcrypt'), elsewhere] }))
  expect(summary.match(/\*\*Change:\*\*/g)).toHaveLength(2)
})

test('what differs between platforms is told per platform, its remedy once', () => {
  const on = (platform: Platform, message: string) => finding('AP904', { subject: 'node', platform }, { message })
  const summary = renderSummary(outcomeOf({ findings: [on(amd64, 'one reason'), on(arm64, 'another reason')] }))
  expect(summary).toContain(': `node` on `linux/amd64` and `linux/arm64`\n')
  expect(summary).toContain('- on `linux/amd64`: one reason\n- on `linux/arm64`: another reason\n')
  expect(summary.match(/\*\*Change:\*\*/g)).toHaveLength(1)
})

test('evidence that only repeats the text is left out, other evidence is folded', () => {
  const repeated = finding('AP904', { subject: 'docker' }, { message: 'not found' })
  expect(renderSummary(outcomeOf({ findings: [repeated] }))).not.toContain('<details>')
  const more = { ...repeated, evidence: { message: 'not found', tried: ['a', 'b'] } }
  expect(renderSummary(outcomeOf({ findings: [more] }))).toContain('<details>')
})

test('one finding on both platforms is told once, naming both', () => {
  const summary = renderSummary(
    refusedOutcome({ findings: [wrongMachine('bcrypt', amd64), wrongMachine('bcrypt', arm64)] }),
  )
  expect(summary.match(/#### ❌/g)).toHaveLength(1)
  expect(summary).toContain('on `linux/amd64` and `linux/arm64`')
})

test('an unknown verdict says what was not seen', () => {
  const withoutSmoke = { ...platformEvidence(arm64), smoke: null }
  const summary = renderSummary(
    outcomeOf({
      verdict: 'unknown',
      because: ['linux/arm64 was not run'],
      evidence: [platformEvidence(amd64), withoutSmoke],
      publication: { kind: 'withheld', because: 'the image was not verified' },
    }),
  )
  expect(summary).toContain('❓ Unknown')
  expect(summary).toContain('`linux/arm64` was not run; nothing was published.')
  expect(lineOf(summary, '`esbuild`')).toBe('| `esbuild` 0.27.0 | ✅ 45 ms | ❓ |')
  expect(lineOf(summary, '| ❓ `linux/arm64`')).toContain('| – | 1 min 34 s | 2.3 s | – |')
})

test('what takes the most room is told per platform, and not where nobody knows', () => {
  const largest = [
    { path: '/app/node_modules/onnxruntime-node', bytes: 210_000_000 },
    { path: '/usr/`lib`\n', bytes: 95_000_000 },
  ]
  const layers = [{ instruction: 'COPY `x`\n::error::y', bytes: 230_000_000 }]
  const [first, ...others] = outcomeOf().evidence
  const audit = first?.audit ?? null
  if (first === undefined || audit === null) throw new Error('the outcome of the tests has no audit')
  const summary = renderSummary(
    outcomeOf({ evidence: [{ ...first, audit: { ...audit, largest, layers } }, ...others] }),
  )
  expect(lineOf(summary, '- `linux/amd64`: `/app/node_modules/onnxruntime-node` 210 MB · ')).not.toContain('\n')
  expect(lineOf(summary, '- `linux/amd64`, by layer: ')).toMatch(/COPY .*error::y.* 230 MB$/)
  expect(summary).not.toContain('- `linux/arm64`')
  expect(renderSummary(outcomeOf())).not.toContain('most room')
})

test('a module that was left out is shown as not proved', () => {
  const outcomes = sampleModules.map((module) => exercised(module, module.name === 'sharp' ? 'skipped' : 'proved'))
  const summary = renderSummary(
    outcomeOf({ evidence: [platformEvidence(amd64, outcomes), platformEvidence(arm64, outcomes)] }),
  )
  expect(summary).toContain('6 native modules proved')
  expect(summary).toContain(', 1 left out;')
  expect(lineOf(summary, '`sharp`')).toBe('| `sharp` 0.34.5 | ➖ left out | ➖ left out |')
})

test('what an expression of the user proved is marked as such, in every report', () => {
  const how = (name: string) => (name === 'sharp' ? ('expression' as const) : ('exercise' as const))
  const outcomes = sampleModules.map((module) => ({ ...exercised(module), how: how(module.name) }))
  const outcome = outcomeOf({ evidence: [platformEvidence(amd64, outcomes), platformEvidence(arm64, outcomes)] })
  const summary = renderSummary(outcome)
  expect(lineOf(summary, '`sharp`')).toBe('| `sharp` 0.34.5 | ✅ 43 ms ✎ | ✅ 43 ms ✎ |')
  expect(lineOf(summary, '`bcrypt`')).toBe('| `bcrypt` 6.0.0 | ✅ 44 ms | ✅ 44 ms |')
  expect(summary).toContain('✎ by an expression of the config file')
  expect(lineOf(renderTable(outcome), 'sharp')).toMatch(/ok 43 ms \(own expression\) +ok 43 ms \(own expression\)/)
  const { platforms } = JSON.parse(renderReport(outcome)) as {
    platforms: { modules: { name: string; how: string }[] }[]
  }
  const told = platforms.map(({ modules }) => modules.find(({ name }) => name === 'sharp')?.how)
  expect(told).toEqual(['expression', 'expression'])
})

test('an image whose modules are all left out has nothing to prove', () => {
  const outcomes = sampleModules.slice(0, 2).map((module) => exercised(module, 'skipped'))
  const evidence = [platformEvidence(amd64, outcomes), platformEvidence(arm64, outcomes)]
  expect(renderSummary(outcomeOf({ evidence }))).toContain(
    'No native module to prove on `linux/amd64` and `linux/arm64` (emulated), 2 left out; 2 tags point to exactly what was verified.',
  )
})

test('two installations of one package are two rows that can be told apart', () => {
  const twice = [
    moduleOf('esbuild', '0.27.0'),
    moduleOf('esbuild', '0.21.5', '/app/node_modules/vite/node_modules/esbuild'),
  ]
  const outcomes = twice.map((module) => exercised(module))
  const summary = renderSummary(
    outcomeOf({ evidence: [platformEvidence(amd64, outcomes), platformEvidence(arm64, outcomes)] }),
  )
  expect(lineOf(summary, '0.21.5')).toContain('`/app/node_modules/vite/node_modules/esbuild`')
})

test('a build that failed has no table of modules but its last lines', () => {
  const summary = renderSummary(
    outcomeOf({
      verdict: 'refused',
      because: ['AP501'],
      built: null,
      evidence: [amd64, arm64].map((platform) => ({ platform, built: null, audit: null, smoke: null })),
      findings: [
        finding(
          'AP501',
          { subject: 'RUN npm ci', platform: arm64, source: { file: 'Dockerfile', line: 7 } },
          { step: 'RUN npm ci', reason: 'exit code: 1', lastLines: ['gyp ERR! find Python', '```', '::error::x'] },
        ),
      ],
      publication: { kind: 'withheld', because: 'the build failed' },
    }),
  )
  expect(summary).not.toContain('### Native modules')
  expect(summary).toContain('gyp ERR! find Python')
  // The fence is longer than the one inside, so that the block ends where it should.
  expect(summary).toContain('````text')
})

test('a publication that failed half-way names what had moved and how to put it back', () => {
  const summary = renderSummary(
    outcomeOf({
      publication: {
        kind: 'failed',
        because: 'the registry answered 503',
        tags: [{ reference: 'ghcr.io/acme/shop:1.2.3', digest: digestOf('e'), previous: digestOf('9'), moving: false }],
      },
    }),
  )
  expect(summary).toContain('❌ Verified, but not published')
  expect(summary).toContain('the registry answered 503; 1 tag had moved already')
  expect(summary).toContain('### Tags that had moved already')
  expect(summary).toContain(`--tag ghcr.io/acme/shop:1.2.3 ghcr.io/acme/shop@${digestOf('9')}`)
  expect(summary).not.toContain('docker pull')
})

test('a tool that failed is the headline, not what follows from it', () => {
  const summary = renderSummary(
    outcomeOf({
      verdict: 'unknown',
      because: ['linux/amd64 was not built', 'linux/arm64 was not built'],
      failure: 'docker version could not be run: not found. Install Docker.',
      publication: { kind: 'withheld', because: 'the image was not verified' },
    }),
  )
  expect(summary.split('\n')[2]).toBe(
    'The run did not finish: docker version could not be run: not found. Install Docker.; nothing was published.',
  )
})

describe('untrusted text', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '</details><script>alert(1)</script>',
    '| a | b |\n| --- | --- |',
    '``` \n# heading',
    '[click](https://evil.example)',
    '![pixel](https://evil.example/p.png)',
    'https://evil.example/path',
    'www.evil.example',
    '@everyone',
    '**bold** _em_ ~~del~~ $x^2$ <!-- c -->',
    '::error::x\n##[error]y',
    '\u001b[31mred\u001b[0m \u202eevil',
    'back`tick and |pipe|',
    'c:\\back\\slash |',
  ]

  test.each(hostile)('%p structures nothing', (text) => {
    const module = moduleOf(text, text, text)
    const outcomes = [exercised(module, 'broken', text)]
    const summary = renderSummary(
      outcomeOf({
        verdict: 'refused',
        because: [text],
        images: [text],
        tags: [text],
        evidence: [platformEvidence(amd64, outcomes), platformEvidence(arm64, outcomes)],
        findings: [
          finding('AP904', { subject: text, platform: arm64, source: { file: text, line: 1 } }, { message: text }),
        ],
        publication: { kind: 'withheld', because: text },
      }),
    )
    const outside = summary
      .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
      .replace(/(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, '')
      .replaceAll(/<\/?(?:details|summary|code|br|wbr)>/g, '')
      .replaceAll(/\]\(<https:\/\/github\.com\/[^>]*>\)/g, '')
    expect(outside).not.toMatch(/<[a-z!/]|https?:\/\/|www\.|!\[|\]\(|\*\*bold|~~|@everyone|\$x/i)
    for (const invisible of ['\u001b', '\u202e']) expect(summary).not.toContain(invisible)
    // Every row of a table keeps its number of cells.
    for (const row of outside.split('\n').filter((line) => line.startsWith('|'))) {
      expect([4, 8]).toContain(row.split('|').length - 1)
    }
  })
})

describe('size', () => {
  const many = Array.from({ length: 1500 }, (_, index) => moduleOf(`module-${index}`, '1.0.0'))
  const outcomes = many.map((module) => exercised(module, 'broken', 'x'.repeat(3000)))
  const huge = outcomeOf({
    verdict: 'refused',
    because: many.map(({ name }) => `${name} is broken`),
    evidence: [platformEvidence(amd64, outcomes), platformEvidence(arm64, outcomes)],
    findings: many.map(({ name }) =>
      finding('AP904', { subject: name, platform: arm64 }, { message: '`<&'.repeat(2000) }),
    ),
    publication: { kind: 'withheld', because: 'the image was not verified' },
  })

  test.each([1_000_000, 100_000, 20_000, 5000, 200])('fits into %p bytes and says what it leaves out', (limit) => {
    const summary = renderSummary(huge, limit)
    expect(byteLength(summary)).toBeLessThanOrEqual(limit)
    expect(summary).toContain('❌ Refused')
    expect(summary).toContain('report.json')
  })

  test('nothing is left out of a summary of normal size', () => {
    expect(renderSummary(refusedOutcome())).not.toContain('report.json')
  })
})

describe('an image that other jobs proved', () => {
  const workflow = 'acme/shop/.github/workflows/image.yml@refs/heads/main'
  const joined = (isSigned: boolean | null) => {
    const provedBy = { isSigned, signer: isSigned === true ? workflow : null }
    const evidence = [amd64, arm64].map((platform) => ({ ...platformEvidence(platform), provedBy }))
    const durations = outcomeOf().durations.filter(({ stage }) => stage !== 'build')
    return outcomeOf({ evidence, durations })
  }

  test('says who has signed for it, and nothing of a build that it has not seen', () => {
    const summary = renderSummary(joined(true))
    expect(summary).toContain('| platform | digest | size | ran | proof | audit | smoke |')
    expect(summary.match(/ \| signed \| /g)).toHaveLength(2)
    expect(summary).toContain(`Signed by jobs of this run, written in \`${workflow}\`.`)
    const { platforms } = JSON.parse(renderReport(joined(true))) as { platforms: { provedBy: unknown }[] }
    const provedBy = { isSigned: true, signer: workflow }
    expect(platforms.map((one) => one.provedBy)).toEqual([provedBy, provedBy])
    expect(lineOf(renderTable(joined(true)), 'linux/arm64  verified')).toMatch(/ signed {2}/)
  })

  test.each([
    [false, 'not signed'],
    [null, 'signature not checked'],
  ] as const)('says when nobody is known to have (%s)', (isSigned, words) => {
    const summary = renderSummary(joined(isSigned))
    expect(summary.split(` | ${words} | `)).toHaveLength(3)
    expect(summary).not.toContain('Signed by')
    expect(renderSummary(outcomeOf())).not.toContain('signed')
  })

  test('that nobody could read has no empty columns', () => {
    const nothing = { built: null, audit: null, smoke: null }
    const evidence = [amd64, arm64].map((platform) => ({ platform, ...nothing }))
    const missing = finding('AP716', { subject: arm64, platform: arm64 }, { platform: arm64, names: [] })
    const change = { verdict: 'refused', built: null, evidence, findings: [missing] } as const
    const publication = { kind: 'withheld', because: 'not every platform was proved' } as const
    const summary = renderSummary({ ...joined(false), ...change, publication })
    expect(summary).toContain('| platform |\n| --- |\n')
    expect(lineOf(summary, '#### ❌')).toMatch(/A platform is not proved: `linux\/arm64`$/)
    expect(summary).toContain('AP716 a platform is not proved (`linux/arm64`); nothing was published.')
  })
})
