import { purchaseModels } from './fit.ts'
import type { FittedModel, ModelName, PurchaseModel } from './model.ts'
import { nbd, poisson } from './no-dropout.ts'

const models: Readonly<Record<ModelName, PurchaseModel>> = { ...purchaseModels, nbd, poisson }

/**
 * The model that an earlier fit ended with, from what was kept of it.
 *
 * @param name the fit's model
 * @param parameters by name, as the fit gave them
 * @returns the same predictions again; null where what was kept makes no model: the average of a few customers rests on
 * draws from them, and "none" on nothing
 * @example keptModel('mbg-nbd', { r: 0.5, alpha: 6, a: 0.9, b: 1.8 })?.alive(3, 20, 24)
 */
export function keptModel(name: string, parameters: Readonly<Record<string, number>>): FittedModel | null {
  if (!isModel(name)) return null
  const model = models[name]
  const values = model.parameterNames.map((parameter) => parameters[parameter] ?? Number.NaN)
  return values.some(Number.isNaN) ? null : model.at(Float64Array.from(values))
}

function isModel(name: string): name is ModelName {
  return Object.hasOwn(models, name)
}
