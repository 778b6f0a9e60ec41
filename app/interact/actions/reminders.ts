import { contactGain } from '@ricebook/engine'
import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { type Evidence, usualMinutes } from './contract.ts'
import { contactEvidence, evidenceKept, ranked } from './evidence.ts'
import {
  type Change,
  insertAction,
  type Outlook,
  openReminders,
  outlookOf,
  remindersAfter,
  updateAction,
} from './store.ts'

/** A reason holds so many letters of what was said: the rest is in the customer's file. */
const mostLetters = 120

export type Talk = {
  /** Of the follow-up. */
  readonly id: string
  readonly customer: string
  readonly text: string
  /** The company's day on which it was. */
  readonly day: string
  readonly nextContactDay: string
  readonly by: string | null
  readonly at: string
}

/**
 * Somebody talked to a customer, for the last time up to now: what was to be said to them is said, and on the day that
 * was agreed they are to be talked to again. In the change that writes the talk down, so that neither is without the
 * other; a list that looked for the last talk of everybody whenever it is opened would read every talk there ever was.
 */
export async function remindOfTalk(tx: Change, talk: Talk): Promise<void> {
  const { customer, by, at } = talk
  for (const { id } of await openReminders(tx, customer))
    await updateAction(tx, id, {
      ...{ state: 'done', doneAt: at, doneBy: by, lastChange: 'done', changedBy: by, changedAt: at },
      // Said anew it is a new reminder: there is nothing to undo here.
      before: '[]',
    })
  const outlook = await outlookOf(tx, customer)
  await insertAction(tx, {
    id: newId(),
    customer,
    kind: 'follow-up',
    dueDay: talk.nextContactDay,
    key: `follow-up:${talk.id}`,
    reason: JSON.stringify({
      code: 'actions.reason.follow-up',
      values: { day: { day: talk.day }, said: beginningOf(talk.text) },
    }),
    ...whatItBrings(outlook, [
      { of: 'follow-up', name: 'talked-on', value: talk.day, basis: 'measured' },
      { of: 'follow-up', name: 'next-contact', value: talk.nextContactDay, basis: 'measured' },
    ]),
    minutes: usualMinutes['follow-up'],
    ...{ product: null, quantity: null, amount: null, occasionDay: null },
    state: 'open',
    run: null,
    owner: outlook.owner ?? by,
    ...{ note: null, doneAt: null, doneBy: null, outcome: null, dismissal: null, lastChange: null },
    ...{ changedBy: null, before: '[]', createdAt: at, changedAt: at },
  })
}

function beginningOf(text: string): string {
  const letters = [...new Intl.Segmenter().segment(text.replaceAll(/\s+/g, ' '))].map(
    ({ segment }) => segment,
  )
  return letters.length <= mostLetters ? letters.join('') : `${letters.slice(0, mostLetters).join('')}…`
}

function whatItBrings(
  { alive, residualValue }: Outlook,
  told: readonly Evidence[],
): { expectedMargin: number | null; spread: number | null; rankBy: number; evidence: string } {
  const gain = contactGain({
    value: residualValue ?? Number.NaN,
    alive: alive ?? Number.NaN,
    by: 'followedUp',
  })
  const { expectedMargin, spread, rankBy } = ranked(gain, usualMinutes['follow-up'])
  const evidence: Evidence[] = [
    ...told,
    ...(expectedMargin === null ? [] : contactEvidence({ alive, value: residualValue, by: 'followed-up' })),
  ]
  return { expectedMargin, spread, rankBy, evidence: JSON.stringify(evidence) }
}

const remindersAChange = 500

/** After a worth run: what waiting reminders bring, by what customers are worth now. */
export async function renewReminders({ notebook }: { readonly notebook: Notebook }): Promise<void> {
  for (let after = ''; ; ) {
    const page = await remindersAfter(notebook.read, { after, most: remindersAChange })
    const last = page.at(-1)
    if (!last) return
    await notebook.change(async (tx) => {
      for (const { id, customer, evidence } of page) {
        const told = evidenceKept(evidence).filter((one) => one.of === 'follow-up')
        await updateAction(tx, id, whatItBrings(await outlookOf(tx, customer), told))
      }
    })
    after = last.id
  }
}
