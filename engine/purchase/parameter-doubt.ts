import { type PurchaseFit, purchaseModels } from './fit.ts'
import type { FittedModel, PurchaseModel } from './model.ts'
import { nbd, poisson } from './no-dropout.ts'

const models: Readonly<Record<string, PurchaseModel>> = { ...purchaseModels, nbd, poisson }
/** Of ln parameters: small beside their errors, large beside rounding. */
const step = 1e-3

/**
 * How far does a sum over customers stray because the parameters could be others?
 *
 * @param fit whose parameters are in doubt
 * @param sumUnder the sum as another set of parameters would have it
 * @returns its variance, J V Jᵀ with the slopes by differences; null where the fit knows no covariance
 * Source: delta method, Cox & Hinkley (1974), 9.3.
 * @example parameterVariance(fit, (fitted) => fitted.newCustomerExpected(52))
 */
export function parameterVariance(
  fit: Pick<PurchaseFit, 'model' | 'parameters' | 'covariance' | 'fitted'>,
  sumUnder: (fitted: FittedModel) => number,
): number | null {
  const model = models[fit.model]
  const { covariance, fitted } = fit
  if (!model || !covariance || !fitted) return null
  const parameters = model.parameterNames.map((name) => fit.parameters[name] as number)
  const now = sumUnder(fitted)
  const slopes = parameters.map((_, j) => {
    const moved = Float64Array.from(parameters, (value, k) => (k === j ? value * Math.exp(step) : value))
    return (sumUnder(model.at(moved)) - now) / step
  })
  return slopes.reduce(
    (sum, slope, j) =>
      sum +
      slopes.reduce(
        (inner, other, k) => inner + slope * other * ((covariance[j] as Float64Array)[k] as number),
        0,
      ),
    0,
  )
}
