import { daysBetween } from '../../base/ui/days.tsx'
import { type Group, groupNames, groups } from './contract.ts'
import type { Todo } from './todo.tsx'

export type GroupOfRows = { readonly name: Group; readonly rows: readonly Todo[] }

/** What there is to do, by heading; headings with nothing under them are left out. */
export function grouped(rows: readonly Todo[]): GroupOfRows[] {
  return groupNames
    .map((name) => ({
      name,
      rows: rows.filter(({ kind }) => groups[name].some((one) => one === kind)),
    }))
    .filter((group) => group.rows.length > 0)
}

/** A row, and the one above it where that goes to the same customer, on the same way. */
export type OnTheWay = { readonly action: Todo; readonly follows: Todo | null }

/** What is brought to one customer stands together, where the first of it stands. */
export function onTheWay({ name, rows }: GroupOfRows): OnTheWay[] {
  if (name !== 'deliver') return rows.map((action) => ({ action, follows: null }))
  return [...Map.groupBy(rows, ({ customer }) => customer).values()].flatMap((own) =>
    own.map((action, at) => ({ action, follows: own[at - 1] ?? null })),
  )
}

/** Whether doing it means a talk, of which a line is kept. */
export function isTalk({ kind }: Pick<Todo, 'kind'>): boolean {
  return kind === 'follow-up' || kind === 'win-back'
}

export type Mark =
  | {
      readonly tone: '' | 'good' | 'hold'
      readonly says: 'follow-up' | 'win-back' | 'thank' | 'today' | 'tomorrow'
    }
  | { readonly tone: '' | 'due'; readonly says: 'late' | 'ahead'; readonly days: number }

/** The mark in front of a row: how late it is, or what kind of thing where lateness says little. */
export function markOf({ kind, dueDay }: Pick<Todo, 'kind' | 'dueDay'>, today: string): Mark {
  if (kind === 'follow-up') return { tone: '', says: kind }
  if (kind === 'win-back') return { tone: 'hold', says: kind }
  if (kind === 'thank') return { tone: 'good', says: kind }
  const late = daysBetween(dueDay, today)
  if (late > 0) return { tone: 'due', says: 'late', days: late }
  if (late < -1) return { tone: '', says: 'ahead', days: -late }
  return { tone: '', says: late === 0 ? 'today' : 'tomorrow' }
}
