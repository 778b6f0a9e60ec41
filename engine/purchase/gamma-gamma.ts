import { digamma, lnGamma } from '../numeric/gamma.ts'
import { hessian } from '../numeric/hessian.ts'
import { minimise, type Objective } from '../numeric/minimise.ts'
import { positiveInverse } from '../numeric/symmetric-matrix.ts'
import { type SpendGroups, spendGroupsOf } from './spend-groups.ts'

/** What is known of each customer's spending: the mean of `counts` purchase days. */
export type Spending = {
  /** Purchase days the mean was taken over (n whole numbers > 0): repeat days with an amount above 0. The papers' x. */
  readonly counts: Int32Array
  /** Mean amount of those days (n, > 0), in the file's currency. The papers' m̄ or zbar. */
  readonly means: Float64Array
}

/** An expected amount: (own + ofTotal · total) ÷ (weight + ofCount · count) of `count` purchase days that came to `total`. */
export type ExpectedAmount = {
  readonly own: number
  readonly ofTotal: number
  readonly weight: number
  readonly ofCount: number
}

export type SpendFit = {
  readonly model: 'gamma-gamma' | 'shrunken-mean'
  /** p, q, γ; of the shrunken mean: the population's mean and the purchases it weighs as many as. */
  readonly parameters: Readonly<Record<string, number>>
  readonly logLikelihood: number | null
  /** Covariance of ln p, ln q, ln γ; null where unknown. */
  readonly covariance: Float64Array[] | null
  readonly customers: number
  /** Correlation of purchase count and mean amount: the model assumes none; above 0.3 it is a warning. */
  readonly correlation: number | null
  /** Why not Gamma-Gamma, when not. */
  readonly fallback: 'few-repeat-buyers' | 'no-mean' | 'not-converged' | null
  /** How the expected amount of one purchase is had, for whoever works it out elsewhere. */
  readonly amount: ExpectedAmount
  /** Expected amount of one purchase of a customer whose `count` purchase days came to `mean` on average. */
  readonly expected: (count: number, mean: number) => number
}

/** Repeat buyers below which no distribution is fitted. */
const fewest = 30
/** The shrunken mean weighs the population's as much as two of the customer's own purchases. */
const priorPurchases = 2

/**
 * How much will a customer spend on one purchase? Gamma-Gamma: every customer's amounts vary around an own mean, and the
 * own means vary around the population's; few purchases are drawn to the population's mean, many speak for themselves.
 *
 * @param groups customers with at least one repeat purchase day of an amount above 0, grouped
 * @param populationMean mean amount of a purchase day of all customers, the fallback's centre, > 0
 * @returns the fit; a shrunken mean, with the reason, where there are under 30 such customers, where q ≤ 1 (the
 * population has no mean), or where the search does not end at a maximum
 * Source: Fader & Hardie (2013), the Gamma-Gamma model of monetary value, eq. 1a and 5.
 * @example fitSpendGroups(spendGroupsOf({ counts, means }), 35).expected(2, 22.35) // 24.65 on the CDNOW sample
 */
export function fitSpendGroups(groups: SpendGroups, populationMean: number): SpendFit {
  const customers = groups.customers.reduce((sum, many) => sum + many, 0)
  const correlation = correlationOf(groups)
  const shrunken = (fallback: SpendFit['fallback']): SpendFit => ({
    model: 'shrunken-mean',
    parameters: { mean: populationMean, purchases: priorPurchases },
    logLikelihood: null,
    covariance: null,
    customers,
    correlation,
    fallback,
    ...amounts({ own: priorPurchases * populationMean, ofTotal: 1, weight: priorPurchases, ofCount: 1 }),
  })
  if (customers < fewest) return shrunken('few-repeat-buyers')
  // Amounts in units of their mean: γ scales with them, p and q do not.
  const scale = meanOfMeans(groups)
  const objective = objectiveOf(
    tablesOf({ ...groups, centres: groups.centres.map((centre) => centre / scale) }),
  )
  const found = minimise(objective, [Math.log(4), Math.log(3), 0], { box: 14, tolerance: 1e-4 * customers })
  const near = minimise(objective, found.at, { box: 14, tolerance: 1e-9 * customers })
  const { inverse } = positiveInverse(hessian(objective, near.at))
  if (!inverse || near.at.some((value) => Math.abs(value) > 13.9)) return shrunken('not-converged')
  const best = finished(objective, near.at, inverse)
  if (!best) return shrunken('not-converged')
  const [p, q, gamma] = best.at.map(Math.exp) as unknown as [number, number, number]
  if (q <= 1) return shrunken('no-mean')
  const scaledBack = gamma * scale
  return {
    model: 'gamma-gamma',
    parameters: { p, q, gamma: scaledBack },
    logLikelihood: -best.value - customers * Math.log(scale),
    covariance: inverse,
    customers,
    correlation,
    fallback: null,
    ...amounts({ own: p * scaledBack, ofTotal: p, weight: q - 1, ofCount: p }),
  }
}

/** The same of single customers: for samples, tests and small files. */
export function fitSpend(spending: Spending, populationMean: number): SpendFit {
  return fitSpendGroups(spendGroupsOf(spending), populationMean)
}

function amounts(amount: ExpectedAmount): Pick<SpendFit, 'amount' | 'expected'> {
  return { amount, expected: (count, mean) => expectedAmount(amount, count, count > 0 ? count * mean : 0) }
}

/**
 * What one purchase of a customer is expected to bring.
 *
 * @param amount as a fit has it
 * @param count purchase days with an amount above 0, the first left out
 * @param total what they came to together; 0 where there is none
 * @example expectedAmount({ own: 20, ofTotal: 1, weight: 2, ofCount: 1 }, 2, 60) // 20
 */
export function expectedAmount(amount: ExpectedAmount, count: number, total: number): number {
  return (amount.own + amount.ofTotal * total) / (amount.weight + amount.ofCount * count)
}

function objectiveOf(tables: Tables): Objective {
  const slope = new Float64Array(3)
  return (at, gradient) => {
    const parameters = at.map(Math.exp)
    const value = -logLikelihood(parameters, tables, slope)
    for (let i = 0; i < 3; i++) gradient[i] = -(slope[i] as number) * (parameters[i] as number)
    return value
  }
}

/** The last steps, with the curvature where the search ended, until it is flat; null where it does not flatten. */
function finished(
  objective: Objective,
  start: Float64Array,
  inverse: readonly Float64Array[],
): { at: Float64Array; value: number } | null {
  let at = start
  const gradient = new Float64Array(3)
  let value = objective(at, gradient)
  for (let round = 0; round < 40; round++) {
    const steepest = gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0)
    if (steepest <= 1e-5 * Math.max(1, Math.abs(value) / 1e4)) return { at, value }
    at = at.map(
      (x, i) => x - (inverse[i] as Float64Array).reduce((sum, h, j) => sum + h * (gradient[j] as number), 0),
    )
    value = objective(at, gradient)
    if (!Number.isFinite(value)) return null
  }
  return null
}

/** The rows, with their sums that no parameter touches, taken once. */
type Tables = SpendGroups & {
  readonly most: number
  /** Σ ln total of each row. */
  readonly lnTotals: Float64Array
  /** −Σ ln m̄ of all. */
  readonly constant: number
}

function tablesOf(groups: SpendGroups): Tables {
  const { counts, customers, centres } = groups
  const lnTotals = new Float64Array(counts.length)
  let most = 0
  let constant = 0
  for (let i = 0; i < counts.length; i++) {
    const x = counts[i] as number
    const many = customers[i] as number
    lnTotals[i] = many * Math.log(centres[i] as number) + lnSeries(groups, i, 1)
    if (x > most) most = x
    constant += many * Math.log(x) - (lnTotals[i] as number)
  }
  return { ...groups, most, lnTotals, constant }
}

/** Σ ln(1 + z·off) of the customers of a row, for z from 0 to 1. */
function lnSeries({ powers }: SpendGroups, i: number, z: number): number {
  const [one, two, three, four] = powers
  return (
    z *
    ((one[i] as number) -
      z * ((two[i] as number) / 2 - z * ((three[i] as number) / 3 - (z * (four[i] as number)) / 4)))
  )
}

/**
 * Σ lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln γ + (px−1) ln m̄ + px ln x − (px+q) ln(γ + x m̄), with its gradient.
 * (px−1) ln m̄ + px ln x = px ln(x m̄) − ln m̄, so that one logarithm of the total serves. Totals of a row are its centre C
 * and a little more or less: ln(γ + C(1 + off)) = ln(γ + C) + ln(1 + z·off) with z = C ÷ (γ + C), and alike its inverse.
 */
function logLikelihood(parameters: Float64Array, tables: Tables, gradient: Float64Array): number {
  const [p, q, gamma] = parameters as unknown as [number, number, number]
  const { most, counts, customers, centres, powers, lnTotals, constant } = tables
  const [one, two, three, four] = powers
  const ofCount = new Float64Array(most + 1)
  const psiBoth = new Float64Array(most + 1)
  const psiOwn = new Float64Array(most + 1)
  const seen = new Uint8Array(most + 1)
  const lnGammaParameter = Math.log(gamma)
  const base = q * lnGammaParameter - lnGamma(q)
  const psiQ = digamma(q)
  let [value, gp, gq, gg] = [constant, 0, 0, 0]
  for (let i = 0; i < counts.length; i++) {
    const x = counts[i] as number
    const many = customers[i] as number
    if (seen[x] === 0) {
      seen[x] = 1
      ofCount[x] = lnGamma(p * x + q) - lnGamma(p * x)
      psiBoth[x] = digamma(p * x + q)
      psiOwn[x] = digamma(p * x)
    }
    const whole = gamma + (centres[i] as number)
    const z = (centres[i] as number) / whole
    const lnSpent = lnTotals[i] as number
    const lnSums = many * Math.log(whole) + lnSeries(tables, i, z)
    const inverses =
      (many -
        z *
          ((one[i] as number) -
            z * ((two[i] as number) - z * ((three[i] as number) - z * (four[i] as number))))) /
      whole
    const weight = p * x + q
    value += many * ((ofCount[x] as number) + base) + p * x * lnSpent - weight * lnSums
    gp += x * (many * ((psiBoth[x] as number) - (psiOwn[x] as number)) + lnSpent - lnSums)
    gq += many * ((psiBoth[x] as number) - psiQ + lnGammaParameter) - lnSums
    gg += (many * q) / gamma - weight * inverses
  }
  gradient[0] = gp
  gradient[1] = gq
  gradient[2] = gg
  return value
}

/** Mean of the customers' mean amounts. */
function meanOfMeans({ counts, customers, centres, powers }: SpendGroups): number {
  let [sum, many] = [0, 0]
  for (let i = 0; i < counts.length; i++) {
    const own = customers[i] as number
    sum += ((centres[i] as number) * (own + (powers[0][i] as number))) / (counts[i] as number)
    many += own
  }
  return sum / many
}

function correlationOf(groups: SpendGroups): number | null {
  const { counts, customers, centres, powers } = groups
  const n = customers.reduce((sum, many) => sum + many, 0)
  if (n < 3) return null
  const meanSpent = meanOfMeans(groups)
  let meanCount = 0
  for (let i = 0; i < counts.length; i++) meanCount += ((customers[i] as number) * (counts[i] as number)) / n
  let [xx, mm, xm] = [0, 0, 0]
  for (let i = 0; i < counts.length; i++) {
    const many = customers[i] as number
    const unit = (centres[i] as number) / (counts[i] as number)
    const off = (powers[0][i] as number) / many
    const dx = (counts[i] as number) - meanCount
    const dm = unit * (1 + off) - meanSpent
    xx += many * dx * dx
    mm += many * dm * dm + unit * unit * ((powers[1][i] as number) - many * off * off)
    xm += many * dx * dm
  }
  // Amounts that differ by less than 3 in 100,000 differ by rounding.
  return xx > 0 && mm > 1e-9 * n * meanSpent * meanSpent ? xm / Math.sqrt(xx * mm) : null
}
