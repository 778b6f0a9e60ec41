import type { Cluster } from '../cluster/cluster.ts'
import { createSharded } from '../cluster/cluster-tables.ts'
import {
  historiesOf,
  type LaidOutWithShape,
  localHistoriesOf,
  localOf,
  nameOf,
} from '../cluster/histories.ts'
import type { Duck } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type CustomerHistories, customerHistories } from './customer-histories.ts'
import { type StageWindows, windowColumns, windowsOf } from './stage-windows.ts'

/**
 * What was found of each purchase pattern, in the order in which `purchasePatterns` has them: n patterns, columns of n,
 * NaN is unknown.
 */
export type PatternResults = {
  readonly repeats: Int32Array
  readonly recencyDays: Float64Array
  readonly ageDays: Float64Array
  readonly alive: Float64Array
  /** Purchases within the horizon, and discounted ones without end. */
  readonly expected: Float64Array
  readonly residual: Float64Array
  /** The ends of a residual value's interval, as shares of it. */
  readonly low: Float64Array
  readonly high: Float64Array
}

/** By what each customer is scored, where the facts about them are. */
export type Scoring = {
  /** The day number that everything is cut at. */
  readonly asOf: number
  readonly patterns: PatternResults
  /** (own + ofTotal · total) ÷ (weight + ofCount · days) is what one purchase brings; null where nobody knows. */
  readonly amount: {
    readonly own: number
    readonly ofTotal: number
    readonly weight: number
    readonly ofCount: number
  } | null
  readonly margin: MarginScoring
  /** Whether `keepStageWindows` was asked, and what it kept is wanted. */
  readonly windows: boolean
}

/** What is kept of an amount: by each one's own rate, drawn to the common one; at one rate for all; nobody knows. */
export type MarginScoring =
  | {
      readonly by: 'own'
      readonly common: number
      /** Revenue at which an own rate counts as much as the common one; may be infinite. */
      readonly needed: number
      /** For what was sold without a word of its cost. */
      readonly assumed: number
    }
  | { readonly by: 'all'; readonly assumed: number }
  | { readonly by: 'nobody' }

/** What each of n customers is worth, in the order of their names; columns of n, amounts in the currency, NaN is unknown. */
export type CustomerWorth = {
  readonly size: number
  readonly customer: readonly string[]
  /** Which of the patterns is theirs. */
  readonly pattern: Int32Array
  /** Of repeat purchase days with an amount above 0. */
  readonly meanSpend: Float64Array
  /** Within the horizon. */
  readonly expectedSpend: Float64Array
  readonly marginRate: Float64Array
  readonly marginSoFar: Float64Array
  readonly revenue: Float64Array
  /** What they will still bring, and the ends of its interval. */
  readonly residualValue: Float64Array
  readonly valueLow: Float64Array
  readonly valueHigh: Float64Array
  /** Of how much of their revenue the margin is known: 2 all of it, 1 some, 0 nothing that tells a rate. */
  readonly costed: Int32Array
  /** The hold-out: purchase days and net amount after the as-of day. */
  readonly laterDays: Int32Array
  readonly laterSpend: Float64Array
  /** In [0, 1): those with the smallest are looked at, where all would be too many. */
  readonly draws: Float64Array
  readonly windows: StageWindows | null
  /** How many lines all of it is made of. */
  readonly lines: number
}

/** A file's customers are scored as they come out of it. */
export async function customerWorth(duck: Duck, scoring: Scoring): Promise<CustomerWorth> {
  const { patterns, amount, margin } = scoring
  const histories = await customerHistories(duck)
  const { size, paidRepeats, paidTotal } = histories
  const of = (read: (i: number) => number): Float64Array => filled(new Float64Array(size), read)
  const pattern = patternsOf(histories, patterns, scoring.asOf)
  const ofPattern = (values: Float64Array, i: number): number => values[pattern[i] as number] as number
  const perPurchase = (i: number): number => {
    if (!amount) return Number.NaN
    const days = paidRepeats[i] as number
    const total = days > 0 ? (paidTotal[i] as number) : 0
    return (amount.own + amount.ofTotal * total) / (amount.weight + amount.ofCount * days)
  }
  const marginRate = of(rates(histories, margin))
  const residualValue = of(
    (i) => ofPattern(patterns.residual, i) * perPurchase(i) * (marginRate[i] as number),
  )
  return {
    size,
    customer: histories.customer,
    pattern,
    meanSpend: of((i) => {
      const days = paidRepeats[i] as number
      return days > 0 ? (paidTotal[i] as number) / days : Number.NaN
    }),
    expectedSpend: of((i) => ofPattern(patterns.expected, i) * perPurchase(i)),
    marginRate,
    marginSoFar: of(soFar(histories, margin)),
    revenue: histories.revenue,
    residualValue,
    // Not −0, which a value below 0 without any share would give.
    valueLow: of((i) => (residualValue[i] as number) * ofPattern(patterns.low, i) + 0),
    valueHigh: of((i) => (residualValue[i] as number) * ofPattern(patterns.high, i) + 0),
    costed: filled(new Int32Array(size), (i) =>
      histories.uncosted[i] === 0 ? 2 : histories.billedDays[i] === 0 ? 0 : 1,
    ),
    laterDays: histories.laterDays,
    laterSpend: histories.laterSpend,
    draws: histories.draws,
    windows: scoring.windows ? await windows(duck, size) : null,
    lines: histories.lines,
  }
}

/** By numbers, of which the patterns are told apart once. */
function patternsOf(
  { size, firstDay, lastDay, repeats }: CustomerHistories,
  patterns: PatternResults,
  asOf: number,
): Int32Array {
  const key = (count: number, recency: number, age: number): number =>
    (count * 131_072 + recency) * 131_072 + age
  const places = new Map<number, number>()
  for (let i = 0; i < patterns.repeats.length; i++)
    places.set(
      key(patterns.repeats[i] as number, patterns.recencyDays[i] as number, patterns.ageDays[i] as number),
      i,
    )
  return filled(new Int32Array(size), (i) => {
    const first = firstDay[i] as number
    return places.get(key(repeats[i] as number, (lastDay[i] as number) - first, asOf - first)) as number
  })
}

function rates(
  { billedTotal, billedMargin }: CustomerHistories,
  margin: MarginScoring,
): (i: number) => number {
  if (margin.by === 'nobody') return () => Number.NaN
  if (margin.by === 'all') return () => margin.assumed
  const { common, needed } = margin
  if (!Number.isFinite(needed)) return () => common
  return (i) => {
    const billed = billedTotal[i] as number
    if (!(billed > 0)) return common
    return common + (billed / (billed + needed)) * ((billedMargin[i] as number) / billed - common)
  }
}

function soFar(
  { margin: known, revenue, uncosted }: CustomerHistories,
  margin: MarginScoring,
): (i: number) => number {
  if (margin.by === 'nobody') return () => Number.NaN
  if (margin.by === 'all') return (i) => (revenue[i] as number) * margin.assumed
  return (i) => (known[i] as number) + (uncosted[i] as number) * margin.assumed
}

async function windows(duck: Duck, size: number): Promise<StageWindows> {
  const columns = windowColumns.map(() => new Int32Array(size))
  let at = 0
  const sql = `select ${windowColumns.join(', ')} from windows order by length(party::varchar), party::varchar`
  for await (const piece of duck.pieces(sql)) {
    for (const [i, name] of windowColumns.entries())
      columns[i]?.set(piece.numbers(name).items.subarray(0, piece.size), at)
    at += piece.size
  }
  return windowsOf(columns)
}

/** A loop, since the iterators of `from` cost more than the arithmetic at a million rows. */
function filled<Column extends Float64Array | Int32Array>(
  column: Column,
  read: (i: number) => number,
): Column {
  for (let i = 0; i < column.length; i++) column[i] = read(i)
  return column
}

const resultColumns = ['alive', 'expected', 'residual', 'low', 'high'] as const
const patternKeys = 'repeats, recency_days, age_days'

/**
 * On a cluster what was found goes to each shard, and each customer's worth is worked out there beside the history: it lies
 * in `scores` of the layout until that is let go of.
 */
export async function scoreOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  scoring: Scoring,
): Promise<void> {
  await createSharded(cluster, nameOf('results', laidOut), {
    columns: `place Int32, repeats Int32, recency_days Int32, age_days Int32,
      ${resultColumns.map((column) => `${column} Float64`).join(', ')}`,
    engine: 'Memory',
    shardedBy: 'place',
  })
  await cluster.linesOnEach(`${nameOf('results', laidOut)}_local`, () => resultLines(scoring.patterns))
  const windowed = scoring.windows ? windowColumns : []
  await createSharded(cluster, nameOf('scores', laidOut), {
    columns: `customer String, place Int32, draw UInt64, mean_spend Float64, alive Float64, expected_spend Float64,
      margin_rate Float64, margin_so_far Float64, revenue Float64, residual_value Float64, value_low Float64,
      value_high Float64, costed Int32, later_days Int32, later_spend Float64
      ${windowed.map((column) => `, ${column} Int32`).join('')}`,
    engine: 'MergeTree order by customer',
    shardedBy: 'cityHash64(customer)',
  })
  const scored = scoredSql(cluster, laidOut, scoring)
  await cluster.onEach(
    `insert into ${localOf(cluster, 'scores', laidOut)} ${
      scoring.windows
        ? `select ${scoreColumns}, ${windowColumns.join(', ')} from (${scored})
           any left join ${localOf(cluster, 'windows', laidOut)} using customer`
        : scored
    }`,
  )
}

const scoreColumns = `customer, place, draw, mean_spend, alive, expected_spend, margin_rate, margin_so_far, revenue,
  residual_value, value_low, value_high, costed, later_days, later_spend`

function* resultLines(patterns: PatternResults): Generator<string> {
  const { repeats, recencyDays, ageDays } = patterns
  let lines = ''
  for (let i = 0; i < repeats.length; i++) {
    // Counted from 1: a customer whose pattern is missing would get a 0.
    lines += `${i + 1}\t${repeats[i]}\t${recencyDays[i]}\t${ageDays[i]}`
    for (const column of resultColumns) lines += `\t${number(patterns[column][i] as number)}`
    lines += '\n'
    if (lines.length < pieceLength) continue
    yield lines
    lines = ''
  }
  if (lines !== '') yield lines
}

const pieceLength = 1 << 16

const number = (value: number): string => {
  if (Number.isNaN(value)) return 'nan'
  return Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf'
}

/** The same arithmetic as above, in the words of SQL. */
function scoredSql(cluster: Cluster, laidOut: LaidOutWithShape, { amount, margin }: Scoring): string {
  const money = (column: string): string => `${column} / ${unitsPerCurrency}`
  const { shape } = laidOut
  const uncosted = shape.margins ? 'uncosted' : 'revenue'
  const perPurchase = amount
    ? `(${number(amount.own)} + ${number(amount.ofTotal)} * if(paid > 0, ${money('spent')}, 0))
       / (${number(amount.weight)} + ${number(amount.ofCount)} * paid)`
    : 'nan'
  return `select customer, place, draw, if(paid > 0, ${money('spent')} / paid, nan) as mean_spend, alive,
      expected * per_purchase as expected_spend, rate as margin_rate, so_far as margin_so_far,
      ${money('revenue')} as revenue, residual * per_purchase * rate as residual_value,
      residual_value * low + 0 as value_low, residual_value * high + 0 as value_high,
      toInt32(if(left_out = 0, 2, if(billed_days = 0, 0, 1))) as costed, later_days, ${money('later_spend')} as later_spend
    from (
      select customer, draw, repeats, toInt32(last_day - first_day) as recency_days,
        toInt32(${laidOut.asOf} - first_day) as age_days, paid_days - (first_net > 0) as paid,
        net_total - first_net as spent, ${perPurchase} as per_purchase, ${rateSql(margin)} as rate,
        ${soFarSql(margin, shape.margins)} as so_far, revenue, ${uncosted} as left_out, billed_days, later_days, later_spend
      from ${localHistoriesOf(cluster, laidOut)}
    ) any left join ${localOf(cluster, 'results', laidOut)} using ${patternKeys}`
}

function rateSql(margin: MarginScoring): string {
  if (margin.by === 'nobody') return 'nan'
  if (margin.by === 'all') return `toFloat64(${number(margin.assumed)})`
  const common = `toFloat64(${number(margin.common)})`
  if (!Number.isFinite(margin.needed)) return common
  const billed = `(billed_total / ${unitsPerCurrency})`
  return `if(billed_total > 0, ${common} + ${billed} / (${billed} + ${number(margin.needed)})
    * (billed_margin / billed_total - ${common}), ${common})`
}

function soFarSql(margin: MarginScoring, margins: boolean): string {
  if (margin.by === 'all') return `revenue / ${unitsPerCurrency} * ${number(margin.assumed)}`
  if (margin.by === 'nobody' || !margins) return 'nan'
  return `margin / ${unitsPerCurrency} + uncosted / ${unitsPerCurrency} * ${number(margin.assumed)}`
}

/** What `scoreOnCluster` left on the shards, delivered once: customer after customer in the order of their names. */
export async function customerWorthOnCluster(
  cluster: Cluster,
  laidOut: LaidOutWithShape,
  scoring: Pick<Scoring, 'windows'>,
): Promise<CustomerWorth> {
  const { shape } = laidOut
  const [counted] = await cluster.rows(`select count() from ${historiesOf(cluster, laidOut)}`)
  const size = Number(counted?.[0])
  const wholes = (): Int32Array => new Int32Array(size)
  const figures = (): Float64Array => new Float64Array(size)
  const [pattern, costed, laterDays, windowed] = [wholes(), wholes(), wholes(), windowColumns.map(wholes)]
  const [meanSpend, expectedSpend, marginRate, marginSoFar] = [figures(), figures(), figures(), figures()]
  const [residualValue, valueLow, valueHigh, revenue] = [figures(), figures(), figures(), figures()]
  const [laterSpend, draws] = [figures(), figures()]
  const columns: readonly (readonly [string, Int32Array | Float64Array])[] = [
    ['place', pattern],
    ['draw', draws],
    ['mean_spend', meanSpend],
    ['expected_spend', expectedSpend],
    ['margin_rate', marginRate],
    ['margin_so_far', marginSoFar],
    ['revenue', revenue],
    ['residual_value', residualValue],
    ['value_low', valueLow],
    ['value_high', valueHigh],
    ['costed', costed],
    ...(shape.holdOut
      ? ([
          ['later_days', laterDays],
          ['later_spend', laterSpend],
        ] as const)
      : []),
    ...(scoring.windows ? windowColumns.map((name, i) => [name, windowed[i] as Int32Array] as const) : []),
  ]
  const customer = new Array<string>(size)
  const asked = `select customer, ${columns.map(([name]) => name).join(', ')}
    from ${cluster.table(nameOf('scores', laidOut))} order by customer`
  let at = 0
  for await (const rows of cluster.pieces(asked))
    for (const row of rows) {
      customer[at] = row[0] as string
      for (let i = 0; i < columns.length; i++) (columns[i]?.[1] as Float64Array)[at] = Number(row[i + 1])
      if (pattern[at] === 0) throw new Error(`a customer without a purchase pattern: ${row[0]}`)
      pattern[at] = (pattern[at] as number) - 1
      draws[at] = (draws[at] as number) / drawParts
      at++
    }
  return {
    ...{ size, customer, pattern, meanSpend, expectedSpend, marginRate, marginSoFar, revenue, residualValue },
    ...{ valueLow, valueHigh, costed, laterDays, laterSpend, draws },
    windows: scoring.windows ? windowsOf(windowed) : null,
    lines: shape.lines,
  }
}

/** A draw is a whole number of 53 bits there. */
const drawParts = 2 ** 53
