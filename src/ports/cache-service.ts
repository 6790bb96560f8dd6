/** What the cache service of the runner lets this job do. */
export interface CacheOffer {
  readonly read: boolean
  readonly write: boolean
  /** Why there is no cache, or only half of it; empty when all is well or the runner offers none. */
  readonly because: string
}

/** The runner's cache service. Asking it never fails and never takes long: a cache is worth no build. */
export interface CacheService {
  offer(): Promise<CacheOffer>
}
