import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exercise, expectEqual, expectTrue, type Exercise } from '../exercise.js'
import { scratchFolder } from './scratch-folder.js'

/** Terminals, watchers, buffers, compression and engines. */
export const system: readonly Exercise[] = [
  exercise<{
    writeSnapshot: (dir: string, file: string, options: object) => Promise<unknown>
    getEventsSince: (dir: string, file: string, options: object) => Promise<readonly { path: string; type: string }[]>
  }>({
    packages: { '@parcel/watcher': '>=2.0.0 <3.0.0' },
    run: async ({ writeSnapshot, getEventsSince }) => {
      // A crawl, not a watch: inotify is not emulated everywhere.
      const options = { backend: 'brute-force' }
      const dir = scratchFolder()
      const snapshot = join(scratchFolder(), 'snapshot')
      await writeSnapshot(dir, snapshot, options)
      writeFileSync(join(dir, 'new'), '')
      const events = await getEventsSince(dir, snapshot, options)
      const seen = events.filter(({ path }) => path.endsWith('/new')).map(({ type }) => type)
      expectEqual('what happened to a new file', seen.join(), 'create')
    },
  }),
  exercise<{
    spawn: (
      file: string,
      args: readonly string[],
      options: object,
    ) => { onData: (listener: (text: string) => void) => void; onExit: (listener: () => void) => void }
  }>({
    packages: {
      'node-pty': '>=1.0.0 <2.0.0',
      '@lydell/node-pty': '>=1.0.0 <2.0.0',
      '@homebridge/node-pty-prebuilt-multiarch': '>=0.13.0 <1.0.0',
    },
    run: async ({ spawn }) => {
      const text = await new Promise<string>((resolve) => {
        let output = ''
        // Not -p, which colours its answer in a terminal.
        const pty = spawn(process.execPath, ['-e', 'process.stdout.write(String(6 * 7))'], { cols: 80, rows: 24 })
        pty.onData((chunk) => (output += chunk))
        pty.onExit(() => resolve(output))
      })
      expectEqual('output of a program in the terminal', text.trim(), '42')
    },
  }),
  exercise<new (pattern: string) => { exec: (text: string) => readonly string[] | null }>({
    packages: { re2: '>=1.22.0 <2.0.0' },
    run: (RE2) => expectEqual('exec', new RE2('a(b+)').exec('xabbb')?.[1], 'bbb'),
  }),
  exercise<{ mask: (...input: readonly [Buffer, Buffer, Buffer, number, number]) => void }>({
    packages: { bufferutil: '>=4.0.0 <5.0.0' },
    run: ({ mask }) => {
      const output = Buffer.alloc(4)
      mask(Buffer.from([1, 2, 3, 4]), Buffer.from([255, 0, 255, 0]), output, 0, 4)
      expectEqual('mask', output.toString('hex'), 'fe02fc04')
    },
  }),
  exercise<(buffer: Buffer) => boolean>({
    packages: { 'utf-8-validate': '>=5.0.0 <7.0.0' },
    run: (validate) => {
      expectEqual('valid text', validate(Buffer.from('é')), true)
      expectEqual('invalid text', validate(Buffer.from([0xc3, 0x28])), false)
    },
  }),
  exercise<{ extractStrings: (start: number, end: number, source: ArrayBuffer) => unknown }>({
    packages: { 'msgpackr-extract': '>=3.0.0 <4.0.0' },
    run: ({ extractStrings }, { version }) => {
      // Before 3.0 it takes a Buffer, and an ArrayBuffer crashes it.
      if (/^[012]\./.test(version)) throw new Error('it takes its input in another form')
      const words = Buffer.from([0x92, 0xa9, ...Buffer.from('archproof'), 0xa9, ...Buffer.from('verifying')])
      const found = extractStrings(1, words.length, new Uint8Array(words).buffer)
      expectTrue('extractStrings', /^archproof.verifying$/s.test(String(found)), found)
    },
  }),
  // Nothing shows that msgpackr is to be native, so it is found only where the user names it.
  exercise<{
    pack: (value: object) => Buffer
    unpack: (bytes: Buffer) => unknown
    isNativeAccelerationEnabled?: boolean
  }>({
    packages: { msgpackr: '>=1.8.0 <3.0.0' },
    // Another package in this process may have loaded them.
    parts: ({ isNativeAccelerationEnabled }) =>
      isNativeAccelerationEnabled === true
        ? ['x64', 'arm64', 'arm'].map((arch) => `@msgpackr-extract/msgpackr-extract-linux-${arch}`)
        : [],
    run: ({ pack, unpack }) => {
      // It decodes short messages in JavaScript.
      const words = Array.from({ length: 12 }, (_, index) => `${'archproof'.repeat(3)}${index}`)
      expectEqual('packed and unpacked', JSON.stringify(unpack(pack({ words }))), JSON.stringify({ words }))
    },
  }),
  exercise<{ Isolate: new (options: object) => Isolate }>({
    packages: { 'isolated-vm': '>=7.0.0 <8.0.0' },
    run: ({ Isolate }) => {
      const isolate = new Isolate({ memoryLimit: 16 })
      const context = isolate.createContextSync()
      expectEqual('evaluated in the isolate', isolate.compileScriptSync('6 * 7').runSync(context), 42)
      isolate.dispose()
    },
  }),
  exercise<Compressor>({
    packages: { snappy: '>=7.2.0 <8.0.0' },
    run: ({ compressSync, uncompressSync }) => {
      // The length, a tag, and the text as it is: https://github.com/google/snappy/blob/main/format_description.txt
      const compressed = Buffer.concat([Buffer.of(9, 8 << 2), Buffer.from('archproof')])
      expectEqual('compressed', compressSync('archproof').toString('hex'), compressed.toString('hex'))
      expectEqual('restored', String(uncompressSync(compressed)), 'archproof')
    },
  }),
  exercise<{ compress: (input: Buffer) => Promise<Buffer>; decompress: (input: Buffer) => Promise<Buffer> }>({
    packages: { '@mongodb-js/zstd': '>=1.0.0 <2.0.0' },
    run: async ({ compress, decompress }) => {
      const text = String(await decompress(await compress(Buffer.from('archproof'))))
      expectTrue('compressed and back', text === 'archproof', text)
    },
  }),
  exercise<Compressor>({
    packages: { 'lz4-napi': '>=2.2.0 <3.0.0' },
    run: ({ compressSync, uncompressSync }) => {
      // The length, a token, and the text as it is: https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
      const compressed = Buffer.concat([Buffer.of(9, 0, 0, 0, 9 << 4), Buffer.from('archproof')])
      expectEqual('compressed', compressSync('archproof').toString('hex'), compressed.toString('hex'))
      expectEqual('restored', String(uncompressSync(compressed)), 'archproof')
    },
  }),
  exercise<{ load: (library: null) => { func: (prototype: string) => (value: number) => number } }>({
    packages: { koffi: '>=2.16.0 <4.0.0' },
    // A function of the C library that this process has anyway.
    run: ({ load }) => expectEqual('abs(-42)', load(null).func('int abs(int)')(-42), 42),
  }),
  exercise<{ Push: new () => Socket; Pull: new () => Socket }>({
    packages: { zeromq: '>=6.0.4 <7.0.0' },
    run: async ({ Push, Pull }) => {
      const [from, to] = [new Push(), new Pull()]
      await from.bind('inproc://archproof')
      to.connect('inproc://archproof')
      await from.send('42')
      expectEqual('received message', String((await to.receive())[0]), '42')
      from.close()
      to.close()
    },
  }),
  exercise<{ autoDetect: () => { open: (options: object) => Promise<Port> } }>({
    packages: { '@serialport/bindings-cpp': '>=10.0.0 <14.0.0' },
    run: async ({ autoDetect }) => {
      // A terminal of the kernel's own takes the settings of a serial port.
      const port = await autoDetect().open({ path: '/dev/ptmx', baudRate: 9600, lock: false })
      expectEqual('getBaudRate', (await port.getBaudRate()).baudRate, 9600)
      await port.close()
    },
  }),
  exercise<{ start: () => void; stop: () => void; stats: () => { heap?: { spaces?: unknown } } | undefined }>({
    packages: { '@datadog/native-metrics': '>=2.0.0 <5.0.0' },
    run: ({ start, stop, stats }) => {
      start()
      const measured = stats()
      stop()
      const spaces = measured?.heap?.spaces
      expectTrue('spaces of the heap', Array.isArray(spaces) && spaces.some(isOldSpace), JSON.stringify(measured))
    },
  }),
  exercise<{ Repository: { init: (dir: string) => { path: () => string; isEmpty: () => boolean } } }>({
    packages: { '@napi-rs/simple-git': '>=0.1.0 <2.0.0' },
    run: ({ Repository }) => {
      const dir = scratchFolder()
      const repository = Repository.init(dir)
      expectEqual('path of a new repository', repository.path(), `${dir}/.git/`)
      expectEqual('isEmpty', repository.isEmpty(), true)
    },
  }),
]

const isOldSpace = (space: unknown): boolean => (space as { space_name?: unknown }).space_name === 'old_space'

interface Socket {
  readonly bind: (address: string) => Promise<void>
  readonly connect: (address: string) => void
  readonly send: (message: string) => Promise<void>
  readonly receive: () => Promise<readonly Buffer[]>
  readonly close: () => void
}

interface Isolate {
  readonly createContextSync: () => object
  readonly compileScriptSync: (code: string) => { runSync: (context: object) => unknown }
  readonly dispose: () => void
}

interface Compressor {
  readonly compressSync: (input: string) => Buffer
  readonly uncompressSync: (input: Buffer) => Buffer
}

interface Port {
  readonly getBaudRate: () => Promise<{ baudRate: number }>
  readonly close: () => Promise<void>
}
