import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exercise, expectEqual, expectTrue, type Exercise } from '../exercise.js'

/** Terminals, watchers, buffers, compression and engines. */
export const system: readonly Exercise[] = [
  exercise<{ getEventsSince?: unknown; writeSnapshot: (dir: string, file: string) => Promise<unknown> }>({
    packages: ['@parcel/watcher'],
    from: '2.0.0',
    run: async ({ writeSnapshot }) => {
      // A crawl, not a watch: inotify is not emulated everywhere.
      const dir = mkdtempSync(join(tmpdir(), 'archproof-'))
      await writeSnapshot(dir, join(dir, 'snapshot'))
    },
  }),
  exercise<{
    spawn: (
      file: string,
      args: readonly string[],
      options: object,
    ) => { onData: (listener: (text: string) => void) => void; onExit: (listener: () => void) => void }
  }>({
    packages: ['node-pty', '@lydell/node-pty', '@homebridge/node-pty-prebuilt-multiarch'],
    from: '0.9.0',
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
    packages: ['re2'],
    from: '1.0.0',
    run: (RE2) => expectEqual('exec', new RE2('a(b+)').exec('xabbb')?.[1], 'bbb'),
  }),
  exercise<{ mask: (...input: readonly [Buffer, Buffer, Buffer, number, number]) => void }>({
    packages: ['bufferutil'],
    from: '1.0.0',
    run: ({ mask }) => {
      const output = Buffer.alloc(4)
      mask(Buffer.from([1, 2, 3, 4]), Buffer.from([255, 0, 255, 0]), output, 0, 4)
      expectEqual('mask', output.toString('hex'), 'fe02fc04')
    },
  }),
  exercise<(buffer: Buffer) => boolean>({
    packages: ['utf-8-validate'],
    from: '5.0.0',
    run: (validate) => {
      expectEqual('valid text', validate(Buffer.from('é')), true)
      expectEqual('invalid text', validate(Buffer.from([0xc3, 0x28])), false)
    },
  }),
  exercise<{ extractStrings: unknown }>({
    packages: ['msgpackr-extract'],
    from: '1.0.0',
    run: ({ extractStrings }) => expectEqual('extractStrings', typeof extractStrings, 'function'),
  }),
  exercise<{ Isolate: new (options: object) => Isolate }>({
    packages: ['isolated-vm'],
    from: '4.0.0',
    run: ({ Isolate }) => {
      const isolate = new Isolate({ memoryLimit: 16 })
      const context = isolate.createContextSync()
      expectEqual('evaluated in the isolate', isolate.compileScriptSync('6 * 7').runSync(context), 42)
      isolate.dispose()
    },
  }),
  exercise<{ compressSync: (input: string) => Buffer; uncompressSync: (input: Buffer) => Buffer }>({
    packages: ['snappy'],
    from: '7.0.0',
    run: ({ compressSync, uncompressSync }) =>
      expectEqual('compressed and back', String(uncompressSync(compressSync('archproof'))), 'archproof'),
  }),
  exercise<{ compress: (input: Buffer) => Promise<Buffer>; decompress: (input: Buffer) => Promise<Buffer> }>({
    packages: ['@mongodb-js/zstd'],
    from: '1.0.0',
    run: async ({ compress, decompress }) => {
      const text = String(await decompress(await compress(Buffer.from('archproof'))))
      expectTrue('compressed and back', text === 'archproof', text)
    },
  }),
]

interface Isolate {
  readonly createContextSync: () => object
  readonly compileScriptSync: (code: string) => { runSync: (context: object) => unknown }
  readonly dispose: () => void
}
