import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readdirSync, realpathSync } from 'node:fs'

/** Runs a tool of the machine in the C locale; null when there is no such tool. */
export const tool = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...env },
  })
  return error === undefined ? { status, stdout, stderr } : null
}

export const hasTool = (command: string): boolean => tool(command, ['--version'])?.status === 0

/** The Node binaries that npm installed, of all architectures that there are. */
export const nodeBinaries = (): readonly string[] =>
  globSync('node_modules/node-linux-*/bin/node').map((path) => realpathSync(path))

export const addOns = (): readonly string[] => globSync('node_modules/**/*.node').map((path) => realpathSync(path))

/** About `limit` of the system's shared libraries, spread over the alphabet, the same ones at each run. */
export const systemLibraries = (limit: number): readonly string[] => {
  const all = ['/lib/x86_64-linux-gnu', '/lib/aarch64-linux-gnu', '/lib64', '/lib', '/usr/aarch64-linux-gnu/lib']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .sort()
        .map((name) => `${folder}/${name}`),
    )
    .filter((path) => /\/[^/]+\.so(\.[0-9.]+)?$/.test(path) && existsSync(path))
  const always = /\/(?:libc|libm|libstdc\+\+|libgcc_s|libpthread|ld-linux[^/]*)\.so/
  const step = Math.max(1, Math.floor(all.length / limit))
  return all.filter((path, index) => index % step === 0 || always.test(path))
}
