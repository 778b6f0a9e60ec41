/** What is known of each customer's margin: n customers in the same order. */
export type MarginHistory = {
  /** Net revenue so far (n). */
  readonly revenue: ArrayLike<number>
  /** Margin so far (n). */
  readonly margin: ArrayLike<number>
  /** Σ margin² ÷ revenue over the customer's purchase days of positive revenue (n). */
  readonly marginSquares: ArrayLike<number>
  /** Purchase days of positive revenue (n). */
  readonly days: ArrayLike<number>
}

/**
 * Which share of a customer's future revenue is kept? A few purchases say little, so each customer's own rate is drawn
 * towards everybody's, the more so the less they bought: the credibility weight is estimated from the data.
 *
 * @param history n customers
 * @returns the common rate, and each customer's; both unknown (NaN) where nothing was sold
 * Source: Bühlmann & Straub (1970), credibility with volumes as weights.
 * @example marginRates(history).of[0] // between the customer's own rate and the common one
 */
export function marginRates(history: MarginHistory): { readonly common: number; readonly of: Float64Array } {
  const n = history.revenue.length
  let [revenue, margin, within, freedom, squares] = [0, 0, 0, 0, 0]
  let customers = 0
  for (let i = 0; i < n; i++) {
    const w = history.revenue[i] as number
    const m = history.margin[i] as number
    if (!(w > 0)) continue
    customers++
    revenue += w
    margin += m
    squares += w * w
    within += Math.max(0, (history.marginSquares[i] as number) - (m * m) / w)
    freedom += Math.max(0, (history.days[i] as number) - 1)
  }
  const common = margin / revenue
  const withinVariance = freedom > 0 ? within / freedom : Number.NaN
  let between = 0
  for (let i = 0; i < n; i++) {
    const w = history.revenue[i] as number
    if (w > 0) between += w * ((history.margin[i] as number) / w - common) ** 2
  }
  const spread = revenue - squares / revenue
  const betweenVariance = spread > 0 ? (between - (customers - 1) * withinVariance) / spread : Number.NaN
  // No difference between customers beyond chance, or too little to tell: everybody has the common rate.
  const needed = betweenVariance > 0 ? withinVariance / betweenVariance : Number.POSITIVE_INFINITY
  const of = Float64Array.from({ length: n }, (_, i) => {
    const w = history.revenue[i] as number
    if (!(w > 0) || !Number.isFinite(needed)) return common
    const own = (history.margin[i] as number) / w
    return common + (w / (w + needed)) * (own - common)
  })
  return { common, of }
}
