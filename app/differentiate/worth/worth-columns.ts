import {
  dayOfIso,
  fitSpendGroups,
  type MarginCredibility,
  marginCredibility,
  type Predictions,
  type SpendFit,
  spendParts,
  spendSteps,
} from '@ricebook/engine'
import type { CustomerWorth, Ledger, MarginScoring, PurchasePatterns } from '../../base/ledger/ledger.ts'
import type { ValueStory, WorthColumns } from './contract.ts'

/** Which columns the facts have: without amounts nothing is known of spending, without cost or profit nothing of margin. */
export type Roles = ReadonlySet<string>

const hasAmounts = (roles: Roles): boolean => roles.has('amount') || roles.has('price')

/** Null where the file has no amounts, or none above 0: then nothing is known of spending. */
export async function spendOf(roles: Roles, ledger: Pick<Ledger, 'spending'>): Promise<SpendFit | null> {
  if (!hasAmounts(roles)) return null
  const { paidDays, amount, ...groups } = await ledger.spending({ steps: spendSteps, parts: spendParts })
  return paidDays === 0 || !(amount > 0) ? null : fitSpendGroups(groups, amount / paidDays)
}

export type Margin = {
  readonly basis: ValueStory['marginBasis']
  readonly common: number | null
  /** What is kept of an amount of which no margin is known. */
  readonly assumed: number
  readonly scoring: MarginScoring
}

export async function marginOf(
  roles: Roles,
  assumed: number,
  ledger: Pick<Ledger, 'marginSums'>,
): Promise<Margin> {
  const measured = roles.has('profit') ? 'profit' : roles.has('cost') ? 'cost' : null
  if (measured) {
    const own: MarginCredibility = marginCredibility(await ledger.marginSums())
    return { basis: measured, common: own.common, assumed, scoring: { by: 'own', ...own, assumed } }
  }
  if (!hasAmounts(roles)) return { basis: 'none', common: null, assumed, scoring: { by: 'nobody' } }
  return { basis: 'assumed', common: assumed, assumed, scoring: { by: 'all', assumed } }
}

export type ColumnParts = {
  readonly scored: CustomerWorth
  readonly patterns: PurchasePatterns
  readonly predictions: Predictions
  readonly asOf: string
}

/** What everybody is worth, beside what is expected of all whose purchases have the same pattern. */
export function columnsOf({ scored, patterns, predictions, asOf }: ColumnParts): WorthColumns {
  const { size, pattern } = scored
  const asOfDay = dayOfIso(asOf)
  const at = (i: number): number => pattern[i] as number
  const wholes = (read: (i: number) => number): Int32Array => filled(new Int32Array(size), read)
  const predicted = (values: Float64Array): Float64Array =>
    filled(new Float64Array(size), (i) => values[at(i)] as number)
  const recencyDays = wholes((i) => patterns.recencyDays[at(i)] as number)
  const ageDays = wholes((i) => patterns.ageDays[at(i)] as number)
  return {
    size,
    customer: scored.customer,
    firstDay: wholes((i) => asOfDay - (ageDays[i] as number)),
    lastDay: wholes((i) => asOfDay - (ageDays[i] as number) + (recencyDays[i] as number)),
    repeats: wholes((i) => patterns.repeats[at(i)] as number),
    recencyDays,
    ageDays,
    meanSpend: scored.meanSpend,
    alive: predicted(predictions.alive),
    expectedPurchases: predicted(predictions.expected),
    expectedLow: predicted(predictions.low),
    expectedHigh: predicted(predictions.high),
    expectedSpend: scored.expectedSpend,
    residualPurchases: predicted(predictions.residual),
    residualLifetimeValue: scored.residualValue,
    nextDays: predicted(predictions.nextDays),
    nextDaysLow: predicted(predictions.nextDaysLow),
    nextDaysHigh: predicted(predictions.nextDaysHigh),
    marginSoFar: scored.marginSoFar,
    marginRate: scored.marginRate,
  }
}

/** A column filled row by row: a loop, since the iterators of `from` cost more than the arithmetic at a million rows. */
function filled<Column extends Float64Array | Int32Array>(
  column: Column,
  read: (i: number) => number,
): Column {
  for (let i = 0; i < column.length; i++) column[i] = read(i)
  return column
}

/** Sum of a column, null where nothing in it is known. */
export function total(values: Float64Array): number | null {
  let sum = 0
  let known = false
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (Number.isNaN(value)) continue
    sum += value
    known = true
  }
  return known ? sum : null
}
