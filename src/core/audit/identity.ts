/** Whom the image's processes run as. */
export interface Identity {
  readonly uid: number
  readonly gids: readonly number[]
}

/** Who may do what with a file. */
export interface Permissions {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

const bits = { read: 4, execute: 1 } as const

/**
 * Whether a process may read (or execute, or search) a file. Root may read everything and search every folder, since
 * Docker leaves it CAP_DAC_OVERRIDE; but nobody executes a file that has no x bit at all.
 */
export const mayOpen = (user: Identity, { mode, uid, gid }: Permissions, want: keyof typeof bits): boolean => {
  if (user.uid === 0) return want === 'read' || (mode & 0o111) !== 0
  const shift = user.uid === uid ? 6 : user.gids.includes(gid) ? 3 : 0
  return ((mode >> shift) & bits[want]) !== 0
}

const number = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null

/** Lines of /etc/passwd or /etc/group as fields. */
const fieldsOf = (text: string | null): readonly (readonly string[])[] =>
  (text ?? '')
    .split('\n')
    .slice(0, 10_000)
    .map((line) => line.split(':'))

type Fields = readonly string[]

/** By name, or by number where it is one. */
const find = (lines: readonly Fields[], name: string): Fields | undefined =>
  lines.find((fields) => fields[0] === name) ?? lines.find((fields) => number(name) !== null && fields[2] === name)

/**
 * Whom `USER` of an image configuration means, by the image's own passwd and group files, as the engine resolves it. null
 * when it names somebody whom they do not know: the engine then refuses to start a container.
 */
export const resolveIdentity = (user: string, passwd: string | null, group: string | null): Identity | null => {
  const [name = '', groupName = ''] = user === '' ? ['0'] : user.split(':')
  const account = find(fieldsOf(passwd), name)
  const uid = number(account?.[2]) ?? number(name)
  if (uid === null) return null
  const gids = gidsOf(account, fieldsOf(group), groupName)
  return gids === null ? null : { uid, gids }
}

const gidsOf = (
  account: Fields | undefined,
  groups: readonly Fields[],
  groupName: string,
): readonly number[] | null => {
  if (groupName !== '') {
    const gid = number(find(groups, groupName)?.[2]) ?? number(groupName)
    return gid === null ? null : [gid]
  }
  const member = account?.[0] ?? ''
  const others = groups.filter((fields) => member !== '' && (fields[3] ?? '').split(',').includes(member))
  const gids = [account?.[3] ?? '0', ...others.map((fields) => fields[2])].map(number)
  return gids.filter((gid) => gid !== null)
}
