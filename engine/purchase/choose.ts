import { fitPurchases, type PurchaseModelName, purchaseModelNames } from './fit.ts'
import { expectedWithin } from './forecast.ts'
import { holdOutScore } from './hold-out.ts'
import type { Between } from './maximise.ts'
import { everyNth, type PreparedPatterns, patternsOf, preparePatterns } from './pattern.ts'

/** The purchase days of a sample of customers, up to the as-of day and no later. */
export type PurchaseDays = {
  /** n + 1 places: customer i's days are `days[starts[i]] … days[starts[i + 1] − 1]`. */
  readonly starts: Int32Array
  /** Day numbers, rising within a customer. */
  readonly days: Int32Array
}

export type CandidateScore = {
  readonly model: PurchaseModelName | 'own-rate' | 'last-period'
  /** Rungs the fits ended on, one an origin; empty for the naive forecasts. */
  readonly rungs: readonly number[]
  /** Means over the origins. */
  readonly mae: number
  readonly rmse: number
  readonly bias: number | null
}

export type Choice = {
  readonly chosen: PurchaseModelName
  /** Why: scored best, or the default kept since nothing beat it beyond chance, or no room to test. */
  readonly because: 'scored-best' | 'default-kept' | 'too-short'
  /** Cut days, oldest first, and the days forecast after each. */
  readonly origins: readonly number[]
  readonly horizonDays: number
  readonly customers: number
  readonly scores: readonly CandidateScore[]
}

export type ChoiceAsked = {
  readonly asOf: number
  /** The horizon the forecast is wanted for, in days. */
  readonly horizonDays: number
  readonly daysPerUnit: number
  readonly seed: number
  /** On so many customers of the sample, at the most, models are fitted; 10,000 when left out. All are judged on. */
  readonly fittedOn?: number | undefined
  /** Called before each evaluation; by throwing it breaks the choice off. */
  readonly between?: Between | undefined
}

const byDefault: PurchaseModelName = 'mbg-nbd'
const origins = 3
/**
 * What a fit on more customers would change in its forecasts is far below what the models differ by, and its time grows with
 * the number of different histories.
 */
const usuallyFittedOn = 10_000
/** With fewer who came back the sample could fall to another rung than all would; and different histories are few then. */
const fewestRepeatersFittedOn = 1_000

/**
 * Which model forecasts this business best? Each is fitted at three earlier cuts and judged on what came after them;
 * nothing after the as-of day is seen. Of many customers the models are fitted to a sample; they are judged on all. MBG/NBD is kept unless another's squared error is smaller by more than one
 * standard error of the difference between them, customer by customer.
 *
 * @param sample purchase days of the customers to judge on
 * @param asked as-of day, horizon, unit, seed
 * @returns the choice with every candidate's mean scores, two naive forecasts among them
 * Source: Tashman (2000), rolling-origin evaluation.
 * @example chooseModel(sample, { asOf, horizonDays: 273, daysPerUnit: 7, seed: 1 }).chosen
 */
export function chooseModel(sample: PurchaseDays, asked: ChoiceAsked): Choice {
  const customers = sample.starts.length - 1
  const first = sample.days.reduce((least, day) => Math.min(least, day), asked.asOf)
  const window = asked.asOf - first
  // The oldest cut leaves half the history to learn from.
  const horizonDays = Math.min(asked.horizonDays, Math.floor(window / 4))
  const cuts = Array.from(
    { length: origins },
    (_, i) => asked.asOf - Math.round(horizonDays * (1 + (origins - 1 - i) / 2)),
  )
  const none = {
    chosen: byDefault,
    because: 'too-short',
    origins: [],
    horizonDays: 0,
    customers,
    scores: [],
  } as const
  if (horizonDays < 7) return none
  const trials = cuts
    .map((cut) => trial(sample, { ...asked, cut, horizonDays }))
    .filter((one) => one.customers > 0)
  if (trials.length < origins || trials.every((one) => one.total === 0)) return none
  const scores: CandidateScore[] = [...purchaseModelNames, 'own-rate' as const, 'last-period' as const].map(
    (model) => {
      const scored = trials.map((one) => one.scores[model])
      const mean = (read: (score: Scored) => number): number =>
        scored.reduce((sum, score) => sum + read(score), 0) / scored.length
      const biases = scored.map((score) => score.bias).filter((bias) => bias !== null)
      return {
        model,
        rungs: scored.flatMap((score) => score.rung ?? []),
        mae: mean((score) => score.mae),
        rmse: mean((score) => score.rmse),
        bias: biases.length > 0 ? biases.reduce((sum, bias) => sum + bias, 0) / biases.length : null,
      }
    },
  )
  const chosen = winner(trials)
  return {
    chosen,
    because:
      chosen === byDefault && scores.some((s) => isModel(s.model) && s.rmse < rmseOf(scores, byDefault))
        ? 'default-kept'
        : 'scored-best',
    origins: cuts,
    horizonDays,
    customers,
    scores,
  }
}

const isModel = (name: string): name is PurchaseModelName =>
  (purchaseModelNames as readonly string[]).includes(name)
const rmseOf = (scores: readonly CandidateScore[], model: string): number =>
  scores.find((score) => score.model === model)?.rmse ?? Number.NaN

type Scored = {
  readonly mae: number
  readonly rmse: number
  readonly bias: number | null
  readonly rung: number | null
}
type Trial = {
  readonly customers: number
  readonly total: number
  readonly scores: Readonly<Record<CandidateScore['model'], Scored>>
  /** Squared errors of each model, customer by customer. */
  readonly squares: Readonly<Record<PurchaseModelName, Float64Array>>
}

function trial(sample: PurchaseDays, asked: ChoiceAsked & { readonly cut: number }): Trial {
  const { cut, horizonDays, daysPerUnit } = asked
  const rows = histories(sample, cut, horizonDays)
  const actual = rows.map((row) => row.later)
  const patterns = preparePatterns(patternsOf(rows, daysPerUnit))
  const learned = learnedFrom(patterns, asked.fittedOn ?? usuallyFittedOn)
  const horizon = horizonDays / daysPerUnit
  const place = placesOf(patterns)
  const scores: Partial<Record<CandidateScore['model'], Scored>> = {}
  const squares: Partial<Record<PurchaseModelName, Float64Array>> = {}
  const note = (model: CandidateScore['model'], predicted: readonly number[], rung: number | null): void => {
    const { mae, rmse, bias } = holdOutScore(predicted, actual)
    scores[model] = { mae, rmse, bias, rung }
    if (isModel(model))
      squares[model] = Float64Array.from(predicted, (value, i) => (value - (actual[i] as number)) ** 2)
  }
  for (const model of purchaseModelNames) {
    const fit = fitPurchases(model, learned, asked)
    // 0 where nothing can be said, as a naive forecaster would.
    const expected = fit.fitted
      ? expectedWithin(fit.fitted, patterns, horizon)
      : new Float64Array(patterns.size)
    note(
      model,
      rows.map((row) => expected[place(row)] as number),
      fit.rung,
    )
  }
  note(
    'own-rate',
    rows.map((row) => (row.ageDays > 0 ? (row.repeats / row.ageDays) * horizonDays : 0)),
    null,
  )
  note(
    'last-period',
    rows.map((row) => row.before),
    null,
  )
  const total = actual.reduce((sum, value) => sum + value, 0)
  return {
    customers: rows.length,
    total,
    scores: scores as Trial['scores'],
    squares: squares as Trial['squares'],
  }
}

/** Every so-manieth customer in the order of the patterns: nothing of it depends on what anybody is called. */
function learnedFrom(patterns: PreparedPatterns, most: number): PreparedPatterns {
  const some = everyNth(patterns, most)
  return some.repeatCustomers >= fewestRepeatersFittedOn ? some : patterns
}

type Row = { repeats: number; recencyDays: number; ageDays: number; later: number; before: number }

/** Each customer as seen at the cut, what they did after it, and what they did in as long a time before it. */
function histories({ starts, days }: PurchaseDays, cut: number, horizonDays: number): Row[] {
  const rows: Row[] = []
  for (let i = 0; i + 1 < starts.length; i++) {
    const from = starts[i] as number
    const to = starts[i + 1] as number
    const first = days[from] as number
    if (from === to || first > cut) continue
    const row = { repeats: -1, recencyDays: 0, ageDays: cut - first, later: 0, before: 0 }
    for (let j = from; j < to; j++) {
      const day = days[j] as number
      if (day <= cut) {
        row.repeats++
        row.recencyDays = day - first
        if (day > cut - horizonDays && j > from) row.before++
      } else if (day <= cut + horizonDays) row.later++
    }
    rows.push(row)
  }
  return rows
}

function placesOf(patterns: PreparedPatterns): (row: Row) => number {
  const places = new Map<string, number>()
  const key = (x: number, tx: number, T: number): string => `${x} ${Math.round(tx)} ${Math.round(T)}`
  for (let i = 0; i < patterns.size; i++) {
    const tx = (patterns.recencies[patterns.recencyAt[i] as number] as number) * patterns.daysPerUnit
    const T = (patterns.ages[patterns.ageAt[i] as number] as number) * patterns.daysPerUnit
    places.set(key(patterns.x[i] as number, tx, T), i)
  }
  return (row) => places.get(key(row.repeats, row.recencyDays, row.ageDays)) as number
}

/** The default, unless another's squared error is smaller beyond one standard error. */
function winner(trials: readonly Trial[]): PurchaseModelName {
  let best = byDefault
  let bestGain = 0
  for (const model of purchaseModelNames) {
    if (model === byDefault) continue
    const gains = trials.map((one) => meanGain(one.squares[byDefault], one.squares[model]))
    const gain = gains.reduce((sum, { mean }) => sum + mean, 0) / gains.length
    // The same customers stand in every trial, so their errors are not independent: the largest of the three counts.
    const error = Math.max(...gains.map(({ error }) => error))
    if (gain > error && gain > bestGain) {
      best = model
      bestGain = gain
    }
  }
  return best
}

function meanGain(standard: Float64Array, other: Float64Array): { mean: number; error: number } {
  const n = standard.length
  let sum = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    const gain = (standard[i] as number) - (other[i] as number)
    sum += gain
    squares += gain * gain
  }
  const mean = sum / n
  return { mean, error: Math.sqrt(Math.max(0, squares / n - mean * mean) / n) }
}
