import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { engineState, runOn } from '../support/job.js'
import { manifest, registry } from '../support/registry.js'
import { createRemoteBuilder } from '../support/remote-builder.js'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archproof-remote-'))
  const lines = ['FROM node:22-slim', 'ARG TARGETARCH', 'RUN echo $TARGETARCH > /arch', 'CMD ["node", "--version"]']
  await writeFile(join(folder, 'Dockerfile'), lines.join('\n'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each([
  ['one node', ['linux/amd64,linux/arm64'], /Building on remote-\d+-1 \(1 node\)/],
  ['a node for each platform', ['linux/amd64', 'linux/arm64'], /Building on remote-\d+-2 \(2 nodes\)/],
])('a builder on %s: what it makes is verified in the engine and published as it is', async (_, nodes, says) => {
  const image = `${registry()}/remote-${process.pid}/shop-${nodes.length}`
  const builder = await createRemoteBuilder(`remote-${process.pid}-${nodes.length}`, { folder, nodes })
  const before = engineState()
  const inputs = { image, context: '.', builder: builder.name, publish: 'always', provenance: 'mode=max' }
  const { main, post } = await runOn({ workspace: folder, inputs }).finally(builder.close)
  expect([main.exitCode, post.exitCode, main.outputs['verdict']]).toEqual([0, 0, 'verified'])
  expect(main.log).toMatch(says)
  // Once from each node, or once in all: its store is the engine's here, but what it makes comes as an archive all the same.
  expect(main.log.match(/importing to docker/g)?.length).toBeGreaterThanOrEqual(nodes.length)

  const index = await manifest(image, '1.2.3')
  expect(index?.digest).toBe(main.outputs['digest'])
  const platforms = (index?.json.manifests ?? []).map(({ platform: { os, architecture } }) => `${os}/${architecture}`)
  expect(platforms.toSorted()).toEqual(['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown'])
  expect(engineState()).toEqual(before)
})
