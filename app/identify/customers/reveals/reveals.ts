import { modeOf, type Sight } from '../../../base/access/sight.ts'
import { note } from '../../../base/audit/acting.ts'
import { Refusal } from '../../../base/language/refusal.ts'
import { textSeen } from '../presented.ts'
import { seenRecord } from '../record-change.ts'
import { type Change, contactsOf } from '../store.ts'
import { insertReveal, revealedSince } from './store.ts'

/** More than a person rings in a day; whoever copies a list comes to an end here. */
const mostRevealed = 60
const dayMs = 24 * 60 * 60 * 1000

/** How to reach a customer, in full. */
export type Revealed = {
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly contacts: readonly {
    readonly id: string
    readonly phone: string | null
    readonly email: string | null
  }[]
}

/**
 * Shows in full what is masked, of one customer, and writes down who looked: so many customers a day and no more. What is
 * hidden stays so.
 */
export async function reveal(
  tx: Change,
  { customer, by, sight, now }: { customer: string; by: string; sight: Sight; now: string },
): Promise<Revealed> {
  const record = await seenRecord(tx, customer, sight)
  const since = new Date(Date.parse(now) - dayMs).toISOString()
  const seen = await revealedSince(tx, { by, since })
  if (seen.length >= mostRevealed && !seen.some((one) => one.customer === customer)) {
    const frees = Date.parse(seen[0]?.at ?? now) + dayMs
    const seconds = Math.max(1, Math.ceil((frees - Date.parse(now)) / 1000))
    throw new Refusal('customers.revealed-too-often', { most: mostRevealed, seconds })
  }
  await insertReveal(tx, { customer, by, at: now })
  note({ what: 'customer.revealed', of: ['customer', customer], person: customer })
  const { owner } = record
  const full = { ...sight, fields: { ...sight.fields, ...unmasked(sight, owner) } }
  const whose = { owner, sight: full }
  return {
    phone: textSeen(record.phone, 'phone', whose),
    email: textSeen(record.email, 'email', whose),
    address: textSeen(record.address, 'address', whose),
    contacts: (await contactsOf(tx, customer)).map(({ id, phone, email }) => ({
      id,
      phone: textSeen(phone, 'phone', whose),
      email: textSeen(email, 'email', whose),
    })),
  }
}

function unmasked(sight: Sight, owner: string | null): Partial<Sight['fields']> {
  const fields = (['phone', 'email', 'address'] as const).filter(
    (field) => modeOf(sight, field, owner) === 'masked',
  )
  return Object.fromEntries(fields.map((field) => [field, 'read']))
}
