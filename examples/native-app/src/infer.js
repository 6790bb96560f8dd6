import { fileURLToPath } from 'node:url'
import { InferenceSession, Tensor } from 'onnxruntime-node'

const session = await InferenceSession.create(fileURLToPath(new URL('../model/fahrenheit.onnx', import.meta.url)))

/** Degrees Fahrenheit, as the model of model/make.js computes them. */
export const fahrenheit = async (celsius) => {
  const result = await session.run({ celsius: new Tensor('float32', [celsius], [1]) })
  return result.fahrenheit.data[0]
}
