import type { CorpusRow } from './corpus-package.js'

type Key = Pick<CorpusRow, 'package' | 'version' | 'platform' | 'libc' | 'variant'>

/** Rows on which the audit is wrong, and why it stays wrong there. Every one is shown beside the table. */
export const knownDisagreements: readonly (Key & { readonly why: string })[] = [
  {
    ...{
      package: '@resvg/resvg-js',
      version: '2.6.2',
      platform: 'linux/arm64',
      libc: 'musl',
      variant: 'wrong C library',
    },
    why: 'musl resolves everything that the build for glibc asks for; then an initialiser of it calls itself without end and overflows the stack, which no reading of symbols shows',
  },
]

const keyOf = (row: Key): string => [row.package, row.version, row.platform, row.libc, row.variant].join(' ')

const known = new Set(knownDisagreements.map(keyOf))

export const isKnownDisagreement = (row: Key): boolean => known.has(keyOf(row))
