/** In the order in which npm lets one override the other when a package is listed twice. */
const sections = ['optionalDependencies', 'dependencies', 'devDependencies', 'peerDependencies'] as const

// An unfinished string is a token too: looking for its end again from every quote inside would take quadratic time.
const token = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|\n/g

const unquote = (text: string): string => {
  try {
    return JSON.parse(text) as string
  } catch {
    return text.slice(1, -1)
  }
}

/** Every key with the path that leads to it and its 1-based line. Total: of a broken file it lists what it can. */
function* keys(text: string): Generator<{ readonly path: readonly string[]; readonly line: number }> {
  const path: string[] = []
  let line = 1
  let last: { readonly key: string; readonly line: number } | null = null
  for (const [symbol] of text.matchAll(token)) {
    if (symbol === '\n') line += 1
    else if (symbol.startsWith('"')) last = { key: unquote(symbol), line }
    else if (symbol === '{' || symbol === '[') path.push(last?.key ?? '')
    else if (symbol === '}' || symbol === ']') path.pop()
    else if (symbol === ',') last = null
    // The first level of the stack is the document itself.
    else if (last !== null) yield { path: [...path.slice(1), last.key], line: last.line }
  }
}

/** Finds the line that asks for the first of these packages that is asked for at all; null when for none. */
export const dependencyLines = (text: string): ((names: readonly string[]) => number | null) => {
  const lines = new Map<string, number>()
  for (const { path, line } of keys(text)) {
    const [section, name, ...deeper] = path
    if (section !== undefined && name !== undefined && deeper.length === 0) lines.set(`${section}\n${name}`, line)
  }
  return (names) => {
    const asked = names.flatMap((name) => sections.map((section) => lines.get(`${section}\n${name}`)))
    return asked.find((line) => line !== undefined) ?? null
  }
}
