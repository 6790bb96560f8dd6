import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { faults } from '../support/fault-proxy.js'
import { judge, publishWith, type Trouble } from '../support/publish-faults.js'
import { registry } from '../support/registry.js'
import { buildScratchImage, type ScratchImage } from '../support/scratch-image.js'

let image: ScratchImage
let requests: readonly string[]

beforeAll(async () => {
  image = await buildScratchImage()
  ;({ requests } = await publishWith(image, registry(), null))
})

afterAll(() => image.remove())

test('without a fault every tag is moved, after all content and before no other', () => {
  const tagging = /^PUT manifests\/(?!sha256)/
  const first = requests.findIndex((request) => tagging.test(request))
  expect(requests.filter((request) => tagging.test(request)).map((request) => request.split('/').at(-1))).toEqual([
    '1.2.3',
    'sha-0123456',
    '1.2',
    'latest',
  ])
  const sent = requests.map((request, at) => [request, at] as const).filter(([request]) => /^(POST|PUT) /.test(request))
  expect(sent.filter(([request]) => !tagging.test(request)).every(([, at]) => at < first)).toBe(true)
  // Every blob, two platforms, two attestations and the index.
  expect(sent.filter(([request]) => request.includes('manifests/sha256:'))).toHaveLength(5)
})

/** The first request of each kind, where what goes wrong differs most; `script/faults` tries every one. */
const telling = (): readonly string[] => {
  const patterns = [
    /^HEAD blobs/,
    /^POST /,
    /^PUT blobs\/uploads/,
    /^PUT manifests\/sha256/,
    /^GET manifests\/sha256/,
    /^PUT manifests\/1\.2\.3$/,
    /^PUT manifests\/latest$/,
  ]
  return patterns.map((pattern) => requests.find((request) => pattern.test(request)) ?? `none like ${String(pattern)}`)
}

test.each<Trouble>([...faults, 'killed', 'killed late'])(
  '%s, whenever it happens, tears no tags and is told as it is',
  async (trouble) => {
    // Time-outs and new processes take their time: two places tell enough of them here.
    const all = telling()
    const places = ['silence', 'killed', 'killed late'].includes(trouble) ? all.slice(-2) : all
    const problems = await Promise.all(
      places.map(async (at) => judge({ trouble, at }, await publishWith(image, registry(), { trouble, at }))),
    )
    expect(problems.filter((problem) => problem !== null)).toEqual([])
  },
)

test('merge sends nothing but the index and the tags, and no fault of either tears them', async () => {
  const { requests: all } = await publishWith(image, registry(), null, true)
  const sent = all.filter((request) => /^(POST|PUT) /.test(request))
  const digest = image.image.index
  expect(sent).toEqual([digest, '1.2.3', 'sha-0123456', '1.2', 'latest'].map((to) => `PUT manifests/${to}`))
  const tried = (['401', 'broken', 'lost answer', 'wrong content', 'killed'] as const).flatMap((trouble) =>
    [sent[0], sent[1], sent.at(-1)].map((at = '') => ({ trouble, at })),
  )
  const problems = await Promise.all(
    tried.map(async (wrong) => judge(wrong, await publishWith(image, registry(), wrong, true))),
  )
  expect(problems.filter((problem) => problem !== null)).toEqual([])
})
