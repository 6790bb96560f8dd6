import { test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { createContainers } from '../../src/adapters/docker/containers.js'
import { smoke } from '../../src/stages/smoke.js'
const log = { info: console.log, warning: console.log, debug: console.log, group: async (_: string, b: any) => b() }
test('try', async () => {
  const platform = process.env['P'] as any
  const r = await smoke(
    {
      image: process.env['I']!,
      platform,
      digest: 'sha256:x' as any,
      node: 'node',
      moduleTimeoutMs: Number(process.env['T'] ?? 60000),
      add: [],
      skip: (process.env['SKIP'] ?? '').split(','),
      expressions: {},
      probe: readFileSync('dist/probe.cjs', 'utf8'),
      token: randomUUID().replaceAll('-', ''),
      audit: Promise.resolve(null),
    },
    { containers: createContainers('smoketry' + process.pid), log },
  )
  const out = [
    JSON.stringify(r.evidence.method),
    ...r.evidence.outcomes.map((o) => `${o.state} ${o.module.name} ${Math.round(o.milliseconds)} ${o.message}`),
    ...r.evidence.gaps.map((g) => 'GAP ' + g),
    ...r.findings.map((f) => `${f.code} ${f.subject}\n   ${f.found}\n   > ${f.breaks}\n   > ${f.change}`),
    String(r.evidence.milliseconds),
  ]
  process.stdout.write(out.join('\n') + '\n')
}, 600000)
