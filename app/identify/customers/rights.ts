import type { GuardedField } from '../../base/access/contract.ts'
import { modeOf, readsAll, type Sight } from '../../base/access/sight.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { CustomerFields, CustomerSort } from './contract.ts'
import type { CustomersDeps } from './deps.ts'

/** Those of the guarded fields that stand in a record and are written there. */
export const guardedTexts = ['phone', 'email', 'address'] as const satisfies readonly GuardedField[]

type Actor = Pick<CustomersDeps, 'user' | 'sight' | 'assigns'>

/**
 * Refuses to write what somebody does not read in full: they would overwrite what they have not seen. A new record is
 * written by whoever fills it, but for fields that they may not know of.
 *
 * @param owner who looks after the customer before the change; undefined: it is a new one
 */
export function refuseUnwritable(
  fields: Partial<Record<keyof CustomerFields, unknown>>,
  owner: string | null | undefined,
  { sight }: Pick<Actor, 'sight'>,
): void {
  for (const field of guardedTexts) {
    if (fields[field] === undefined) continue
    const mode = owner === undefined ? sight.fields[field] : modeOf(sight, field, owner)
    if (mode !== 'write' && (owner !== undefined || mode === 'hidden'))
      throw new Refusal('customers.field-no-right', { field })
  }
}

/**
 * Refuses to say who looks after a customer where that is not this person's to say. Everybody may take one whom nobody
 * looks after, and give back their own.
 */
export function refuseHandingOver(from: string | null, to: string | null, { user, assigns }: Actor): void {
  if (assigns || from === to) return
  const taking = from === null && to === user
  const givingBack = from === user && to === null
  if (!taking && !givingBack) throw new Refusal('customers.assign-no-right')
}

const sortedBy: Partial<Record<CustomerSort, GuardedField>> = { phone: 'phone', margin: 'margin' }

/** Refuses an order that tells of what is masked: what stands between two known ones is half known. */
export function refuseGuardedSort(sort: CustomerSort, sight: Sight): void {
  const field = sortedBy[sort]
  if (field && !readsAll(sight, field)) throw new Refusal('customers.sort-no-right', { field })
}
