import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { baseContexts, installOptions } from './images.js'

/** The registry that `script/engine up` started. */
export const registry = (): string => {
  const host = process.env['ARCHPROOF_REGISTRY'] ?? ''
  if (host === '') throw new Error('no registry; start one with: eval "$(script/engine up)"')
  return host
}

const indexOrManifest = {
  accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json',
}

/** A registry of files answers 500 for a tag while it writes it, which one whose client was killed may still do. */
const settled = async (url: string): Promise<Response> => {
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(url, { headers: indexOrManifest })
    if (response.status !== 500 || tries === 20) return response
    await response.body?.cancel()
    await delay(250)
  }
}

/** What the registry answers for a manifest: null when there is none. */
export const manifest = async (name: string, reference: string) => {
  const slash = name.indexOf('/')
  const response = await settled(`http://${name.slice(0, slash)}/v2/${name.slice(slash + 1)}/manifests/${reference}`)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`the registry answered ${response.status} for ${name}:${reference}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  const json = JSON.parse(bytes.toString()) as {
    manifests?: { digest: string; platform: { os: string; architecture: string } }[]
  }
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, json }
}

/** Tags of a repository; none where the registry does not know it. */
export const tagsOf = async (name: string): Promise<readonly string[]> => {
  const slash = name.indexOf('/')
  const response = await fetch(`http://${name.slice(0, slash)}/v2/${name.slice(slash + 1)}/tags/list`)
  if (response.status === 404) return []
  return ((await response.json()) as { tags: string[] | null }).tags ?? []
}

/** Inputs that a build needs on this machine and that have nothing to do with the test: bases, and a proxy's CA bundle. */
export const machineInputs = async (): Promise<Record<string, string>> => {
  const [network, , ...rest] = installOptions()
  const secret = rest.at(-1)?.split(',src=')[1]
  return {
    'build-contexts': (await baseContexts()).join('\n'),
    ...(network === undefined ? {} : { network: 'host' }),
    ...(secret === undefined ? {} : { 'secret-files': `ca=${secret}` }),
  }
}

/** A version tag was pushed to acme/shop. */
export const versionTag = {
  name: 'push',
  ref: 'refs/tags/v1.2.3',
  payload: { repository: { default_branch: 'main', full_name: 'acme/shop', private: true } },
}
