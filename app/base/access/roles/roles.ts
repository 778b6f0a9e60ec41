import { note } from '../../audit/acting.ts'
import { Refusal } from '../../language/refusal.ts'
import { newId } from '../../notebook/ids.ts'
import type { Change, Notebook, Read } from '../../notebook/notebook.ts'
import {
  type ChangeRole,
  type ChangeTeam,
  type NewRole,
  type NewTeam,
  type RoleSettings,
  type RoleShown,
  roles,
  type Team,
} from '../contract.ts'
import { beyond, roleOf, shippedRole } from '../policy.ts'
import * as store from './store.ts'

/** What a role is in this company. */
export async function settingsOfRole(read: Read | Change, role: string): Promise<RoleSettings> {
  return roleOf(role, await store.roleSaid(read, role))
}

/** Whether somebody can be that. */
export async function refuseUnknownRole(read: Read | Change, role: string): Promise<void> {
  if (shippedRole(role) === null && (await store.roleSaid(read, role)) === null)
    throw new Refusal('access.role-not-found')
}

/** Every role there is: those that came with the program first, then the company's own by name. */
export async function allRoles(read: Read | Change): Promise<RoleShown[]> {
  const said = new Map((await store.rolesSaid(read)).map((one) => [one.role, one]))
  const users = await store.usersByRole(read)
  const shown = (role: string): RoleShown => {
    const own = said.get(role) ?? null
    return {
      role,
      name: own?.name ?? null,
      ...roleOf(role, own),
      secondFactor: own?.secondFactor ?? false,
      shipped: own === null,
      users: users.get(role) ?? 0,
    }
  }
  const made = [...said.values()].filter(({ role }) => shippedRole(role) === null)
  made.sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'zh-Hans') || (a.role < b.role ? -1 : 1))
  return [...roles, ...made.map(({ role }) => role)].map(shown)
}

/** A role of the company's own. */
export async function addRole(
  asked: NewRole,
  { notebook }: Pick<{ notebook: Notebook }, 'notebook'>,
): Promise<RoleShown> {
  refuseBeyond(asked)
  return notebook.change(async (tx) => {
    await refuseSameName(tx, null, asked.name)
    const role = newId()
    await store.writeRole(tx, { role, ...asked })
    note({ what: 'role.made', of: ['role', role], after: asked })
    return thereOf(tx, role)
  })
}

/** Another name, other rights, other rows, other fields: from the next request on. The owner may what they may. */
export async function changeRole(
  role: string,
  change: ChangeRole,
  { notebook }: { readonly notebook: Notebook },
): Promise<RoleShown> {
  return notebook.change(async (tx) => {
    if (role === 'owner' && Object.keys(change).some((name) => name !== 'secondFactor'))
      throw new Refusal('access.owner-role-fixed')
    await refuseUnknownRole(tx, role)
    const { name = null, ...settings } = change
    if (name !== null && shippedRole(role) !== null) throw new Refusal('access.role-name-fixed')
    const said = await store.roleSaid(tx, role)
    const next = { ...roleOf(role, said), ...settings }
    if (role !== 'owner') refuseBeyond(next)
    if (name !== null) await refuseSameName(tx, role, name)
    const before = { ...roleOf(role, said), name: said?.name ?? null }
    const after = { ...next, name: name ?? before.name }
    await store.writeRole(tx, { ...after, role })
    note({ what: 'role.changed', of: ['role', role], before, after })
    return thereOf(tx, role)
  })
}

/** One of the company's own goes, where nobody is in it; one that came with the program is as it came again. */
export async function removeRole(role: string, { notebook }: { readonly notebook: Notebook }): Promise<void> {
  await notebook.change(async (tx) => {
    await refuseUnknownRole(tx, role)
    const users = (await store.usersByRole(tx)).get(role) ?? 0
    if (shippedRole(role) === null && users > 0)
      throw new Refusal('access.role-in-use-conflict', { count: users })
    const before = await store.roleSaid(tx, role)
    await store.removeRole(tx, role)
    note({ what: 'role.removed', of: ['role', role], before, after: shippedRole(role) })
  })
}

async function thereOf(tx: Change, role: string): Promise<RoleShown> {
  const found = (await allRoles(tx)).find((one) => one.role === role)
  if (!found) throw new Refusal('access.role-not-found')
  return found
}

async function refuseSameName(tx: Change, role: string | null, name: string): Promise<void> {
  const same = (await store.rolesSaid(tx)).some((one) => one.name === name && one.role !== role)
  if (same) throw new Refusal('access.role-name-taken', { name })
}

/** Rather than given in part without a word. */
function refuseBeyond(settings: RoleSettings): void {
  const [first] = beyond(settings)
  if (first !== undefined)
    throw new Refusal(first === 'users.manage' ? 'access.role-users' : 'access.role-rows', {
      permission: first,
    })
}

export async function allTeams(read: Read): Promise<Team[]> {
  return store.teamsThere(read)
}

export async function addTeam(
  { name, members }: NewTeam,
  { notebook }: { readonly notebook: Notebook },
): Promise<Team> {
  return notebook.change(async (tx) => {
    await refuseStrangers(tx, members)
    await refuseSameTeam(tx, null, name)
    const id = await store.insertTeam(tx, name)
    await store.setMembers(tx, id, members)
    note({ what: 'team.made', of: ['team', id], after: { name, members } })
    return teamOf(tx, id)
  })
}

export async function changeTeam(
  id: string,
  { name, members }: ChangeTeam,
  { notebook }: { readonly notebook: Notebook },
): Promise<Team> {
  return notebook.change(async (tx) => {
    const before = await teamOf(tx, id)
    if (name !== undefined) {
      await refuseSameTeam(tx, id, name)
      await store.renameTeam(tx, id, name)
    }
    if (members !== undefined) {
      await refuseStrangers(tx, members)
      await store.setMembers(tx, id, members)
    }
    const after = await teamOf(tx, id)
    note({ what: 'team.changed', of: ['team', id], before, after })
    return after
  })
}

export async function removeTeam(id: string, { notebook }: { readonly notebook: Notebook }): Promise<void> {
  await notebook.change(async (tx) => {
    const before = await teamOf(tx, id)
    await store.removeTeam(tx, id)
    note({ what: 'team.removed', of: ['team', id], before })
  })
}

async function teamOf(tx: Change, id: string): Promise<Team> {
  const found = (await store.teamsThere(tx)).find((one) => one.id === id)
  if (!found) throw new Refusal('access.team-not-found')
  return found
}

async function refuseSameTeam(tx: Change, id: string | null, name: string): Promise<void> {
  const same = (await store.teamsThere(tx)).some((one) => one.name === name && one.id !== id)
  if (same) throw new Refusal('access.team-name-taken', { name })
}

async function refuseStrangers(tx: Change, members: readonly string[]): Promise<void> {
  if ((await store.strangersAmong(tx, members)).length > 0) throw new Refusal('access.user-not-found')
}
