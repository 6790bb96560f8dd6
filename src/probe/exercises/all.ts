import type { Exercise } from '../exercise.js'
import { bundlers } from './bundlers.js'
import { crypto } from './crypto.js'
import { databases } from './databases.js'
import { media } from './media.js'
import { sources } from './sources.js'
import { system } from './system.js'

/** Every built-in exercise. */
export const exercises: readonly Exercise[] = [...bundlers, ...crypto, ...databases, ...media, ...sources, ...system]

/** The built-in exercise of a package; null when nothing is known of it. */
export const exerciseFor = (name: string): Exercise | null =>
  exercises.find(({ packages }) => Object.prototype.hasOwnProperty.call(packages, name)) ?? null
