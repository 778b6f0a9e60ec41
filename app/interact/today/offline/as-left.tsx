import type { Entry } from '../../../base/ui/offline/entries.ts'
import type { ActionChange } from '../../actions/contract.ts'
import type { NewFollowUp } from '../../follow-ups/contract.ts'
import type { Today, Todo } from '../todo.tsx'

export type Talk = Pick<NewFollowUp, 'kind' | 'text' | 'nextContactDay'>

/** What somebody did with a row, as the device keeps it beside what is sent. */
export type Did = {
  readonly action: Todo
  /** Where it stood in which list, for when it comes back. */
  readonly place: number
  readonly list: string
} & (
  | { readonly what: 'act'; readonly change: Pick<ActionChange, 'state' | 'dueDay' | 'dismissal'> }
  | { readonly what: 'talk'; readonly talk: Talk }
  /** Beside what somebody else did. */
  | { readonly what: 'note'; readonly text: string }
)

/** What an entry is of; null: of another page, or kept by a build that said it otherwise. */
export function didOf({ about }: Entry): Did | null {
  const did = Object(about)
  const isOurs = ['act', 'talk', 'note'].includes(did.what) && typeof did.action?.id === 'string'
  return isOurs ? (did as Did) : null
}

/** Which list it is: what is put back goes back where it came from. */
export const listOf = ({ whose }: Pick<Today, 'whose'>): string => whose ?? 'customer'

const same = (one: Todo, other: Todo): boolean =>
  one.id === other.id || (one.occasion !== null && one.occasion.key === other.occasion?.key)

/**
 * A list with what was done on this device since it was read: what waits to be sent, and what arrived after the list had
 * been asked for.
 */
export function asLeft(today: Today, entries: readonly Entry[]): Today {
  const since = entries.filter(
    ({ state, answeredAt }) =>
      state === 'waiting' || (state === 'arrived' && answeredAt !== null && answeredAt >= today.readAt),
  )
  let rows = today.rows
  for (const entry of since) {
    const did = didOf(entry)
    if (did?.what !== 'act') continue
    const others = rows.filter((row) => !same(row, did.action))
    if (did.change.state !== 'open') rows = others
    else if (others.length === rows.length && did.list === listOf(today))
      rows = rows.toSpliced(did.place, 0, did.action)
  }
  return rows === today.rows ? today : { ...today, rows, figures: figuresOf(today, rows) }
}

/** How many things and minutes are left; what money they bring is not worked out anew without the program. */
function figuresOf({ figures, rows: before }: Today, rows: readonly Todo[]): Today['figures'] {
  if (figures === null) return null
  const minutes = (of: readonly Todo[]): number => of.reduce((sum, row) => sum + (row.minutes ?? 0), 0)
  return {
    ...figures,
    things: Math.max(rows.length, figures.things + rows.length - before.length),
    minutes: Math.max(0, figures.minutes + minutes(rows) - minutes(before)),
  }
}

/** When the last of it was answered for, once nothing waits any more; null: nothing was, or something waits. */
export function lastAnswered(entries: readonly Entry[]): number | null {
  if (entries.some(({ state }) => state === 'waiting')) return null
  const answers = entries.flatMap(({ answeredAt }) => answeredAt ?? [])
  return answers.length === 0 ? null : Math.max(...answers)
}
