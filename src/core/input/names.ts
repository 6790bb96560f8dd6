/** Every input that means something, as action.yml declares it; a test compares the two. */
export const inputNames = [
  'image',
  'tags',
  'labels',
  'annotations',
  'context',
  'file',
  'target',
  'build-args',
  'build-contexts',
  'secrets',
  'secret-envs',
  'secret-files',
  'ssh',
  'no-cache',
  'no-cache-filters',
  'pull',
  'network',
  'add-hosts',
  'allow',
  'shm-size',
  'ulimit',
  'cgroup-parent',
  'provenance',
  'sbom',
  'attests',
  'platforms',
  'platform-build-args',
  'builder',
  'cache',
  'cache-scope',
  'cache-version',
  'cache-mode',
  'cache-from',
  'cache-to',
  'modules',
  'config',
  'module-timeout',
  'max-size',
  'verdict-cache',
  'fail-on',
  'publish',
  'push',
  'load',
  'username',
  'password',
  'report-dir',
  'github-token',
  'datadog-api-key',
  'datadog-site',
  'datadog-service',
  'datadog-env',
  'datadog-tags',
] as const

/**
 * Inputs of docker/build-push-action and docker/bake-action that cannot be honoured, with what to do instead. They are
 * declared so that somebody who switches is told, instead of wondering why nothing happens.
 */
export const refusedInputs = {
  outputs: 'Remove it: the image is kept in the engine until it is verified, and publish decides whether it is pushed',
  call: 'Remove it, and run docker buildx build --call in a step of its own',
  files: 'Bake files are not read: give context, file, target and build-args of the one target to build',
  targets: 'Bake targets are not read: give one step per image, with its context, file and target',
  set: 'Bake overrides are not read: give the values as inputs, such as build-args and platforms',
  source: 'Bake sources are not read: check the repository out and give context and file',
  vars: 'Bake variables are not read: give the values as build-args',
  workdir: 'Bake files are not read: give context, relative to the workspace',
} as const

export type RefusedInput = keyof typeof refusedInputs

export type InputName = (typeof inputNames)[number] | RefusedInput

/** Every name that action.yml declares. */
export const allInputNames: readonly InputName[] = [...inputNames, ...(Object.keys(refusedInputs) as RefusedInput[])]

/** The inputs as the runner hands them over; empty and blank mean "not given", always. */
export type RawInputs = Readonly<Record<InputName, string>>

/** Inputs whose value is never shown, not even in a message about what is wrong with it. */
export const secretInputs: ReadonlySet<InputName> = new Set(['secrets', 'password', 'github-token', 'datadog-api-key'])
