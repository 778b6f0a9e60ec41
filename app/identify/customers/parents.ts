import { type Sight, sees } from '../../base/access/sight.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { type Change, findRecord } from './store.ts'

/** Deeper than any company with its branches; a circle would go on for ever. */
const mostGenerations = 20

/** Refuses somebody to belong to who is not there or not seen, who is a person, or who belongs to the customer in turn. */
export async function refuseParent(
  tx: Change,
  { id, parent }: { readonly id: string; readonly parent: string | null },
  sight: Sight,
): Promise<void> {
  let above = parent
  for (let generation = 0; above !== null; generation += 1) {
    if (above === id || generation === mostGenerations) throw new Refusal('customers.parent-circle')
    const record = await findRecord(tx, above)
    if (generation === 0 && !(record && sees(sight, record.owner)))
      throw new Refusal('customers.parent-unknown')
    if (record?.kind === 'person' && generation === 0)
      throw new Refusal('customers.parent-is-person', { name: record.name })
    above = record?.parent ?? null
  }
}
