import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { tool } from './real-objects.js'

const source = `
#include <dlfcn.h>
#include <stdio.h>
int from_program = 1;
int main(int count, char **words) {
  puts(dlopen(words[1], RTLD_LAZY) ? "loaded" : dlerror());
  return 0;
}
`

/** A program with musl's real loader that opens what it is given as Node does; null where there is no `musl-gcc`. */
export const compileMuslProgram = (folder: string): string | null => {
  const file = join(folder, 'opens.c')
  const program = join(folder, 'opens')
  writeFileSync(file, source)
  return tool('musl-gcc', ['-rdynamic', '-o', program, file])?.status === 0 ? program : null
}
