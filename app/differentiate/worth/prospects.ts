import { madeAt } from '../../base/notebook/ids.ts'
import type { Read } from '../../base/notebook/notebook.ts'
import { awaitingTalk, type ProposedAction } from '../../interact/actions/actions.ts'
import { usualMinutes } from '../../interact/actions/contract.ts'
import { nextContactDay } from '../../interact/follow-ups/follow-ups.ts'
import { lastTouches } from '../../interact/touches/touches.ts'
import { dayIn } from '../../manage/settings/settings.ts'
import { type ProspectRow, prospectRows } from './store.ts'

/** No more for one person than can be talked to in a day; of many, whom the facts name latest. */
const mostAPerson = 20
const lookedAt = 500
/** Of those who were never talked to, so many are looked at, whoever came last. */
const mostNew = 20_000

export type ProspectsAsked = {
  /** Who has not bought yet; ids, rising. */
  readonly prospects: readonly string[]
  /** The day the list is for. */
  readonly today: string
  readonly timeZone: string
}

/**
 * Whom to follow up of those who have not bought yet: most of a company's future customers are among them, and nothing
 * they do reminds anybody of them. Two to three weeks after the last talk it is time for the next; who came with a file
 * and was never talked to, as far as anybody wrote down, is due at once. Whoever is to be talked to on a day that a
 * person chose is left to that day.
 */
export async function prospectsToFollow(
  { prospects, today, timeZone }: ProspectsAsked,
  read: Read,
): Promise<ProposedAction[]> {
  const awaited = await awaitingTalk(read)
  const talks = await lastTouches(read, 'follow-up')
  const dayOf = (instant: string): string => dayIn(timeZone, Temporal.Instant.from(instant))
  const found: (Due & ProspectRow)[] = []
  // Ids rise with the time at which they were made.
  const old = prospects.slice(0, -mostNew).filter((id) => talks.has(id))
  const among = [...old, ...prospects.slice(-mostNew)].filter((id) => !awaited.has(id))
  for (let from = 0; from < among.length; from += lookedAt) {
    const page = among.slice(from, from + lookedAt)
    for (const row of await prospectRows(read, page)) {
      const talk = talks.get(row.id)
      const due = dueOf({
        ...row,
        talked: talk === undefined ? null : dayOf(talk),
        made: dayOf(madeAt(row.id)),
      })
      if (due.dueDay <= today) found.push({ ...row, ...due })
    }
  }
  const latestFirst = found.sort((a, b) =>
    a.since < b.since ? 1 : a.since > b.since ? -1 : called(a) < called(b) ? -1 : 1,
  )
  return [...Map.groupBy(latestFirst, ({ owner }) => owner)].flatMap(([, own]) =>
    own.slice(0, mostAPerson).map(proposal),
  )
}

type Due = {
  readonly dueDay: string
  /** The day of the last talk; where there was none, that of the record. */
  readonly since: string
  readonly talked: boolean
}

function dueOf(prospect: {
  readonly talked: string | null
  readonly made: string
  readonly importBatch: number | null
}): Due {
  const { talked, made, importBatch } = prospect
  const since = talked ?? made
  // Who writes a record by hand has just talked to them.
  const atOnce = talked === null && importBatch !== null
  return { since, talked: talked !== null, dueDay: atOnce ? made : nextContactDay('prospect', since) }
}

/** What the company calls them: ids are made by chance. */
const called = ({ code, name }: ProspectRow): string => `${code ?? ''} ${name}`

function proposal({ id, owner, intendedProduct, since, dueDay, talked }: Due & ProspectRow): ProposedAction {
  const wish = intendedProduct === null ? '' : '-wish'
  return {
    customer: id,
    kind: 'follow-up',
    dueDay,
    // Talked to again it is another occasion. It ends with the next talk, as a reminder does.
    key: `follow-up:since:${id}:${talked ? since : ''}`,
    reason: {
      code: `actions.reason.prospect${talked ? '-again' : ''}${wish}`,
      values: {
        day: { day: since },
        ...(intendedProduct !== null && { wish: { product: intendedProduct } }),
      },
    },
    ...{ expectedMargin: null, spread: null, minutes: usualMinutes['follow-up'] },
    evidence: [
      ...(talked ? [{ of: 'follow-up', name: 'talked-on', value: since, basis: 'measured' } as const] : []),
      { of: 'assumption', name: 'minutes', value: usualMinutes['follow-up'], basis: 'assumed' },
    ],
    ...{ product: null, quantity: null, amount: null, occasionDay: null, owner },
  }
}
