/** Makes small ELF objects from a declaration; the loader of the machine they are for can load them. */
export interface ElfDeclaration {
  readonly bits?: 32 | 64
  readonly littleEndian?: boolean
  /** e_machine; x86-64 by default. */
  readonly machine?: number
  /** e_type: ET_DYN by default. */
  readonly type?: number
  readonly interpreter?: string
  readonly needed?: readonly string[]
  readonly soname?: string
  readonly rpath?: string
  readonly runpath?: string
  readonly flags?: number
  readonly flags1?: number
  readonly symbols?: readonly SymbolDeclaration[]
  /** Also without symbols that use them. */
  readonly versionNeeds?: readonly { readonly library: string; readonly version: string; readonly weak?: boolean }[]
  readonly versionDefinitions?: readonly string[]
  readonly hash?: 'gnu' | 'system-v' | 'none'
  /** A relative relocation in DT_RELR. */
  readonly packed?: boolean
  /** PF_* of PT_GNU_STACK; none of it when absent. */
  readonly stack?: number
  /** Content of PT_GNU_PROPERTY. */
  readonly property?: Uint8Array
  readonly align?: number
}

export interface SymbolDeclaration {
  readonly name: string
  /** An undefined one by default. */
  readonly defined?: boolean
  readonly weak?: boolean
  readonly version?: string
  /** Soname of the version need. */
  readonly library?: string
  readonly hidden?: boolean
  /** How a relocation refers to it; none by default. */
  readonly reference?: 'data' | 'got' | 'plt' | 'descriptor'
}

/** Relocation numbers of elf.h: an address, GLOB_DAT, JUMP_SLOT and (in the table of JUMP_SLOT) TLSDESC. */
const relocation: Readonly<Record<number, { data: number; got: number; plt: number; descriptor: number }>> = {
  3: { data: 1, got: 6, plt: 7, descriptor: 41 },
  22: { data: 22, got: 10, plt: 11, descriptor: 11 },
  40: { data: 2, got: 21, plt: 22, descriptor: 13 },
  62: { data: 1, got: 6, plt: 7, descriptor: 36 },
  183: { data: 257, got: 1025, plt: 1026, descriptor: 1031 },
}

/** Addresses are offsets plus this, so that nobody can take one for the other. */
const base = 0x10000

class Bytes {
  readonly content: number[] = []
  private readonly wide: boolean
  private readonly littleEndian: boolean

  constructor(wide: boolean, littleEndian: boolean) {
    this.wide = wide
    this.littleEndian = littleEndian
  }

  number(value: number, size: number): this {
    const bytes = Array.from({ length: size }, (_none, index) => Math.floor(value / 2 ** (8 * index)) % 256)
    this.content.push(...(this.littleEndian ? bytes : bytes.reverse()))
    return this
  }
  u8 = (value: number): this => this.number(value, 1)
  u16 = (value: number): this => this.number(value, 2)
  u32 = (value: number): this => this.number(value, 4)
  word = (value: number): this => this.number(value, this.wide ? 8 : 4)
  raw(bytes: Iterable<number>): this {
    for (const byte of bytes) this.content.push(byte)
    return this
  }
  alignTo(size: number): this {
    while (this.content.length % size !== 0) this.content.push(0)
    return this
  }
}

const text = (value: string): readonly number[] => [...new TextEncoder().encode(value), 0]

/** The hash of DT_HASH and of version names: gABI, "Hash Table". */
const systemVHash = (name: string): number => {
  let hash = 0
  for (const byte of new TextEncoder().encode(name)) {
    hash = (hash << 4) + byte
    const high = hash & 0xf0000000
    if (high !== 0) hash ^= high >>> 24
    hash = (hash & ~high) >>> 0
  }
  return hash
}

const gnuHash = (name: string): number => {
  let hash = 5381
  for (const byte of new TextEncoder().encode(name)) hash = (Math.imul(hash, 33) + byte) >>> 0
  return hash
}

interface Part {
  readonly address: number
  readonly size: number
}

/** The bytes of the object. */
export const buildElf = (declaration: ElfDeclaration): Uint8Array => {
  const builder = new Builder(declaration)
  return builder.build()
}

class Builder {
  private readonly given: ElfDeclaration
  private readonly wide: boolean
  private readonly littleEndian: boolean
  private readonly machine: number
  private readonly out: Bytes
  private readonly strings: Bytes
  private readonly offsets = new Map<string, number>()
  /** Undefined symbols first: GNU's table holds the defined ones, behind them. */
  private readonly symbols: readonly SymbolDeclaration[]
  private readonly versions: string[] = []

  constructor(given: ElfDeclaration) {
    this.given = given
    this.wide = (given.bits ?? 64) === 64
    this.littleEndian = given.littleEndian ?? true
    this.machine = given.machine ?? 62
    this.out = this.bytes()
    this.strings = this.bytes().u8(0)
    const all = given.symbols ?? []
    this.symbols = [...all.filter(({ defined }) => defined !== true), ...all.filter(({ defined }) => defined === true)]
  }

  private bytes = (): Bytes => new Bytes(this.wide, this.littleEndian)

  private string(value: string): number {
    const known = this.offsets.get(value)
    if (known !== undefined) return known
    const offset = this.strings.content.length
    this.strings.raw(text(value))
    this.offsets.set(value, offset)
    return offset
  }

  private append(part: Bytes, align = 8): Part {
    this.out.alignTo(align)
    const address = this.out.content.length + base
    this.out.raw(part.content)
    return { address, size: part.content.length }
  }

  build(): Uint8Array {
    const { given } = this
    const segments =
      2 +
      Number(given.interpreter !== undefined) +
      Number(given.stack !== undefined) +
      Number(given.property !== undefined)
    const headerSize = this.wide ? 64 : 52
    const segmentSize = this.wide ? 56 : 32
    this.out.raw(new Uint8Array(headerSize + segments * segmentSize))

    const interpreter = given.interpreter === undefined ? null : this.append(this.bytes().raw(text(given.interpreter)))
    const property = given.property === undefined ? null : this.append(this.bytes().raw(given.property))
    const entries = this.tables()
    const stringTable = this.append(this.strings)
    entries.push([5, stringTable.address], [10, stringTable.size], [0, 0])
    const dynamicBytes = this.bytes()
    for (const [tag, value] of entries) dynamicBytes.word(tag).word(value)
    const dynamic = this.append(dynamicBytes)
    this.out.alignTo(16)

    const head = this.header(segments, headerSize, segmentSize)
    const file = { address: base, size: this.out.content.length }
    this.segment(head, 1, 7, file, given.align ?? 0x10000)
    this.segment(head, 2, 6, dynamic, 8)
    if (interpreter !== null) this.segment(head, 3, 4, interpreter, 1)
    if (given.stack !== undefined) this.segment(head, 0x6474e551, given.stack, { address: base, size: 0 }, 16)
    if (property !== null) this.segment(head, 0x6474e553, 4, property, 8)
    const bytes = Uint8Array.from(this.out.content)
    bytes.set(head.content)
    return bytes
  }

  private header(segments: number, headerSize: number, segmentSize: number): Bytes {
    const ident = [0x7f, 0x45, 0x4c, 0x46, this.wide ? 2 : 1, this.littleEndian ? 1 : 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    const head = this.bytes().raw(ident)
    head
      .u16(this.given.type ?? 3)
      .u16(this.machine)
      .u32(1)
      .word(0)
      .word(headerSize)
      .word(0)
      .u32(0)
    return head.u16(headerSize).u16(segmentSize).u16(segments).u16(0).u16(0).u16(0)
  }

  private segment(head: Bytes, type: number, flags: number, { address, size }: Part, align: number): void {
    head.u32(type)
    if (this.wide) head.u32(flags)
    head
      .word(address - base)
      .word(address)
      .word(address)
      .word(size)
      .word(size)
    if (!this.wide) head.u32(flags)
    head.word(align)
  }

  /** Everything that the dynamic table points to, and its entries. */
  private tables(): [number, number][] {
    const { given } = this
    const entries: [number, number][] = (given.needed ?? []).map((name) => [1, this.string(name)])
    if (given.soname !== undefined) entries.push([14, this.string(given.soname)])
    if (given.rpath !== undefined) entries.push([15, this.string(given.rpath)])
    if (given.runpath !== undefined) entries.push([29, this.string(given.runpath)])
    if (given.flags !== undefined) entries.push([30, given.flags])
    if (given.flags1 !== undefined) entries.push([0x6ffffffb, given.flags1])
    if (given.packed === true) {
      const pointer = this.append(this.bytes().word(base))
      const table = this.append(this.bytes().word(pointer.address))
      entries.push([36, table.address], [35, table.size], [37, table.size])
    }
    entries.push(...this.versionTables(), ...this.symbolTables(), ...this.relocations())
    return entries
  }

  private versionTables(): [number, number][] {
    const { given } = this
    const definitions = given.versionDefinitions ?? []
    const wanted = this.symbols.filter(({ defined, version }) => defined !== true && version !== undefined)
    const needs = [
      ...(given.versionNeeds ?? []),
      ...wanted.map(({ library, version }) => ({ library: library ?? '', version: version ?? '', weak: false })),
    ]
    const entries: [number, number][] = []
    if (definitions.length > 0) {
      const table = this.bytes()
      const names = [given.soname ?? 'object', ...definitions]
      names.forEach((name, index) => {
        table
          .u16(1)
          .u16(index === 0 ? 1 : 0)
          .u16(index + 1)
          .u16(1)
          .u32(systemVHash(name))
          .u32(20)
        table
          .u32(index === names.length - 1 ? 0 : 28)
          .u32(this.string(name))
          .u32(0)
      })
      this.versions.push(...definitions)
      entries.push([0x6ffffffc, this.append(table).address], [0x6ffffffd, names.length])
    }
    const unique = [...new Map(needs.map((need) => [need.version, need])).values()]
    const libraries = [...new Set(unique.map(({ library }) => library))]
    if (unique.length > 0) {
      const table = this.bytes()
      libraries.forEach((library, index) => {
        const own = unique.filter((need) => need.library === library)
        const last = index === libraries.length - 1
        table
          .u16(1)
          .u16(own.length)
          .u32(this.string(library))
          .u32(16)
          .u32(last ? 0 : 16 + 16 * own.length)
        own.forEach(({ version, weak }, at) => {
          this.versions.push(version)
          table
            .u32(systemVHash(version))
            .u16(weak === true ? 2 : 0)
            .u16(this.versions.length + 1)
          table.u32(this.string(version)).u32(at === own.length - 1 ? 0 : 16)
        })
      })
      entries.push([0x6ffffffe, this.append(table).address], [0x6fffffff, libraries.length])
    }
    return entries
  }

  private symbolTables(): [number, number][] {
    const table = this.bytes().raw(new Uint8Array(this.wide ? 24 : 16))
    const versionTable = this.bytes().u16(0)
    for (const { name, defined, weak, version, hidden } of this.symbols) {
      const info = ((weak === true ? 2 : 1) << 4) | (defined === true ? 2 : 0)
      const [section, value] = defined === true ? [1, base] : [0, 0]
      table.u32(this.string(name))
      if (this.wide) table.u8(info).u8(0).u16(section).word(value).word(0)
      else table.word(value).word(0).u8(info).u8(0).u16(section)
      const index = version === undefined ? 1 : this.versions.indexOf(version) + 2
      versionTable.u16(index + (hidden === true ? 0x8000 : 0))
    }
    const entries: [number, number][] = [
      [6, this.append(table).address],
      [11, this.wide ? 24 : 16],
    ]
    if (this.versions.length > 0) entries.push([0x6ffffff0, this.append(versionTable).address])
    return [...entries, ...this.hashTable()]
  }

  private hashTable(): [number, number][] {
    const kind = this.given.hash ?? 'gnu'
    if (kind === 'none') return []
    const count = this.symbols.length + 1
    if (kind === 'system-v') {
      const size = this.machine === 22 && this.wide ? 8 : 4
      const table = this.bytes()
        .number(1, size)
        .number(count, size)
        .number(count > 1 ? 1 : 0, size)
        .number(0, size)
      for (let index = 1; index < count; index += 1) table.number(index + 1 < count ? index + 1 : 0, size)
      return [[4, this.append(table).address]]
    }
    // Like ld.bfd: an empty table starts with symbol 1, although the undefined ones lie behind it.
    const firstDefined = this.symbols.findIndex(({ defined }) => defined === true) + 1
    const table = this.bytes()
      .u32(1)
      .u32(firstDefined === 0 ? 1 : firstDefined)
      .u32(1)
      .u32(0)
    table.raw(new Uint8Array(this.wide ? 8 : 4).fill(0xff)).u32(firstDefined)
    const names = firstDefined === 0 ? [] : this.symbols.slice(firstDefined - 1).map(({ name }) => name)
    names.forEach((name, index) => {
      const hash = gnuHash(name)
      table.u32(index === names.length - 1 ? (hash | 1) >>> 0 : (hash & ~1) >>> 0)
    })
    return [[0x6ffffef5, this.append(table).address]]
  }

  private relocations(): [number, number][] {
    // A word for each symbol, and the three of DT_PLTGOT that belong to the loader.
    const room = this.append(this.bytes().raw(new Uint8Array(8 * (this.symbols.length + 3))))
    const numbers = relocation[this.machine] ?? { data: 1, got: 6, plt: 7, descriptor: 36 }
    const addend = this.wide
    const tables = { eager: this.bytes(), lazy: this.bytes() }
    this.symbols.forEach(({ reference }, index) => {
      if (reference === undefined) return
      const table = reference === 'plt' || reference === 'descriptor' ? tables.lazy : tables.eager
      const [symbol, type] = [index + 1, numbers[reference]]
      table.word(room.address + 8 * index)
      if (this.wide) table.number(this.littleEndian ? type : symbol, 4).number(this.littleEndian ? symbol : type, 4)
      else table.u32(symbol * 256 + type)
      if (addend) table.word(0)
    })
    const entries: [number, number][] = []
    if (tables.eager.content.length > 0) {
      const part = this.append(tables.eager)
      entries.push([addend ? 7 : 17, part.address], [addend ? 8 : 18, part.size], [addend ? 9 : 19, addend ? 24 : 8])
    }
    if (tables.lazy.content.length > 0) {
      const part = this.append(tables.lazy)
      entries.push(
        [23, part.address],
        [2, part.size],
        [20, addend ? 7 : 17],
        [3, room.address + 8 * this.symbols.length],
      )
    }
    return entries
  }
}
