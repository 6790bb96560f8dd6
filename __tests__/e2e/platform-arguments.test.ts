import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { containersOf, engineState, runOn } from '../support/job.js'
import { manifest, registry } from '../support/registry.js'

let context: string

beforeAll(async () => {
  context = await mkdtemp(join(tmpdir(), 'archproof-arguments-'))
  const lines = [
    'FROM node:22-slim',
    'ARG BUILD_ARCH=none',
    'LABEL example.arch=$BUILD_ARCH',
    'RUN echo $BUILD_ARCH > /arch',
  ]
  await writeFile(join(context, 'Dockerfile'), lines.join('\n'))
})

afterAll(() => rm(context, { recursive: true }))

test('B2: arguments that differ by platform end in one index, verified and published as it is', async () => {
  const image = `${registry()}/arguments-${process.pid}/shop`
  const before = engineState()
  const { main } = await runOn({
    workspace: context,
    inputs: {
      image,
      context: '.',
      publish: 'always',
      'build-args': 'BUILD_ARCH=shared',
      'platform-build-args': 'linux/arm64=BUILD_ARCH=aarch64',
    },
  })
  expect(main.exitCode).toBe(0)
  const index = await manifest(image, '1.2.3')
  expect(index?.digest).toBe(main.outputs['digest'])
  const host = `http://${registry()}/v2/${image.slice(image.indexOf('/') + 1)}`
  const labels: Record<string, unknown> = {}
  for (const { platform, digest } of index?.json.manifests ?? []) {
    if (platform.os !== 'linux') continue
    const { config } = (await manifest(image, digest))?.json as { config: { digest: string } }
    const made = (await (await fetch(`${host}/blobs/${config.digest}`)).json()) as {
      config: { Labels: Record<string, string> }
    }
    labels[platform.architecture] = made.config.Labels['example.arch']
  }
  expect(labels).toEqual({ amd64: 'shared', arm64: 'aarch64' })
  const run = /archproof\.local\/([0-9a-f]+):candidate/.exec(main.log)?.[1] ?? '?'
  expect(containersOf(run)).toEqual([])
  expect(engineState().images.filter((name) => name.startsWith('archproof.local/'))).toEqual(
    before.images.filter((name) => name.startsWith('archproof.local/')),
  )
})
