import {
  dayOfIso,
  fitSpend,
  marginRates,
  type Predictions,
  type PreparedPatterns,
  type SpendFit,
} from '@ricebook/engine'
import type { CustomerHistories } from '../../base/ledger/ledger.ts'
import type { ValueStory, WorthColumns } from './contract.ts'

/** Which columns the facts have: without amounts nothing is known of spending, without cost or profit nothing of margin. */
export type Roles = ReadonlySet<string>

/** Null where the file has no amounts, or none above 0: then nothing is known of spending. */
export function spendOf(roles: Roles, histories: CustomerHistories): SpendFit | null {
  if (!roles.has('amount') && !roles.has('price')) return null
  const days = histories.paidDays.reduce((sum, count) => sum + count, 0)
  const amount = histories.netTotal.reduce((sum, value) => sum + value, 0)
  if (days === 0 || !(amount > 0)) return null
  const counts = new Int32Array(histories.size)
  const means = new Float64Array(histories.size)
  const draws = new Float64Array(histories.size)
  let repeaters = 0
  for (let i = 0; i < histories.size; i++) {
    const count = histories.paidRepeats[i] as number
    const spent = histories.paidTotal[i] as number
    if (count === 0 || !(spent > 0)) continue
    counts[repeaters] = count
    draws[repeaters] = histories.draws[i] as number
    means[repeaters++] = spent / count
  }
  return fitSpend(
    {
      counts: counts.subarray(0, repeaters),
      means: means.subarray(0, repeaters),
      draws: draws.subarray(0, repeaters),
    },
    amount / days,
  )
}

export type Margin = {
  readonly basis: ValueStory['marginBasis']
  readonly common: number | null
  /** What is kept of an amount of which no margin is known. */
  readonly assumed: number
  readonly rate: (i: number) => number
  readonly soFar: (i: number) => number
}

export function marginOf(roles: Roles, histories: CustomerHistories, assumed: number): Margin {
  const measured = roles.has('profit') ? 'profit' : roles.has('cost') ? 'cost' : null
  if (measured) {
    const rates = marginRates({
      revenue: histories.billedTotal,
      margin: histories.billedMargin,
      marginSquares: histories.marginSquares,
      days: histories.billedDays,
    })
    return {
      basis: measured,
      common: rates.common,
      assumed,
      rate: (i) => rates.of[i] as number,
      // What was sold without a word of its cost is taken at the company's rate.
      soFar: (i) => (histories.margin[i] as number) + (histories.uncosted[i] as number) * assumed,
    }
  }
  if (!roles.has('amount') && !roles.has('price')) {
    return { basis: 'none', common: null, assumed, rate: () => Number.NaN, soFar: () => Number.NaN }
  }
  return {
    basis: 'assumed',
    common: assumed,
    assumed,
    rate: () => assumed,
    soFar: (i) => (histories.revenue[i] as number) * assumed,
  }
}

export type ColumnParts = {
  readonly histories: CustomerHistories
  readonly patterns: PreparedPatterns
  readonly predictions: Predictions
  readonly spend: SpendFit | null
  readonly margin: Margin
  readonly asOf: string
}

export function columnsOf({
  histories,
  patterns,
  predictions,
  spend,
  margin,
  asOf,
}: ColumnParts): WorthColumns {
  const n = histories.size
  const asOfDay = dayOfIso(asOf)
  const place = placeOf(patterns)
  const of = (read: (i: number) => number): Float64Array => filled(new Float64Array(n), read)
  const wholes = (read: (i: number) => number): Int32Array => filled(new Int32Array(n), read)
  const recencyDays = wholes((i) => (histories.lastDay[i] as number) - (histories.firstDay[i] as number))
  const ageDays = wholes((i) => asOfDay - (histories.firstDay[i] as number))
  const at = wholes((i) =>
    place(histories.repeats[i] as number, recencyDays[i] as number, ageDays[i] as number),
  )
  const predicted = (values: Float64Array): Float64Array => of((i) => values[at[i] as number] as number)
  const meanSpend = of((i) => {
    const count = histories.paidRepeats[i] as number
    return count > 0 ? (histories.paidTotal[i] as number) / count : Number.NaN
  })
  const perPurchase = of((i) => {
    const count = histories.paidRepeats[i] as number
    return spend ? spend.expected(count, count > 0 ? (meanSpend[i] as number) : 0) : Number.NaN
  })
  const expectedPurchases = predicted(predictions.expected)
  const residualPurchases = predicted(predictions.residual)
  const marginRate = of(margin.rate)
  return {
    size: n,
    customer: histories.customer,
    firstDay: histories.firstDay,
    lastDay: histories.lastDay,
    repeats: histories.repeats,
    recencyDays,
    ageDays,
    meanSpend,
    alive: predicted(predictions.alive),
    expectedPurchases,
    expectedLow: predicted(predictions.low),
    expectedHigh: predicted(predictions.high),
    expectedSpend: of((i) => (expectedPurchases[i] as number) * (perPurchase[i] as number)),
    residualPurchases,
    residualLifetimeValue: of(
      (i) => (residualPurchases[i] as number) * (perPurchase[i] as number) * (marginRate[i] as number),
    ),
    nextDays: predicted(predictions.nextDays),
    nextDaysLow: predicted(predictions.nextDaysLow),
    nextDaysHigh: predicted(predictions.nextDaysHigh),
    marginSoFar: of(margin.soFar),
    marginRate,
  }
}

/** Row of a customer's pattern: by binary search, since the patterns lie sorted. */
export function placeOf({
  x,
  recencyAt,
  recencies,
  ageAt,
  ages,
  size,
  daysPerUnit,
}: PreparedPatterns): (x: number, tx: number, T: number) => number {
  const days = (values: Float64Array, i: number): number => Math.round((values[i] as number) * daysPerUnit)
  const key = (count: number, tx: number, T: number): number => (count * 131_072 + tx) * 131_072 + T
  const places = new Map<number, number>()
  for (let i = 0; i < size; i++) {
    places.set(
      key(x[i] as number, days(recencies, recencyAt[i] as number), days(ages, ageAt[i] as number)),
      i,
    )
  }
  return (count, tx, T) => places.get(key(count, tx, T)) as number
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
