/**
 * The continuous discount rate of one unit of time, from a rate a year: δ = ln(1 + d) ÷ units a year.
 *
 * @param annualDiscount 0.10 for 10 % a year; 0 ≤ d < 1, so that a rate of the wrong period is refused
 * @param daysPerUnit 7 for weeks, 1 for days; a year has 365.25 days
 * @throws RangeError outside the range
 * @example discountPerUnit(0.1, 7) // 0.0018267, not 0.0953: a peer's default applies the year's rate each week
 */
export function discountPerUnit(annualDiscount: number, daysPerUnit: number): number {
  if (!(annualDiscount >= 0 && annualDiscount < 1)) {
    throw new RangeError(`a yearly discount rate from 0 to below 1 was expected, ${annualDiscount} came`)
  }
  return (Math.log1p(annualDiscount) * daysPerUnit) / 365.25
}

/**
 * What a customer will still bring: discounted purchases × what one brings × what is kept of it. NaN where any is unknown.
 *
 * @param residualPurchases DERT, discounted purchases without end
 * @param spend expected amount of one purchase
 * @param marginRate share of it that is kept
 * Source: Fader, Hardie & Lee (2005), RFM and CLV, eq. 3.
 * @example residualLifetimeValue(8.16, 24.65, 0.3) // 60.3
 */
export function residualLifetimeValue(residualPurchases: number, spend: number, marginRate: number): number {
  return residualPurchases * spend * marginRate
}

/**
 * Value over so many periods, each period's purchases discounted at its end.
 *
 * @param expectedBy expected purchases up to time t
 * @param asked `periods` of `length` units each, discount rate of one period, amount kept of one purchase
 * @example finiteLifetimeValue(cet, { periods: 12, length: 4.345, periodDiscount: 0.01, perPurchase: 24.65 })
 */
export function finiteLifetimeValue(
  expectedBy: (t: number) => number,
  asked: {
    readonly periods: number
    readonly length: number
    readonly periodDiscount: number
    readonly perPurchase: number
  },
): number {
  let value = 0
  let before = 0
  for (let h = 1; h <= asked.periods; h++) {
    const now = expectedBy(h * asked.length)
    value += ((now - before) * asked.perPurchase) / (1 + asked.periodDiscount) ** h
    before = now
  }
  return value
}
