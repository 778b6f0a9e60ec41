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

/** What all customers' margins come to; of those only whose revenue is above 0. */
export type MarginSums = {
  readonly customers: number
  readonly revenue: number
  readonly margin: number
  /** Σ revenue² and Σ margin² ÷ revenue. */
  readonly revenueSquares: number
  readonly rateSquares: number
  /** Σ of each customer's squares about their own rate, and of their days but one. */
  readonly within: number
  readonly freedom: number
}

/** How far a customer's own rate is believed. */
export type MarginCredibility = {
  /** Everybody's rate; NaN where nothing was sold. */
  readonly common: number
  /** Revenue at which an own rate counts as much as the common one; infinite where customers do not differ. */
  readonly needed: number
}

/**
 * Adds up what the rates are estimated from.
 *
 * @param history n customers
 * @example marginSums(history).customers // those who bought something
 */
export function marginSums(history: MarginHistory): MarginSums {
  let [revenue, margin, within, freedom, revenueSquares, rateSquares, customers] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < history.revenue.length; i++) {
    const w = history.revenue[i] as number
    const m = history.margin[i] as number
    if (!(w > 0)) continue
    customers++
    revenue += w
    margin += m
    revenueSquares += w * w
    rateSquares += (m * m) / w
    within += Math.max(0, (history.marginSquares[i] as number) - (m * m) / w)
    freedom += Math.max(0, (history.days[i] as number) - 1)
  }
  return { customers, revenue, margin, revenueSquares, rateSquares, within, freedom }
}

/**
 * Which share of a customer's future revenue is kept? A few purchases say little, so each customer's own rate is drawn
 * towards everybody's, the more so the less they bought: the credibility weight is estimated from the data.
 *
 * @param sums of all customers
 * @returns what `marginRate` draws each customer's rate by
 * Source: Bühlmann & Straub (1970), credibility with volumes as weights.
 * @example marginRate(marginCredibility(marginSums(history)), { revenue: 200, margin: 20 }) // between 0.1 and the common one
 */
export function marginCredibility(sums: MarginSums): MarginCredibility {
  const { customers, revenue, margin, revenueSquares, rateSquares, within, freedom } = sums
  const common = margin / revenue
  const withinVariance = freedom > 0 ? within / freedom : Number.NaN
  // Σ w (m ÷ w − common)², multiplied out: one walk over all customers serves.
  const between = rateSquares - common * margin
  const spread = revenue - revenueSquares / revenue
  const betweenVariance = spread > 0 ? (between - (customers - 1) * withinVariance) / spread : Number.NaN
  // No difference between customers beyond chance, or too little to tell: everybody has the common rate.
  const needed = betweenVariance > 0 ? withinVariance / betweenVariance : Number.POSITIVE_INFINITY
  return { common, needed }
}

/** The share that one customer is expected to leave; the common one where they have bought nothing yet. */
export function marginRate(
  { common, needed }: MarginCredibility,
  { revenue, margin }: { readonly revenue: number; readonly margin: number },
): number {
  if (!(revenue > 0) || !Number.isFinite(needed)) return common
  return common + (revenue / (revenue + needed)) * (margin / revenue - common)
}
