import { note } from '../../base/audit/acting.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Change, Notebook } from '../../base/notebook/notebook.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import { company, dayIn } from '../../manage/settings/settings.ts'
import { momentSaid, remindOfTalk } from '../actions/actions.ts'
import { noteTouch } from '../touches/touches.ts'
import type { FollowUp, NewFollowUp } from './contract.ts'
import {
  anyNotFollowed,
  followUpsOf,
  insertFollowUp,
  isLatest,
  stageOfCustomer,
  talksNotFollowed,
} from './store.ts'

export type FollowUpDeps = {
  readonly notebook: Notebook
  /** The company's day. */
  readonly today: () => Promise<string>
  readonly now: () => string
  /** Somebody was touched: the ledger is to hear of it. */
  readonly touched: () => void
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

/**
 * Writes down a talk with a customer; the next contact day is proposed where nobody says, and never empty. In the same
 * change it is a touch and, unless a later talk is known, the reminder of the next.
 */
export async function logFollowUp(
  asked: { readonly customer: string; readonly followUp: NewFollowUp; readonly by: string | null },
  deps: FollowUpDeps,
): Promise<FollowUp> {
  const { customer, followUp, by } = asked
  const today = await deps.today()
  const logged = await deps.notebook.change(async (tx) => {
    await customerStands(tx, customer)
    const stage = await stageOfCustomer(tx, customer)
    const now = deps.now()
    const { timeZone } = await company(tx)
    const at = momentSaid({ said: followUp.at, now, timeZone })
    const day = dayIn(timeZone, Temporal.Instant.from(at))
    const row: FollowUp = {
      id: newId(),
      customer,
      kind: followUp.kind,
      text: followUp.text,
      at,
      pretext: followUp.pretext ?? null,
      outcome: followUp.outcome ?? null,
      nextContactDay: followUp.nextContactDay ?? contactAfter({ stage, day, today }),
      by,
      createdAt: now,
    }
    await insertFollowUp(tx, row)
    await followTalk(tx, row, now)
    const { id, createdAt: _, by: __, customer: ___, ...after } = row
    note({ what: 'talk.written', of: ['talk', id], person: customer, after })
    return row
  })
  deps.touched()
  return logged
}

/** What follows from a talk in the same change: it is a touch, and if it is the last, the next is to be reminded of. */
async function followTalk(tx: Change, talk: FollowUp, now: string): Promise<void> {
  const { id, customer, kind, at, outcome, by } = talk
  await noteTouch(tx, { id, customer, kind: 'follow-up', channel: kind, at, outcome, by })
  if (!(await isLatest(tx, talk))) return
  const { timeZone } = await company(tx)
  await remindOfTalk(tx, { ...talk, day: dayIn(timeZone, Temporal.Instant.from(at)), at: now })
}

const talksAChange = 200

/** For a notebook of an earlier version: what follows from talks that were written down before it did. */
export async function followEarlierTalks({
  notebook,
  now,
}: Pick<FollowUpDeps, 'notebook' | 'now'>): Promise<void> {
  if (!(await anyNotFollowed(notebook.read))) return
  for (;;) {
    const talks = await talksNotFollowed(notebook.read, talksAChange)
    if (talks.length === 0) return
    await notebook.change(async (tx) => {
      for (const talk of talks) await followTalk(tx, talk, now())
    })
  }
}

/** When to talk to a customer of this stage next, counted from the day of the talk; what was long ago is for today. */
function contactAfter(talk: { stage: string | null; day: string; today: string }): string {
  return [nextContactDay(talk.stage, talk.day), talk.today].sort()[1] as string
}

/** When to talk to a customer of this stage next, counted from a day. */
export function nextContactDay(stage: string | null, today: string): string {
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
