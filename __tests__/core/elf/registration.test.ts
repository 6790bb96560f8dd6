import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { addOnInterface } from '../../../src/core/elf/add-on-interface.js'
import { readElfFile } from '../../support/host-files.js'
import { npmApplication } from '../../support/npm-folder.js'

test('reads for which Node an add-on registers itself, of every build of a package that has one for each', async () => {
  const folder = await npmApplication({ '@contrast/fn-inspect': '4.3.0' }, { arch: 'x64', libc: 'glibc' })
  const builds = globSync(join(folder, 'app/node_modules/@contrast/fn-inspect/prebuilds/linux-*/*.node'))
  expect(builds.length).toBeGreaterThan(8)
  for (const build of builds) {
    const reading = readElfFile(build)
    const version = Number(/\.abi(\d+)\./.exec(build)?.[1])
    expect(reading.kind === 'elf' && addOnInterface(reading.object)).toEqual({
      moduleVersions: [version],
      nodeApi: false,
      constructorRegistration: true,
    })
  }
})
