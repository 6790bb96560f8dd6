import { rm } from 'node:fs/promises'
import { dockerCredentials } from './adapters/docker/credentials.js'
import { saveImage } from './adapters/docker/saved-image.js'
import { createUpload } from './adapters/oci/upload.js'
import type { Pusher } from './ports/registry.js'

/**
 * Takes the image out of the engine once, into `folder`, and carries it to each name from there.
 * @param upload what carries it; left out, with the logins of the Docker configuration
 */
export const createPush = (
  folder: string,
  upload = createUpload(dockerCredentials),
): Pick<Pusher, 'push' | 'clear'> => {
  let saved: Promise<void> | null = null
  const done: string[] = []
  return {
    push: async (image, name) => {
      await (saved ??= saveImage(image, folder))
      await upload({ folder, image, name, from: done })
      done.push(name)
    },
    clear: async () => {
      saved = null
      // What stays is removed with the folder of the run, by the post step.
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    },
  }
}
