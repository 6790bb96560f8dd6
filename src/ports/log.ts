/** What the person watching the job sees. Text given here may be untrusted: the adapter makes it harmless. */
export interface Log {
  info(text: string): void
  warning(text: string): void
  debug(text: string): void
  /** A collapsible section. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>
}
