/** The parts of an index of which another is made. */
interface IndexJson {
  readonly manifests?: unknown
}

const mediaType = 'application/vnd.oci.image.index.v1+json'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What one job pushed: its index, or the manifest itself where there is no attestation. */
export interface PushedPlatform {
  readonly platform: string
  /** Digest of the platform's manifest: nothing else of what was pushed is taken over, but what is about it. */
  readonly manifest: string
  readonly digest: string
  readonly mediaType: string
  /** Bytes of what stands under `digest`. */
  readonly size: number
  /** The pushed index, or manifest, as text. */
  readonly json: string
}

const attestedBy = (descriptor: unknown): unknown => {
  const annotations = isRecord(descriptor) ? descriptor['annotations'] : null
  if (!isRecord(annotations) || annotations['vnd.docker.reference.type'] !== 'attestation-manifest') return null
  return annotations['vnd.docker.reference.digest'] ?? null
}

/** The platform manifest and its attestations, as their builder described them. */
const descriptors = (pushed: PushedPlatform): readonly unknown[] => {
  const { platform, manifest, digest, mediaType: type, size, json } = pushed
  const { manifests } = JSON.parse(json) as IndexJson
  if (Array.isArray(manifests)) {
    return (manifests as unknown[]).filter(
      (one) => isRecord(one) && (one['digest'] === manifest || attestedBy(one) === manifest),
    )
  }
  const [os, architecture, variant] = platform.split('/')
  return [
    { mediaType: type, digest, size, platform: { architecture, os, ...(variant === undefined ? {} : { variant }) } },
  ]
}

/**
 * One index of several pushed ones, platforms before attestations as buildx orders them.
 * @param annotations `index:key=value`; those of other kinds were set when the platforms were built
 * @returns its bytes as text: what is digested and sent
 */
export const mergedIndex = (
  pushed: readonly PushedPlatform[],
  annotations: readonly string[],
): { readonly json: string; readonly mediaType: string } => {
  const all = pushed.flatMap(descriptors)
  const isAttestation = (descriptor: unknown): boolean => attestedBy(descriptor) !== null
  const own = annotations.flatMap((line) => {
    const [, kinds = '', key, value = ''] = /^([^:=]+):([^=]+)=(.*)$/s.exec(line) ?? []
    return key !== undefined && kinds.split(',').includes('index') ? [[key, value] as const] : []
  })
  const index = {
    schemaVersion: 2,
    mediaType,
    manifests: [...all.filter((one) => !isAttestation(one)), ...all.filter(isAttestation)],
    ...(own.length === 0 ? {} : { annotations: Object.fromEntries(own) }),
  }
  return { json: JSON.stringify(index, null, 2), mediaType }
}
