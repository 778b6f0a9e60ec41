import { drawnOf } from '../numeric/drawn.ts'
import { intervalOnLog } from '../numeric/interval-on-log.ts'
import { random } from '../numeric/random.ts'
import type { PurchaseFit } from '../purchase/fit.ts'
import type { SpendFit } from '../purchase/gamma-gamma.ts'
import type { FittedModel } from '../purchase/model.ts'
import { parameterVariance } from '../purchase/parameter-doubt.ts'

export type EquityAsked = {
  /** A fit with dropout (rung 1 or 2). */
  readonly fit: PurchaseFit
  readonly spend: SpendFit
  /** Continuous discount rate per unit. */
  readonly delta: number
  readonly level: number
  readonly seed: number
  /** Days in one unit of the fit's time. */
  readonly daysPerUnit: number
  /**
   * One entry a customer: the purchase history, the residual value worked out from it (NaN unknown), and the draw that
   * decides whether and with which chance the customer is looked at, in [0, 1).
   */
  readonly customers: {
    readonly repeats: ArrayLike<number>
    readonly recencyDays: ArrayLike<number>
    readonly ageDays: ArrayLike<number>
    readonly values: ArrayLike<number>
    readonly draws: ArrayLike<number>
  }
}

/** Customers looked at one by one; the rest are taken to be like them. */
const mostLookedAt = 2_000
const livesEach = 4
/** Seeds that draws are told apart by: as many as whole numbers are exact. */
const chances = 2 ** 52

/**
 * How sure is the sum of all customers' residual values? Two doubts are added up: the parameters could be others
 * (their covariance, carried through by differences), and what each customer does is chance even if they are right
 * (drawn from the model).
 *
 * @param asked the fit, the discount rate, and every customer's history and value
 * @returns the ends of the interval, taken on the logarithm so that they stay above 0; spending's chance is included,
 * the doubt in its parameters and in the margin rate is not
 * Whatever order the customers come in, the ends are the same but for rounding.
 * Source: delta method, Cox & Hinkley (1974), 9.3; posterior draws of the purchase model.
 * @example equityInterval(asked).low
 */
export function equityInterval(asked: EquityAsked): { readonly low: number; readonly high: number } {
  const known = knownRows(asked.customers.values)
  const { draws } = asked.customers
  const drawn = drawnOf(
    Array.from(known, (i) => draws[i] as number),
    mostLookedAt,
  )
  const rows = drawn.map((i) => known[i] as number)
  const whole = sumOver(known, asked.customers.values)
  const scale = whole / sumOver(rows, asked.customers.values)
  const variance =
    variationByParameters(asked, rows) * scale * scale +
    chanceVariance(asked, rows) * (known.length / rows.length)
  return intervalOnLog(whole, variance, asked.level)
}

function knownRows(values: ArrayLike<number>): Int32Array {
  const known: number[] = []
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i] as number)) known.push(i)
  return Int32Array.from(known)
}

const sumOver = (rows: Int32Array, values: ArrayLike<number>): number =>
  rows.reduce((sum, i) => sum + (values[i] as number), 0)

type History = {
  readonly x: number
  readonly tx: number
  readonly T: number
  readonly value: number
  readonly draw: number
}

function ageRange(histories: readonly History[]): [number, number] {
  let [youngest, oldest] = [Number.POSITIVE_INFINITY, 0]
  for (const { T } of histories) {
    youngest = Math.min(youngest, T)
    oldest = Math.max(oldest, T)
  }
  return [youngest, oldest]
}

function historyOf({ customers, daysPerUnit }: EquityAsked, i: number): History {
  return {
    x: customers.repeats[i] as number,
    tx: (customers.recencyDays[i] as number) / daysPerUnit,
    T: (customers.ageDays[i] as number) / daysPerUnit,
    value: customers.values[i] as number,
    draw: customers.draws[i] as number,
  }
}

/** How the sum of those looked at moves with the parameters. */
function variationByParameters(asked: EquityAsked, rows: Int32Array): number {
  const { fit, delta } = asked
  if (!fit.fitted) return 0
  const histories = Array.from(rows, (i) => historyOf(asked, i))
  const [youngest, oldest] = ageRange(histories)
  const discounted = (fitted: FittedModel): Float64Array => {
    const residual = fitted.residual(delta, youngest, oldest)
    return Float64Array.from(histories, ({ x, tx, T }) =>
      residual ? (fitted.alive(x, tx, T) ?? 1) * residual(x, T) : 0,
    )
  }
  const now = discounted(fit.fitted)
  const sumUnder = (fitted: FittedModel): number => {
    const moved = discounted(fitted)
    return histories.reduce((sum, { value }, i) => {
      const ratio = (moved[i] as number) / (now[i] as number)
      return sum + value * (Number.isFinite(ratio) ? ratio : 1)
    }, 0)
  }
  return parameterVariance(fit, sumUnder) ?? 0
}

/** Σ of each customer's own variance, from a few draws of what they could do. */
function chanceVariance(asked: EquityAsked, rows: Int32Array): number {
  const { fit, delta, spend } = asked
  const { fitted } = fit
  if (!fitted) return 0
  let variance = 0
  const histories = Array.from(rows, (i) => historyOf(asked, i))
  const residual = fitted.residual(delta, ...ageRange(histories))
  for (const { x, tx, T, value, draw } of histories) {
    const alive = fitted.alive(x, tx, T) ?? 1
    const expected = residual ? alive * residual(x, T) : 0
    if (!(expected > 0)) continue
    // Each with chance of their own, so that it does not matter who is looked at first.
    const chance = random(asked.seed + 1 + Math.floor(draw * chances))
    let squares = 0
    for (let life = 0; life < livesEach; life++) {
      const drawn = chance.uniform() < alive ? fitted.residualDraw(x, T, { delta, chance }) : 0
      squares += (drawn - expected) ** 2
    }
    const { ofOne, ofMean } = spendDoubt(spend, x)
    const amounts = expected * ofOne + expected * expected * ofMean
    variance += (squares / livesEach + amounts) * (value / expected) ** 2
  }
  return variance
}

/**
 * How far one amount, and a customer's own mean, may stray from what is expected, as squared shares of it: 1/p, and
 * 1/(px + q − 2) of the inverse gamma; where that has no variance, as wide as the narrowest that has.
 */
export function spendDoubt({ model, parameters }: SpendFit, x: number): { ofOne: number; ofMean: number } {
  if (model !== 'gamma-gamma') return { ofOne: 1, ofMean: 1 / (2 + x) }
  const [p, q] = [parameters.p as number, parameters.q as number]
  return { ofOne: 1 / p, ofMean: 1 / Math.max(p * x + q - 2, 0.5) }
}
