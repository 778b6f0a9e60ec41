import { bgNbd } from './bg-nbd.ts'
import { cohortMean } from './cohort-mean.ts'
import { type Between, type Maximum, maximise, patternMeans } from './maximise.ts'
import { mbgNbd } from './mbg-nbd.ts'
import type { FittedModel, ModelName, PurchaseModel } from './model.ts'
import { nbd, poisson } from './no-dropout.ts'
import { paretoNbd } from './pareto-nbd.ts'
import type { PreparedPatterns } from './pattern.ts'

/** The models a person can ask for. */
export const purchaseModels = { 'bg-nbd': bgNbd, 'mbg-nbd': mbgNbd, 'pareto-nbd': paretoNbd } as const
export type PurchaseModelName = keyof typeof purchaseModels
export const purchaseModelNames = Object.keys(purchaseModels) as PurchaseModelName[]

/** Why a model stands lower on the ladder than asked for. */
export type FallbackReason =
  | 'no-customers'
  | 'no-repeat-purchases'
  | 'no-time-passed'
  | 'few-repeat-buyers'
  | 'no-dropout-seen'
  | 'no-difference-seen'
  | 'not-converged'

export type PurchaseFit = {
  readonly asked: PurchaseModelName
  readonly model: ModelName | 'cohort-mean' | 'none'
  /** 1 as asked · 2 with a weak prior · 3 no dropout · 4 one common rate · 5 average of a few · 6 nothing to say. */
  readonly rung: 1 | 2 | 3 | 4 | 5 | 6
  readonly reasons: readonly FallbackReason[]
  readonly parameters: Readonly<Record<string, number>>
  /** Of the parameters, same names; null where they are not identified. */
  readonly standardErrors: Readonly<Record<string, number>> | null
  /** Of ln parameters, in the order of `parameters`. */
  readonly covariance: readonly Float64Array[] | null
  readonly logLikelihood: number | null
  readonly converged: boolean
  readonly customers: number
  readonly repeatCustomers: number
  readonly fitted: FittedModel | null
}

const fewestCustomers = 50
const fewestRepeaters = 30
const enoughRepeaters = 200
/** ln likelihood that two more parameters must gain to be believed at 5 %, one of them on its boundary: ½χ²₁ + ½χ²₂. */
const dropoutGain = 2.57
/** The same for one parameter on its boundary: ½χ²₀ + ½χ²₁. */
const differenceGain = 1.353
const priorSd = 1.5

/**
 * Fits the model asked for, or the best that the data allow, and says why: the fallback ladder.
 *
 * @param asked which model is wanted
 * @param patterns prepared purchase patterns
 * @param how `seed` of the bootstrap used for very few customers; `between` is called before each evaluation
 * @returns always a fit, never a silent failure; `rung` 1 is the model as asked
 * Source: §7 of the methods page; likelihood-ratio tests on a boundary: Self & Liang (1987).
 * @example fitPurchases('mbg-nbd', patterns, { seed: 1 }).parameters // { r, alpha, a, b }
 */
export function fitPurchases(
  asked: PurchaseModelName,
  patterns: PreparedPatterns,
  { seed, between }: { readonly seed: number; readonly between?: Between | undefined },
): PurchaseFit {
  const { customers, repeatCustomers } = patterns
  const common = { asked, customers, repeatCustomers }
  const nothing = emptiness(patterns)
  if (nothing) return { ...common, ...unknownFit, rung: 6, reasons: [nothing] }
  if (customers < fewestCustomers || repeatCustomers < fewestRepeaters) {
    const { rate, fitted } = cohortMean(patterns, seed)
    const parameters = { lambda: rate }
    return {
      ...common,
      ...unknownFit,
      model: 'cohort-mean',
      rung: 5,
      reasons: ['few-repeat-buyers'],
      parameters,
      fitted,
    }
  }
  const model = purchaseModels[asked]
  const full = maximise(model, patterns, { between })
  const still = maximise(nbd, patterns, { between })
  const alike = maximise(poisson, patterns, { between })
  const best = Math.max(usable(full), usable(still))
  const enough = repeatCustomers >= enoughRepeaters
  if (enough && usable(alike) > Number.NEGATIVE_INFINITY && best - usable(alike) < differenceGain) {
    return { ...common, ...described(poisson, alike), rung: 4, reasons: ['no-difference-seen'] }
  }
  if (enough && usable(still) > Number.NEGATIVE_INFINITY && best - usable(still) < dropoutGain) {
    return { ...common, ...described(nbd, still), rung: 3, reasons: ['no-dropout-seen'] }
  }
  if (enough && full.converged) return { ...common, ...described(model, full), rung: 1, reasons: [] }
  const means = patternMeans(patterns)
  const held = maximise(model, patterns, {
    prior: { centre: model.priorCentre(means), sd: priorSd },
    between,
  })
  const why: FallbackReason = enough ? 'not-converged' : 'few-repeat-buyers'
  if (held.converged) return { ...common, ...described(model, held), rung: 2, reasons: [why] }
  const reasons = [...new Set<FallbackReason>([why, 'not-converged'])]
  if (still.converged) return { ...common, ...described(nbd, still), rung: 3, reasons }
  return { ...common, ...described(poisson, alike), rung: 4, reasons }
}

const unknownFit = {
  model: 'none',
  parameters: {},
  standardErrors: null,
  covariance: null,
  logLikelihood: null,
  converged: false,
  fitted: null,
} as const

function emptiness(patterns: PreparedPatterns): FallbackReason | null {
  if (patterns.customers === 0) return 'no-customers'
  if (patterns.totalAge === 0) return 'no-time-passed'
  if (patterns.totalRepeats === 0) return 'no-repeat-purchases'
  return null
}

const usable = (maximum: Maximum): number =>
  maximum.trouble !== 'above-bound' && Number.isFinite(maximum.logLikelihood)
    ? maximum.logLikelihood
    : Number.NEGATIVE_INFINITY

function described(model: PurchaseModel, maximum: Maximum) {
  const named = (value: (i: number) => number): Record<string, number> =>
    Object.fromEntries(model.parameterNames.map((name, i) => [name, value(i)]))
  const { covariance, parameters } = maximum
  return {
    model: model.name,
    parameters: named((i) => parameters[i] as number),
    standardErrors: covariance
      ? named((i) => (parameters[i] as number) * Math.sqrt((covariance[i] as Float64Array)[i] as number))
      : null,
    covariance,
    logLikelihood: maximum.logLikelihood,
    converged: maximum.converged,
    fitted: model.at(parameters),
  }
}
