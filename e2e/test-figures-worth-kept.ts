import type { Account } from './test-figures.ts'
import { type Row, type Stores, share } from './test-figures-stores.ts'

/** What the page of worth is told, and what the stores say of the same. */
export type Told = {
  readonly run: Row
  readonly figures: Row
  readonly groups: Row
  readonly line: Row
  readonly card: Row
  readonly check: Row
  readonly runs: readonly Row[]
}
export type Kept = {
  readonly run: Row
  readonly figures: Row
  readonly buyers: readonly Row[]
  readonly prospects: number
  /** Residual values and margins so far, the highest first. */
  readonly values: readonly number[]
  readonly margins: readonly number[]
}

/** What the current run keeps of everybody. */
export function keptIn(stores: Stores): Kept {
  const run = stores.bookRow(`select * from worthRuns where state = 'current'`)
  const rows = stores.book('select * from worth where run = ?', run.run)
  const buyers = rows.filter(({ purchases }) => purchases > 0)
  const falling = (name: string): number[] =>
    buyers.flatMap((row) => (row[name] === null ? [] : [Number(row[name])])).sort((a, b) => b - a)
  return {
    run,
    figures: JSON.parse(run.figures),
    buyers,
    prospects: rows.length - buyers.length,
    values: falling('residualValue'),
    margins: falling('marginSoFar'),
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** What is kept of revenue: measured where all costs are known, else as the company says. */
export function marginAccount(
  { marginBasis, story, companyMarginRate }: Row,
  { figures }: Kept,
  stores: Stores,
): Account {
  return marginBasis === 'measured'
    ? share(1)('margin', story.commonMarginRate, figures.story.commonMarginRate)
    : share(1)('margin', companyMarginRate, stores.marginRate)
}

/** What the stores keep is rounded to the cent; shares of sums differ from those of what was rounded by less than this. */
const ROUNDED = 1e-5
export const rounded = (account: Account): Account => ({ ...account, within: ROUNDED })

/** Equal groups, the highest first. */
export function stretches(falling: readonly number[], many: number): number[][] {
  const at = (group: number): number => Math.round((group * falling.length) / many)
  return Array.from({ length: many }, (_, group) => falling.slice(at(group), at(group + 1)))
}

export const addedUp = (numbers: readonly number[]): number[] => {
  let added = 0
  return numbers.map((one) => {
    added += one
    return added
  })
}

/** The smallest share of customers that makes four fifths of the sum. */
export function forFourFifths(falling: readonly number[]): number {
  const enough = addedUp(falling).findIndex((added) => added >= 0.8 * sum(falling))
  return (enough + 1) / falling.length
}

export const topFifth = (falling: readonly number[]): number =>
  sum(falling.slice(0, Math.round(falling.length * 0.2))) / sum(falling)
