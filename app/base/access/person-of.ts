import { type Language, languages } from '../language/language.ts'
import type { Change, Read } from '../notebook/notebook.ts'
import type { Person } from './person.ts'
import { settingsOfRole } from './roles/roles.ts'
import { teammatesOf } from './roles/store.ts'
import { factorOf } from './second-factor/store.ts'
import { everything, nothing, type Sight, sightOf } from './sight.ts'
import { personRow } from './store.ts'

/** A user as the sign-in library or the notebook has them. */
export type Known = { id: string; name: string; email: string } & Readonly<Record<string, unknown>>

/** Somebody with what they may do and see at this moment: a role that was changed is another from the next request on. */
export async function personOf(read: Read | Change, user: Known): Promise<Person> {
  const { id, name, email } = user
  const role = String(user.role)
  const language: Language | null = languages.find((one) => one === user.language) ?? null
  const settings = await settingsOfRole(read, role)
  const allowed = new Set<string>(settings.permissions)
  const team = settings.rows === 'team' ? await teammatesOf(read, id) : []
  return {
    ...{ id, name, email, role, language },
    may: (permission) => allowed.has(permission),
    rows: settings.rows,
    sight: sightOf(settings, { person: id, team }),
    secondFactor: settings.secondFactor ? await demandedOf(read, id) : 'free',
  }
}

async function demandedOf(read: Read | Change, user: string): Promise<'demanded' | 'owed'> {
  const factor = await factorOf(read, user)
  return factor?.confirmedAt ? 'demanded' : 'owed'
}

/** Somebody as they may act now; null: nobody of that id, or shut out. */
export async function personById(read: Read | Change, id: string): Promise<Person | null> {
  const row = await personRow(read, id)
  return row && row.disabled === 0 ? personOf(read, row) : null
}

/** Somebody as far as rooms ask: who, whose customers they see, whether they may say who looks after whom. */
export type Actor = { readonly user: string | null; readonly sight: Sight; readonly assigns: boolean }

export function actorIs({ id, sight, may }: Person): Actor {
  return { user: id, sight, assigns: may('customers.assign') }
}

/**
 * Somebody as they are now, for work that goes on without them: who is shut out sees nothing.
 *
 * @param user null: the program itself
 */
export async function actorOf(read: Read | Change, user: string | null): Promise<Actor> {
  if (user === null) return theProgram
  const person = await personById(read, user)
  return person ? actorIs(person) : { user, sight: nothing, assigns: false }
}

/** Nobody asks: the program does it by itself, or whoever has its files. */
export const theProgram: Actor = { user: null, sight: everything, assigns: true }
