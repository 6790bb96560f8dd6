import type { Credentials, Registry } from '../../ports/registry.js'
import { putManifest, readManifest, untag } from './manifests.js'
import { refusesPush } from './push-permission.js'
import { listTags } from './tag-list.js'
import { createTransport, type Patience } from './transport.js'

/**
 * A client of the distribution API (https://github.com/opencontainers/distribution-spec) for what publishing needs and
 * Docker's own client cannot: ask whether a push would be accepted, read and set tags by exact bytes, look as a stranger.
 */
export const createRegistry = (
  credentialsOf: (host: string) => Promise<Credentials | null>,
  patience?: Patience,
): Registry => {
  const { send } = createTransport(credentialsOf, patience)
  return {
    refusesPush: (name) => refusesPush(send, name, credentialsOf),
    tags: (name) => listTags(send, name),

    manifest: (name, reference, as = 'us') => readManifest(send, name, { reference, as }),
    tag: (name, tag, manifest) => putManifest(send, name, tag, manifest),
    untag: (name, tag) => untag(send, name, tag),
  }
}
