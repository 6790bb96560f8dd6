/** Content that is not what names it, that is cut, or that nobody should unpack: neither our fault nor the engine's. */
export class DamagedImage extends Error {
  /** What to do about it. */
  readonly remedy: string

  constructor(message: string, cause?: unknown, remedy = 'Export or download it again') {
    super(message, { cause })
    this.remedy = remedy
    this.name = 'DamagedImage'
  }
}
