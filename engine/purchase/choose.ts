import { fitPurchases, type PurchaseModelName, purchaseModelNames } from './fit.ts'
import { expectedWithin } from './forecast.ts'
import { holdOutScore } from './hold-out.ts'
import type { Between } from './maximise.ts'
import { everyNth, type Patterns, type PreparedPatterns, preparePatterns } from './pattern.ts'

/** The days at which models are tried, oldest first, and how many days after each are forecast. */
export type TrialPlan = { readonly cuts: readonly number[]; readonly horizonDays: number }

/**
 * What the customers of a sample had done by one of those days, and what they did around it: those alike are one row. n
 * rows, columns of n whole numbers.
 */
export type TrialHistories = {
  /** As in `Patterns`, up to the day of the cut. */
  readonly repeats: Int32Array
  readonly recencyDays: Int32Array
  readonly ageDays: Int32Array
  /** Purchase days in the horizon after the cut; and in as many days before it, the first of all not counted. */
  readonly later: Int32Array
  readonly before: Int32Array
  /** Customers in each row. */
  readonly customers: Int32Array
}

export type Trials = {
  /** Customers in the sample. */
  readonly customers: number
  /** Null where there is no room to try anything. */
  readonly plan: TrialPlan | null
  /** One for each of the plan's cuts. */
  readonly histories: readonly TrialHistories[]
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
 * At which days are models to be tried?
 *
 * @param asked the as-of day, the first day on which anybody of the sample bought, and the horizon the forecast is wanted
 * for, in days
 * @returns null where less than four weeks are known: there is no room to try
 * @example trialPlan({ asOf: 700, firstDay: 0, horizonDays: 150 }) // { cuts: [400, 475, 550], horizonDays: 150 }
 */
export function trialPlan({
  asOf,
  firstDay,
  horizonDays: wanted,
}: {
  readonly asOf: number
  readonly firstDay: number
  readonly horizonDays: number
}): TrialPlan | null {
  // The oldest cut leaves half the history to learn from.
  const horizonDays = Math.min(wanted, Math.floor((asOf - firstDay) / 4))
  if (horizonDays < 7) return null
  const cuts = Array.from(
    { length: origins },
    (_, i) => asOf - Math.round(horizonDays * (1 + (origins - 1 - i) / 2)),
  )
  return { cuts, horizonDays }
}

/**
 * Which model forecasts this business best? Each is fitted at three earlier cuts and judged on what came after them;
 * nothing after the as-of day is seen. Of many customers the models are fitted to a sample; they are judged on all. MBG/NBD
 * is kept unless another's squared error is smaller by more than one standard error of the difference between them, customer
 * by customer.
 *
 * @param tried what the customers to judge on had done by each cut, and did after it
 * @param asked unit, seed
 * @returns the choice with every candidate's mean scores, two naive forecasts among them
 * Source: Tashman (2000), rolling-origin evaluation.
 * @example chooseModel(trials, { daysPerUnit: 7, seed: 1 }).chosen
 */
export function chooseModel({ customers, plan, histories }: Trials, asked: ChoiceAsked): Choice {
  const none = {
    chosen: byDefault,
    because: 'too-short',
    origins: [],
    horizonDays: 0,
    customers,
    scores: [],
  } as const
  if (!plan) return none
  const { cuts, horizonDays } = plan
  const trials = histories
    .map((rows) => trial(rows, { ...asked, horizonDays }))
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
  /** Customers alike in everything are one row. */
  readonly weights: Int32Array
  /** Squared errors of each model, row by row. */
  readonly squares: Readonly<Record<PurchaseModelName, Float64Array>>
}

function trial(rows: TrialHistories, asked: ChoiceAsked & { readonly horizonDays: number }): Trial {
  const { horizonDays, daysPerUnit } = asked
  const { repeats, ageDays, later, before, customers: weights } = rows
  const patterns = preparePatterns(joined(rows, daysPerUnit))
  const learned = learnedFrom(patterns, asked.fittedOn ?? usuallyFittedOn)
  const horizon = horizonDays / daysPerUnit
  const place = placesOf(patterns)
  const scores: Partial<Record<CandidateScore['model'], Scored>> = {}
  const squares: Partial<Record<PurchaseModelName, Float64Array>> = {}
  const note = (
    model: CandidateScore['model'],
    predict: (row: number) => number,
    rung: number | null,
  ): void => {
    const predicted = Float64Array.from(repeats, (_, row) => predict(row))
    const { mae, rmse, bias } = holdOutScore(predicted, later, weights)
    scores[model] = { mae, rmse, bias, rung }
    if (isModel(model)) squares[model] = predicted.map((value, row) => (value - (later[row] as number)) ** 2)
  }
  const places = Int32Array.from(repeats, (_, row) => place(rows, row))
  for (const model of purchaseModelNames) {
    const fit = fitPurchases(model, learned, asked)
    // 0 where nothing can be said, as a naive forecaster would.
    const expected = fit.fitted
      ? expectedWithin(fit.fitted, patterns, horizon)
      : new Float64Array(patterns.size)
    note(model, (row) => expected[places[row] as number] as number, fit.rung)
  }
  const ownRate = (row: number): number => {
    const age = ageDays[row] as number
    return age > 0 ? ((repeats[row] as number) / age) * horizonDays : 0
  }
  note('own-rate', ownRate, null)
  note('last-period', (row) => before[row] as number, null)
  const { customers, actual: total } = holdOutScore(before, later, weights)
  return {
    customers,
    total,
    scores: scores as Trial['scores'],
    weights,
    squares: squares as Trial['squares'],
  }
}

/** Every so-manieth customer in the order of the patterns: nothing of it depends on what anybody is called. */
function learnedFrom(patterns: PreparedPatterns, most: number): PreparedPatterns {
  const some = everyNth(patterns, most)
  return some.repeatCustomers >= fewestRepeatersFittedOn ? some : patterns
}

/** The rows that differ in what had been done by the cut. */
function joined({ repeats, recencyDays, ageDays, customers }: TrialHistories, daysPerUnit: number): Patterns {
  const weights = new Map<string, { row: number; weight: number }>()
  for (let row = 0; row < repeats.length; row++) {
    const key = `${repeats[row]} ${recencyDays[row]} ${ageDays[row]}`
    const known = weights.get(key)
    if (known) known.weight += customers[row] as number
    else weights.set(key, { row, weight: customers[row] as number })
  }
  const different = [...weights.values()]
  return {
    repeats: Int32Array.from(different, ({ row }) => repeats[row] as number),
    recencyDays: Float64Array.from(different, ({ row }) => recencyDays[row] as number),
    ageDays: Float64Array.from(different, ({ row }) => ageDays[row] as number),
    weights: Float64Array.from(different, ({ weight }) => weight),
    daysPerUnit,
  }
}

function placesOf(patterns: PreparedPatterns): (rows: TrialHistories, row: number) => number {
  const places = new Map<string, number>()
  for (let i = 0; i < patterns.size; i++) {
    const tx = (patterns.recencies[patterns.recencyAt[i] as number] as number) * patterns.daysPerUnit
    const T = (patterns.ages[patterns.ageAt[i] as number] as number) * patterns.daysPerUnit
    places.set(`${patterns.x[i]} ${Math.round(tx)} ${Math.round(T)}`, i)
  }
  return ({ repeats, recencyDays, ageDays }, row) =>
    places.get(`${repeats[row]} ${recencyDays[row]} ${ageDays[row]}`) as number
}

/** The default, unless another's squared error is smaller beyond one standard error. */
function winner(trials: readonly Trial[]): PurchaseModelName {
  let best = byDefault
  let bestGain = 0
  for (const model of purchaseModelNames) {
    if (model === byDefault) continue
    const gains = trials.map((one) => meanGain(one.squares[byDefault], one.squares[model], one.weights))
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

function meanGain(
  standard: Float64Array,
  other: Float64Array,
  weights: Int32Array,
): { mean: number; error: number } {
  let n = 0
  let sum = 0
  let squares = 0
  for (let i = 0; i < standard.length; i++) {
    const weight = weights[i] as number
    const gain = (standard[i] as number) - (other[i] as number)
    n += weight
    sum += weight * gain
    squares += weight * gain * gain
  }
  const mean = sum / n
  return { mean, error: Math.sqrt(Math.max(0, squares / n - mean * mean) / n) }
}
