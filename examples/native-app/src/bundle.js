import { transform } from 'esbuild'
import { rollup } from 'rollup'

const entry = 'entry.js'

/** Drops what the module does not use (Rollup) and makes the rest short (esbuild). */
export const bundle = async (source) => {
  const built = await rollup({
    input: entry,
    plugins: [
      {
        name: 'source',
        resolveId: (id) => (id === entry ? id : { id, external: true }),
        load: (id) => (id === entry ? source : null),
      },
    ],
  })
  const { output } = await built.generate({ format: 'es' })
  await built.close()
  const { code } = await transform(output[0].code, { minify: true, format: 'esm' })
  return code
}
