import type { Duck } from '../duckdb.ts'

/** The distinct purchase histories with how many customers share each: all that fitting needs to know. */
export const purchasePatternsSql = `select
    repeats,
    (last_day - first_day)::integer as recency_days,
    ($asOf::date - first_day)::integer as age_days,
    count(*)::integer as weight
  from histories group by all order by repeats, recency_days, age_days`

export type PurchasePatterns = {
  readonly repeats: Int32Array
  readonly recencyDays: Float64Array
  readonly ageDays: Float64Array
  readonly weights: Float64Array
}

export async function purchasePatterns(
  duck: Duck,
  asked: { readonly asOf: string },
): Promise<PurchasePatterns> {
  const columns: [number[], number[], number[], number[]] = [[], [], [], []]
  for await (const piece of duck.pieces(purchasePatternsSql, { asOf: asked.asOf })) {
    ;['repeats', 'recency_days', 'age_days', 'weight'].forEach((name, i) => {
      const { items } = piece.numbers(name)
      const column = columns[i] as number[]
      for (let row = 0; row < piece.size; row++) column.push(items[row] as number)
    })
  }
  const [repeats, recency, age, weights] = columns
  return {
    repeats: Int32Array.from(repeats),
    recencyDays: Float64Array.from(recency),
    ageDays: Float64Array.from(age),
    weights: Float64Array.from(weights),
  }
}
