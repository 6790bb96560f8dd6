/** Verdicts of earlier runs on the native modules of one platform. Asking never fails; what is not found is run. */
export interface Verdicts {
  /**
   * Whether any run has proved anything in these surroundings. Cheap: without it every first run would wait for the audit
   * before it starts a container.
   * @param surroundings what decides besides the image, as text
   */
  mayKnow(surroundings: string): Promise<boolean>
  /**
   * The run that proved exactly this; null when none did.
   * @param contents what of the image decides, as text
   */
  find(surroundings: string, contents: string): Promise<string | null>
  keep(surroundings: string, contents: string): Promise<void>
}
