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
 * actual.
 *
 * @param predicted n expected values
 * @param actual n values that came
 * @returns at most ten groups, the lowest predicted first
 * @example decileCalibration(predicted, actual)[9].actual // mean of the tenth promised most
 */
export function decileCalibration(predicted: ArrayLike<number>, actual: ArrayLike<number>): Decile[] {
  const n = predicted.length
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (predicted[i] as number) - (predicted[j] as number) || i - j,
  )
  const groups = Math.min(10, n)
  return Array.from({ length: groups }, (_, g) => {
    const rows = order.slice(Math.floor((g * n) / groups), Math.floor(((g + 1) * n) / groups))
    const mean = (values: ArrayLike<number>): number =>
      rows.reduce((sum, i) => sum + (values[i] as number), 0) / rows.length
    return { customers: rows.length, predicted: mean(predicted), actual: mean(actual) }
  })
}
