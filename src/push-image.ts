import { rm } from 'node:fs/promises'
import { dockerCredentials } from './adapters/docker/credentials.js'
import { saveImage } from './adapters/docker/saved-image.js'
import { createUpload } from './adapters/oci/upload.js'
import type { Digest } from './core/evidence.js'
import type { Pusher } from './ports/registry.js'

/**
 * Takes the image out of the engine once, into `folder`, and carries it to each name from there.
 * @param upload what carries it; left out, with the logins of the Docker configuration
 */
export const createPush = (
  folder: string,
  upload = createUpload(dockerCredentials),
): Pick<Pusher, 'prepare' | 'push' | 'clear'> => {
  const saving = new AbortController()
  let saved: Promise<void> | null = null
  const done: string[] = []
  const prepare = (image: Digest): Promise<void> => {
    saved ??= saveImage(image, folder, saving.signal)
    return saved
  }
  return {
    // Whoever pushes learns why it failed; when nobody does, nobody needs to.
    prepare: (image) => void prepare(image).catch(() => undefined),
    push: async (image, name) => {
      await prepare(image)
      await upload({ folder, image, name, from: done })
      done.push(name)
    },
    clear: async () => {
      saving.abort()
      await saved?.catch(() => undefined)
      // What stays is removed with the folder of the run, by the post step.
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    },
  }
}
