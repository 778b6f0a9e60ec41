import type { Cluster } from '../cluster/cluster.ts'
import { historiesOf, type LaidOut } from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'

/** How finely totals are told apart, and in which parts their powers are added up: as the model of amounts wants it. */
export type SpendingAsked = { readonly steps: number; readonly parts: number }

/**
 * What customers have spent on repeat purchase days, those alike grouped: `spend-groups.ts` of the engine says why and
 * how. n groups, columns of n.
 */
export type Spending = {
  /** All purchase days of an amount above 0, and what all of them came to together. */
  readonly paidDays: number
  readonly amount: number
  readonly counts: Int32Array
  readonly customers: Float64Array
  /** Totals lie a half step about these, on the logarithm. */
  readonly centres: Float64Array
  /** Σ (total ÷ centre − 1)^k, k = 1 … 4. */
  readonly powers: readonly [Float64Array, Float64Array, Float64Array, Float64Array]
}

const totals = 'net_total - first_net'
const days = { duck: 'paid_days - (first_net > 0)::integer', cluster: 'paid_days - (first_net > 0)' } as const

/** Powers are whole numbers: their sums are the same in whatever order they are added up. */
export const spendingSql = ({ steps, parts }: SpendingAsked): string => `with spent as (
    select ${days.duck} as paid, (${totals})::double as total from histories
  ), stepped as (
    select paid, total, floor(ln(total) * ${steps})::integer as step from spent where paid > 0 and total > 0
  ), apart as (
    select paid, step, total / exp((step + 0.5) / ${steps}) - 1 as off from stepped
  )
  select paid, step, count(*)::integer as customers,
    ${[1, 2, 3, 4].map((k) => `sum(round(pow(off, ${k}) * ${parts})::bigint)::double as power_${k}`).join(', ')}
  from apart group by all order by paid, step`

export const paidSql = `select coalesce(sum(paid_days), 0)::double as days, coalesce(sum(net_total), 0)::double as amount
  from histories`

const onClusterSql = (cluster: Cluster, laidOut: LaidOut, { steps, parts }: SpendingAsked): string => {
  const step = `toInt32(floor(log(${totals}) * ${steps}))`
  const off = `(${totals}) / exp((${step} + 0.5) / ${steps}) - 1`
  return `select ${days.cluster} as paid, ${step} as step, count(),
      ${[1, 2, 3, 4].map((k) => `sum(toInt64(round(pow(${off}, ${k}) * ${parts})))`).join(', ')}
    from ${historiesOf(cluster, laidOut)} where ${days.cluster} > 0 and ${totals} > 0
    group by paid, step order by paid, step`
}

export async function spending(duck: Duck, asked: SpendingAsked): Promise<Spending> {
  const names = ['paid', 'step', 'customers', 'power_1', 'power_2', 'power_3', 'power_4']
  const columns = names.map((): number[] => [])
  for await (const piece of duck.pieces(spendingSql(asked)))
    for (const [i, name] of names.entries()) {
      const { items } = piece.numbers(name)
      for (let row = 0; row < piece.size; row++) columns[i]?.push(items[row] as number)
    }
  const paid = await duck.row(paidSql)
  return spendingOf(columns, asked, [Number(paid.days), Number(paid.amount)])
}

/** Asked of what was laid out on a cluster: the same, in the same order. */
export async function spendingOnCluster(
  cluster: Cluster,
  laidOut: LaidOut,
  asked: SpendingAsked,
): Promise<Spending> {
  const rows = await cluster.rows(onClusterSql(cluster, laidOut, asked))
  const [paid] = await cluster.rows(
    `select sum(toInt64(paid_days)), sum(net_total) from ${historiesOf(cluster, laidOut)}`,
  )
  const columns = Array.from({ length: 7 }, (_, i) => rows.map((row) => Number(row[i])))
  return spendingOf(columns, asked, [Number(paid?.[0]), Number(paid?.[1])])
}

function spendingOf(
  columns: readonly (readonly number[])[],
  { steps, parts }: SpendingAsked,
  [paidDays, amount]: readonly [number, number],
): Spending {
  const column = (i: number): readonly number[] => columns[i] as readonly number[]
  const power = (k: number): Float64Array => Float64Array.from(column(2 + k), (sum) => sum / parts)
  return {
    paidDays,
    amount: amount / unitsPerCurrency,
    counts: Int32Array.from(column(0)),
    customers: Float64Array.from(column(2)),
    centres: Float64Array.from(column(1), (step) => Math.exp((step + 0.5) / steps) / unitsPerCurrency),
    powers: [power(1), power(2), power(3), power(4)],
  }
}
