import { type Calibration, calibrate, calibrated } from './calibration.ts'
import { type ExpectedGap, expectedGap, fitGaps, type GapModel, spreadGaps } from './gap-model.ts'
import { elapsed, endsBefore, moreThanUsual, type PairHistories } from './histories.ts'
import { dueWithin, gapAtLevel } from './renewal.ts'

/**
 * What a date rests on, or why there is none: gaps of its own (`rhythm`), what is known of the household (`household`);
 * no purchase before today, one purchase only, an interval too wide to be of use, a gap longer by far than any expected
 * of this customer, nobody's second purchase yet.
 */
export type RunOutBasis =
  | 'rhythm'
  | 'household'
  | 'no-purchase'
  | 'one-purchase'
  | 'too-wide'
  | 'gone-quiet'
  | 'no-rhythm'

/** Per pair (n), in the order of the histories; days on their calendar, NaN where unknown. */
export type RunOuts = {
  /** As likely before as after, and the ends of the 80 % interval. */
  readonly runOutDay: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** When to deliver so that most have some left. */
  readonly deliverByDay: Float64Array
  /** The probability of a purchase within the days asked for, after calibration; unknown after one purchase. */
  readonly due: Float64Array
  /** Days between purchases of the usual quantity, in the middle. */
  readonly usualGap: Float64Array
  readonly basis: readonly RunOutBasis[]
}

/** What was learned from everybody; nulls where there was nothing to learn from. */
export type Rhythm = {
  readonly model: GapModel | null
  readonly calibration: Calibration | null
  /** The first day that is not known yet. */
  readonly now: number
  /** Days that the probabilities look ahead. */
  readonly within: number
}

export type RhythmTerms = {
  /** The first day that is not known yet. */
  readonly now: number
  /** Days that the probabilities are to look ahead, at most 28. */
  readonly within: number
  /** About so many pairs are learned from, where there are more; 100,000. */
  readonly learnedFrom?: number | undefined
}

export type RunOutTerms = {
  /** Days between an order's leaving and its arrival. */
  readonly leadDays: number
  /** The share that should still have some when the delivery comes. */
  readonly service: number
  /** Days the last purchase should last by what is known of the household (n); NaN where nothing is. */
  readonly expectedDays?: ArrayLike<number>
}

/** As good as so many gaps seen: two real purchases outweigh what was said of the household. */
const pseudoGaps = 2
/** An interval wider than so many usual gaps says nothing that helps anybody deliver. */
const widest = 3
/** A gap that only one in a hundred outlasts is not late: the customer buys elsewhere, or no longer. */
const outlasting = 0.01

/**
 * How do this business's customers come back, and how far can that be trusted?
 *
 * @param histories who bought what, when and how much; nothing on or after `now` is looked at
 * @param terms see there
 * @returns the gap model of `fitGaps` and what `calibrate` makes of it
 * @example runOuts(histories, learnRhythm(histories, { now: 302, within: 14 }), { leadDays: 1, service: 0.75 })
 */
export function learnRhythm(histories: PairHistories, terms: RhythmTerms): Rhythm {
  const { now, within, learnedFrom = mostLearnedFrom } = terms
  const some = ofSomeCustomers(histories, learnedFrom)
  const learned = fitGaps(some, now)
  const model = some === histories || !learned ? learned : spreadGaps(histories, now, learned)
  return { model, calibration: learned && calibrate(some, now, within), now, within }
}

/** Pairs that say how a business's customers come back as well as a million would. */
const mostLearnedFrom = 100_000

/** All pairs of as many customers as that makes about so many: those with the smallest draws. */
function ofSomeCustomers(histories: PairHistories, most: number): PairHistories {
  const { draws, customer, item, from, day, quantity } = histories
  const pairs = customer.length
  if (pairs <= most) return histories
  const chosen: number[] = []
  for (let pair = 0; pair < pairs; pair++)
    if ((draws[customer[pair] as number] as number) < most / pairs) chosen.push(pair)
  const starts = new Int32Array(chosen.length + 1)
  for (const [i, pair] of chosen.entries())
    starts[i + 1] = (starts[i] as number) + (from[pair + 1] as number) - (from[pair] as number)
  const purchases = starts[chosen.length] as number
  const days = new Int32Array(purchases)
  const quantities = new Float64Array(purchases)
  for (const [i, pair] of chosen.entries()) {
    days.set(day.subarray(from[pair], from[pair + 1]), starts[i])
    quantities.set(quantity.subarray(from[pair], from[pair + 1]), starts[i])
  }
  return {
    ...histories,
    customer: Int32Array.from(chosen, (pair) => customer[pair] as number),
    item: Int32Array.from(chosen, (pair) => item[pair] as number),
    from: starts,
    day: days,
    quantity: quantities,
  }
}

/**
 * When will what a customer bought be used up, on which day to deliver, and how likely is the next purchase soon?
 *
 * @param histories who bought what, when and how much; nothing on or after the rhythm's `now` is looked at
 * @param rhythm learned from these histories
 * @param terms see there
 * @returns n rows. One purchase makes no rhythm and gets no date, unless it is known how long it should last; neither
 * does an interval wider than three usual gaps.
 * Whoever has been away longer than all but one gap in a hundred gets none either, only a probability
 * Source: the gap model of `fitGaps`, renewal given the days gone by, calibrated on the 28 days before `now`.
 * @example runOuts(histories, rhythm, { leadDays: 1, service: 0.75 }).runOutDay
 */
export function runOuts(histories: PairHistories, rhythm: Rhythm, terms: RunOutTerms): RunOuts {
  const { model, calibration, now, within } = rhythm
  const pairs = histories.customer.length
  const ends = endsBefore(histories, now)
  const column = (): Float64Array => new Float64Array(pairs).fill(Number.NaN)
  const answer = {
    runOutDay: column(),
    low: column(),
    high: column(),
    deliverByDay: column(),
    due: column(),
    usualGap: column(),
  }
  const basis = new Array<RunOutBasis>(pairs)
  for (let pair = 0; pair < pairs; pair++) {
    const [start, end] = [histories.from[pair] as number, ends[pair] as number]
    const expectedDays = terms.expectedDays?.[pair] ?? Number.NaN
    const told = expectedDays > 0 && expectedDays < Number.POSITIVE_INFINITY
    if (end === start || !model || (end - start === 1 && !told)) {
      basis[pair] = end === start ? 'no-purchase' : model ? 'one-purchase' : 'no-rhythm'
      continue
    }
    const last = histories.day[end - 1] as number
    const of = { customer: histories.customer[pair] as number, item: histories.item[pair] as number, pair }
    const closed = end - start - 1
    const more = moreThanUsual(histories, start, end)(end - 1)
    const drawn = (gap: ExpectedGap, days: number): ExpectedGap =>
      told ? withHousehold(gap, closed, days) : gap
    const gap = drawn(expectedGap(model, { ...of, more }), expectedDays)
    const usual = drawn(expectedGap(model, { ...of, more: 0 }), expectedDays / Math.exp(more))
    const lasted = elapsed(now, last)
    answer.usualGap[pair] = Math.exp(usual.mean)
    // Whether somebody who came once will come again is not what was learned from those who came back.
    if (closed > 0) answer.due[pair] = calibrated(calibration, dueWithin(gap, lasted, within))
    // Half a day on: the day in whose middle the gap ends.
    const dayAt = (level: number): number => Math.floor(last + gapAtLevel(gap, lasted, level) + 0.5)
    const [low, high] = [dayAt(0.1), dayAt(0.9)]
    const quiet = lasted > gapAtLevel(gap, 0, 1 - outlasting)
    if (quiet || high - low > widest * Math.exp(gap.mean)) {
      basis[pair] = quiet ? 'gone-quiet' : 'too-wide'
      continue
    }
    answer.low[pair] = low
    answer.high[pair] = high
    answer.runOutDay[pair] = dayAt(0.5)
    answer.deliverByDay[pair] = Math.max(now, dayAt(1 - terms.service) - terms.leadDays)
    basis[pair] = told && closed < pseudoGaps ? 'household' : 'rhythm'
  }
  return { ...answer, basis }
}

function withHousehold(gap: ExpectedGap, closed: number, expectedDays: number): ExpectedGap {
  const mean = (pseudoGaps * Math.log(expectedDays) + closed * gap.mean) / (pseudoGaps + closed)
  return { mean, sd: gap.sd }
}
