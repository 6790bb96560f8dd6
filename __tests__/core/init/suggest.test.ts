import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readConfig } from '../../../src/core/config/read-config.js'
import { dockerfileFacts } from '../../../src/core/init/dockerfile-facts.js'
import { suggestConfig } from '../../../src/core/init/render-config.js'

const configOf = (text: string) => {
  const { config, problems } = readConfig({ path: 'archproof.yml', text })
  expect(problems).toEqual([])
  return config
}

const dockerfile = `FROM node:20 AS build
EXPOSE 9229
FROM node:22-slim AS base
EXPOSE 3000 53/udp \${PORT}
USER node
FROM base
HEALTHCHECK --interval=5s CMD ["node", "-e", "fetch('http://localhost:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "server.js"]
`

test('what a Dockerfile says, with the stages that the last one stands on', () => {
  expect(dockerfileFacts(dockerfile)).toEqual({
    ports: [3000],
    entrypoint: ['tini', '--'],
    command: ['node', 'server.js'],
    user: 'node',
    health: { port: 3000, path: '/healthz' },
    nodeMajor: 22,
  })
})

test.each([
  ['CMD node server.js', { command: null }],
  ['CMD ["base"]\nFROM node AS b\nENTRYPOINT ["/e"]', { command: null, entrypoint: ['/e'] }],
  ['CMD ["node", "$MAIN"]', { command: null, entrypoint: null }],
  ['USER $WHO', { user: null }],
  ['EXPOSE 0 70000 http', { ports: [] }],
  ['HEALTHCHECK NONE', { health: null }],
  ['HEALTHCHECK CMD curl -f http://127.0.0.1/ || exit 1', { health: { port: null, path: '/' } }],
  ['', { nodeMajor: null, ports: [], user: null }],
])('%s', (line, expected) => {
  expect(dockerfileFacts(`FROM debian:12\n${line}\n`)).toMatchObject(expected)
})

test('stages that stand on each other in a circle come to an end', () => {
  expect(dockerfileFacts('FROM a AS a\nFROM a AS a\nEXPOSE 1\n').ports).toEqual([1])
})

test('what is known is declared', () => {
  const { checks, image } = configOf(suggestConfig({ dockerfile, packageJson: null }))
  expect(checks).toMatchObject([
    { http: { port: 3000, path: '/healthz' }, restarts: 1 },
    { name: 'node is 22', command: ['node', '--version'], stdout: { kind: 'pattern', source: '^v22\\.' } },
  ])
  expect(image).toMatchObject({ user: 'node', command: ['node', 'server.js'], ports: ['3000/tcp'] })
})

test('what is a guess is a comment, and right once it is none', () => {
  const given = { dockerfile: 'FROM debian\nEXPOSE 80\n', packageJson: '{"name":"@acme/shop","bin":"cli.js"}' }
  const text = suggestConfig(given)
  expect(configOf(text).checks).toEqual([])
  const checks = text.slice(text.indexOf('# checks:'), text.indexOf('\n# What the image must say'))
  const uncommented = checks
    .split('\n')
    .filter((line) => /^# (?: |checks)/.test(line))
    .map((line) => line.slice(2))
    .join('\n')
  expect(configOf(uncommented).checks).toMatchObject([
    { http: { port: 80, path: '/health' } },
    { name: 'shop runs', command: ['shop', '--version'] },
  ])
})

test.each([[null], ['{'], ['[]'], ['{"bin":{"a":"a.js","b":"b.js"}}']])('package.json: %s', (packageJson) => {
  expect(configOf(suggestConfig({ dockerfile: null, packageJson }))).toMatchObject({ checks: [] })
})

test('of the sample app', () => {
  const text = suggestConfig({
    dockerfile: readFileSync('examples/native-app/Dockerfile', 'utf8'),
    packageJson: readFileSync('examples/native-app/package.json', 'utf8'),
  })
  expect(configOf(text).image).toMatchObject({ user: 'node', command: ['node', 'src/server.js'] })
})
