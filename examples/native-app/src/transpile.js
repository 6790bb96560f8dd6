import { transform } from '@swc/core'

/** TypeScript in, JavaScript out. */
export const transpile = async (source) => {
  const { code } = await transform(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  })
  return code
}
