import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { readElfFile } from '../../../__tests__/support/host-files.js'
import { inWorkshop } from './compile.js'
import type { Arch } from './corpus-package.js'
import { place } from './places.js'

// Debian has musl's loader and no Node for it. The root therefore holds the real loader, a program `node` that exports every
// symbol that Node exports, and stand-ins for the two libraries of GCC that Alpine has, with every symbol that those have.
// All these symbols do nothing: what is tested is the linking.

const machines = { amd64: 'x86_64', arm64: 'aarch64' } as const

/** Names that another object binds to, of a real object. */
const exportsOf = (path: string): readonly string[] => {
  const reading = readElfFile(path)
  if (reading.kind !== 'elf') throw new Error(`${path} is no ELF object`)
  return [...new Set(reading.object.definedSymbols.flatMap(({ names }) => names))]
}

/** Assembly that defines names as functions that return. */
const assembly = (names: readonly string[], arch: Arch): string => {
  const body = arch === 'amd64' ? 'xorl %eax, %eax\nret' : 'mov x0, #0\nret'
  const labels = names
    .filter((name) => /^[\w.$]+$/.test(name))
    .map((name) => `.globl "${name}"\n.type "${name}", %function\n"${name}":`)
  return ['.text', '.p2align 4', ...labels, body, '.section .note.GNU-stack,"",%progbits', ''].join('\n')
}

/** Names that the linker, the start-up code or musl defines themselves. */
const taken = new Set([
  'main',
  '_start',
  '_init',
  '_fini',
  '__bss_start',
  '_edata',
  '_end',
  'data_start',
  '__data_start',
])

const compilers = { amd64: 'gcc', arm64: 'aarch64-linux-gnu-gcc' } as const

const build = async (draft: string, arch: Arch, glibcRoot: string): Promise<void> => {
  const machine = machines[arch]
  const sysroot = `/musl/${arch}/usr`
  const lib = `${sysroot}/lib/${machine}-linux-musl`
  const [libc = ''] = globSync(join(place('roots'), `workshop${lib}/libc.so`))
  const own = new Set([...exportsOf(libc), ...taken])
  const [node = ''] = globSync(join(glibcRoot, 'usr/local/bin/node'))
  const libraries = ['libstdc++.so.6', 'libgcc_s.so.1']
  const work = join(draft, 'work')
  mkdirSync(work, { recursive: true })
  writeFileSync(
    join(work, 'node.s'),
    assembly(
      exportsOf(node).filter((name) => !own.has(name)),
      arch,
    ),
  )
  copyFileSync(join(import.meta.dirname, 'harness.c'), join(work, 'harness.c'))
  for (const library of libraries) {
    const [path = ''] = globSync(join(glibcRoot, `usr/lib/*-linux-gnu/${library}`))
    writeFileSync(
      join(work, `${library}.s`),
      assembly(
        exportsOf(path).filter((name) => !own.has(name)),
        arch,
      ),
    )
  }
  const cc = compilers[arch]
  const script = [
    'set -e; cd /work',
    ...libraries.map((name) => `${cc} -shared -nostdlib -Wl,-soname,${name} -o ${name} ${name}.s`),
    `${cc} -nostdinc -isystem ${sysroot}/include/${machine}-linux-musl -O1 -fPIE -c -o harness.o harness.c`,
    `${cc} -nostdlib -pie -rdynamic -Wl,--dynamic-linker,/lib/ld-musl-${machine}.so.1 -o node ${lib}/Scrt1.o ${lib}/crti.o harness.o node.s -L${lib} -lc ${lib}/crtn.o -Wl,--no-as-needed libstdc++.so.6 libgcc_s.so.1`,
  ].join('\n')
  await inWorkshop(work, script)
  for (const folder of ['lib', 'usr/lib', 'usr/local/bin', 'etc', 'proc', 'dev', 'tmp', 'rows'])
    mkdirSync(join(draft, folder), { recursive: true })
  cpSync(libc, join(draft, `lib/ld-musl-${machine}.so.1`))
  symlinkSync(`ld-musl-${machine}.so.1`, join(draft, `lib/libc.musl-${machine}.so.1`))
  for (const library of libraries) cpSync(join(work, library), join(draft, 'usr/lib', library))
  cpSync(join(work, 'node'), join(draft, 'usr/local/bin/node'))
  writeFileSync(join(draft, 'etc/os-release'), 'ID=alpine\nNAME="Alpine Linux"\n')
  writeFileSync(join(draft, 'etc/alpine-release'), '3.22.0\n')
  writeFileSync(join(draft, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n')
  execFileSync('chmod', ['755', join(draft, 'usr/local/bin/node'), join(draft, `lib/ld-musl-${machine}.so.1`)])
  rmSync(work, { recursive: true })
}

/** A root with musl's own loader; made once. */
export const muslRoot = async (arch: Arch): Promise<string> => {
  const root = join(place('roots'), `musl-${arch}`)
  if (existsSync(root)) return root
  rmSync(`${root}.draft`, { recursive: true, force: true })
  await build(`${root}.draft`, arch, join(place('roots'), `glibc-${arch}`))
  renameSync(`${root}.draft`, root)
  return root
}
