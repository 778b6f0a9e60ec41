import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import type { FollowUp, NewFollowUp } from './contract.ts'
import { followUpsOf, insertFollowUp, stageOfCustomer } from './store.ts'

export type FollowUpDeps = {
  readonly notebook: Notebook
  /** The company's day. */
  readonly today: () => Promise<string>
  readonly now: () => string
}

/**
 * Days until the next talk, by stage: shorter annoys, longer is forgotten. A prospect is followed up every two to
 * three weeks; a new buyer is asked how it went; a steady one is left in peace for longer.
 */
const daysBetween: Readonly<Record<string, number>> = {
  prospect: 18,
  new: 10,
  growing: 21,
  steady: 28,
  slipping: 14,
  lost: 21,
  'won-back': 14,
}
const usualDays = 18

/** Writes down a talk with a customer; the next contact day is proposed where nobody says, and never empty. */
export async function logFollowUp(
  asked: { readonly customer: string; readonly followUp: NewFollowUp; readonly by: string | null },
  deps: FollowUpDeps,
): Promise<FollowUp> {
  const { customer, followUp, by } = asked
  const today = await deps.today()
  return deps.notebook.change(async (tx) => {
    await customerStands(tx, customer)
    const stage = await stageOfCustomer(tx, customer)
    const now = deps.now()
    const row: FollowUp = {
      id: newId(),
      customer,
      kind: followUp.kind,
      text: followUp.text,
      at: followUp.at ?? now,
      pretext: followUp.pretext ?? null,
      outcome: followUp.outcome ?? null,
      nextContactDay: followUp.nextContactDay ?? nextContactDay(stage, today),
      by,
      createdAt: now,
    }
    await insertFollowUp(tx, row)
    return row
  })
}

/** When to talk to a customer of this stage next, counted from a day. */
function nextContactDay(stage: string | null, today: string): string {
  const days = (stage === null ? undefined : daysBetween[stage]) ?? usualDays
  return Temporal.PlainDate.from(today).add({ days }).toString()
}

export async function listFollowUps(
  asked: { readonly customer: string; readonly before: string | null; readonly most: number },
  { notebook }: Pick<FollowUpDeps, 'notebook'>,
): Promise<FollowUp[]> {
  await customerStands(notebook.read, asked.customer)
  return followUpsOf(notebook.read, asked)
}
