import { newId } from '../../notebook/ids.ts'
import type { Change, Read } from '../../notebook/notebook.ts'
import type { RoleSettings, Team } from '../contract.ts'

/** A role as a company has it written down. */
export type RoleSaid = RoleSettings & { readonly role: string; readonly name: string | null }

export async function roleSaid(read: Read | Change, role: string): Promise<RoleSaid | null> {
  const row = await read.selectFrom('roles').selectAll().where('role', '=', role).executeTakeFirst()
  return row ? roleIn(row) : null
}

export async function rolesSaid(read: Read | Change): Promise<RoleSaid[]> {
  return (await read.selectFrom('roles').selectAll().orderBy('role').execute()).map(roleIn)
}

type Row = {
  role: string
  name: string | null
  permissions: string
  rows: string
  unowned: number
  fields: string
  secondFactor: number
}

/** What only this program writes there. */
function roleIn({ role, name, permissions, rows, unowned, fields, secondFactor }: Row): RoleSaid {
  return {
    role,
    name,
    permissions: JSON.parse(permissions),
    rows: rows as RoleSettings['rows'],
    unowned: unowned === 1,
    fields: JSON.parse(fields),
    secondFactor: secondFactor === 1,
  }
}

export async function writeRole(
  tx: Change,
  { role, name, permissions, rows, unowned, fields, secondFactor }: RoleSaid,
): Promise<void> {
  const said = {
    name,
    permissions: JSON.stringify(permissions),
    rows,
    unowned: unowned ? 1 : 0,
    fields: JSON.stringify(fields),
    secondFactor: secondFactor ? 1 : 0,
    changedAt: new Date().toISOString(),
  }
  await tx
    .insertInto('roles')
    .values({ role, ...said })
    .onConflict((conflict) => conflict.column('role').doUpdateSet(said))
    .execute()
}

export async function removeRole(tx: Change, role: string): Promise<void> {
  await tx.deleteFrom('roles').where('role', '=', role).execute()
}

/** How many people are in each role. */
export async function usersByRole(read: Read | Change): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('user')
    .select((e) => ['role', e.fn.countAll<number>().as('users')])
    .groupBy('role')
    .execute()
  return new Map(rows.map(({ role, users }) => [role, Number(users)]))
}

/** Everybody who is in a team with somebody. */
export async function teammatesOf(read: Read | Change, user: string): Promise<string[]> {
  const rows = await read
    .selectFrom('teamMembers as mine')
    .innerJoin('teamMembers as theirs', 'theirs.team', 'mine.team')
    .select('theirs.user')
    .distinct()
    .where('mine.user', '=', user)
    .execute()
  return rows.map((row) => row.user)
}

/** By name, each with who is in it. */
export async function teamsThere(read: Read | Change): Promise<Team[]> {
  const teams = await read.selectFrom('teams').select(['id', 'name']).orderBy('name').orderBy('id').execute()
  const members = Map.groupBy(
    await read.selectFrom('teamMembers').selectAll().orderBy('user').execute(),
    ({ team }) => team,
  )
  return teams.map(({ id, name }) => ({ id, name, members: (members.get(id) ?? []).map(({ user }) => user) }))
}

export async function insertTeam(tx: Change, name: string): Promise<string> {
  const id = newId()
  await tx.insertInto('teams').values({ id, name, changedAt: new Date().toISOString() }).execute()
  return id
}

export async function renameTeam(tx: Change, id: string, name: string): Promise<void> {
  await tx
    .updateTable('teams')
    .set({ name, changedAt: new Date().toISOString() })
    .where('id', '=', id)
    .execute()
}

export async function setMembers(tx: Change, team: string, members: readonly string[]): Promise<void> {
  await tx.deleteFrom('teamMembers').where('team', '=', team).execute()
  const rows = [...new Set(members)].map((user) => ({ team, user }))
  if (rows.length > 0) await tx.insertInto('teamMembers').values(rows).execute()
}

export async function removeTeam(tx: Change, id: string): Promise<void> {
  await tx.deleteFrom('teamMembers').where('team', '=', id).execute()
  await tx.deleteFrom('teams').where('id', '=', id).execute()
}

/** Of these ids, those of nobody. */
export async function strangersAmong(tx: Change, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('user')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}
