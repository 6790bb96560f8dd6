import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { buildArguments, buildEnvironment } from '../../src/core/argv/build.js'
import type { InputName } from '../../src/core/input/names.js'
import { plan } from '../../src/core/plan.js'
import { eventOf, parse } from '../support/inputs.js'

const folder = mkdtempSync(join(tmpdir(), 'archproof-arguments-'))
const reference = 'inputs-arguments:1'

afterAll(() => {
  execFileSync('docker', ['image', 'rm', '--force', reference])
  rmSync(folder, { recursive: true })
})

const dockerfile = `FROM scratch AS first
ARG KIND
COPY a /\${KIND}
FROM first AS last
LABEL of=dockerfile
`

/** Every input that becomes a flag, at once: buildx must take all of them. */
const given: Partial<Record<InputName, string>> = {
  image: 'ghcr.io/acme/shop',
  context: folder,
  target: 'last',
  'build-args': 'KIND=common\nOTHER="with, comma"',
  'build-contexts': `more=${folder}`,
  secrets: 'token=alpha-secret-value',
  'secret-envs': 'home=HOME',
  'secret-files': `note=${join(folder, 'a, b')}`,
  labels: 'team=payments\norg.opencontainers.image.title=Mine, really',
  annotations: 'index,manifest:team=payments',
  'add-hosts': 'db.example:10.0.0.5',
  'no-cache-filters': 'first',
  pull: 'true',
  network: 'none',
  'shm-size': '64m',
  ulimit: 'nofile=1024:4096',
}

test('buildx accepts every flag, and the image holds what they say', () => {
  writeFileSync(join(folder, 'Dockerfile'), dockerfile)
  writeFileSync(join(folder, 'a'), 'a')
  writeFileSync(join(folder, 'a, b'), 'b')
  const event = eventOf({ ref: 'refs/tags/v1.2.3' })
  const inputs = parse(given, event)
  const argv = buildArguments(plan(inputs, event, { packageJson: null, commitTime: null }), {
    platforms: ['linux/amd64', 'linux/arm64'],
    result: 'image',
    cache: { read: false, write: false },
  })
  const metadata = join(folder, 'metadata.json')
  execFileSync(
    'docker',
    ['buildx', 'build', ...argv, '--output', `type=image,name=${reference}`, '--metadata-file', metadata, '--', folder],
    { env: { ...process.env, ...buildEnvironment(inputs) }, stdio: 'pipe' },
  )
  const layout = execFileSync('docker', ['image', 'save', reference], { maxBuffer: 64 * 1024 * 1024 })
  const text = layout.toString('latin1')
  for (const platform of ['linux/amd64', 'linux/arm64']) {
    const config = JSON.parse(
      execFileSync('docker', ['image', 'inspect', '--platform', platform, '--format', '{{json .Config}}', reference], {
        encoding: 'utf8',
      }),
    ) as { Labels: Record<string, string> }
    expect(config.Labels).toMatchObject({
      of: 'dockerfile',
      team: 'payments',
      'org.opencontainers.image.title': 'Mine, really',
      'org.opencontainers.image.source': 'https://github.com/acme/shop',
      'org.opencontainers.image.version': '1.2.3',
    })
  }
  expect(text).toContain('"org.opencontainers.image.revision":"0123456789abcdef0123456789abcdef01234567"')
  expect(text).toContain('common')
  expect(text + readFileSync(metadata, 'utf8')).not.toContain('alpha-secret-value')
})
