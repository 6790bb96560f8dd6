import { isDigest, type Digest } from '../../core/evidence.js'
import type { Ledger } from '../../ports/ledger.js'
import type { Pusher } from '../../ports/registry.js'
import { run, runOrThrow } from '../command.js'

const attempts = 3
const longestPushMs = 60 * 60 * 1000

/** A refusal stays one however often it is repeated. The words are those of registries and of the Docker client. */
const isRefusal = (text: string): boolean =>
  /denied|unauthorized|authentication required|forbidden|insufficient_scope|name unknown|no basic auth/i.test(text)

const idOf = async (reference: string): Promise<string | null> => {
  const { exitCode, stdout } = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', reference])
  return exitCode === 0 ? stdout.trim() : null
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Gives the image a name in the engine. One that pointed elsewhere is noted, so that the post step gives it back. */
const name = async (image: Digest, reference: string, { ledger, keep }: { ledger: Ledger; keep: boolean }) => {
  const before = await idOf(reference)
  if (before === image) return
  if (!keep) ledger.add(before === null ? { kind: 'image', reference } : { kind: 'renamed-image', reference, before })
  await runOrThrow(
    'docker',
    ['tag', image, reference],
    'The verified image is no longer in the engine; run the job again',
  )
}

/**
 * `docker push` from the containerd image store: manifests and index arrive with the digests that the engine has. A push
 * needs a name in the engine.
 * @param keep the names stay after the run (the input load)
 */
export const createPusher = (ledger: Ledger, keep: boolean): Pusher => ({
  digest: async (image, platform) => {
    const argv = ['image', 'inspect', '--platform', platform, '--format', '{{.Id}}', image]
    const { exitCode, stdout } = await run('docker', argv)
    const digest = stdout.trim()
    return exitCode === 0 && isDigest(digest) ? digest : null
  },

  name: (image, reference) => name(image, reference, { ledger, keep }),

  push: async (image, target) => {
    const before = await idOf(target)
    if (before === null) ledger.add({ kind: 'image', reference: target })
    else if (before !== image) ledger.add({ kind: 'renamed-image', reference: target, before })
    await runOrThrow(
      'docker',
      ['tag', image, target],
      'The verified image is no longer in the engine; run the job again',
    )
    for (let attempt = 1; ; attempt += 1) {
      const options = { timeoutMs: longestPushMs }
      if (attempt < attempts) {
        const { exitCode, stderr } = await run('docker', ['push', '--quiet', target], options)
        if (exitCode === 0) return
        if (!isRefusal(stderr)) {
          await wait(1000 * 2 ** attempt)
          continue
        }
      }
      await runOrThrow(
        'docker',
        ['push', '--quiet', target],
        'Check the credentials and permissions of this job',
        options,
      )
      return
    }
  },
})
