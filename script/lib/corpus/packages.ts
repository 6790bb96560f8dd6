import type { CorpusFamily, CorpusPackage } from './corpus-package.js'

/** Versions of one package, the one that all variants are made of first. */
const list: Readonly<Record<CorpusFamily, Readonly<Record<string, readonly string[]>>>> = {
  'node-gyp-build': {
    '@contrast/fn-inspect': ['4.3.0'],
    '@datadog/native-metrics': ['3.1.1'],
    '@datadog/pprof': ['5.8.0'],
    '@newrelic/native-metrics': ['11.1.0'],
    '@serialport/bindings-cpp': ['13.0.1', '12.0.1'],
    argon2: ['0.44.0', '0.41.1'],
    bcrypt: ['6.0.0'],
    bufferutil: ['4.0.9', '4.0.7'],
    'classic-level': ['3.0.0', '1.4.1'],
    keccak: ['3.0.4'],
    leveldown: ['6.1.1'],
    'lzma-native': ['8.0.6'],
    microtime: ['3.1.1'],
    'ref-napi': ['3.0.3'],
    secp256k1: ['5.0.1'],
    'tree-sitter': ['0.21.1'],
    'tree-sitter-json': ['0.24.8'],
    usb: ['2.14.0'],
    'utf-8-validate': ['6.0.5', '5.0.10'],
  },
  bindings: {
    'bigint-buffer': ['1.1.5'],
    epoll: ['4.0.1'],
    'i2c-bus': ['5.2.3'],
    'segfault-handler': ['1.3.0'],
    'unix-dgram': ['2.0.6'],
  },
  'node-pre-gyp': {
    '@discordjs/opus': ['0.10.0'],
    argon2: ['0.31.2'],
    bcrypt: ['5.1.1', '5.0.1'],
    sqlite3: ['5.1.6'],
  },
  'napi-rs': {
    '@ast-grep/napi': ['0.38.1'],
    '@css-inline/css-inline': ['0.14.3'],
    '@napi-rs/canvas': ['0.1.77', '0.1.65'],
    '@napi-rs/keyring': ['1.1.8'],
    '@node-rs/argon2': ['2.0.2'],
    '@node-rs/bcrypt': ['1.10.7', '1.9.2'],
    '@node-rs/crc32': ['1.10.6'],
    '@node-rs/jieba': ['2.0.1'],
    '@node-rs/xxhash': ['1.7.6'],
    '@resvg/resvg-js': ['2.6.2'],
    '@swc/core': ['1.11.24', '1.7.26'],
    '@tailwindcss/oxide': ['4.1.8', '4.0.0'],
    'ffi-rs': ['1.2.10'],
    'lz4-napi': ['2.8.0'],
    'oxc-parser': ['0.72.0'],
    rolldown: ['1.0.0-beta.9'],
    snappy: ['7.3.3', '7.2.2'],
    'unrs-resolver': ['1.12.2'],
  },
  'prebuild-install': {
    'better-sqlite3': ['12.2.0'],
    drivelist: ['12.0.2'],
    farmhash: ['4.0.2', '3.3.1'],
    'zstd-napi': ['0.0.10'],
  },
  'platform packages': {
    '@duckdb/node-bindings': ['1.2.2-alpha.19'],
    '@parcel/watcher': ['2.5.1', '2.4.1'],
    'cbor-extract': ['2.2.0'],
    libsql: ['0.5.12'],
    lightningcss: ['1.30.1', '1.27.0'],
    lmdb: ['3.3.0', '2.9.4'],
    'msgpackr-extract': ['3.0.3'],
    rollup: ['4.40.0', '4.24.0'],
    sharp: ['0.34.2', '0.33.5'],
  },
  'own folders': {
    '@parcel/source-map': ['2.1.1'],
    '@sentry-internal/node-cpu-profiler': ['2.2.0'],
    '@temporalio/core-bridge': ['1.11.7'],
    'aws-crt': ['1.25.0'],
    deasync: ['0.1.30'],
    'fs-native-extensions': ['1.3.3'],
    koffi: ['2.11.0', '2.9.2'],
    'node-hid': ['3.1.2'],
    'onnxruntime-node': ['1.14.0'],
    oracledb: ['6.7.0', '6.5.1'],
    'sodium-native': ['4.3.3'],
    zeromq: ['6.3.0'],
  },
  executables: {
    '@ast-grep/cli': ['0.38.1'],
    '@biomejs/biome': ['1.9.4'],
    dprint: ['0.50.0'],
    esbuild: ['0.25.5', '0.21.5'],
    oxlint: ['1.0.0'],
    turbo: ['2.5.3', '2.0.0'],
  },
}

/** Published without binaries that can be fetched from npm. */
const compiled = new Set([
  'bigint-buffer@1.1.5',
  'epoll@4.0.1',
  'i2c-bus@5.2.3',
  'segfault-handler@1.3.0',
  'unix-dgram@2.0.6',
  '@discordjs/opus@0.10.0',
  'argon2@0.31.2',
  'bcrypt@5.1.1',
  'bcrypt@5.0.1',
  'sqlite3@5.1.6',
  'better-sqlite3@12.2.0',
  'drivelist@12.0.2',
  'farmhash@4.0.2',
  'farmhash@3.3.1',
  'zstd-napi@0.0.10',
])

/**
 * Not opened on musl: their initialisers call functions of libstdc++ and use the results, and the stand-in for it gives none,
 * so that they end with SIGSEGV when all linking is done.
 */
export const needsLibstdcxx: ReadonlySet<string> = new Set([
  '@napi-rs/canvas',
  '@sentry-internal/node-cpu-profiler',
  'koffi',
  'lmdb',
  'sharp',
  'utf-8-validate',
])

export const corpusPackages: readonly CorpusPackage[] = Object.entries(list).flatMap(([family, packages]) =>
  Object.entries(packages).flatMap(([name, versions]) =>
    versions.map((version, index) => ({
      name,
      version,
      family: family as CorpusFamily,
      compiled: compiled.has(`${name}@${version}`),
      full: index === 0,
    })),
  ),
)
