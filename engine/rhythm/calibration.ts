import { expectedGap, fitGaps } from './gap-model.ts'
import { elapsed, endsBefore, moreThanUsual, type PairHistories } from './histories.ts'
import { dueWithin } from './renewal.ts'

/** What the model's probabilities turned out to be worth, on the business's own past. */
export type Calibration = {
  /** ln odds = intercept + slope · the model's ln odds; a slope of 0 says the same of everybody. */
  readonly intercept: number
  readonly slope: number
  /** What it was learned from: pairs bought at least twice, and those of them that came back in time. */
  readonly pairs: number
  readonly returned: number
  /** Why only the level is corrected, or everybody has the same probability; null where it is as it should be. */
  readonly warning: 'few-returns' | 'order-reversed' | null
}

/** Where a period is looked at that is over by now: that many days ago. */
const back = 28
/** Fewer who came back say little of how many come back, and nothing of which. */
const leastReturned = 100
/** How far off the model's level is thought to be before anything is seen: variance of a shift in ln odds. */
const levelDoubt = 1 / 16

const logit = (p: number): number => Math.log(p) - Math.log1p(-p)
const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/**
 * The model's probabilities of a purchase within so many days: how do they compare with what came to pass? Some of those
 * whose gap is open will never come back, so the model alone says too much. It is fitted again as if 28 days ago were
 * now, and held against the days since.
 *
 * @param histories who bought what and when; nothing on or after `now` is looked at
 * @param now the first day that is not known yet
 * @param within days, at most 28
 * @returns how to correct a probability. Where fewer than 100 came back only the level is moved, and that little: on
 * shops of 30 to 120 customers the model as it is was better than the share that came back (docs/run-out-dates.md).
 * Where the model would have put the unlikely first, the share that came back for everybody. Null where nothing can be
 * compared
 * Source: Platt (1999), a logistic regression on ln odds.
 * @example calibrated(calibrate(histories, 302, 14), 0.2) // about 0.12
 */
export function calibrate(histories: PairHistories, now: number, within: number): Calibration | null {
  const then = now - back
  const model = fitGaps(histories, then)
  if (!model) return null
  const { customer, item, from, day } = histories
  const [atThen, atNow] = [endsBefore(histories, then), endsBefore(histories, now)]
  const said: number[] = []
  const came: number[] = []
  let returned = 0
  for (let pair = 0; pair < atThen.length; pair++) {
    const [start, end] = [from[pair] as number, atThen[pair] as number]
    if (end - start < 2) continue
    const of = { customer: customer[pair] as number, item: item[pair] as number, pair }
    const gap = expectedGap(model, { ...of, more: moreThanUsual(histories, start, end)(end - 1) })
    said.push(logit(dueWithin(gap, elapsed(then, day[end - 1] as number), within)))
    const next = end < (atNow[pair] as number) ? (day[end] as number) : Number.POSITIVE_INFINITY
    const yes = next < then + within ? 1 : 0
    came.push(yes)
    returned += yes
  }
  const figures = { pairs: said.length, returned }
  if (said.length === 0) return null
  if (returned < leastReturned) {
    return { intercept: levelShift(said, returned), slope: 1, ...figures, warning: 'few-returns' }
  }
  const baseRate = logit(Math.min(returned, said.length - 0.5) / said.length)
  const fitted = logisticLine(said, came, baseRate)
  if (!(fitted.slope > 0)) return { intercept: baseRate, slope: 0, ...figures, warning: 'order-reversed' }
  return { ...fitted, ...figures, warning: null }
}

/** A probability of the model, corrected by what came to pass. */
export function calibrated(calibration: Calibration | null, due: number): number {
  if (!calibration) return due
  return chanceOf(calibration.intercept + calibration.slope * logit(due))
}

/** The shift of all ln odds under which as many come back as did, drawn towards none. */
function levelShift(x: readonly number[], returned: number): number {
  let shift = 0
  for (let step = 0; step < 50; step++) {
    let expected = 0
    let weight = 1 / levelDoubt
    for (const value of x) {
      const p = chanceOf(shift + value)
      expected += p
      weight += p * (1 - p)
    }
    const change = (returned - expected - shift / levelDoubt) / weight
    // Half a unit a step: where everybody is sure, a full step would overshoot.
    shift += Math.max(-0.5, Math.min(0.5, change))
    if (Math.abs(change) < 1e-10) break
  }
  return shift
}

/** Newton's steps on the logistic likelihood of one variable and a constant. */
function logisticLine(
  x: readonly number[],
  yes: readonly number[],
  start: number,
): { readonly intercept: number; readonly slope: number } {
  let [intercept, slope] = [start, 0]
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0]
    for (let i = 0; i < x.length; i++) {
      const value = x[i] as number
      const p = chanceOf(intercept + slope * value)
      const weight = p * (1 - p)
      const miss = (yes[i] as number) - p
      g0 += miss
      g1 += miss * value
      h00 += weight
      h01 += weight * value
      h11 += weight * value * value
    }
    const determinant = h00 * h11 - h01 * h01
    // Everybody with the same probability: a slope means nothing.
    if (!(determinant > 1e-12 * h00 * h11)) return { intercept, slope: 0 }
    const [up, along] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant]
    intercept += up
    slope += along
    if (Math.abs(up) + Math.abs(along) < 1e-10) break
  }
  return { intercept, slope }
}
