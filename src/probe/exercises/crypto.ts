import { exercise, expectEqual, expectTrue, type Exercise } from '../exercise.js'

/** A fixed salt, so that the answer is known. */
const salt = '$2b$04$abcdefghijklmnopqrstuu'

/** Hashes, checksums and ciphers. */
export const crypto: readonly Exercise[] = [
  exercise<{ hashSync: (text: string, salt: string) => string; compareSync: (text: string, hash: string) => boolean }>({
    packages: { bcrypt: '>=5.1.0 <7.0.0' },
    run: ({ hashSync, compareSync }) => {
      const hash = hashSync('archproof', salt)
      expectEqual('hashSync', hash, '$2b$04$abcdefghijklmnopqrstuuHIU53JQomkzzNhLWsdr1dQMEXP6u1yS')
      expectEqual('compareSync', compareSync('archproof', hash), true)
      expectEqual('compareSync with another password', compareSync('archpr00f', hash), false)
    },
  }),
  exercise<{
    hashSync: (text: string, cost: number | object) => string
    verifySync: (text: string, hash: string) => boolean
  }>({
    packages: { '@node-rs/bcrypt': '>=1.0.0 <3.0.0' },
    run: ({ hashSync, verifySync }, { version }) => {
      const hash = hashSync('archproof', version.startsWith('1.') ? 4 : { cost: 4 })
      expectEqual('verifySync', verifySync('archproof', hash), true)
      expectEqual('verifySync with another password', verifySync('archpr00f', hash), false)
    },
  }),
  exercise<{
    hash: (text: string, options: object) => Promise<string>
    verify: (hash: string, text: string) => Promise<boolean>
  }>({
    packages: { argon2: '>=0.28.0 <1.0.0', '@node-rs/argon2': '>=1.0.0 <3.0.0' },
    run: async ({ hash, verify }) => {
      // Far too weak for a password; enough to run the code.
      const digest = await hash('archproof', { timeCost: 2, memoryCost: 1024, parallelism: 1 })
      expectTrue('hash', digest.startsWith('$argon2'), digest)
      expectEqual('verify', await verify(digest, 'archproof'), true)
      expectEqual('verify with another password', await verify(digest, 'archpr00f'), false)
    },
  }),
  exercise<{ crc32: (text: string) => number }>({
    packages: { '@node-rs/crc32': '>=1.0.0 <2.0.0' },
    run: ({ crc32 }) => expectEqual('crc32 of 123456789', crc32('123456789'), 0xcbf43926),
  }),
  exercise<{ xxh32: (text: string, seed: number) => number }>({
    packages: { '@node-rs/xxhash': '>=1.0.0 <2.0.0' },
    run: ({ xxh32 }) => expectEqual('xxh32 of the empty text', xxh32('', 0), 0x02cc5d05),
  }),
  exercise<{
    crypto_generichash_BYTES: number
    crypto_generichash: (output: Buffer, input: Buffer) => void
  }>({
    packages: { 'sodium-native': '>=3.0.0 <6.0.0' },
    run: (sodium) => {
      const output = Buffer.alloc(sodium.crypto_generichash_BYTES)
      sodium.crypto_generichash(output, Buffer.from('abc'))
      // BLAKE2b-256 of "abc".
      expectEqual('generichash', output.toString('hex').slice(0, 16), 'bddd813c63423972')
    },
  }),
  exercise<{ default?: () => object } & (() => object)>({
    packages: { 'cpu-features': '>=0.0.1 <1.0.0' },
    run: (features) => expectTrue('cpu-features', typeof features() === 'object', features()),
  }),
  exercise<object>({
    packages: { ssh2: '>=1.0.0 <2.0.0' },
    object: /sshcrypto\.node$/,
    run: (ssh2) => {
      const { utils } = ssh2 as { utils: { generateKeyPairSync: (type: string) => { public: string } } }
      const key = utils.generateKeyPairSync('ed25519')
      expectTrue('generateKeyPairSync', key.public.startsWith('ssh-ed25519'), key.public)
    },
  }),
  exercise<(algorithm: string) => { update: (text: string) => { digest: (encoding: string) => string } }>({
    packages: { keccak: '>=3.0.0 <4.0.0' },
    run: (keccak) => {
      const digest = keccak('keccak256').update('').digest('hex')
      expectEqual('keccak256 of nothing', digest, 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
    },
  }),
  exercise<{ publicKeyCreate: (key: Uint8Array) => Uint8Array }>({
    packages: { secp256k1: '>=4.0.0 <6.0.0' },
    run: ({ publicKeyCreate }) => {
      const key = new Uint8Array(32)
      key[31] = 1
      // The generator of the curve.
      const expected = '0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798'
      expectEqual('public key of 1', hex(publicKeyCreate(key)), expected)
    },
  }),
]

const hex = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : typeof bytes
