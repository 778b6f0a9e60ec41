import type { Me } from '../../access/contract.ts'
import { clockAhead, clockKnown } from './connection.ts'
import { table } from './database.ts'

/** What somebody read, for when it cannot be read again: under their id, and gone when they sign out. */
type Kept = {
  readonly user: string
  readonly name: string
  /** By this device's clock. */
  readonly at: number
  readonly value: unknown
}

const rows = table<Kept>('kept')

/** As long as a session lasts that nobody uses: what is older is nobody's day, and on a device that may be lost. */
const MOST_DAYS = 7
const DAY_MS = 86_400_000
const isOld = ({ at }: Kept): boolean => Date.now() - at > MOST_DAYS * DAY_MS

/** Under this name: who it was, with the clock of the program. */
const PERSON = 'person'

/** Somebody is signed in: they are remembered, and what others had read is forgotten. */
export async function keepPerson(me: Me): Promise<void> {
  const row = { user: me.id, name: PERSON, at: Date.now(), value: { me, ahead: clockAhead() } }
  await rows.change((all) => ({
    remove: all.filter((one) => one.user !== me.id || isOld(one)),
    put: [row],
    result: null,
  }))
}

/** Who was signed in here last, while there is nobody to ask; null: nobody, or too long ago. */
export async function keptPerson(): Promise<Me | null> {
  const row = (await rows.all()).find((one) => one.name === PERSON && !isOld(one))
  if (!row) return null
  const { me, ahead } = row.value as { readonly me: Me; readonly ahead: number }
  clockKnown(ahead)
  // An earlier version kept less of them than pages ask for.
  return 'fields' in me ? me : null
}

/** Keeps what a person has read, as long as they are signed in. */
export async function keep(user: string, name: string, value: unknown): Promise<void> {
  await rows.change((all) => {
    // An answer that was under way when they signed out comes too late.
    const here = all.some((one) => one.user === user && one.name === PERSON)
    return { put: here ? [{ user, name, at: Date.now(), value }] : [], result: null }
  })
}

/** What a person read last under a name, and was kept. */
export async function keptOf(user: string, name: string): Promise<unknown> {
  const row = (await rows.all()).find((one) => one.user === user && one.name === name)
  return row && !isOld(row) ? row.value : null
}

/** Nobody is signed in any more. */
export async function forgetKept(): Promise<void> {
  await rows.change((all) => ({ remove: all, result: null }))
}
