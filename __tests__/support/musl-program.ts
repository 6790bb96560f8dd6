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

const pointers = `
static int target;
int *volatile pointers[200] = { [0 ... 199] = &target };
__attribute__((constructor)) static void use(void) { *pointers[7] = 1; }
`

/** An object that follows pointers of DT_RELR when it is loaded; null where no compiler makes it. */
export const compilePackedObject = (folder: string): string | null => {
  const file = join(folder, 'packed.c')
  const object = join(folder, 'packed.node')
  writeFileSync(file, pointers)
  const options = ['-shared', '-fPIC', '-Wl,-z,pack-relative-relocs', '-o', object, file]
  return tool('musl-gcc', options)?.status === 0 ? object : null
}
