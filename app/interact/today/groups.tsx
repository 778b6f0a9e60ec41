import type { Action } from './contract.ts'
import { daysBetween } from './days.tsx'

/** Under which headings things to do stand, in this order. */
export const groups = [
  { name: 'deliver', kinds: ['deliver'] },
  { name: 'collect', kinds: ['collect'] },
  { name: 'follow-up', kinds: ['follow-up', 'win-back'] },
  { name: 'thank', kinds: ['thank'] },
  { name: 'answer', kinds: ['answer'] },
] as const satisfies readonly { name: string; kinds: readonly Action['kind'][] }[]
export type GroupName = (typeof groups)[number]['name']

export type Group = { readonly name: GroupName; readonly rows: readonly Action[] }

/** What there is to do, by heading; headings with nothing under them are left out. */
export function grouped(rows: readonly Action[]): Group[] {
  return groups
    .map(({ name, kinds }) => ({
      name,
      rows: rows.filter(({ kind }) => kinds.some((one) => one === kind)),
    }))
    .filter((group) => group.rows.length > 0)
}

/** Whether doing it means a talk, of which a line is kept. */
export function isTalk({ kind }: Pick<Action, 'kind'>): boolean {
  return kind === 'follow-up' || kind === 'win-back'
}

export type Mark =
  | {
      readonly tone: '' | 'good' | 'hold'
      readonly says: 'follow-up' | 'win-back' | 'thank' | 'today' | 'tomorrow'
    }
  | { readonly tone: '' | 'due'; readonly says: 'late' | 'ahead'; readonly days: number }

/** The mark in front of a row: how late it is, or what kind of thing where lateness says little. */
export function markOf({ kind, dueDay }: Pick<Action, 'kind' | 'dueDay'>, today: string): Mark {
  if (kind === 'follow-up') return { tone: '', says: kind }
  if (kind === 'win-back') return { tone: 'hold', says: kind }
  if (kind === 'thank') return { tone: 'good', says: kind }
  const late = daysBetween(dueDay, today)
  if (late > 0) return { tone: 'due', says: 'late', days: late }
  if (late < -1) return { tone: '', says: 'ahead', days: -late }
  return { tone: '', says: late === 0 ? 'today' : 'tomorrow' }
}

export type Sums = {
  readonly count: number
  readonly minutes: number
  /** Minor units of what doing all of it is expected to bring; null: nobody knows of any. */
  readonly margin: number | null
  /** Minor units to be asked for, and of them those whose day has passed. */
  readonly receivable: number | null
  readonly receivableLate: number
}

/** The figures on top, of the rows that are there. */
export function sumsOf(rows: readonly Action[], today: string): Sums {
  const known = (some: readonly Action[]): number | null => {
    const values = some.flatMap(({ expectedMargin }) => (expectedMargin === null ? [] : [expectedMargin]))
    return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0)
  }
  const collections = rows.filter(({ kind }) => kind === 'collect')
  return {
    count: rows.length,
    minutes: rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    // What is owed is earned already: collecting it brings no margin.
    margin: known(rows.filter(({ kind }) => kind !== 'collect')),
    receivable: known(collections),
    receivableLate: known(collections.filter(({ dueDay }) => dueDay < today)) ?? 0,
  }
}
