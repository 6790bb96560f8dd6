import { expect, test } from '@jest/globals'
import { noConfig } from '../src/core/config/config.js'
import type { BringingLayer } from '../src/core/finding.js'
import { verifyPlatform, type VerifyPorts } from '../src/verify-platform.js'
import { buildElf } from './support/elf-builder.js'
import { memoryImage } from './support/memory-image.js'
import { digestOf } from './support/outcome.js'

const node = {
  path: '/opt/node/bin/node',
  mode: 0o755,
  content: buildElf({ interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libabsent.so.1'] }),
}
const loader = { path: '/lib64/ld-linux-x86-64.so.2', content: buildElf({ soname: 'ld-linux-x86-64.so.2' }) }

test('modules are run with what the audit has seen while it still looks for layers', async () => {
  const started: string[] = []
  let found: (layers: ReadonlyMap<string, BringingLayer>) => void = () => undefined
  const layers = new Promise<ReadonlyMap<string, BringingLayer>>((resolve) => {
    found = resolve
  })
  const layer = { layer: 2, instruction: 'COPY node /opt/node' }
  const ports: VerifyPorts = {
    log: { info: () => undefined, warning: () => undefined, debug: () => undefined, group: (_, body) => body() },
    imageFiles: memoryImage([node, loader], { config: { env: { PATH: '/opt/node/bin' } }, bringers: () => layers }),
    containers: {
      method: () => Promise.resolve({ kind: 'native' }),
      surroundings: () => Promise.resolve(null),
      processors: () => Promise.resolve(1),
      run: ({ command }) => {
        started.push(command[0] ?? '')
        // Only the audit knows where Node is; the layers are found once it was started there.
        if (command[0] === node.path) found(new Map([[node.path, layer]]))
        return Promise.resolve({ exitCode: 127, stderr: 'not found', milliseconds: 1 })
      },
    },
    checkContainers: {} as VerifyPorts['checkContainers'],
    patterns: { matches: () => Promise.resolve(null) },
  }
  const plan = { moduleTimeoutMs: 1000, moreModules: [], skippedModules: [], config: noConfig }
  const built = { platform: 'linux/amd64', digest: digestOf('a'), config: null, size: null } as const
  const { findings } = await verifyPlatform({ plan, probe: '', token: 'token', image: digestOf('b'), built }, ports)
  expect(started).toEqual(['node', node.path])
  expect(findings.find(({ code }) => code === 'AP103')).toMatchObject({ subject: node.path, broughtBy: layer })
})
