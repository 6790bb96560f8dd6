// Writes fahrenheit.onnx: fahrenheit = celsius * 1.8 + 32. The field numbers are those of onnx.proto
// (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), the encoding is protobuf's. Run it with: node model/make.js
import { writeFileSync } from 'node:fs'

const varint = (number) => (number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))])
const integer = (field, value) => Buffer.from([...varint(field * 8), ...varint(value)])
const bytes = (field, value) => {
  const content = Buffer.from(value)
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content])
}
const message = (field, ...parts) => bytes(field, Buffer.concat(parts))
const float = (value) => Buffer.from(new Float32Array([value]).buffer)

const FLOAT = 1

/** NodeProto: input 1, output 2, name 3, op_type 4. */
const node = (operator, inputs, output) =>
  message(1, ...inputs.map((name) => bytes(1, name)), bytes(2, output), bytes(3, operator), bytes(4, operator))

/** TensorProto: dims 1, data_type 2, name 8, raw_data 9. */
const constant = (name, value) => message(5, integer(1, 1), integer(2, FLOAT), bytes(8, name), bytes(9, float(value)))

/** ValueInfoProto: name 1, type 2 { tensor_type 1 { elem_type 1, shape 2 { dim 1 { dim_value 1 } } } }. */
const value = (field, name) =>
  message(field, bytes(1, name), message(2, message(1, integer(1, FLOAT), message(2, message(1, integer(1, 1))))))

/** ModelProto: ir_version 1, producer_name 2, graph 7, opset_import 8 { version 2 }. */
const model = Buffer.concat([
  integer(1, 8),
  bytes(2, 'native-app'),
  message(
    7,
    node('Mul', ['celsius', 'factor'], 'scaled'),
    node('Add', ['scaled', 'offset'], 'fahrenheit'),
    bytes(2, 'fahrenheit'),
    constant('factor', 1.8),
    constant('offset', 32),
    value(11, 'celsius'),
    value(12, 'fahrenheit'),
  ),
  message(8, integer(2, 13)),
])

writeFileSync(new URL('fahrenheit.onnx', import.meta.url), model)
