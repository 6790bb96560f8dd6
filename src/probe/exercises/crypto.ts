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
    packages: { argon2: '>=0.41.0 <1.0.0', '@node-rs/argon2': '>=1.8.0 <3.0.0' },
    run: async ({ hash, verify }) => {
      // Far too weak for a password; enough to run the code.
      const digest = await hash('archproof', {
        timeCost: 2,
        memoryCost: 1024,
        parallelism: 1,
        salt: Buffer.alloc(16, 1),
      })
      expectTrue('hash', digest.startsWith('$argon2'), digest)
      // @node-rs/argon2 takes the salt since 2.0; its hash holds the salt that was used.
      const [given, itsHash] = digest.split('$').slice(-2)
      if (given === 'AQEBAQEBAQEBAQEBAQEBAQ')
        expectEqual('hash', itsHash, 'VDb4h4k/r6SeCmPbhcNGIqzUHoFQlc1ievHa+/sP488')
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
  exercise<() => { arch: string } | undefined>({
    packages: { 'cpu-features': '>=0.0.2 <1.0.0' },
    run: (features) => {
      const expected: Readonly<Record<string, string>> = { x64: 'x86', ia32: 'x86', arm64: 'aarch64', arm: 'arm' }
      // The rest of its binding.cc: ppc for PowerPC, and no name for what it does not know.
      const other = process.arch === 'ppc64' ? 'ppc' : 'unknown'
      expectEqual('arch', features()?.arch, expected[process.arch] ?? other)
    },
  }),
  exercise<object>({
    packages: { ssh2: '>=1.0.0 <2.0.0' },
    object: /sshcrypto\.node$/,
    run: (_, { require }) => {
      const crypto = require('./lib/protocol/crypto.js') as SshCrypto
      const packet = encrypted(crypto, false)
      // Its ciphers in JavaScript are those of Node.
      expectEqual(
        'encrypted packet',
        packet.own.toString('hex'),
        encrypted(crypto, true, packet.plain).own.toString('hex'),
      )
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

interface SshCipher {
  readonly allocPacket: (length: number) => Buffer
  readonly encrypt: (packet: Buffer) => void
}

interface SshCrypto {
  readonly CIPHER_INFO: Readonly<Record<string, { keyLen: number; ivLen: number }>>
  readonly createCipher: (config: object) => SshCipher
}

/** A packet, and what ssh2 makes of it with AES-256-GCM: in its native code, or in JavaScript (which it calls native). */
const encrypted = ({ CIPHER_INFO, createCipher }: SshCrypto, forceNative: boolean, given?: Buffer) => {
  const cipherInfo = CIPHER_INFO['aes256-gcm@openssh.com']
  if (cipherInfo === undefined) throw new Error('AES-256-GCM is not available')
  const parts: Buffer[] = []
  const onWrite = (part: Buffer): void => void parts.push(Buffer.from(part))
  const [cipherKey, cipherIV] = [Buffer.alloc(cipherInfo.keyLen, 1), Buffer.alloc(cipherInfo.ivLen, 2)]
  const cipher = createCipher({ outbound: { onWrite, cipherInfo, cipherKey, cipherIV, seqno: 0, forceNative } })
  const packet = cipher.allocPacket(8)
  packet.fill(42, 5, 13)
  if (given !== undefined) packet.set(given.subarray(0, packet.length))
  const plain = Buffer.from(packet)
  cipher.encrypt(packet)
  return { plain, own: Buffer.concat(parts) }
}
