import type { Cluster } from '../cluster/cluster.ts'
import { createShardedAnew } from '../cluster/cluster-tables.ts'
import {
  historiesOf,
  type LaidOutWithShape,
  localHistoriesOf,
  localOf,
  nameOf,
} from '../cluster/histories.ts'
import type { Duck, NumberColumn, Piece } from '../duckdb.ts'
import { unitsPerCurrency } from '../tables.ts'
import { customerHistoriesSql } from './customer-histories.ts'
import { type Shape, shapeOf } from './histories.ts'
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
  /** The ends of a residual value's interval, as shares of it; null where nobody asks for them. */
  readonly interval: Ends | null
}

export type Ends = { readonly low: Float64Array; readonly high: Float64Array }

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
  /** What they will still bring, and the ends of its interval where they were asked for. */
  readonly residualValue: Float64Array
  readonly interval: Ends | null
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

/** A file's customers are scored one after the other as they come out of it: what their histories are is not kept. */
export async function customerWorth(duck: Duck, scoring: Scoring): Promise<CustomerWorth> {
  const shape = await shapeOf(duck)
  const { n } = await duck.row('select count(*)::integer as n from histories')
  const { lines } = await duck.row('select lines from shape')
  const { margin, patterns } = scoring
  const placeOf = places(patterns)
  const { expected, residual, interval } = patterns
  const found = emptyWorth(Number(n), interval !== null)
  let at = 0
  for await (const piece of duck.pieces(customerHistoriesSql(shape))) {
    const text = piece.text('party')
    const h = columnsIn(piece, shape)
    for (let row = 0; row < piece.size; row++, at++) {
      const first = h.firstDay[row] as number
      const place = placeOf(
        h.repeats[row] as number,
        (h.lastDay[row] as number) - first,
        scoring.asOf - first,
      )
      const firstNet = h.firstNet[row] as number
      const days = (h.paidDays[row] as number) - (firstNet > 0 ? 1 : 0)
      const spent = days > 0 ? ((h.netTotal[row] as number) - firstNet) / unitsPerCurrency : 0
      const perPurchase = amountOf(days, spent, scoring.amount)
      const billed = (h.billedTotal[row] as number) / unitsPerCurrency
      const rate = rateOf(billed, (h.billedMargin[row] as number) / unitsPerCurrency, margin)
      const value = (residual[place] as number) * perPurchase * rate
      const revenue = (h.revenue[row] as number) / unitsPerCurrency
      const uncosted = (h.uncosted[row] as number) / unitsPerCurrency
      const known = shape.margins ? (h.margin[row] as number) / unitsPerCurrency : Number.NaN
      found.customer[at] = text(row) as string
      found.pattern[at] = place
      found.meanSpend[at] = days > 0 ? spent / days : Number.NaN
      found.expectedSpend[at] = (expected[place] as number) * perPurchase
      found.marginRate[at] = rate
      found.marginSoFar[at] =
        margin.by === 'own'
          ? known + uncosted * margin.assumed
          : margin.by === 'all'
            ? revenue * margin.assumed
            : Number.NaN
      found.revenue[at] = revenue
      found.residualValue[at] = value
      // Not −0, which a value below 0 without any share would give; of such a value the larger share is the lower end.
      if (interval && found.interval) {
        const [one, other] = [
          value * (interval.low[place] as number),
          value * (interval.high[place] as number),
        ]
        found.interval.low[at] = Math.min(one, other) + 0
        found.interval.high[at] = Math.max(one, other) + 0
      }
      found.costed[at] = uncosted === 0 ? 2 : h.billedDays[row] === 0 ? 0 : 1
      found.laterDays[at] = h.laterDays[row] as number
      found.laterSpend[at] = (h.laterSpend[row] as number) / unitsPerCurrency
      found.draws[at] = h.draw[row] as number
    }
  }
  return {
    ...found,
    windows: scoring.windows ? await windows(duck, found.size) : null,
    lines: Number(lines),
  }
}

function emptyWorth(size: number, ends: boolean) {
  const [wholes, figures] = [() => new Int32Array(size), () => new Float64Array(size)]
  return {
    size,
    customer: new Array<string>(size),
    ...{ pattern: wholes(), costed: wholes(), laterDays: wholes(), laterSpend: figures(), draws: figures() },
    ...{ meanSpend: figures(), expectedSpend: figures(), marginRate: figures(), marginSoFar: figures() },
    ...{ revenue: figures(), residualValue: figures() },
    interval: ends ? { low: figures(), high: figures() } : null,
  }
}

/** A piece's columns as they lie there, nothing in those that a shape leaves out; in one place each, for the loop's sake. */
function columnsIn(piece: Piece, { returns, margins, uncosted, holdOut }: Shape) {
  const of = (name: string, there = true): NumberColumn =>
    there ? piece.numbers(name).items : new Float64Array(piece.size)
  const netTotal = of('net_total')
  const revenue = returns ? of('revenue') : netTotal
  return {
    ...{ firstDay: of('first_day'), lastDay: of('last_day'), repeats: of('repeats'), draw: of('draw') },
    ...{ paidDays: of('paid_days'), firstNet: of('first_net'), netTotal, revenue },
    ...{ margin: of('margin', margins), uncosted: margins ? of('uncosted', uncosted) : revenue },
    ...{ billedDays: of('billed_days', margins), billedTotal: of('billed_total', margins) },
    billedMargin: of('billed_margin', margins),
    ...{ laterDays: of('later_days', holdOut), laterSpend: of('later_spend', holdOut) },
  }
}

/** By numbers, of which the patterns are told apart once. */
function places({ repeats, recencyDays, ageDays }: PatternResults) {
  const key = (count: number, recency: number, age: number): number =>
    (count * 131_072 + recency) * 131_072 + age
  const known = new Map<number, number>()
  for (let i = 0; i < repeats.length; i++)
    known.set(key(repeats[i] as number, recencyDays[i] as number, ageDays[i] as number), i)
  return (count: number, recency: number, age: number): number =>
    known.get(key(count, recency, age)) as number
}

function amountOf(days: number, spent: number, amount: Scoring['amount']): number {
  if (!amount) return Number.NaN
  return (amount.own + amount.ofTotal * spent) / (amount.weight + amount.ofCount * days)
}

function rateOf(billed: number, kept: number, margin: MarginScoring): number {
  if (margin.by === 'nobody') return Number.NaN
  if (margin.by === 'all') return margin.assumed
  const { common, needed } = margin
  if (!(billed > 0) || !Number.isFinite(needed)) return common
  return common + (billed / (billed + needed)) * (kept / billed - common)
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

const resultColumns = ['alive', 'expected', 'residual'] as const
const ends = ['low', 'high'] as const
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
  await createShardedAnew(cluster, nameOf('results', laidOut), {
    columns: `place Int32, repeats Int32, recency_days Int32, age_days Int32,
      ${[...resultColumns, ...ends].map((column) => `${column} Float64`).join(', ')}`,
    engine: 'Memory',
    shardedBy: 'place',
  })
  await cluster.linesOnEach(`${nameOf('results', laidOut)}_local`, () => resultLines(scoring.patterns))
  const windowed = scoring.windows ? windowColumns : []
  await createShardedAnew(cluster, nameOf('scores', laidOut), {
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
        ? `select ${scoreColumns}, ${windowColumns.join(', ')} from (${scored}) as one
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
    for (const end of ends) lines += `\t${number(patterns.interval?.[end][i] ?? Number.NaN)}`
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
      least(residual_value * low, residual_value * high) + 0 as value_low,
      greatest(residual_value * low, residual_value * high) + 0 as value_high,
      toInt32(if(left_out = 0, 2, if(billed_days = 0, 0, 1))) as costed, later_days, ${money('later_spend')} as later_spend
    from (
      select customer, draw, repeats, toInt32(last_day - first_day) as recency_days,
        toInt32(${laidOut.asOf} - first_day) as age_days, paid_days - (first_net > 0) as paid,
        net_total - first_net as spent, ${perPurchase} as per_purchase, ${rateSql(margin)} as rate,
        ${soFarSql(margin, shape.margins)} as so_far, revenue, ${uncosted} as left_out, billed_days, later_days, later_spend
      from ${localHistoriesOf(cluster, laidOut)}
    ) as one any left join ${localOf(cluster, 'results', laidOut)} using ${patternKeys}`
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
  scoring: Scoring,
): Promise<CustomerWorth> {
  const { shape } = laidOut
  const [counted] = await cluster.rows(`select count() from ${historiesOf(cluster, laidOut)}`)
  const size = Number(counted?.[0])
  const found = emptyWorth(size, scoring.patterns.interval !== null)
  const { customer, pattern, draws } = found
  const windowed = windowColumns.map(() => new Int32Array(size))
  const columns: readonly (readonly [string, Int32Array | Float64Array])[] = [
    ['place', pattern],
    ['draw', draws],
    ['mean_spend', found.meanSpend],
    ['expected_spend', found.expectedSpend],
    ['margin_rate', found.marginRate],
    ['margin_so_far', found.marginSoFar],
    ['revenue', found.revenue],
    ['residual_value', found.residualValue],
    ...(found.interval
      ? ([
          ['value_low', found.interval.low],
          ['value_high', found.interval.high],
        ] as const)
      : []),
    ['costed', found.costed],
    ...(shape.holdOut
      ? ([
          ['later_days', found.laterDays],
          ['later_spend', found.laterSpend],
        ] as const)
      : []),
    ...(scoring.windows ? windowColumns.map((name, i) => [name, windowed[i] as Int32Array] as const) : []),
  ]
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
  return { ...found, windows: scoring.windows ? windowsOf(windowed) : null, lines: shape.lines }
}

/** A draw is a whole number of 53 bits there. */
const drawParts = 2 ** 53
