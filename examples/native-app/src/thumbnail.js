import sharp from 'sharp'

/** Any image that libvips can read becomes a square PNG. */
export const thumbnail = (image, size) => sharp(image).resize(size, size, { fit: 'cover' }).png().toBuffer()
