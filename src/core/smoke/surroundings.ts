/** What a run asks of the modules, as far as it decides what they come to. */
export interface Asked {
  readonly moduleTimeoutMs: number
  readonly moreModules: readonly string[]
  readonly skippedModules: readonly string[]
  readonly config: { readonly moduleExercises: ReadonlyMap<string, string> }
}

/**
 * Everything but the image that decides a verdict, as text that is the same for the same.
 * @param machine what the engine's machine is, as text; null: it cannot be seen, and then nothing may be taken for the same
 */
export const surroundingsOf = (
  machine: string | null,
  { moduleTimeoutMs, moreModules, skippedModules, config }: Asked,
): string | null =>
  machine === null
    ? null
    : JSON.stringify([machine, moduleTimeoutMs, moreModules, skippedModules, [...config.moduleExercises]])
