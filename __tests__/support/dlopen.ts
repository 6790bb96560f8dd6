import { spawnSync } from 'node:child_process'

/**
 * What a real Node says when it opens an object with lazy binding, as `require` does: the loader's words, or Node's own where
 * it was loaded and is merely no add-on.
 */
export const dlopen = (node: string, path: string, env: Readonly<Record<string, string>> = {}): string => {
  const script = 'try { process.dlopen({ exports: {} }, process.argv[1]) } catch (error) { console.log(error.message) }'
  const { stdout, stderr } = spawnSync(node, ['-e', script, path], { encoding: 'utf8', env })
  return (stdout + stderr).trim()
}

/** Whether these words are Node's, about an object that the loader has taken. */
export const wasLoaded = (message: string): boolean => message.includes('Module did not self-register')

const report = process.report.getReport() as unknown as { readonly header: { readonly glibcVersionRuntime?: string } }

/** Version of the glibc that this Node runs on; null on any other C library. */
export const glibcVersion: string | null = report.header.glibcVersionRuntime ?? null
