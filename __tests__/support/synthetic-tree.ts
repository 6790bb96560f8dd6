import { createRootFiles, type RootFiles } from '../../src/core/audit/root-files.js'

const facts = { mode: 0o644, uid: 0, gid: 0, size: 1, target: '', capabilities: false }

/** A root file system from `path: content`; a content that starts with `-> ` makes a link, an object is JSON. */
export const rootFilesOf = (entries: Readonly<Record<string, unknown>>): RootFiles => {
  const root = createRootFiles()
  for (const [path, content] of Object.entries(entries)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    if (text.startsWith('-> ')) root.add(path, { ...facts, type: 'symlink', target: text.slice(3) })
    else root.add(path, { ...facts, type: 'file' }).text = text
  }
  return root
}
