import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, runOrThrow } from '../../src/adapters/command.js'
import { saveImage } from '../../src/adapters/docker/saved-image.js'
import type { BuiltImage, BuiltPlatform, Digest } from '../../src/core/evidence.js'
import { gate, type Verified } from '../../src/core/gate.js'
import type { Platform } from '../../src/core/platform.js'

/** A small image for two platforms with attestations, built by the engine, and its content on disk. */
export interface ScratchImage {
  readonly reference: string
  readonly image: BuiltImage
  /** One file per blob. */
  readonly folder: string
  readonly remove: () => Promise<void>
}

const platforms: readonly Platform[] = ['linux/amd64', 'linux/arm64']
const remedy = 'Start the engine first: eval "$(script/engine up)"'

const digestOn = async (reference: string, platform: Platform): Promise<BuiltPlatform> => {
  const argv = ['image', 'inspect', '--platform', platform, '--format', '{{.Id}}', reference]
  const { stdout } = await runOrThrow('docker', argv, remedy)
  return { platform, digest: stdout.trim() as Digest, config: null, size: 1 }
}

/** Of files, without a base image: nothing in it could be run. */
export const buildScratchImage = async (options: readonly string[] = []): Promise<ScratchImage> => {
  const folder = mkdtempSync(join(tmpdir(), 'archproof-scratch-'))
  const reference = `archproof-scratch.local/x${randomBytes(4).toString('hex')}:1`
  writeFileSync(join(folder, 'one'), randomBytes(100_000))
  writeFileSync(join(folder, 'two'), randomBytes(1000))
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nARG TARGETARCH\nCOPY one /one\nCOPY two /$TARGETARCH\n')
  const metadata = join(folder, 'metadata.json')
  const output = ['--output', `type=image,name=${reference},unpack=true`, '--metadata-file', metadata]
  const flags = ['--platform', platforms.join(), '--provenance=mode=min', '--annotation', 'index:org.example.kept=yes']
  await runOrThrow('docker', ['buildx', 'build', ...flags, ...options, ...output, folder], remedy)
  const index = (JSON.parse(readFileSync(metadata, 'utf8')) as Record<string, unknown>)[
    'containerimage.digest'
  ] as Digest
  const content = join(folder, 'content')
  await saveImage(index, content)
  const built = await Promise.all(platforms.map((platform) => digestOn(reference, platform)))
  return {
    reference,
    image: { reference, index, platforms: built },
    folder: content,
    remove: async () => {
      rmSync(folder, { recursive: true })
      await run('docker', ['image', 'rm', reference])
    },
  }
}

/** As the gate mints it from complete evidence. */
export const verifiedOf = (image: BuiltImage): Verified => {
  const evidence = image.platforms.map((built) => ({
    platform: built.platform,
    built,
    audit: { platform: built.platform, digest: built.digest, modules: [], gaps: [], objects: 1, milliseconds: 1 },
    smoke: {
      ...{ platform: built.platform, digest: built.digest, outcomes: [], gaps: [], milliseconds: 1 },
      method: { kind: 'native' as const },
    },
  }))
  const requested = image.platforms.map(({ platform }) => platform)
  const decision = gate({ requested, image, evidence, findings: [] })
  if (decision.verdict !== 'verified') throw new Error(decision.because.join())
  return decision.verified
}
