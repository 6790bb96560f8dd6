import type { Credentials, Registry } from '../../ports/registry.js'
import { putManifest, readManifest, readWritten, untag } from './manifests.js'
import { refusesPush } from './push-permission.js'
import { listTags } from './tag-list.js'
import { createTransport, patientForTags, type Patience } from './transport.js'

/**
 * A client of the distribution API (https://github.com/opencontainers/distribution-spec) for what publishing needs and
 * Docker's own client cannot: ask whether a push would be accepted, read and set tags by exact bytes, look as a stranger.
 * @param patience for everything; left out, that of a job, which waits longest for tags
 */
export const createRegistry = (
  credentialsOf: (host: string) => Promise<Credentials | null>,
  patience?: Patience,
): Registry => {
  const transport = createTransport(credentialsOf, patience)
  const { send } = transport
  return {
    refusesPush: (name) => refusesPush(send, name, credentialsOf),
    tags: (name) => listTags(send, name),

    manifest: (name, reference, as = 'us') => readManifest(send, name, { reference, as }),
    written: (name, reference, digest) => readWritten(transport, name, { reference, digest }),
    tag: (name, tag, manifest, signal) =>
      putManifest(send, name, tag, { ...manifest, patience: patience ?? patientForTags, signal }),
    untag: (name, tag) => untag(send, name, tag),
  }
}
