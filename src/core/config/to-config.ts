import type { FindingCode, SourceLine } from '../finding.js'
import { parseDuration, parseSize } from '../input/values.js'
import type { Parsed } from '../parsed.js'
import {
  noExpectations,
  type Check,
  type CheckFile,
  type Config,
  type HttpExpectation,
  type ImageExpectations,
  type Ready,
  type Service,
  type TextExpectation,
} from './config.js'
import type { Key } from './positions.js'
import type { WrittenCheck, WrittenConfig } from './schema.js'
import { parseTextExpectation } from './text-expectation.js'

export const usualTimeoutMs = 60_000

type SourceOf = (path: readonly Key[]) => SourceLine

/** The schema has accepted it, so that nothing else can come of it. */
const sure = <T>(parsed: Parsed<T>): T => {
  if (!parsed.ok) throw new Error(`the schema accepts what its parser refuses: ${parsed.complaint.message}`)
  return parsed.value
}

const optional = <From, To>(value: From | undefined, make: (value: From) => To): To | null =>
  value === undefined ? null : make(value)

const duration = (text: string): number => sure(parseDuration(text))
const expectation = (text: string): TextExpectation => sure(parseTextExpectation(text))
const mapOf = <From, To>(written: Readonly<Record<string, From>> | undefined, make: (value: From) => To) =>
  new Map(Object.entries(written ?? {}).map(([name, value]) => [name, make(value)]))
const same = <T>(value: T): T => value

const toHttp = (written: NonNullable<WrittenCheck['http']>): HttpExpectation => ({
  port: written.port,
  path: written.path ?? '/',
  status: written.status ?? 200,
  json: written.json,
  headers: mapOf(written.headers, same),
})

const toFile = (written: string | { content: string }): CheckFile =>
  typeof written === 'string' ? { kind: 'repository', path: written } : { kind: 'content', text: written.content }

const toCheck = (written: WrittenCheck, source: SourceLine): Check => ({
  name: written.name,
  platforms: written.platforms ?? null,
  command: written.command ?? null,
  env: mapOf(written.env, same),
  envFrom: written['env-from'] ?? [],
  unset: written.unset ?? [],
  files: mapOf(written.files, toFile),
  services: [...new Set(written.services ?? [])],
  http: optional(written.http, toHttp),
  exit: optional(written.exit, ({ code, not, within, output }) => ({
    code: code ?? null,
    not: not ?? null,
    withinMs: optional(within, duration),
    output: optional(output, expectation),
  })),
  stdout: optional(written.stdout, expectation),
  stderr: optional(written.stderr, expectation),
  restarts: written.restarts ?? 0,
  timeoutMs: optional(written.timeout, duration) ?? usualTimeoutMs,
  source,
})

type WrittenService = NonNullable<WrittenConfig['services']>[string]

const toReady = (written: WrittenService['ready']): Ready => {
  if (written?.command !== undefined) return { kind: 'command', command: written.command }
  return written?.port === undefined ? { kind: 'started' } : { kind: 'port', port: written.port }
}

const toService = (name: string, written: WrittenService): Service => ({
  name,
  image: written.image,
  command: written.command ?? null,
  env: mapOf(written.env, same),
  envFrom: written['env-from'] ?? [],
  ready: toReady(written.ready),
  timeoutMs: optional(written.ready?.timeout, duration) ?? usualTimeoutMs,
})

const toPort = (written: number | string): string => {
  const text = String(written)
  return text.includes('/') ? text : `${text}/tcp`
}

const toImage = (written: NonNullable<WrittenConfig['image']>, sourceOf: SourceOf): ImageExpectations => ({
  user: written.user ?? null,
  workdir: written.workdir ?? null,
  entrypoint: written.entrypoint ?? null,
  command: written.command ?? null,
  ports: (written.ports ?? []).map(toPort),
  volumes: written.volumes ?? [],
  env: mapOf(written.env, expectation),
  labels: mapOf(written.labels, expectation),
  files: (written.files ?? []).map(({ path, exists, mode, owner, content }, index) => ({
    path,
    exists,
    mode: optional(mode, (digits) => parseInt(digits, 8)),
    owner: owner ?? null,
    content: optional(content, expectation),
    source: sourceOf(['image', 'files', index]),
  })),
  source: sourceOf(['image']),
})

/** What was written, in the form in which it travels, each thing with its line. */
export const toConfig = (written: WrittenConfig, sourceOf: SourceOf): Config => {
  const modules = Object.entries(written.modules ?? {})
  return {
    ignore: (written.ignore ?? []).map(({ code, subject, reason, until }, index) => ({
      ...{ code: code as FindingCode, subject, reason, until: until ?? null },
      source: sourceOf(['ignore', index]),
    })),
    moduleExercises: new Map(modules.filter(([, expression]) => expression !== 'skip')),
    skippedModules: modules.filter(([, expression]) => expression === 'skip').map(([name]) => name),
    checks: (written.checks ?? []).map((check, index) => toCheck(check, sourceOf(['checks', index]))),
    services: new Map(
      Object.entries(written.services ?? {}).map(([name, service]) => [name, toService(name, service)]),
    ),
    image: optional(written.image, (image) => toImage(image, sourceOf)) ?? noExpectations,
    maxSize: optional(written.size, ({ max }) => sure(parseSize(max))),
  }
}
