import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/native-app/README.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** Targets of links and pictures that are files of the repository. */
const targets = (text: string): readonly string[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
    ([, path]) => path ?? '',
  )

test.each(pages)('every link of %s leads somewhere', (page) => {
  const dead = targets(readFileSync(page, 'utf8')).filter((path) => !existsSync(join(dirname(page), path)))
  expect(dead).toEqual([])
})
