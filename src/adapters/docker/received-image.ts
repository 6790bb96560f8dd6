import { randomBytes } from 'node:crypto'
import type { Digest } from '../../core/evidence.js'
import type { Platform } from '../../core/platform.js'
import { run } from '../command.js'
import { startReceiving } from './receiving-registry.js'

export interface Receiving {
  /** Name or digest by which the engine knows the image. */
  readonly image: string
  /** The manifest of this platform alone; left out: all that the image consists of. */
  readonly platform?: Platform
  /** Gets one file per blob, named by the hex digits of its digest. */
  readonly folder: string
  /** Marks the name that the image has in the engine meanwhile. */
  readonly run: string
  /** Whether a blob need not be brought. Default: all are. */
  readonly isKnown?: (digest: Digest) => Promise<boolean>
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/** Path of the names under which images of a run are brought; the host is an address of this machine. */
const pathOf = (run: string): string => `archproof-${run}`

/** What `docker image ls` finds them by. */
export const receivedNames = (run: string): string => `127.0.0.1:*/${pathOf(run)}/*`

/** An image without a name would be gone with the name that it is given here. */
const isNamed = async (image: string): Promise<boolean> => {
  const { exitCode, stdout } = await run('docker', ['image', 'inspect', '--format', '{{len .RepoTags}}', image])
  return exitCode === 0 && Number(stdout) > 0
}

/**
 * Has the engine push an image to this process. With the containerd image store that takes a fifth of the time of
 * `docker save`, which reads content in pieces of 32 KiB, one request each (containerd, images/archive/exporter.go); and what
 * is known already is not read at all.
 * @returns the digest of what was brought; null when the engine could not: it may be on another machine, or not have everything
 */
export const receiveImage = async ({ image, platform, folder, ...asked }: Receiving): Promise<Digest | null> => {
  const stop = new AbortController()
  const signal = asked.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, asked.signal])
  const repository = `${pathOf(asked.run)}/${randomBytes(16).toString('hex')}`
  const registry = await startReceiving({
    ...{ folder, repository, isKnown: asked.isKnown ?? (() => Promise.resolve(false)) },
    onRefusal: () => stop.abort(),
  })
  const name = `${registry.host}/${repository}:image`
  const limits = { signal, ...(asked.timeoutMs === undefined ? {} : { timeoutMs: asked.timeoutMs }) }
  try {
    if (!(await isNamed(image)) || (await run('docker', ['tag', image, name], limits)).exitCode !== 0) return null
    const only = platform === undefined ? [] : [`--platform=${platform}`]
    const { exitCode } = await run('docker', ['push', '--quiet', ...only, name], limits)
    return exitCode === 0 ? registry.tagged() : null
  } finally {
    await run('docker', ['image', 'rm', '--no-prune', name])
    registry.close()
  }
}
