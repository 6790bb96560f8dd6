import type { AuditedModule, Digest, Method, ModuleOutcome, PlatformEvidence } from '../../src/core/evidence.js'
import { finding, type Finding } from '../../src/core/finding.js'
import type { NativeModule } from '../../src/core/native-module.js'
import { nothingIgnored } from '../../src/core/ignore.js'
import type { Outcome } from '../../src/core/outcome.js'
import type { Platform } from '../../src/core/platform.js'

/** A digest that a person can tell from the others. */
export const digestOf = (character: string): Digest => `sha256:${character.repeat(64)}`

export const amd64: Platform = 'linux/amd64'
export const arm64: Platform = 'linux/arm64'

const native: Method = { kind: 'native' }
const emulated: Method = { kind: 'emulated', emulator: 'QEMU 10.1.0' }

export const moduleOf = (name: string, version = '1.2.3', dir = `/app/node_modules/${name}`): NativeModule => ({
  name,
  version,
  dir,
})

export const sampleModules: readonly NativeModule[] = [
  moduleOf('@swc/core', '1.16.18'),
  moduleOf('bcrypt', '6.0.0'),
  moduleOf('better-sqlite3', '12.4.1'),
  moduleOf('esbuild', '0.27.0'),
  moduleOf('onnxruntime-node', '1.23.0'),
  moduleOf('rollup', '4.53.0'),
  moduleOf('sharp', '0.34.5'),
]

export const audited = (module: NativeModule, state: AuditedModule['state'] = 'ok'): AuditedModule => ({
  ...module,
  files: [`${module.dir}/build/Release/addon.node`],
  state,
})

export const exercised = (
  module: NativeModule,
  state: ModuleOutcome['state'] = 'proved',
  message = '',
): ModuleOutcome => ({ module, state, milliseconds: 38 + module.name.length, message })

/** All evidence of one platform on which everything works, but for the given modules. */
export const platformEvidence = (
  platform: Platform,
  outcomes: readonly ModuleOutcome[] = sampleModules.map((module) => exercised(module)),
): PlatformEvidence => {
  const digest = digestOf(platform === amd64 ? 'a' : 'b')
  return {
    platform,
    built: { platform, digest, config: digestOf('c'), size: platform === amd64 ? 312_400_000 : 305_100_000 },
    audit: {
      platform,
      digest,
      modules: outcomes.map(({ module, state }) => audited(module, state === 'broken' ? 'broken' : 'ok')),
      gaps: [],
      objects: 41,
      milliseconds: 2310,
    },
    smoke: {
      platform,
      digest,
      method: platform === amd64 ? native : emulated,
      outcomes,
      gaps: [],
      milliseconds: platform === amd64 ? 940 : 6120,
    },
  }
}

const image = 'ghcr.io/acme/shop'

/** A run in which everything went well, with what a test changes. */
export const outcomeOf = (change: Partial<Outcome> = {}): Outcome => {
  const evidence = change.evidence ?? [platformEvidence(amd64), platformEvidence(arm64)]
  return {
    verdict: 'verified',
    because: [],
    source: {
      repository: 'acme/shop',
      commit: '0123456789abcdef0123456789abcdef01234567',
      ref: 'refs/tags/v1.2.3',
      url: 'https://github.com/acme/shop/actions/runs/42',
    },
    images: [image],
    tags: [`${image}:1.2.3`, `${image}:latest`],
    firstPush: false,
    requested: [amd64, arm64],
    built: {
      reference: 'archproof.invalid/run:1',
      index: digestOf('e'),
      platforms: evidence.flatMap(({ built }) => built ?? []),
    },
    evidence,
    findings: [],
    ignored: [],
    ignoring: nothingIgnored,
    declared: [],
    publication: {
      kind: 'published',
      digest: digestOf('e'),
      tags: [
        { reference: `${image}:1.2.3`, digest: digestOf('e'), previous: null, moving: false },
        { reference: `${image}:latest`, digest: digestOf('e'), previous: digestOf('9'), moving: true },
      ],
    },
    durations: [
      { stage: 'plan', platform: null, milliseconds: 12 },
      { stage: 'setup', platform: null, milliseconds: 870 },
      { stage: 'build', platform: null, milliseconds: 95_300 },
      { stage: 'build', platform: amd64, milliseconds: 41_000 },
      { stage: 'build', platform: arm64, milliseconds: 93_800 },
      { stage: 'audit', platform: null, milliseconds: 2400 },
      { stage: 'smoke', platform: null, milliseconds: 6200 },
      { stage: 'gate', platform: null, milliseconds: 1 },
      { stage: 'publish', platform: null, milliseconds: 3900 },
    ],
    milliseconds: 108_700,
    failure: null,
    metadata: '{"secret-build-arg":"in-metadata"}',
    reportFolder: '/tmp/runner/report',
    ...change,
  }
}

export const wrongMachine = (module: string, platform: Platform = arm64): Finding =>
  finding(
    'AP101',
    { subject: module, platform, source: { file: 'Dockerfile', line: 14 } },
    {
      object: `/app/node_modules/${module}/build/Release/addon.node`,
      machine: 'x64 (x86_64)',
      wanted: 'arm64 (aarch64)',
    },
  )

/** The run that a broken arm64 image comes to: two of seven modules are of the wrong machine. */
export const refusedOutcome = (change: Partial<Outcome> = {}): Outcome => {
  const broken = new Set(['bcrypt', 'better-sqlite3'])
  const onArm = sampleModules.map((module) =>
    broken.has(module.name)
      ? exercised(
          module,
          'broken',
          `/app/node_modules/${module.name}/build/Release/addon.node: cannot open shared object file`,
        )
      : exercised(module),
  )
  return outcomeOf({
    verdict: 'refused',
    because: ['bcrypt is broken on linux/arm64', 'better-sqlite3 is broken on linux/arm64'],
    evidence: [platformEvidence(amd64), platformEvidence(arm64, onArm)],
    findings: [...broken].map((name) => wrongMachine(name)),
    publication: { kind: 'withheld', because: 'the image was not verified' },
    ...change,
  })
}
