import { splitPair } from '../delimited.js'

/** What the attestations of an image are decided from. */
export interface AttestationFacts {
  readonly provenance: string | null
  readonly sbom: string | null
  readonly attests: readonly string[]
  /** Page of the run, which names the builder; null without an event. */
  readonly builderId: string | null
  /** Provenance in full shows the build arguments: only a repository that is public for certain gets it unasked. */
  readonly isPublic: boolean
}

const isTrue = (text: string): boolean => /^(?:true|1|t)$/i.test(text)
const isFalse = (text: string): boolean => /^(?:false|0|f)$/i.test(text)

const fields = (attributes: string): readonly string[] => attributes.split(',').map((field) => field.trim())

const hasField = (attributes: string, key: string): boolean =>
  fields(attributes).some((field) => splitPair(field)?.key === key)

const isOfType = (attest: string, type: string): boolean => fields(attest).includes(`type=${type}`)

/** buildx knows no bare true or false in a list of attributes, only `disabled`. */
const withoutBooleans = (attributes: string): string =>
  fields(attributes)
    .map((field) => (isTrue(field) ? 'disabled=false' : isFalse(field) ? 'disabled=true' : field))
    .join(',')

const withBuilder = (attributes: string, builderId: string | null): string =>
  builderId === null || isFalse(attributes) || hasField(attributes, 'builder-id')
    ? attributes
    : [...(isTrue(attributes) ? [] : [attributes]), `builder-id=${builderId}`].join(',')

const defaultProvenance = ({ builderId, isPublic }: AttestationFacts): readonly string[] => {
  // Without a run there is nobody to name; buildx then decides.
  if (builderId === null) return []
  return [`type=provenance,${withBuilder(isPublic ? 'mode=max' : 'mode=min,inline-only=true', builderId)}`]
}

/** Values of `--attest`, with the precedence and the defaults of docker/build-push-action. */
export const attestations = (facts: AttestationFacts): readonly string[] => {
  const { provenance, sbom, attests, builderId } = facts
  const given = attests
    .filter((attest) => !(provenance !== null && isOfType(attest, 'provenance')))
    .filter((attest) => !(sbom !== null && isOfType(attest, 'sbom')))
    .map((attest) => (isOfType(attest, 'provenance') ? withBuilder(attest, builderId) : attest))
  return [
    ...(provenance !== null
      ? [`type=provenance,${withBuilder(provenance, builderId)}`]
      : given.some((attest) => isOfType(attest, 'provenance'))
        ? []
        : defaultProvenance(facts)),
    ...(sbom !== null ? [`type=sbom,${sbom}`] : []),
    ...given,
  ].map(withoutBooleans)
}
