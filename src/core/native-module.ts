/** An installed package that brings native code, as found in the file system of an image. */
export interface NativeModule {
  /** Name in its package.json, for example `@swc/core`. */
  readonly name: string
  readonly version: string
  /** Its folder in the image, absolute: two installations of one package are two modules. */
  readonly dir: string
}

/** The identity by which audit and smoke speak of the same module. */
export const moduleKey = (module: NativeModule): string => `${module.name}@${module.version} ${module.dir}`
