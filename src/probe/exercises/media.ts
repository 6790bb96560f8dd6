import { exercise, expectEqual, expectTrue, type Exercise } from '../exercise.js'

interface Sharp {
  readonly resize: (width: number, height: number) => Sharp
  readonly png: () => Sharp
  readonly toBuffer: () => Promise<Buffer>
  readonly metadata: () => Promise<{ width: number; height: number; format: string }>
}

interface Canvas {
  readonly getContext: (kind: '2d') => {
    fillStyle: string
    fillRect: (x: number, y: number, width: number, height: number) => void
    getImageData: (x: number, y: number, width: number, height: number) => { data: Uint8ClampedArray }
  }
}

interface Tensor {
  readonly data: Float32Array
}

interface Onnx {
  readonly InferenceSession: {
    readonly create: (
      model: Uint8Array,
      options?: object,
    ) => Promise<{ run: (feeds: object) => Promise<Record<string, Tensor>>; release?: () => Promise<void> }>
  }
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => Tensor
}

/** An ONNX model written by hand: z = x + y, three floats each. */
const addModel =
  'CAc6RgoOCgF4CgF5EgF6IgNBZGQSAWdaDwoBeBIKCggIARIECgIIA1oPCgF5EgoKCAgBEgQKAggDYg8KAXoSCgoICAESBAoCCANCBAoAEA0='

/** Images, drawing and inference. */
export const media: readonly Exercise[] = [
  exercise<(input: Buffer | object) => Sharp>({
    packages: { sharp: '>=0.33.0 <1.0.0' },
    run: async (sharp) => {
      const create = { width: 8, height: 6, channels: 3, background: { r: 255, g: 0, b: 0 } }
      const png = await sharp({ create }).resize(4, 3).png().toBuffer()
      const { width, height, format } = await sharp(png).metadata()
      expectEqual('size and format of the resized image', `${width}x${height} ${format}`, '4x3 png')
    },
  }),
  exercise<{ createCanvas: (width: number, height: number) => Canvas }>({
    packages: { canvas: '>=2.0.0 <4.0.0', '@napi-rs/canvas': '>=0.1.44 <2.0.0' },
    run: (module) => {
      const { createCanvas, Canvas } = module as typeof module & { Canvas: new (w: number, h: number) => Canvas }
      const canvas = typeof createCanvas === 'function' ? createCanvas(4, 4) : new Canvas(4, 4)
      const context = canvas.getContext('2d')
      context.fillStyle = '#ff0000'
      context.fillRect(0, 0, 4, 4)
      expectEqual('colour of a filled pixel', [...context.getImageData(1, 1, 1, 1).data].join(), '255,0,0,255')
    },
  }),
  exercise<Onnx>({
    packages: { 'onnxruntime-node': '>=1.7.0 <2.0.0' },
    run: async ({ InferenceSession, Tensor }) => {
      const session = await InferenceSession.create(Buffer.from(addModel, 'base64'), {
        executionProviders: ['cpu'],
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        logSeverityLevel: 3,
      })
      const x = new Tensor('float32', Float32Array.from([1, 2, 3]), [3])
      const y = new Tensor('float32', Float32Array.from([10, 20, 30]), [3])
      const { z } = await session.run({ x, y })
      expectEqual('inferred sum', z === undefined ? undefined : [...z.data].join(), '11,22,33')
    },
  }),
  exercise<{ Resvg: new (svg: string) => { render: () => { width: number; asPng: () => Buffer } } }>({
    packages: { '@resvg/resvg-js': '>=2.0.0 <3.0.0' },
    run: ({ Resvg }) => {
      const image = new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>').render()
      expectEqual('width of the rendered image', image.width, 4)
      expectTrue('PNG signature', image.asPng().subarray(1, 4).toString() === 'PNG', image.asPng().length)
    },
  }),
]
