import { expect, test } from '@jest/globals'
import { diagnose } from '../../../src/core/smoke/diagnosis.js'
import { cpuTime } from '../../support/cpu-time.js'

test.each([
  [
    '/app/x.node: cannot open shared object file: No such file or directory',
    /another CPU architecture/,
    /target platform/,
  ],
  ['libz.so.1: cannot open shared object file: No such file or directory', /libz\.so\.1 is not/, /libz\.so\.1/],
  ['libc.musl-x86_64.so.1: cannot open shared object file: No such file or directory', /built for musl/, /same base/],
  [
    'Error loading shared library ld-linux-aarch64.so.1: No such file or directory (needed by /a/b.so)',
    /built for glibc/,
    /node:22-slim/,
  ],
  ['Error relocating /a/b.so: __vsnprintf_chk: symbol not found', /__vsnprintf_chk/, /Debian-based/],
  ["/lib/libm.so.6: version `GLIBC_2.38' not found (required by /a.node)", /GLIBC_2\.38/, /newer base/],
  ["version `GLIBCXX_3.4.29' not found", /GLIBCXX_3\.4\.29/, /same base/],
  ['/a/b.node: invalid ELF header', /macOS or Windows/, /\.dockerignore/],
  ['/a/b.node: wrong ELF class: ELFCLASS32', /32-bit/, /npm_config_arch/],
  ['/a/b.node: file too short', /cut off/, /Install the package again/],
  [
    'was compiled against a different Node.js version using\nNODE_MODULE_VERSION 115. This version of Node.js requires\nNODE_MODULE_VERSION 127.',
    /115, and this Node has 127/,
    /one Node version/i,
  ],
  [
    'Cannot find module @rollup/rollup-linux-arm64-gnu. npm has a bug related to optional dependencies',
    /@rollup\/rollup-linux-arm64-gnu is not in the image/,
    /npm 11\.3 or newer so that the lockfile lists @rollup\/rollup-linux-arm64-gnu@4\.5\.6/,
  ],
  [
    'Cannot start service: Host version "0.28.2" does not match binary version "0.27.7"',
    /JavaScript is 0\.28\.2 and its binary is 0\.27\.7/,
    /both 0\.28\.2/,
  ],
  [
    'The package "@esbuild/linux-arm64" could not be found, and is needed by esbuild.',
    /@esbuild\/linux-arm64/,
    /@4\.5\.6/,
  ],
  [
    'Could not load the "sharp" module using the linuxmusl-arm64 runtime',
    /@img\/sharp-linuxmusl-arm64/,
    /--cpu=arm64 --libc=musl/,
  ],
  ['Could not locate the bindings file. Tried:\n → /app', /install script did not run/, /onlyBuiltDependencies/],
  ["Error: Cannot find module '@tailwindcss/oxide-linux-arm64-gnu'", /oxide-linux-arm64-gnu/, /npm 11\.3/],
  ["Cannot find module '../build/Release/cpufeatures.node'", /cpufeatures\.node was never built/, /make and g\+\+/],
])('%s', (message, cause, change) => {
  const diagnosis = diagnose(message, '4.5.6')
  expect(diagnosis?.cause).toMatch(cause)
  expect(diagnosis?.change).toMatch(change)
})

test("the system's loader is the root cause, whatever the package says around it", () => {
  const message =
    'Could not load the "sharp" module using the linux-arm64 runtime\nERR_DLOPEN_FAILED: libvips-cpp.so.42: cannot open shared object file: No such file or directory'
  expect(diagnose(message)?.cause).toMatch(/libvips-cpp\.so\.42 is not in the image/)
})

test.each(["Cannot find module 'left-pad'", 'fetch failed', '', 'x'.repeat(100_000)])(
  'says nothing about %.30s',
  (text) => {
    expect(diagnose(text)).toBeNull()
  },
)

test('no message can make it slow', () => {
  const started = cpuTime()
  for (const part of ['NODE_MODULE_VERSION 1 ', '/a', 'version `GLIBC_2', "Cannot find module '@a/b-linux-", ' : ']) {
    diagnose(part.repeat(200_000).slice(0, 200_000))
  }
  expect(cpuTime() - started).toBeLessThan(3000)
})
