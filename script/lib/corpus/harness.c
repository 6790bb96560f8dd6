/* Opens add-ons as Node does (RTLD_LAZY), in a program that exports what Node exports: see musl-root.ts. The first that does
   not open ends it with status 1 and the loader's message. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **words) {
  for (int at = 1; at < count; at += 1) {
    if (!dlopen(words[at], RTLD_LAZY)) {
      puts(dlerror());
      return 1;
    }
  }
  fflush(stdout);
  _Exit(0);
}
