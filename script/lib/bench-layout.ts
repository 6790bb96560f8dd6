// OCI layouts of real packages in any size, made without an engine.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, cpSync, globSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyHostRoot } from '../../__tests__/support/host-root.js'

const installed = join(import.meta.dirname, '../../node_modules')

/** With and without native files, of this repository's own installation. */
const packages = ['@swc/core*', '@parcel/watcher*', '@unrs/*', 'unrs-resolver', 'typescript', 'eslint', 'prettier']

/** @throws when the program fails @returns what it printed */
export const output = (program: string, argv: readonly string[], env: NodeJS.ProcessEnv = process.env): string => {
  const { status, stdout, stderr } = spawnSync(program, argv, { encoding: 'utf8', env, maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${program} ${argv.join(' ')}: ${stderr}`)
  return stdout
}

const bytesBelow = (folder: string): number =>
  Number.parseInt(output('du', ['--summarize', '--bytes', '--count-links', folder]))

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** A folder with a node_modules of real packages. */
export const makeApplication = (folder: string): void => {
  for (const name of globSync(packages, { cwd: installed }))
    cpSync(join(installed, name), join(folder, 'node_modules', name), { recursive: true })
}

/**
 * An OCI layout of one layer: this machine's Node, and as many copies of the application as there is room for.
 * @returns the bytes of its files
 */
export const makeLayout = async (layout: string, application: string, most: number): Promise<number> => {
  const [image, blobs, draft] = [join(layout, 'files'), join(layout, 'blobs/sha256'), join(layout, 'draft')]
  for (const folder of [image, blobs]) mkdirSync(folder, { recursive: true })
  copyHostRoot(image)
  const [base, one] = [bytesBelow(image), bytesBelow(application)]
  const copies = Math.round((most - base) / one)
  for (let copy = 0; copy < copies; copy += 1)
    output('cp', ['--archive', '--link', application, join(image, `app-${copy}`)])
  output('tar', ['--create', '--hard-dereference', '--file', draft, '--directory', image, '.'])
  rmSync(image, { recursive: true })

  const put = async (mediaType: string) => {
    const [digest, { size }] = [await digestOf(draft), statSync(draft)]
    renameSync(draft, join(blobs, digest))
    return { mediaType: `application/vnd.oci.image.${mediaType}`, digest: `sha256:${digest}`, size }
  }
  const putJson = (mediaType: string, value: unknown) => {
    writeFileSync(draft, JSON.stringify(value))
    return put(`${mediaType}.v1+json`)
  }
  const layer = await put('layer.v1.tar')
  const platform = { os: 'linux', architecture: process.arch === 'x64' ? 'amd64' : process.arch }
  const rootfs = { type: 'layers', diff_ids: [layer.digest] }
  const config = await putJson('config', { ...platform, config: {}, rootfs })
  const manifest = await putJson('manifest', { schemaVersion: 2, config, layers: [layer] })
  writeFileSync(
    join(layout, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, platform }] }),
  )
  writeFileSync(join(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  return base + copies * one
}
