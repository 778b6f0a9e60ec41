/** How well predictions met what happened. */
export type HoldOutScore = {
  readonly customers: number
  readonly actual: number
  readonly predicted: number
  /** predicted ÷ actual − 1; null where nothing happened. */
  readonly bias: number | null
  readonly mae: number
  readonly rmse: number
}

export type Decile = { readonly customers: number; readonly predicted: number; readonly actual: number }

/**
 * How far predictions were off, over customers.
 *
 * @param predicted n expected values
 * @param actual n values that came
 * @param weights n customers each stands for; 1 each where left out
 * @returns sums, bias, mean absolute error and root mean squared error
 * @example holdOutScore([1, 0], [2, 0]).mae // 0.5
 */
export function holdOutScore(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  weights?: ArrayLike<number>,
): HoldOutScore {
  let [customers, sumPredicted, sumActual, absolute, squared] = [0, 0, 0, 0, 0]
  for (let i = 0; i < predicted.length; i++) {
    const w = weights ? (weights[i] as number) : 1
    const off = (predicted[i] as number) - (actual[i] as number)
    customers += w
    sumPredicted += w * (predicted[i] as number)
    sumActual += w * (actual[i] as number)
    absolute += w * Math.abs(off)
    squared += w * off * off
  }
  return {
    customers,
    actual: sumActual,
    predicted: sumPredicted,
    bias: sumActual > 0 ? sumPredicted / sumActual - 1 : null,
    mae: customers > 0 ? absolute / customers : Number.NaN,
    rmse: customers > 0 ? Math.sqrt(squared / customers) : Number.NaN,
  }
}

/**
 * Are customers promised more also those who bring more? Ten equal groups by prediction, mean predicted beside mean
 * actual. Customers who were promised the same share the groups' borders evenly, in whatever order they come.
 *
 * @param predicted n expected values
 * @param actual n values that came
 * @param weights n whole numbers of customers each stands for; 1 each where left out
 * @returns at most ten groups, the lowest predicted first
 * @example decileCalibration(predicted, actual)[9].actual // mean of the tenth promised most
 */
export function decileCalibration(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Decile[] {
  const alike = promisedAlike(predicted, actual, weights)
  const n = alike.reduce((sum, { customers }) => sum + customers, 0)
  const groups = Math.min(10, n)
  let at = 0
  let left = alike[0]?.customers ?? 0
  return Array.from({ length: groups }, (_, g) => {
    const customers = Math.floor(((g + 1) * n) / groups) - Math.floor((g * n) / groups)
    let [sumPredicted, sumActual] = [0, 0]
    for (let wanted = customers; wanted > 0; ) {
      if (left === 0) left = alike[++at]?.customers ?? 0
      const one = alike[at] as Alike
      const taken = Math.min(left, wanted)
      sumPredicted += taken * one.predicted
      sumActual += taken * one.actual
      left -= taken
      wanted -= taken
    }
    return { customers, predicted: sumPredicted / customers, actual: sumActual / customers }
  })
}

type Alike = { readonly customers: number; readonly predicted: number; readonly actual: number }

/** Customers who were promised the same, and the mean of what they brought; the lowest promise first. */
function promisedAlike(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): Alike[] {
  const sums = new Map<number, { customers: number; actual: number }>()
  for (let i = 0; i < predicted.length; i++) {
    const weight = weights ? (weights[i] as number) : 1
    const promise = predicted[i] as number
    const sum = sums.get(promise) ?? { customers: 0, actual: 0 }
    sum.customers += weight
    sum.actual += weight * (actual[i] as number)
    sums.set(promise, sum)
  }
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([promise, { customers, actual }]) => ({
      customers,
      predicted: promise,
      actual: actual / customers,
    }))
}
