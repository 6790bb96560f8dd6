import * as v from 'valibot'

/** What package.json says about the program in the image. */
export interface PackageFacts {
  readonly name: string | null
  readonly description: string | null
  readonly license: string | null
  readonly homepage: string | null
}

const text = v.fallback(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000))), null)
const packageJson = v.object({
  name: v.optional(text, null),
  description: v.optional(text, null),
  license: v.optional(text, null),
  homepage: v.optional(text, null),
})

/** null when it is not the JSON of a package; a field that makes no sense is as good as absent. */
export const parsePackageJson = (content: string): PackageFacts | null => {
  try {
    const parsed = v.safeParse(packageJson, JSON.parse(content))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
