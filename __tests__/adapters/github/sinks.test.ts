import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { annotations } from '../../../src/adapters/github/annotations.js'
import { githubLog } from '../../../src/adapters/github/log.js'
import { factsFiles, reportFiles } from '../../../src/adapters/github/report-files.js'
import { jobSummary } from '../../../src/adapters/github/summary.js'
import { audit } from '../../../src/core/audit/audit.js'
import type { ImageFacts } from '../../../src/core/audit/facts.js'
import { finding } from '../../../src/core/finding.js'
import { auditImage } from '../../../src/stages/audit.js'
import { memoryImage } from '../../support/memory-image.js'
import { arm64, digestOf, outcomeOf, refusedOutcome, wrongMachine } from '../../support/outcome.js'
import { printed } from '../../support/printed.js'
import { readOutput } from '../../support/runner-output.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-sinks-'))
})
afterEach(() => {
  delete process.env['GITHUB_STEP_SUMMARY']
  rmSync(folder, { recursive: true })
})

describe('annotations', () => {
  test('the runner reads them with file, line and title', async () => {
    const output = readOutput(await printed(() => annotations().send(refusedOutcome())))
    expect(output.annotations).toHaveLength(2)
    expect(output.annotations[0]).toMatchObject({
      level: 'error',
      file: 'Dockerfile',
      line: 14,
      endLine: 14,
      title: 'AP101 Native object built for another architecture: bcrypt on linux/arm64',
    })
    expect(output.annotations[0]?.message).toContain(wrongMachine('bcrypt').change)
  })

  test('none is dropped by the runner, however many there are', async () => {
    const findings = Array.from({ length: 40 }, (_, index) => wrongMachine(`module-${index}`))
    const output = readOutput(await printed(() => annotations().send(refusedOutcome({ findings }))))
    expect(output.annotations).toHaveLength(10)
    expect(output.dropped).toEqual([])
    expect(output.annotations.at(-1)?.message).toContain('module-39')
  })

  test('commas, colons, per cents and line ends arrive as they were', async () => {
    const odd = 'a,b:c%0Ad\n100% | ::error::x'
    const one = finding('AP904', { subject: odd, source: { file: 'my, file: 1%.json', line: 2 } }, { message: odd })
    const { annotations: read, commands } = readOutput(
      await printed(() => annotations().send(refusedOutcome({ findings: [one] }))),
    )
    expect(commands).toHaveLength(1)
    expect(read[0]?.file).toBe('my, file: 1%.json')
    expect(read[0]?.message).toContain('a,b:c%0Ad\n100% | ::error::x')
  })

  test('a verified run prints none', async () => {
    expect(await printed(() => annotations().send(outcomeOf()))).toBe('')
  })
})

describe('the log', () => {
  const hostile = '::set-output name=digest::evil\n  ##[add-mask]a\r::stop-commands::x'

  test('text of any kind is only text', async () => {
    const log = githubLog()
    const output = readOutput(
      await printed(async () => {
        log.info(hostile)
        log.warning(hostile)
        await log.group(hostile, () => {
          log.info(hostile)
          return Promise.resolve()
        })
      }),
    )
    expect(output.commands.map(({ name }) => name)).toEqual(['group', 'endgroup'])
    expect(output.commands[0]?.data).not.toContain('\n')
    expect(output.log).toContain('set-output name=digest')
  })

  test('debug is one command, and its text no other', async () => {
    const output = readOutput(await printed(() => githubLog().debug(hostile)))
    expect(output.commands.map(({ name }) => name)).toEqual(['debug'])
    for (const line of output.commands[0]?.data.split('\n') ?? []) expect(readOutput(line).commands).toEqual([])
  })

  test('a warning costs no annotation: those belong to the findings', async () => {
    expect(readOutput(await printed(() => githubLog().warning('slow'))).annotations).toEqual([])
  })

  test('a group is closed when its body fails', async () => {
    const text = await printed(async () => {
      await githubLog()
        .group('build', () => Promise.reject(new Error('x')))
        .catch(() => undefined)
    })
    expect(readOutput(text).commands.map(({ name }) => name)).toEqual(['group', 'endgroup'])
  })
})

describe('the job summary', () => {
  test('is added to what the step wrote before', async () => {
    const path = join(folder, 'summary')
    writeFileSync(path, 'before\n')
    process.env['GITHUB_STEP_SUMMARY'] = path
    expect(await jobSummary().send(outcomeOf())).toEqual([])
    expect(readFileSync(path, 'utf8')).toMatch(/^before\n## ✅ Verified and published/)
  })
})

describe('report.json', () => {
  test('is written whole, into a folder that need not exist', async () => {
    const reportFolder = join(folder, 'deep', 'er')
    await reportFiles().send(refusedOutcome({ reportFolder }))
    expect(readdirSync(reportFolder)).toEqual(['report.json'])
    expect(JSON.parse(readFileSync(join(reportFolder, 'report.json'), 'utf8'))).toMatchObject({ verdict: 'refused' })
  })

  test('beside it lies what the audit judged, of which it makes the same again', async () => {
    const { facts } = await auditImage({ image: 'image', platform: arm64, digest: digestOf('a') }, memoryImage([]))
    const [first, second] = outcomeOf().evidence
    const evidence = [first!, { ...second!, facts }]
    for (const sink of [reportFiles(), factsFiles()]) await sink.send(outcomeOf({ reportFolder: folder, evidence }))
    expect(readdirSync(folder).toSorted()).toEqual(['facts-linux-arm64.json', 'report.json'])
    const read = JSON.parse(readFileSync(join(folder, 'facts-linux-arm64.json'), 'utf8')) as { facts: ImageFacts }
    expect(audit(read.facts)).toEqual(audit(facts))
    expect(audit(read.facts).findings.map(({ code }) => code)).toEqual(['AP207'])
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).not.toContain('"facts"')
  })

  test('a folder that cannot be made is an error for the report stage', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(reportFiles().send(outcomeOf({ reportFolder: join(folder, 'file', 'x') }))).rejects.toThrow('ENOTDIR')
  })
})
