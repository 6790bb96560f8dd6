import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger } from '../../src/adapters/github/ledger.js'
import { createRegistry } from '../../src/adapters/oci/registry.js'
import type { Patience } from '../../src/adapters/oci/transport.js'
import { createUpload } from '../../src/adapters/oci/upload.js'
import type { BuiltImage } from '../../src/core/evidence.js'
import { indexPusher } from '../../src/merge-run.js'
import type { Log } from '../../src/ports/log.js'
import type { Manifest } from '../../src/ports/registry.js'
import { publish, type PublishOutput, type PublishPorts } from '../../src/stages/publish.js'
import { putBack } from '../../src/stages/put-back.js'
import { lookAsStranger } from '../../src/stages/stranger.js'
import { verifiedOf } from './scratch-image.js'

/** What is published, under which name; plain data, so that another process can be told. */
export interface PublishRun {
  readonly image: BuiltImage
  /** One file per blob of the image. */
  readonly folder: string
  /** `127.0.0.1:port/path` */
  readonly name: string
  /** A folder for the ledger. */
  readonly temporary: string
  readonly patience: Patience
  /** As `merge` does it: the platforms are in the registry, and only the index is sent. */
  readonly joins: boolean
}

/** Exact and new, exact and there, followed and new, followed and there. */
export const tags = [
  { tag: '1.2.3', moving: false, before: false },
  { tag: 'sha-0123456', moving: false, before: true },
  { tag: '1.2', moving: true, before: false },
  { tag: 'latest', moving: true, before: true },
] as const

/** Soon and often; a busy machine may take many seconds for an answer. */
export const patience: Patience = { attempts: 4, backOffMs: 5, timeoutMs: 30_000 }

const nobody = () => Promise.resolve(null)

export const silent: Log = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: (_, body) => body(),
}

/** The stage publish, and the look of a stranger after it, with their real parts, but for the engine, whose content is on disk already. */
export const publishRun = async (run: PublishRun): Promise<PublishOutput> => {
  const { image, folder, name, temporary } = run
  const verified = verifiedOf(image)
  const upload = createUpload(nobody, run.patience)
  const registry = createRegistry(nobody, run.patience)
  const pusher = indexPusher(verified, indexOf(run), registry)
  const ports: PublishPorts = {
    registry,
    pusher: run.joins
      ? pusher
      : { digest: pusher.digest, push: (index, to) => upload({ folder, image: index, name: to, from: [] }) },
    ledger: openLedger(temporary),
    log: silent,
    putBack: (moves, to) => putBack({ moves, to }, ports),
  }
  const output = await publish({ verified, tags: tags.map((tag) => ({ ...tag, name })) }, ports)
  if (output.publication.kind !== 'published') return output
  // Nothing that goes wrong in it can change what became of the tags.
  const seen = await lookAsStranger({ verified, names: new Map([[name, false]]), home: null }, ports)
  return { ...output, findings: [...output.findings, ...seen] }
}

const indexOf = ({ image: { index }, folder }: PublishRun): Manifest => ({
  digest: index,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  bytes: readFileSync(join(folder, index.slice('sha256:'.length))),
})

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'archproof-publish-'))
