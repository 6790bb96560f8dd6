import type { ImageDocument } from './documents.js'

/** Longer ones are cut: a here-document may hold a whole program. */
const longestInstruction = 4000

/** Builders write the values of build arguments before the shell (`RUN |1 A=b /bin/sh -c npm ci`). */
const withArguments = /^(?:RUN )?\|\d+ /
const shell = / (\/\S+ (?:\S+ ){0,6}?-\w*c .*)$/s

/** The instruction without the values of build arguments, which are not to be repeated; empty where they cannot be told. */
const withoutArguments = (text: string): string => {
  if (!withArguments.test(text)) return text
  const command = shell.exec(text)?.[1]
  return command === undefined ? '' : `RUN ${command}`
}

/** A login in an address, and what follows its path: signatures and tokens stand there. */
const secretsOfAddress = /([a-z][a-z\d+.-]{0,20}:\/\/)(?:[^\s/?#@]*@)?([^\s?#]*)(?:[?#]\S*)?/gi

/** An instruction as it may be shown. */
export const shownInstruction = (text: string): string =>
  withoutArguments(text.slice(0, longestInstruction)).replace(secretsOfAddress, '$1$2')

/**
 * What made each layer, as the builder wrote it down, the lowest first; empty where that is not known. Builders write one
 * entry for each instruction and mark those without a layer (OCI image specification, config.md, `history`). Untrusted.
 */
export const layerInstructions = ({ history, rootfs }: ImageDocument): readonly string[] => {
  const made = (history ?? []).filter(({ empty_layer: isEmpty }) => isEmpty !== true)
  // Where the two differ in number nothing says which entry belongs to which layer.
  return made.length === rootfs.diff_ids.length
    ? made.map(({ created_by: text }) => shownInstruction(text ?? ''))
    : rootfs.diff_ids.map(() => '')
}
