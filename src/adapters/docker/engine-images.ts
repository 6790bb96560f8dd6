import { isDigest, type Digest } from '../../core/evidence.js'
import type { Ledger } from '../../ports/ledger.js'
import type { Pusher } from '../../ports/registry.js'
import { run, runOrThrow } from '../command.js'

const idOf = async (reference: string): Promise<string | null> => {
  const { exitCode, stdout } = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', reference])
  return exitCode === 0 ? stdout.trim() : null
}

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

/** What the engine alone can do for publishing: say what it has, and give it names. @param keep the names stay (the input load) */
export const createEngineImages = (ledger: Ledger, keep: boolean): Pick<Pusher, 'digest' | 'name'> => ({
  digest: async (image, platform) => {
    const argv = ['image', 'inspect', '--platform', platform, '--format', '{{.Id}}', image]
    const { exitCode, stdout } = await run('docker', argv)
    const digest = stdout.trim()
    return exitCode === 0 && isDigest(digest) ? digest : null
  },

  name: (image, reference) => name(image, reference, { ledger, keep }),
})
