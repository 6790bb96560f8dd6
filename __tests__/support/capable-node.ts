import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pack } from 'tar-stream'
import { run } from '../../src/adapters/command.js'
import { baseContexts } from './images.js'
import { node24 } from './runner.js'

/** `struct vfs_cap_data` of linux/capability.h, revision 2: effective and permitted CAP_NET_BIND_SERVICE (10). */
const mayBindLowPorts = Buffer.from('0100000200040000000000000000000000000000', 'hex').toString('latin1')

const reference = 'archproof-fixture/capable-node:1'

/**
 * An image whose Node may bind low ports, as `setcap cap_net_bind_service=+ep` makes it, beside the modules of another
 * image. For this machine's own platform.
 */
export const buildCapableNode = async (modules: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'archproof-capable-'))
  try {
    const archive = pack()
    const written = pipeline(archive, createWriteStream(join(folder, 'node.tar')))
    const entry = archive.entry({
      ...{ name: 'usr/local/bin/node', mode: 0o755, size: statSync(node24).size },
      pax: { 'SCHILY.xattr.security.capability': mayBindLowPorts },
    })
    createReadStream(node24).pipe(entry)
    await once(entry, 'finish')
    archive.finalize()
    await written
    writeFileSync(
      join(folder, 'Dockerfile'),
      'FROM node:22-slim\nADD node.tar /\nCOPY --from=modules /opt/app /opt/app\nUSER node\n',
    )
    const contexts = [...(await baseContexts()), `modules=docker-image://${modules}`]
    const options = [...contexts.flatMap((context) => ['--build-context', context]), '--platform', 'linux/amd64']
    const built = await run('docker', [
      'buildx',
      'build',
      '--load',
      '--provenance=false',
      ...options,
      '-t',
      reference,
      folder,
    ])
    if (built.exitCode !== 0) throw new Error(built.stderr)
    return reference
  } finally {
    rmSync(folder, { recursive: true })
  }
}
