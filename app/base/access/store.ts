import { languages } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { newId } from '../notebook/ids.ts'
import type { Change, Notebook } from '../notebook/notebook.ts'
import type { ChangeMe, ChangeUser, SessionOfMine, User, UserListed } from './contract.ts'
import { deviceOf } from './devices.ts'

type Added = {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly passwordHash: string
}

/** How many users there are. */
export async function countUsers(from: Pick<Change, 'selectFrom'>): Promise<number> {
  const { users } = await from
    .selectFrom('user')
    .select((select) => select.fn.countAll<number>().as('users'))
    .executeTakeFirstOrThrow()
  return users
}

/** Writes a user and their password as the sign-in library expects to find them. */
export async function insertUser(tx: Change, { name, email, role, passwordHash }: Added): Promise<User> {
  const id = newId()
  const address = await freeAddress(tx, email, id)
  const now = new Date().toISOString()
  await tx
    .insertInto('user')
    .values({
      id,
      name,
      email: address,
      emailVerified: 0,
      image: null,
      createdAt: now,
      updatedAt: now,
      role,
      language: null,
      disabled: 0,
    })
    .execute()
  await tx
    .insertInto('account')
    .values({
      id: newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  return { id, name, email: address, role, disabled: false, createdAt: now }
}

/** An address as it is kept, refused where it is another user's. */
async function freeAddress(tx: Change, email: string, id: string): Promise<string> {
  const address = email.toLowerCase()
  const other = await tx.selectFrom('user').select('id').where('email', '=', address).executeTakeFirst()
  if (other && other.id !== id) throw new Refusal('access.email-taken')
  return address
}

/** Everybody who may sign in or once might, in the order they came, and where they are in. */
export async function allUsers({ read }: Pick<Notebook, 'read'>): Promise<UserListed[]> {
  const rows = await read
    .selectFrom('user')
    .select(['id', 'name', 'email', 'role', 'disabled', 'createdAt', 'language'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const sessions = await read
    .selectFrom('session')
    .select((e) => ['userId', e.fn.countAll<number>().as('sessions'), e.fn.max('updatedAt').as('lastUsedAt')])
    .where('expiresAt', '>', new Date().toISOString())
    .groupBy('userId')
    .execute()
  const inside = new Map(sessions.map((one) => [one.userId, one]))
  return rows.map(({ language, ...row }) => ({
    ...asUser(row),
    language: languages.find((one) => one === language) ?? null,
    sessions: Number(inside.get(row.id)?.sessions ?? 0),
    lastUsedAt: inside.get(row.id)?.lastUsedAt ?? null,
  }))
}

export async function namesOfUsers(
  from: Pick<Change, 'selectFrom'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await from
    .selectFrom('user')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function userIsDisabled(notebook: Notebook, id: string): Promise<boolean> {
  const row = await notebook.plain
    .selectFrom('user')
    .select('disabled')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.disabled !== 0
}

/** Changes how somebody is called, or a role, or shuts them out and ends their sessions; never the last owner. */
export async function updateUser(tx: Change, id: string, change: ChangeUser): Promise<User> {
  const set = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.email === undefined ? {} : { email: await freeAddress(tx, change.email, id) }),
    ...(change.role === undefined ? {} : { role: change.role }),
    ...(change.disabled === undefined ? {} : { disabled: change.disabled ? 1 : 0 }),
    updatedAt: new Date().toISOString(),
  }
  await tx.updateTable('user').set(set).where('id', '=', id).execute()
  const user = await userById(tx, id)
  const owner = await tx
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'owner')
    .where('disabled', '=', 0)
    .executeTakeFirst()
  if (!owner) throw new Refusal('access.last-owner')
  if (user.disabled) await tx.deleteFrom('session').where('userId', '=', id).execute()
  return user
}

export async function updateMe(tx: Change, id: string, { language, name }: ChangeMe): Promise<void> {
  const set = {
    ...(language === undefined ? {} : { language }),
    ...(name === undefined ? {} : { name }),
    updatedAt: new Date().toISOString(),
  }
  await tx.updateTable('user').set(set).where('id', '=', id).execute()
}

export async function userById(read: Pick<Change, 'selectFrom'>, id: string): Promise<User> {
  const row = await read
    .selectFrom('user')
    .select(['id', 'name', 'email', 'role', 'disabled', 'createdAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('access.user-not-found')
  return asUser(row)
}

/** Gives a user another password and ends their sessions: whoever knew the old one is out. */
export async function updatePassword(tx: Change, id: string, passwordHash: string): Promise<void> {
  await userById(tx, id)
  await tx
    .updateTable('account')
    .set({ password: passwordHash, updatedAt: new Date().toISOString() })
    .where('userId', '=', id)
    .where('providerId', '=', 'credential')
    .execute()
  await tx.deleteFrom('session').where('userId', '=', id).execute()
}

/** Ends every session of a user; answers how many there were. */
export async function endSessions(tx: Change, id: string): Promise<number> {
  await userById(tx, id)
  return (await tx.deleteFrom('session').where('userId', '=', id).returning('id').execute()).length
}

/** What is kept of somebody's password; null: nobody, or none. */
export async function passwordHashOf(read: Pick<Change, 'selectFrom'>, user: string): Promise<string | null> {
  const row = await read
    .selectFrom('account')
    .select('password')
    .where('userId', '=', user)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

export async function userIdByEmail(tx: Change, email: string): Promise<{ id: string; name: string } | null> {
  const found = tx.selectFrom('user').select(['id', 'name']).where('email', '=', email.trim().toLowerCase())
  return (await found.executeTakeFirst()) ?? null
}

/** What makes a person of a user. */
export async function personRow(read: Pick<Change, 'selectFrom'>, id: string) {
  const columns = ['id', 'name', 'email', 'role', 'language', 'disabled'] as const
  return (await read.selectFrom('user').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

type Here = { readonly user: string; readonly session: string }

/** Where somebody is signed in, the last used first. */
export async function sessionsOf(notebook: Notebook, { user, session }: Here): Promise<SessionOfMine[]> {
  const rows = await notebook.read
    .selectFrom('session')
    .select(['id', 'createdAt', 'updatedAt', 'userAgent'])
    .where('userId', '=', user)
    .where('expiresAt', '>', new Date().toISOString())
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id, createdAt, updatedAt, userAgent }) => ({
    id,
    ...deviceOf(userAgent),
    here: id === session,
    startedAt: createdAt,
    lastUsedAt: updatedAt,
  }))
}

/** Ends one session of somebody; nobody else's has such an id. */
export async function endSession(tx: Change, { user, session }: Here): Promise<boolean> {
  const one = tx.deleteFrom('session').where('userId', '=', user).where('id', '=', session)
  return (await one.returning('id').executeTakeFirst()) !== undefined
}

/** Ends all sessions of somebody but one; answers how many there were. */
export async function endOtherSessions(tx: Change, { user, session }: Here): Promise<number> {
  const others = tx.deleteFrom('session').where('userId', '=', user).where('id', '<>', session)
  const rows = await others.returning('id').execute()
  return rows.length
}

type Row = { id: string; name: string; email: string; role: string; disabled: number; createdAt: string }

function asUser(row: Row): User {
  return { ...row, disabled: row.disabled !== 0 }
}
