import { rm } from 'node:fs/promises'
import { dockerCredentials } from './adapters/docker/credentials.js'
import { receiveImage } from './adapters/docker/received-image.js'
import { saveImage } from './adapters/docker/saved-image.js'
import { createBlobQuery, createUpload, MissingContent } from './adapters/oci/upload.js'
import type { Digest } from './core/evidence.js'
import type { Pusher } from './ports/registry.js'

export interface PushOptions {
  /** Gets the content of the image while it is carried. */
  readonly folder: string
  /** Names this run. */
  readonly run: string
  /** What carries it; left out, with the logins of the Docker configuration. */
  readonly upload?: ReturnType<typeof createUpload>
  /** Whether a registry has a blob; left out, it is asked with those logins. */
  readonly has?: ReturnType<typeof createBlobQuery>
}

/** Takes out of the engine, once, what the registries lack of the image, and carries it to each name from there. */
export const createPush = ({
  folder,
  run,
  upload = createUpload(dockerCredentials),
  has = createBlobQuery(dockerCredentials),
}: PushOptions): Pick<Pusher, 'prepare' | 'push' | 'clear'> => {
  const stopping = new AbortController()
  let taken: Promise<void> | null = null
  const done: string[] = []

  const take = async (image: Digest, names: readonly string[]): Promise<void> => {
    const isKnown = async (digest: Digest): Promise<boolean> =>
      names.length > 0 && (await Promise.all(names.map((name) => has(name, digest)))).every(Boolean)
    const brought = await receiveImage({ image, folder, run, isKnown, signal: stopping.signal })
    if (brought !== image) await saveImage(image, folder, stopping.signal)
  }
  const prepare = (image: Digest, names: readonly string[]): Promise<void> => {
    taken ??= take(image, names)
    return taken
  }
  return {
    // Whoever pushes learns why it failed; when nobody does, nobody needs to.
    prepare: (image, names) => void prepare(image, names).catch(() => undefined),
    push: async (image, name) => {
      await prepare(image, [name])
      const sent = { folder, image, name, from: done }
      try {
        await upload(sent)
      } catch (error) {
        if (!(error instanceof MissingContent)) throw error
        // What a registry had when it was asked it may have lost since.
        await saveImage(image, folder, stopping.signal)
        await upload(sent)
      }
      done.push(name)
    },
    clear: async () => {
      stopping.abort()
      await taken?.catch(() => undefined)
      // What stays is removed with the folder of the run, by the post step.
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    },
  }
}
