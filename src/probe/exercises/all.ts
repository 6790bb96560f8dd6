import type { Exercise } from '../exercise.js'
import { bundlers } from './bundlers.js'
import { crypto } from './crypto.js'
import { databases } from './databases.js'
import { media } from './media.js'
import { system } from './system.js'

const all: readonly Exercise[] = [...bundlers, ...crypto, ...databases, ...media, ...system]

/** The built-in exercise of a package; null when nothing is known of it. */
export const exerciseFor = (name: string): Exercise | null =>
  all.find(({ packages }) => packages.includes(name)) ?? null
