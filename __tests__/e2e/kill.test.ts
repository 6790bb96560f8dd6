import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  killCommand,
  killRun,
  nothing,
  openShop,
  type Action,
  type During,
  type Killed,
  type Shop,
  type Signal,
} from '../support/killed-run.js'
import { tagsOf } from '../support/registry.js'

// Each run is ended as soon as what it holds is there, and post follows. What it may hold, and the test that it is gone:
//
//   program that runs for main (docker, its plugins)      SIGKILL while it builds; as an action, in post.test.ts
//   step of the build in the engine's builder             SIGKILL while it builds (no builder is ever made)
//   login, that is credentials in Docker's configuration  SIGKILL while it builds
//   temporary folder: ledger, builder's files, secrets    SIGKILL while it builds
//   container of the audit, made and never started        SIGKILL while the check action audits
//   container of a module, on each platform               SIGKILL while a module runs
//   volume that a container brings                        SIGKILL while a module runs
//   name of the built image                               SIGKILL while a module runs
//   network of a declared check, on each platform         SIGKILL while the check action makes a declared check
//   container of a declared check, and of its service     SIGKILL while the check action makes a declared check
//   container that the engine still makes when all is over   undo.test.ts
//   emulator that main registered                         emulator.test.ts
//   name under which the engine brings the image here     publish-content.test.ts
//   tag that main moved                                   publish-faults.test.ts, native-runners.test.ts
//
// What ends by itself within its grace, as a cancelled job does, is below. `script/test --all` ends more of them.

let shop: Shop
beforeAll(async () => void (shop = await openShop()))
afterAll(() => shop.close())

const killedBefore = (action: Action, during: During): (() => Killed) => {
  let killed: Killed
  beforeAll(async () => void (killed = await killRun(shop, 'SIGKILL', action, during)))
  return () => killed
}

/** Nothing is left of a run that was killed, and no tag points to what was not verified. */
const expectNothingLeft = async ({ main, post, left, engine, isBuilding }: Killed): Promise<void> => {
  expect(main.outputs['published']).not.toBe('true')
  expect(await tagsOf(shop.image)).toEqual([])
  expect([post.exitCode, post.log]).toEqual([0, expect.not.stringContaining('not undone')])
  expect([left, isBuilding]).toEqual([nothing, false])
  expect(engine[1]).toEqual(engine[0])
}

describe('A6: SIGKILL while it builds', () => {
  const killed = killedBefore('root', 'build')

  test('leaves no program, and the step of the build is over', () => {
    const { main, post, left, run, isBuilding } = killed()
    expect(main.endedBy).toBe('SIGKILL')
    // Client and plugin may end by themselves when nobody reads what they print: post relies on no such luck.
    expect(post.log).toContain(`undone: processes ${run}`)
    expect([left.programs, isBuilding]).toEqual([0, false])
  })
  test('leaves no login', () => expect([killed().held.logins, killed().left.logins]).toEqual([1, 0]))
  test('leaves no temporary folder', () => {
    // The ledger, what the builder is given, and what its toolkit keeps.
    expect([killed().held.folders, killed().left.folders]).toEqual([3, 0])
  })
  test('leaves nothing else', () => expectNothingLeft(killed()))
})

describe('A6: SIGKILL while a module runs', () => {
  const killed = killedBefore('root', 'module')

  test('leaves no container, on neither platform', () => {
    const { main, post, held, left, run } = killed()
    expect(main.endedBy).toBe('SIGKILL')
    expect([held.running >= 2, left.running]).toEqual([true, 0])
    // Ending the client mostly ends its container too: that post looked for containers shows that it relies on no luck.
    expect(post.log).toContain(`undone: containers ${run}`)
  })
  test('leaves no volume', () => expect([killed().held.volumes >= 2, killed().left.volumes]).toEqual([true, 0]))
  test('leaves no name of an image', () => expect([killed().held.images, killed().left.images]).toEqual([1, 0]))
  test('leaves nothing else', () => expectNothingLeft(killed()))
})

describe('A6: SIGKILL while the check action audits', () => {
  const killed = killedBefore('check', 'audit')

  test('leaves no container that was made and never started', () => {
    expect(killed().main.endedBy).toBe('SIGKILL')
    expect([killed().held.created >= 1, killed().left.created]).toEqual([true, 0])
  })
  test('leaves nothing else', () => expectNothingLeft(killed()))
})

describe('A6: SIGKILL while the check action makes a declared check', () => {
  const killed = killedBefore('check', 'check')

  test('leaves no network, on neither platform', () => {
    expect(killed().main.endedBy).toBe('SIGKILL')
    expect([killed().held.networks, killed().left.networks]).toEqual([2, 0])
  })
  test('leaves neither the app nor its service', () => {
    expect([killed().held.running >= 4, killed().left.running]).toEqual([true, 0])
  })
  test('leaves nothing else', () => expectNothingLeft(killed()))
})

const rest: readonly [Signal, Action, During][] = [
  ['SIGTERM', 'root', 'build'],
  ['SIGKILL', 'root', 'audit'],
  ['cancel', 'root', 'audit'],
  ['cancel', 'root', 'module'],
  ['SIGTERM', 'root', 'module'],
  ['SIGKILL', 'root', 'check'],
  ['SIGTERM', 'root', 'check'],
  ['SIGTERM', 'check', 'audit'],
  ['SIGKILL', 'check', 'module'],
  ['cancel', 'check', 'module'],
  ['cancel', 'check', 'check'],
]

const statuses: Readonly<Partial<Record<Signal, number>>> = { cancel: 130, SIGTERM: 143 }

test.each<[Signal, Action, During]>([
  ['cancel', 'root', 'build'],
  ['cancel', 'root', 'check'],
  ['SIGTERM', 'check', 'module'],
  ...(process.env['ARCHPROOF_ALL'] === 'yes' ? rest : []),
])(
  'A6: %s ends the %s action by itself during %s within its grace, and leaves nothing',
  async (signal, action, during) => {
    const killed = await killRun(shop, signal, action, during)
    expect(killed.main.exitCode).toBe(statuses[signal] ?? null)
    await expectNothingLeft(killed)
  },
)

test('A6: SIGINT ends the command by itself, and leaves neither a container nor a program', async () => {
  const { exitCode, names, clients, engine } = await killCommand(shop, 'SIGINT')
  expect([exitCode, names.length, clients]).toEqual([130, 2, []])
  expect(engine[1]).toEqual(engine[0])
})
