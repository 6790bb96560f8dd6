import { expect, test } from '@jest/globals'

import { addOnInterface } from '../../../src/core/elf/add-on-interface.js'
import type { ElfObject } from '../../../src/core/elf/elf-object.js'
import { readElf } from '../../../src/core/elf/read-elf.js'
import { buildElf, type ElfDeclaration } from '../../support/elf-builder.js'
import { bytesSource } from '../../support/host-files.js'

const objectOf = (declaration: ElfDeclaration): ElfObject => {
  const reading = readElf(bytesSource(buildElf(declaration)))
  if (reading.kind !== 'elf') throw new Error(`read as ${reading.what}`)
  expect(reading.damage).toEqual([])
  return reading.object
}

const ascii = (text: string) => new TextEncoder().encode(text)

test.each([
  ['empty', new Uint8Array(0)],
  ['text', ascii('version https://git-lfs.github.com/spec/v1\noid sha256:00\n')],
  ['text', ascii('/* GNU ld script – with ünicode */\nGROUP ( libc.so.6 )\n')],
  ['archive', ascii('!<arch>\nx')],
  ['wasm', Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)],
  ['mach-o', Uint8Array.of(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1)],
  ['mach-o', Uint8Array.of(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2)],
  ['pe', ascii('MZ\0\0')],
  ['unknown', Uint8Array.of(0x1f, 0x8b, 8, 0)],
] as const)('tells %s from ELF', (what, bytes) => {
  expect(readElf(bytesSource(bytes))).toEqual({ kind: 'other', what })
})

const rich: ElfDeclaration = {
  interpreter: '/lib/ld.so.1',
  needed: ['liba.so.1', 'libb.so.2'],
  soname: 'libown.so.3',
  rpath: '/opt/lib:$ORIGIN',
  runpath: '${ORIGIN}/../lib:/opt/größe',
  versionDefinitions: ['OWN_1.0', 'OWN_2.0'],
  versionNeeds: [{ library: 'libb.so.2', version: 'B_7', weak: true }],
  symbols: [
    { name: 'called', version: 'A_1.0', library: 'liba.so.1', reference: 'plt' },
    { name: 'stored', reference: 'data' },
    { name: 'in_table', weak: true, reference: 'got' },
    { name: 'unused' },
    { name: 'old', defined: true, version: 'OWN_1.0', hidden: true },
    { name: 'old', defined: true, version: 'OWN_2.0' },
    { name: 'plain', defined: true },
  ],
  stack: 7,
  flags: 0x10,
  packed: true,
  align: 0x4000,
}

const layouts = [
  ['x86-64', { bits: 64, littleEndian: true, machine: 62 }],
  ['aarch64', { bits: 64, littleEndian: true, machine: 183 }],
  ['s390x', { bits: 64, littleEndian: false, machine: 22 }],
  ['arm', { bits: 32, littleEndian: true, machine: 40 }],
  ['386', { bits: 32, littleEndian: true, machine: 3 }],
] as const

test.each(
  layouts.flatMap(([name, layout]) => (['gnu', 'system-v'] as const).map((hash) => [name, hash, layout] as const)),
)('reads everything of an object for %s with a %s hash table', (_name, hash, layout) => {
  const object = objectOf({ ...rich, ...layout, hash })
  expect(object).toEqual({
    ...layout,
    type: 'shared',
    truncated: false,
    interpreter: '/lib/ld.so.1',
    dynamic: true,
    needed: ['liba.so.1', 'libb.so.2'],
    soname: 'libown.so.3',
    rpath: ['/opt/lib', '$ORIGIN'],
    runpath: ['${ORIGIN}/../lib', '/opt/größe'],
    noDefaultLibraries: false,
    versionNeeds: [
      { library: 'libb.so.2', version: 'B_7', weak: true },
      { library: 'liba.so.1', version: 'A_1.0', weak: false },
    ],
    versionDefinitions: ['OWN_1.0', 'OWN_2.0'],
    undefinedSymbols: [
      { name: 'called', version: 'A_1.0', library: 'liba.so.1', weak: false, reference: 'plt' },
      { name: 'stored', version: null, library: null, weak: false, reference: 'data' },
      { name: 'in_table', version: null, library: null, weak: true, reference: 'got' },
      { name: 'unused', version: null, library: null, weak: false, reference: 'none' },
    ],
    definedSymbols: [
      { version: 'OWN_1.0', hidden: true, names: ['old'] },
      { version: 'OWN_2.0', hidden: false, names: ['old'] },
      { version: null, hidden: false, names: ['plain'] },
    ],
    bindNow: false,
    textRelocations: false,
    executableStack: true,
    staticTls: true,
    pageSize: 0x4000,
    isaNeeded: null,
    registeredFor: [],
    packedRelocations: true,
    muslVersion: null,
    loaderFolders: [],
  })
})

test('finds undefined symbols by the relocations where an empty hash table does not count them', () => {
  const symbols = [{ name: 'a', reference: 'plt' } as const, { name: 'b', reference: 'data' } as const]
  expect(objectOf({ symbols }).undefinedSymbols.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(objectOf({ symbols, hash: 'none' }).undefinedSymbols.map(({ name }) => name)).toEqual(['a', 'b'])
})

test.each([
  ['ET_EXEC', { type: 2 }, 'executable'],
  ['a position-independent executable by its mark', { flags1: 0x0800_0000 }, 'executable'],
  ['one without the mark, by its interpreter', { interpreter: '/lib64/ld-linux-x86-64.so.2' }, 'executable'],
  ['a library that can be run', { interpreter: '/lib64/ld-linux-x86-64.so.2', soname: 'libc.so.6' }, 'shared'],
  ['a library', {}, 'shared'],
  ['ET_REL', { type: 1 }, 'relocatable'],
  ['ET_CORE', { type: 4 }, 'core'],
] as const)('knows %s', (_what, declaration, type) => {
  expect(objectOf(declaration).type).toBe(type)
})

test.each([
  [{ flags: 0x8 }, true],
  [{ flags1: 0x1 }, true],
  [{ flags: 0x10, flags1: 0x800 }, false],
] as const)('knows from %j whether all symbols are bound at once', (declaration, bindNow) => {
  expect(objectOf(declaration).bindNow).toBe(bindNow)
})

test('an object without PT_GNU_STACK says nothing of its stack', () => {
  expect(objectOf({}).executableStack).toBeNull()
  expect(objectOf({ stack: 6 }).executableStack).toBe(false)
})

test.each([
  [0b0001, 'x86-64-baseline'],
  [0b0011, 'x86-64-v2'],
  [0b0111, 'x86-64-v3'],
  [0b1111, 'x86-64-v4'],
  [0, null],
] as const)('reads the level of the CPU from a property note with bits %i', (bits, level) => {
  const property = new Uint8Array(32)
  const view = new DataView(property.buffer)
  const words = [4, 16, 5, 0x00554e47, 0xc0008002, 4, bits, 0] // name, size, type, "GNU", property
  words.forEach((word, index) => view.setUint32(index * 4, word, true))
  expect(objectOf({ property }).isaNeeded).toBe(level)
})

test('knows how an add-on makes itself known', () => {
  const given = (...names: string[]) => objectOf({ symbols: names.map((name) => ({ name, defined: true })) })
  const called = (name: string) => objectOf({ symbols: [{ name, reference: 'plt' }] })
  const nothing = { moduleVersions: [], nodeApi: false, constructorRegistration: false }
  expect(addOnInterface(given('node_register_module_v127'))).toEqual({ ...nothing, moduleVersions: [127] })
  expect(addOnInterface(given('napi_register_module_v1'))).toEqual({ ...nothing, nodeApi: true })
  expect(addOnInterface(called('napi_module_register'))).toEqual({ ...nothing, nodeApi: true })
  expect(addOnInterface(called('node_module_register'))).toEqual({ ...nothing, constructorRegistration: true })
  expect(addOnInterface(given('main'))).toEqual(nothing)
})

test.each([62, 183])('a descriptor of a thread-local variable is looked up at load, machine %i', (machine) => {
  const symbols = [
    { name: 'called', reference: 'plt' },
    { name: 'thread_local', reference: 'descriptor' },
  ] as const
  const reading = readElf(bytesSource(buildElf({ machine, symbols })))
  expect(
    reading.kind === 'elf' && reading.object.undefinedSymbols.map(({ name, reference }) => [name, reference]),
  ).toEqual([
    ['called', 'plt'],
    ['thread_local', 'data'],
  ])
})
