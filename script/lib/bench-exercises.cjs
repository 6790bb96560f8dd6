// What a person would write to try the sample's native modules by hand: the argument names one of them, or all.
const assert = require('node:assert')
const fs = require('node:fs')

const exercises = {
  esbuild: () =>
    assert.match(require('esbuild').transformSync('let a: number = 1', { loader: 'ts' }).code, /let a = 1/),
  rollup: async () => {
    const plugin = { name: 'v', resolveId: (id) => id, load: () => 'export default 1 + 1' }
    const bundle = await require('rollup').rollup({ input: 'v', plugins: [plugin] })
    const { output } = await bundle.generate({ format: 'es' })
    assert.ok(output[0].code.includes('export'))
  },
  bcrypt: () => {
    const bcrypt = require('bcrypt')
    assert.ok(bcrypt.compareSync('secret', bcrypt.hashSync('secret', 4)))
  },
  'better-sqlite3': () =>
    assert.equal(new (require('better-sqlite3'))(':memory:').prepare('select 6 * 7 a').get().a, 42),
  sharp: async () => {
    const sharp = require('sharp')
    const create = { width: 8, height: 8, channels: 3, background: '#123456' }
    const png = await sharp({ create }).resize(4, 4).png().toBuffer()
    assert.equal((await sharp(png).metadata()).width, 4)
  },
  'onnxruntime-node': async () => {
    const ort = require('onnxruntime-node')
    const session = await ort.InferenceSession.create(fs.readFileSync('/app/model/fahrenheit.onnx'))
    const [input] = session.inputNames
    const result = await session.run({ [input]: new ort.Tensor('float32', Float32Array.of(100), [1]) })
    assert.ok(Number.isFinite(result[session.outputNames[0]].data[0]))
  },
  '@swc/core': () =>
    assert.match(
      require('@swc/core').transformSync('let a: number = 1', { jsc: { parser: { syntax: 'typescript' } } }).code,
      /a = 1/,
    ),
}

const wanted = process.env.MODULE === undefined ? Object.keys(exercises) : [process.env.MODULE]
const main = async () => {
  for (const name of wanted) await exercises[name]()
  process.exit(0)
}
main().catch((error) => {
  console.error(error)
  process.exit(1)
})
