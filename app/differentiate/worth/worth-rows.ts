import { type Stage, valueIntervals } from '@ricebook/engine'
import { isoOfDay as day, dayNumber } from './days.ts'
import { level, seed } from './level.ts'
import type { WorthRow } from './store.ts'
import { nobody, unknownRank } from './tables.ts'
import type { WorkedOut } from './worth.ts'

export type RowParts = {
  readonly run: number
  readonly found: WorkedOut
  readonly stages: readonly Stage[]
  /** Minor units in one unit of the currency. */
  readonly minor: number
  readonly ownerOf: (customer: string) => string | null
}

/** The rows of everybody who has bought, as the notebook keeps them. */
export function worthRows({ run, found, stages, minor, ownerOf }: RowParts): (i: number) => WorthRow {
  const { columns, histories, equity, asOf } = found
  const intervals = intervalsOf(found)
  const money = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : Math.round(value * minor)
  const share = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value
  const asOfDay = dayNumber(asOf)
  const ahead = (value: number | undefined): string | null =>
    value === undefined || Number.isNaN(value) ? null : day(asOfDay + Math.max(1, Math.round(value)))
  return (i) => {
    const customer = columns.customer[i] as string
    const value = columns.residualLifetimeValue[i] as number
    const residual = money(value)
    return [
      run,
      customer,
      stages[i] as Stage,
      ownerOf(customer) ?? nobody,
      residual ?? unknownRank,
      share(columns.alive[i]),
      share(columns.expectedPurchases[i]),
      money((columns.expectedSpend[i] as number) * (columns.marginRate[i] as number)),
      residual,
      money(intervals.low[i]),
      money(intervals.high[i]),
      equity && equity.value > 0 ? share(value / equity.value) : null,
      ahead(columns.nextDays[i]),
      ahead(columns.nextDaysLow[i]),
      ahead(columns.nextDaysHigh[i]),
      money(histories.revenue[i]),
      money(columns.marginSoFar[i]),
      basisOf(found, i),
      (columns.repeats[i] as number) + 1,
      day(columns.firstDay[i] as number),
      day(columns.lastDay[i] as number),
    ]
  }
}

/** Somebody who has not bought: nothing is known of their worth, and that is said. */
export function prospectRow(run: number, customer: string, owner: string | null): WorthRow {
  const unknown = (n: number): null[] => new Array<null>(n).fill(null)
  return [run, customer, 'prospect', owner ?? nobody, unknownRank, ...unknown(13), 0, null, null]
}

function intervalsOf(found: WorkedOut): { low: Float64Array; high: Float64Array } {
  const { columns, fit, spend, delta, daysPerUnit } = found
  const unknown = (): Float64Array => new Float64Array(columns.size).fill(Number.NaN)
  if (!spend) return { low: unknown(), high: unknown() }
  return valueIntervals({
    fit,
    spend,
    delta,
    level,
    seed,
    daysPerUnit,
    customers: {
      repeats: columns.repeats,
      ageDays: columns.ageDays,
      alive: columns.alive,
      values: columns.residualLifetimeValue,
    },
  })
}

/** Whether a customer's margin so far was measured or taken at the company's rate. */
function basisOf({ margin, histories }: WorkedOut, i: number): string | null {
  if (margin.basis === 'none') return null
  if (margin.basis === 'assumed') return 'assumed'
  if ((histories.uncosted[i] as number) === 0) return 'measured'
  return (histories.billedDays[i] as number) === 0 ? 'assumed' : 'mixed'
}
