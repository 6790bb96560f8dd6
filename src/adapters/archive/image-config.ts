import type { ImageConfig } from '../../ports/image-files.js'

/** The part of an image's configuration that says how it is started; everything may be absent or null. */
export interface WrittenConfig {
  readonly Env?: readonly string[] | null | undefined
  readonly Entrypoint?: readonly string[] | null | undefined
  readonly Cmd?: readonly string[] | null | undefined
  readonly WorkingDir?: string | null | undefined
  readonly User?: string | null | undefined
  readonly Labels?: Readonly<Record<string, string>> | null | undefined
  readonly ExposedPorts?: Readonly<Record<string, unknown>> | null | undefined
  readonly Volumes?: Readonly<Record<string, unknown>> | null | undefined
}

/** The same, complete: what is absent is empty, and the working directory is the root. */
export const toImageConfig = (written: WrittenConfig | null | undefined): ImageConfig => {
  const { Env, Entrypoint, Cmd, WorkingDir, User, Labels, ExposedPorts, Volumes } = written ?? {}
  return {
    env: Object.fromEntries((Env ?? []).map(toVariable)),
    entrypoint: Entrypoint ?? [],
    command: Cmd ?? [],
    workingDir: WorkingDir === '' ? '/' : (WorkingDir ?? '/'),
    user: User ?? '',
    labels: Labels ?? {},
    ports: Object.keys(ExposedPorts ?? {}),
    volumes: Object.keys(Volumes ?? {}),
  }
}

const toVariable = (line: string): readonly [string, string] => {
  const equals = line.indexOf('=')
  return equals === -1 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)]
}
