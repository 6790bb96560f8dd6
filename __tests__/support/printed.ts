/** What a function prints to standard output, which is how one talks to the runner. */
export const printed = async (body: () => unknown): Promise<string> => {
  const parts: string[] = []
  const { stdout } = process
  const write = stdout.write.bind(stdout)
  stdout.write = (chunk: string | Uint8Array): boolean => {
    parts.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
    return true
  }
  try {
    await body()
  } finally {
    stdout.write = write
  }
  return parts.join('')
}
