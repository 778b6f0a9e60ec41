import { meanAbove } from '../numeric/normal-tail.ts'
import { type Gaps, gapsBefore, type PairHistories } from './histories.ts'

/** One kind of difference between gaps: between customers, between items, between pairs of them. */
export type Effects = {
  /** How much longer than everybody's, in ln days (n); 0 for one never seen. */
  readonly effect: Float64Array
  /** How unsure that is, as a variance (n); the kind's own variance for one never seen. */
  readonly doubt: Float64Array
  /** How much the n differ. */
  readonly variance: number
}

/** How long it takes until the same is bought again: ln days = mean + customer + item + pair + slope · more + chance. */
export type GapModel = {
  readonly mean: number
  /** What buying one e-fold more than usual adds to ln days. */
  readonly slope: number
  /** Of the chance. */
  readonly variance: number
  readonly customers: Effects
  readonly items: Effects
  readonly pairs: Effects
  /** How many gaps it was learned from. */
  readonly closedGaps: number
  readonly openGaps: number
}

const passes = 25
const firstVariance = 0.8
const firstDifference = 0.2
const firstPairDifference = 0.1
/** Half a percent of a gap: a clockwork shop would otherwise be divided by 0. */
const leastVariance = 2.5e-5
/** A second jar never shortens the gap, and never more than carries on for itself and a fifth. */
const steepest = 1.2

/**
 * How long does it take until a customer buys the same again, learned from everybody's gaps? Few gaps of one's own say
 * little, so every customer, item and pair is drawn towards the others, the more so the fewer gaps it has. A gap still
 * open counts as "longer than this": without, those who never came back would count for nothing and all gaps look short.
 *
 * @param histories who bought what, when, how much; nothing on or after `now` is looked at
 * @param now the first day that is not known yet
 * @param open 'open gaps too', or 'ended gaps only' (short by construction; kept to compare)
 * @returns the model; null where no gap has ended yet
 * Source: lognormal gaps with crossed normal effects, mean-field EM in the manner of Robinson (1991, BLUP); censored
 * normal moments after Tobin (1958). 25 passes, each proportional to the gaps, always in the same order.
 * @example fitGaps(histories, 302)?.mean // 4.58: gaps of e^4.58 = 97 days in the middle
 */
export function fitGaps(
  histories: PairHistories,
  now: number,
  open: 'open gaps too' | 'ended gaps only' = 'open gaps too',
): GapModel | null {
  const gaps = gapsBefore(histories, now, open === 'open gaps too')
  if (gaps.closed === 0) return null
  const kinds = kindsOf(histories, gaps)
  const state = startOf(gaps, {
    mean: meanOf(gaps.logDays.subarray(0, gaps.closed)),
    slope: 0,
    variance: firstVariance,
  })
  for (let pass = 0; pass < passes; pass++) {
    takeResiduals(gaps, kinds, state)
    const shift = meanOf(state.left)
    state.mean += shift
    for (let row = 0; row < state.left.length; row++) state.left[row] = (state.left[row] as number) - shift
    for (const kind of kinds) kind.variance = renew(kind, state)
    renewSlope(gaps, state)
    state.variance = Math.max(leastVariance, chanceVariance(kinds, state))
  }
  return modelOf(gaps, kinds, state)
}

/** The effects alone settle much sooner than how much they differ. */
const passesOnceLearned = 6

/**
 * What is learned from some customers, told of all: how gaps differ between customers, items and pairs is taken from the
 * model, and each one's own effect is found from its own gaps.
 *
 * @param histories all of them, with the customers and items of those that the model was learned from
 * @param now the first day that is not known yet
 * @param learned from `fitGaps`, of some of the customers
 * @returns a model of the same business that knows every customer, item and pair
 * @example spreadGaps(everybody, 302, fitGaps(some, 302)!).mean // as learned
 */
export function spreadGaps(histories: PairHistories, now: number, learned: GapModel): GapModel {
  const gaps = gapsBefore(histories, now, learned.openGaps > 0)
  const kinds = kindsOf(histories, gaps)
  for (const [kind, { variance }] of [
    [kinds[0], learned.customers],
    [kinds[1], learned.items],
    [kinds[2], learned.pairs],
  ] as const)
    kind.variance = variance
  kinds[1].effect.set(learned.items.effect)
  const state = startOf(gaps, learned)
  for (let pass = 0; pass < passesOnceLearned; pass++) {
    takeResiduals(gaps, kinds, state)
    for (const kind of kinds) renew(kind, state)
  }
  return modelOf(gaps, kinds, state)
}

type Kinds = readonly [customers: Kind, items: Kind, pairs: Kind]

function kindsOf(histories: PairHistories, gaps: Gaps): Kinds {
  const { customers, items, customer, item } = histories
  const start = (n: number, variance: number, ofPair: (pair: number) => number): Kind =>
    seenIn({ n, variance, ofPair }, gaps)
  return [
    start(customers, firstDifference, (row) => customer[row] as number),
    start(items, firstDifference, (row) => item[row] as number),
    start(customer.length, firstPairDifference, (row) => row),
  ]
}

function startOf(gaps: Gaps, from: { mean: number; slope: number; variance: number }): State {
  const size = gaps.pair.length
  return {
    mean: from.mean,
    slope: from.slope,
    variance: from.variance,
    left: new Float64Array(size),
    unsure: new Float64Array(size),
  }
}

function modelOf(gaps: Gaps, kinds: Kinds, state: State): GapModel {
  return {
    mean: state.mean,
    slope: state.slope,
    variance: state.variance,
    customers: finished(kinds[0]),
    items: finished(kinds[1]),
    pairs: finished(kinds[2]),
    closedGaps: gaps.closed,
    openGaps: gaps.pair.length - gaps.closed,
  }
}

type State = {
  mean: number
  slope: number
  variance: number
  /** What no effect explains yet of each gap, and the variance that its being open adds. */
  readonly left: Float64Array
  readonly unsure: Float64Array
}

type Kind = {
  /** Which of the n a gap belongs to. */
  readonly of: Int32Array
  readonly count: Float64Array
  readonly effect: Float64Array
  readonly doubt: Float64Array
  readonly sum: Float64Array
  variance: number
}

type Start = { readonly n: number; readonly variance: number; readonly ofPair: (pair: number) => number }

function seenIn({ n, variance, ofPair }: Start, gaps: Gaps): Kind {
  const of = Int32Array.from(gaps.pair, ofPair)
  const count = new Float64Array(n)
  for (const one of of) count[one] = (count[one] as number) + 1
  const [effect, sum] = [new Float64Array(n), new Float64Array(n)]
  return { of, count, effect, sum, doubt: new Float64Array(n).fill(variance), variance }
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum / values.length
}

/** Each gap less what is expected of it; an open one stands for the mean of what it may become. */
function takeResiduals(gaps: Gaps, kinds: Kinds, state: State): void {
  const [customers, items, pairs] = kinds
  const sd = Math.sqrt(state.variance)
  for (let row = 0; row < gaps.pair.length; row++) {
    const expected =
      state.mean +
      (customers.effect[customers.of[row] as number] as number) +
      (items.effect[items.of[row] as number] as number) +
      (pairs.effect[pairs.of[row] as number] as number) +
      state.slope * (gaps.more[row] as number)
    const beyond = (gaps.logDays[row] as number) - expected
    if (row < gaps.closed) {
      state.left[row] = beyond
      continue
    }
    const w = beyond / sd
    const above = meanAbove(w)
    state.left[row] = sd * above
    state.unsure[row] = state.variance * Math.min(1, Math.max(0, 1 + w * above - above * above))
  }
}

/** Finds the effects anew; answers how much they now differ. */
function renew(kind: Kind, state: State): number {
  const { of, effect, count, doubt, sum } = kind
  const { left, variance } = state
  sum.fill(0)
  for (let row = 0; row < of.length; row++) {
    const one = of[row] as number
    const back = (left[row] as number) + (effect[one] as number)
    left[row] = back
    sum[one] = (sum[one] as number) + back
  }
  let squares = 0
  let seen = 0
  for (let one = 0; one < effect.length; one++) {
    const n = count[one] as number
    if (n === 0) continue
    const precision = n / variance + 1 / kind.variance
    const value = (sum[one] as number) / variance / precision
    effect[one] = value
    doubt[one] = 1 / precision
    squares += value * value + 1 / precision
    seen++
  }
  for (let row = 0; row < of.length; row++) {
    left[row] = (left[row] as number) - (effect[of[row] as number] as number)
  }
  return Math.max(leastVariance, squares / seen)
}

function renewSlope(gaps: Gaps, state: State): void {
  let across = 0
  let along = 0
  for (let row = 0; row < gaps.more.length; row++) {
    const x = gaps.more[row] as number
    across += x * ((state.left[row] as number) + state.slope * x)
    along += x * x
  }
  if (!(along > 0)) return
  const slope = Math.min(steepest, Math.max(0, across / along))
  const change = slope - state.slope
  for (let row = 0; row < gaps.more.length; row++) {
    state.left[row] = (state.left[row] as number) - change * (gaps.more[row] as number)
  }
  state.slope = slope
}

function chanceVariance(kinds: Kinds, state: State): number {
  const [customers, items, pairs] = kinds
  let sum = 0
  for (let row = 0; row < state.left.length; row++) {
    const left = state.left[row] as number
    sum +=
      left * left +
      (state.unsure[row] as number) +
      (customers.doubt[customers.of[row] as number] as number) +
      (items.doubt[items.of[row] as number] as number) +
      (pairs.doubt[pairs.of[row] as number] as number)
  }
  return sum / state.left.length
}

function finished({ effect, doubt, count, variance }: Kind): Effects {
  for (let one = 0; one < doubt.length; one++) if (count[one] === 0) doubt[one] = variance
  return { effect, doubt, variance }
}

/** A gap to come, in ln days: where it is centred and how wide it spreads. */
export type ExpectedGap = { readonly mean: number; readonly sd: number }

/**
 * How long will the next gap be, of a customer, an item or a pair perhaps never seen?
 *
 * @param model from `fitGaps`
 * @param of which customer, item and pair, each −1 where it was not in the histories; how much more than usual was
 * bought at the gap's start (ln, 0 as usual)
 * @returns mean and standard deviation of ln days; the spread holds chance and the doubt in each effect
 * @example expectedGap(model, { customer: -1, item: -1, pair: -1, more: 0 }).mean // model.mean
 */
export function expectedGap(
  model: GapModel,
  of: { readonly customer: number; readonly item: number; readonly pair: number; readonly more: number },
): ExpectedGap {
  const { customers, items, pairs } = model
  const doubt =
    (customers.doubt[of.customer] ?? customers.variance) +
    (items.doubt[of.item] ?? items.variance) +
    (pairs.doubt[of.pair] ?? pairs.variance)
  return {
    mean:
      model.mean +
      (customers.effect[of.customer] ?? 0) +
      (items.effect[of.item] ?? 0) +
      (pairs.effect[of.pair] ?? 0) +
      model.slope * of.more,
    sd: Math.sqrt(model.variance + doubt),
  }
}
