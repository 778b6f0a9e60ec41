import { drawnOf } from '../numeric/drawn.ts'
import { digamma, lnGamma } from '../numeric/gamma.ts'
import { hessian } from '../numeric/hessian.ts'
import { minimise, type Objective } from '../numeric/minimise.ts'
import { positiveInverse } from '../numeric/symmetric-matrix.ts'

/** What is known of each customer's spending: the mean of `counts` purchase days. */
export type Spending = {
  /** Purchase days the mean was taken over (n whole numbers > 0): repeat days with an amount above 0. The papers' x. */
  readonly counts: Int32Array
  /** Mean amount of those days (n, > 0), in the file's currency. The papers' m̄ or zbar. */
  readonly means: Float64Array
  /** Draws in [0, 1) (n): where there are very many customers, the search begins with those of the smallest. */
  readonly draws: Float64Array
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
 * @param spending customers with at least one repeat purchase day of an amount above 0
 * @param populationMean mean amount of a purchase day of all customers, the fallback's centre, > 0
 * @returns the fit; a shrunken mean, with the reason, where there are under 30 such customers, where q ≤ 1 (the
 * population has no mean), or where the search does not end at a maximum
 * Source: Fader & Hardie (2013), the Gamma-Gamma model of monetary value, eq. 1a and 5.
 * @example fitSpend({ counts, means, draws }, 35).expected(2, 22.35) // 24.65 on the CDNOW sample
 */
export function fitSpend(spending: Spending, populationMean: number): SpendFit {
  const customers = spending.counts.length
  const correlation = correlationOf(spending)
  const shrunken = (fallback: SpendFit['fallback']): SpendFit => ({
    model: 'shrunken-mean',
    parameters: { mean: populationMean, purchases: priorPurchases },
    logLikelihood: null,
    covariance: null,
    customers,
    correlation,
    fallback,
    expected: (count, mean) => (priorPurchases * populationMean + count * mean) / (priorPurchases + count),
  })
  if (customers < fewest) return shrunken('few-repeat-buyers')
  // Amounts in units of their mean: γ scales with them, p and q do not.
  const scale = spending.means.reduce((sum, mean) => sum + mean, 0) / customers
  const scaled = { ...spending, means: spending.means.map((mean) => mean / scale) }
  const sample = thinned(scaled, searchedOn)
  const onSample = objectiveOf(sample)
  const found = minimise(onSample, [Math.log(4), Math.log(3), 0], {
    box: 14,
    tolerance: 1e-4 * sample.counts.length,
  })
  const near = minimise(onSample, found.at, { box: 14, tolerance: 1e-9 * sample.counts.length })
  const { inverse: ofSample } = positiveInverse(hessian(onSample, near.at))
  if (!ofSample || near.at.some((value) => Math.abs(value) > 13.9)) return shrunken('not-converged')
  const inverse = ofSample.map((row) => row.map((value) => (value * sample.counts.length) / customers))
  const best = finished(objectiveOf(scaled), near.at, inverse)
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
    expected: (count, mean) =>
      count > 0 ? (p * (scaledBack + count * mean)) / (p * count + q - 1) : (p * scaledBack) / (q - 1),
  }
}

/** The search runs on so many customers; the last steps, and the figures, are of all of them. */
const searchedOn = 20_000

function thinned(spending: Spending, most: number): Spending {
  const { counts, means, draws } = spending
  if (counts.length <= most) return spending
  const rows = drawnOf(draws, most)
  return {
    counts: rows.map((i) => counts[i] as number),
    means: Float64Array.from(rows, (i) => means[i] as number),
    draws: Float64Array.from(rows, (i) => draws[i] as number),
  }
}

function objectiveOf(spending: Spending): Objective {
  const tables = countTables(spending)
  const slope = new Float64Array(3)
  return (at, gradient) => {
    const parameters = at.map(Math.exp)
    const value = -logLikelihood(parameters, tables, slope)
    for (let i = 0; i < 3; i++) gradient[i] = -(slope[i] as number) * (parameters[i] as number)
    return value
  }
}

/** Steps with the sample's curvature on everybody's gradient, until it is flat; null where it does not flatten. */
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

type Tables = {
  readonly most: number
  readonly total: Float64Array
  readonly lnTotal: Float64Array
  readonly count: Int32Array
  readonly constant: number
}

/** Sums that no parameter touches, taken once. */
function countTables({ counts, means }: Spending): Tables {
  let most = 0
  let constant = 0
  const total = new Float64Array(counts.length)
  const lnTotal = new Float64Array(counts.length)
  for (let i = 0; i < counts.length; i++) {
    const x = counts[i] as number
    const mean = means[i] as number
    total[i] = x * mean
    lnTotal[i] = Math.log(x * mean)
    if (x > most) most = x
    constant -= Math.log(mean)
  }
  return { most, total, lnTotal, count: counts, constant }
}

/**
 * Σ lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln γ + (px−1) ln m̄ + px ln x − (px+q) ln(γ + x m̄), with its gradient.
 * (px−1) ln m̄ + px ln x = px ln(x m̄) − ln m̄, so that one logarithm of the total serves.
 */
function logLikelihood(parameters: Float64Array, tables: Tables, gradient: Float64Array): number {
  const [p, q, gamma] = parameters as unknown as [number, number, number]
  const { most, total, lnTotal, count, constant } = tables
  const ofCount = new Float64Array(most + 1)
  const psiBoth = new Float64Array(most + 1)
  const psiOwn = new Float64Array(most + 1)
  const seen = new Uint8Array(most + 1)
  const lnGammaParameter = Math.log(gamma)
  const base = q * lnGammaParameter - lnGamma(q)
  const psiQ = digamma(q)
  let [value, gp, gq, gg] = [constant, 0, 0, 0]
  for (let i = 0; i < count.length; i++) {
    const x = count[i] as number
    const spent = total[i] as number
    if (seen[x] === 0) {
      seen[x] = 1
      ofCount[x] = lnGamma(p * x + q) - lnGamma(p * x)
      psiBoth[x] = digamma(p * x + q)
      psiOwn[x] = digamma(p * x)
    }
    const lnSpent = lnTotal[i] as number
    const lnSum = Math.log(gamma + spent)
    const weight = p * x + q
    value += (ofCount[x] as number) + base + p * x * lnSpent - weight * lnSum
    gp += x * ((psiBoth[x] as number) - (psiOwn[x] as number) + lnSpent - lnSum)
    gq += (psiBoth[x] as number) - psiQ + lnGammaParameter - lnSum
    gg += q / gamma - weight / (gamma + spent)
  }
  gradient[0] = gp
  gradient[1] = gq
  gradient[2] = gg
  return value
}

function correlationOf({ counts, means }: Spending): number | null {
  const n = counts.length
  if (n < 3) return null
  let [sx, sm] = [0, 0]
  for (let i = 0; i < n; i++) {
    sx += counts[i] as number
    sm += means[i] as number
  }
  let [xx, mm, xm] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const dx = (counts[i] as number) - sx / n
    const dm = (means[i] as number) - sm / n
    xx += dx * dx
    mm += dm * dm
    xm += dx * dm
  }
  return xx > 0 && mm > 0 ? xm / Math.sqrt(xx * mm) : null
}
