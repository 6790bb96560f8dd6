/** Content that is not what names it, that is cut, or that nobody should unpack: neither our fault nor the engine's. */
export class DamagedImage extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'DamagedImage'
  }
}
