import { scaledExponentialIntegral } from '../numeric/exponential-integral.ts'
import { digamma, lnGamma } from '../numeric/gamma.ts'
import { gaussLegendre, type Quadrature } from '../numeric/quadrature.ts'
import type { FittedModel, Future, PurchaseModel } from './model.ts'
import { drawnLife, negativeBinomialTail, timeToNext } from './negative-binomial.ts'

/**
 * Pareto/NBD: while a customer, someone buys at rate λ ~ Gamma(r, α) and may leave at any moment, at rate
 * μ ~ Gamma(s, β).
 *
 * Legend: x repeat purchases, tx time of the last, T age; A alive, D gone. D's integral over the moment of leaving is
 * taken by quadrature after a change of variable that flattens it: no hypergeometric function, no cases α ≷ β, no
 * cancellation.
 * Source: Schmittlein, Morrison & Colombo (1987); Fader & Hardie (2005), a note on deriving the Pareto/NBD.
 */
export const paretoNbd: PurchaseModel = {
  name: 'pareto-nbd',
  parameterNames: ['r', 'alpha', 's', 'beta'],
  logLikelihood: likelihood('exact'),
  roughLogLikelihood: likelihood('quick'),
  starts: ({ gap, age }) => [
    [0.5, gap, 0.6, age / 2],
    [1, gap, 1, age],
    [0.5, age / 2, 0.5, age / 4],
  ],
  priorCentre: ({ gap }) => [0.5, gap, 0.6, gap],
  at: fitted,
}

/**
 * Nodes y in (0, 1) crowded towards 1, where the integrand bends most.
 *
 * @param n how many
 */
function gradedNodes(n: number): Quadrature {
  const { nodes, weights } = gaussLegendre(n)
  return {
    nodes: nodes.map((v) => 1 - (1 - v) ** 3),
    weights: weights.map((w, i) => w * 3 * (1 - (nodes[i] as number)) ** 2),
  }
}
const kept = new Map<number, Quadrature>()
function graded(n: number): Quadrature {
  let nodes = kept.get(n)
  if (!nodes) {
    nodes = gradedNodes(n)
    kept.set(n, nodes)
  }
  return nodes
}

/** The papers' rule of thumb, checked: total error ≤ 1e-9 near an optimum with 24, ≤ 1e-5 far from it with 96; 8 and 32 to search with. */
function nodeCount(alpha: number, beta: number, care: 'quick' | 'exact'): number {
  const ratio = alpha / beta
  const near = ratio >= 0.1 && ratio <= 10
  if (care === 'quick') return near ? 8 : 32
  return near ? 24 : 96
}

function likelihood(care: 'quick' | 'exact'): PurchaseModel['logLikelihood'] {
  return (parameters, patterns, gradient) => {
    const [r, alpha, s, beta] = parameters as unknown as [number, number, number, number]
    const { x, weight, size, ages, ageAt, recencies, recencyAt } = patterns
    const gone = leavingIntegral(parameters, graded(nodeCount(alpha, beta, care)))
    const lnAgeAlpha = ages.map((t) => Math.log(alpha + t))
    const lnAgeBeta = ages.map((t) => Math.log(beta + t))
    const lnRecencyAlpha = recencies.map((t) => Math.log(alpha + t))
    const base = r * Math.log(alpha) + s * Math.log(beta) - lnGamma(r)
    const lnAlpha = Math.log(alpha)
    const lnBeta = Math.log(beta)
    const lnS = Math.log(s)
    const ofX = Float64Array.from({ length: patterns.mostRepeats + 1 }, (_, i) => lnGamma(r + i))
    const psi = ofX.map((_, i) => digamma(r + i))
    const psiR = digamma(r)
    let [total, gr, galpha, gs, gbeta] = [0, 0, 0, 0, 0]
    for (let i = 0; i < size; i++) {
      const xi = x[i] as number
      const w = weight[i] as number
      const age = ageAt[i] as number
      const recency = recencyAt[i] as number
      const T = ages[age] as number
      const tx = recencies[recency] as number
      const lnA = -(r + xi) * (lnAgeAlpha[age] as number) - s * (lnAgeBeta[age] as number)
      let value = (ofX[xi] as number) + base + lnA
      let d = 0
      if (T > tx) {
        gone.over(xi, tx, (lnAgeAlpha[age] as number) - (lnRecencyAlpha[recency] as number))
        const odds = lnS + gone.logIntegral - (r + xi + s) * (lnRecencyAlpha[recency] as number) - lnA
        const e = Math.exp(-Math.abs(odds))
        value += Math.max(odds, 0) + Math.log(1 + e)
        d = odds > 0 ? 1 / (1 + e) : e / (1 + e)
      }
      const here = 1 - d
      total += w * value
      gr +=
        w * ((psi[xi] as number) - psiR + lnAlpha - here * (lnAgeAlpha[age] as number) - d * gone.meanLnAlpha)
      galpha += w * (r / alpha - (r + xi) * (here / (alpha + T) + d * gone.meanInverseAlpha))
      gs += w * (lnBeta + d / s - here * (lnAgeBeta[age] as number) - d * gone.meanLnBeta)
      gbeta += w * (s / beta - (here * s) / (beta + T) - d * (s + 1) * gone.meanInverseBeta)
    }
    gradient[0] = gr
    gradient[1] = galpha
    gradient[2] = gs
    gradient[3] = gbeta
    return total
  }
}

type LeavingIntegral = {
  /** ln of (α + tx)^κ ∫ (α+τ)^−(r+x) (β+τ)^−(s+1) dτ over τ in (tx, T). */
  logIntegral: number
  /** Means over the moment of leaving, given that the customer left. */
  meanLnAlpha: number
  meanLnBeta: number
  meanInverseAlpha: number
  meanInverseBeta: number
  over: (x: number, tx: number, logSpan: number) => void
}

/** One object filled anew for every pattern: millions are asked for in a fit. */
function leavingIntegral(parameters: Float64Array, { nodes, weights }: Quadrature): LeavingIntegral {
  const [r, alpha, s, beta] = parameters as unknown as [number, number, number, number]
  const integral: LeavingIntegral = {
    logIntegral: 0,
    meanLnAlpha: 0,
    meanLnBeta: 0,
    meanInverseAlpha: 0,
    meanInverseBeta: 0,
    over: (x, tx, logSpan) => {
      const kappa = r + s + x
      const c = -Math.expm1(-kappa * logSpan)
      const from = alpha + tx
      const lnFrom = Math.log(from)
      let [sum, la, lb, ia, ib] = [0, 0, 0, 0, 0]
      for (let i = 0; i < nodes.length; i++) {
        const grown = -Math.log(1 - c * (nodes[i] as number)) / kappa
        const lnAlphaTau = lnFrom + grown
        const alphaTau = Math.exp(lnAlphaTau)
        const betaTau = alphaTau + (beta - alpha)
        const lnBetaTau = Math.log(betaTau)
        const share = (weights[i] as number) * Math.exp((s + 1) * (lnAlphaTau - lnBetaTau))
        sum += share
        la += share * lnAlphaTau
        lb += share * lnBetaTau
        ia += share / alphaTau
        ib += share / betaTau
      }
      integral.logIntegral = Math.log(c / kappa) + Math.log(sum)
      integral.meanLnAlpha = la / sum
      integral.meanLnBeta = lb / sum
      integral.meanInverseAlpha = ia / sum
      integral.meanInverseBeta = ib / sum
    },
  }
  return integral
}

function fitted(parameters: Float64Array): FittedModel {
  const [r, alpha, s, beta] = parameters as unknown as [number, number, number, number]
  const gone = leavingIntegral(parameters, graded(nodeCount(alpha, beta, 'exact')))
  const alive = (x: number, tx: number, T: number): number => {
    if (!(T > tx)) return 1
    const logSpan = Math.log((alpha + T) / (alpha + tx))
    gone.over(x, tx, logSpan)
    const lnA = -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T)
    const odds = Math.log(s) + gone.logIntegral - (r + x + s) * Math.log(alpha + tx) - lnA
    return 1 / (1 + Math.exp(odds))
  }
  // Expected lifetime left within t, per unit of (β + T): (1 − e^{−(s−1)ℓ})/(s − 1), finite at s = 1.
  const lived = (t: number, scale: number): number => {
    const l = Math.log1p(t / scale)
    const z = (s - 1) * l
    return Math.abs(z) < 1e-12 ? l : (-Math.expm1(-z) / z) * l
  }
  const future = (x: number, T: number): Future => ({
    expected: (t) => (((r + x) * (beta + T)) / (alpha + T)) * lived(t, beta + T),
    tail: (t, most) => tail({ R: r + x, rate: alpha + T, s, scale: beta + T }, t, most),
    nextWithin: (probability) => timeToNext(r + x, alpha + T, probability),
  })
  return {
    alive,
    future,
    residual: (delta) => {
      const ofAge = new Map<number, number>()
      return (x, T) => {
        let lifetime = ofAge.get(T)
        if (lifetime === undefined) {
          lifetime = ((beta + T) / (alpha + T)) * scaledExponentialIntegral(s, delta * (beta + T))
          ofAge.set(T, lifetime)
        }
        return (r + x) * lifetime
      }
    },
    residualDraw: (x, T, { delta, chance }) => {
      const rate = chance.gamma(r + x, alpha + T)
      const end = chance.exponential(chance.gamma(s, beta + T))
      return drawnLife(rate, { delta, chance, until: end })
    },
    newCustomerExpected: (t) => ((r * beta) / alpha) * lived(t, beta),
    newCustomerDiscounted: (delta) => ((r * beta) / alpha) * scaledExponentialIntegral(s, delta * beta),
  }
}

const leavingMoments = gaussLegendre(48)

/** P(Y ≥ y): the purchases made before leaving or before t, the moment of leaving integrated out. */
function tail(
  posterior: { readonly R: number; readonly rate: number; readonly s: number; readonly scale: number },
  t: number,
  most: number,
): Float64Array {
  const { R, rate, s, scale } = posterior
  if (t <= 0) return new Float64Array(0)
  const n = leavingMoments.nodes.length
  const moments = Float64Array.from({ length: n + 1 }, (_, i) =>
    i < n ? t * (leavingMoments.nodes[i] as number) : t,
  )
  const shares = moments.map((tau, i) =>
    i < n
      ? t * (leavingMoments.weights[i] as number) * (s / scale) * Math.exp(-(s + 1) * Math.log1p(tau / scale))
      : Math.exp(-s * Math.log1p(t / scale)),
  )
  const counts = moments.map((tau) => Math.exp(-R * Math.log1p(tau / rate)))
  const grown = moments.map((tau) => tau / (rate + tau))
  if ((counts[n] as number) === 0) return crowdedTail({ R, rate }, { moments, shares }, most)
  const tails: number[] = []
  let above = 1
  for (let y = 0; y < most; y++) {
    let mass = 0
    for (let i = 0; i <= n; i++) {
      mass += (shares[i] as number) * (counts[i] as number)
      counts[i] = ((counts[i] as number) * (R + y) * (grown[i] as number)) / (y + 1)
    }
    above -= mass
    if (!(above > 1e-10)) break
    tails.push(above)
  }
  return Float64Array.from(tails)
}

/** The same where (rate/(rate + t))^R underflows: hundreds of purchases ahead, each moment's tail begun in logarithms. */
function crowdedTail(
  { R, rate }: { readonly R: number; readonly rate: number },
  mixture: { readonly moments: Float64Array; readonly shares: Float64Array },
  most: number,
): Float64Array {
  const sum: number[] = []
  mixture.moments.forEach((tau, i) => {
    negativeBinomialTail(R, rate, { t: tau, most, survival: () => 1 }).forEach((p, y) => {
      sum[y] = (sum[y] ?? 0) + p * (mixture.shares[i] as number)
    })
  })
  return Float64Array.from(sum)
}
