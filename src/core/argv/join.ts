import type { Plan } from '../plan.js'
import type { Platform } from '../platform.js'
import { annotationsFor, flags } from './build.js'

/** The image of one platform, built with arguments of its own. */
export interface Part {
  readonly platform: Platform
  /** Its name in the engine. */
  readonly name: string
}

/** `arm64`, or `armv7`: what BuildKit's TARGETARCH and TARGETVARIANT say together. */
const target = (platform: Platform): string => platform.split('/').slice(1).join('')

/**
 * A build that adds nothing: each platform of its result is the part of that platform, configuration and layers unchanged.
 * It makes one artefact of several, which can then be verified and pushed as it is.
 */
export const joinArguments = (plan: Plan, parts: readonly Part[]): { argv: readonly string[]; dockerfile: string } => {
  const platforms = parts.map(({ platform }) => platform)
  return {
    argv: [
      ...['--platform', platforms.join(','), '--file', '-'],
      ...parts.flatMap(({ platform, name }) => ['--build-context', `part-${target(platform)}=docker-image://${name}`]),
      ...flags('--annotation', annotationsFor(plan.build.annotations, platforms)),
      ...flags('--attest', plan.build.attestations),
    ],
    dockerfile: [
      ...platforms.map((platform) => `FROM part-${target(platform)} AS on-${target(platform)}`),
      'ARG TARGETARCH TARGETVARIANT',
      'FROM on-${TARGETARCH}${TARGETVARIANT}',
      '',
    ].join('\n'),
  }
}
