/**
 * What is doing something today worth? Never the whole sum it is about, but what acting brings that not acting would
 * not: (what is at stake) × (the chance that acting decides it). Chances that nobody has measured here yet are assumed,
 * with a range, and every figure made of them is called assumed.
 * Source: expected value of an action against doing nothing, EV = value · τ − cost (Venkatesan & Kumar 2004; Lo 2002 on
 * incremental response); ranked by value a minute, the greedy rule of the fractional knapsack (Dantzig 1957).
 */

/** A figure taken for want of a measured one: its middle, and between which two it lies four times out of five. */
export type Assumed = { readonly value: number; readonly low: number; readonly high: number }

/** Nobody has measured these in this business. Each is the share of cases in which acting decides. */
export const assumedShares = {
  /**
   * Of the purchases that are wanted and not brought, so many are made elsewhere or never. After Gruen, Corsten &
   * Bharadwaj (2002): of shoppers who find the shelf empty 31 % buy elsewhere and 9 % nothing.
   */
  lostOtherwise: { value: 0.4, low: 0.2, high: 0.6 },
  /** Of the debtors who are asked on the day they have money, so many pay then and would not have by themselves. */
  heeded: { value: 0.5, low: 0.3, high: 0.7 },
  /** Of those who would stay away, so many come back because somebody called. */
  wonBack: { value: 0.1, low: 0.03, high: 0.17 },
  followedUp: { value: 0.05, low: 0.01, high: 0.09 },
  thanked: { value: 0.05, low: 0.01, high: 0.09 },
} as const satisfies Readonly<Record<string, Assumed>>
export type AssumedShare = keyof typeof assumedShares

/** What acting brings, in the unit of what was put in, and its standard deviation by chance alone; NaN is unknown. */
export type Gain = { readonly money: number; readonly spread: number }

const unknownGain: Gain = { money: Number.NaN, spread: Number.NaN }

/** All of the stake or nothing of it. */
function gainOf(stake: number, chance: number): Gain {
  if (!Number.isFinite(stake) || !(chance >= 0 && chance <= 1)) return unknownGain
  return { money: stake * chance, spread: Math.abs(stake) * Math.sqrt(chance * (1 - chance)) }
}

/**
 * What does bringing it bring? The margin of what would be bought, if it is wanted and would be lost otherwise.
 *
 * @param margin of that purchase; NaN where unknown
 * @param wanted P(it is wanted in the time looked at)
 * @example deliveryGain({ margin: 96, wanted: 0.5 }).money // 96 × 0.5 × 0.4 = 19.2
 */
export function deliveryGain({ margin, wanted }: { readonly margin: number; readonly wanted: number }): Gain {
  return gainOf(margin, wanted * assumedShares.lostOtherwise.value)
}

/** Of debts of an age, the share that is never paid; the last is for all that are older. */
const lossRates: readonly (readonly [lastDay: number, share: number])[] = [
  [0, 0.003],
  [30, 0.016],
  [60, 0.036],
  [90, 0.066],
]
const oldestLossRate = 0.106

/**
 * Which share of a debt is never paid, by its age? Assumed: the illustrative provision matrix of IFRS 9 (example 12).
 *
 * @param daysOverdue days after it was due; 0 and below is not due
 * @example lossRate(6) // 0.016
 */
export function lossRate(daysOverdue: number): number {
  return lossRates.find(([last]) => daysOverdue <= last)?.[1] ?? oldestLossRate
}

/**
 * What does asking for money bring? Not the debt, which is owed either way: the loss that it saves, and the interest on
 * the days by which it comes earlier, both only if the asking is heeded.
 *
 * @param due what can be asked for on the day
 * @param expectedLoss of it, by age: Σ debt × lossRate(its age)
 * @param usualDelay days that payments usually come after they are due; NaN where unknown: nothing is counted for it
 * @param annualCost of money, 0.1 for 10 % a year
 * @example collectionGain({ due: 6120, expectedLoss: 97.92, usualDelay: 3, annualCost: 0.1 }).money
 * // 0.5 × (97.92 + 6120 × (1.1^(3 ÷ 365.25) − 1)) = 0.5 × (97.92 + 4.79) = 51.36
 */
export function collectionGain(debt: {
  readonly due: number
  readonly expectedLoss: number
  readonly usualDelay: number
  readonly annualCost: number
}): Gain {
  const { due, expectedLoss, usualDelay, annualCost } = debt
  if (!(due > 0) || !(expectedLoss >= 0)) return unknownGain
  const early = due * ((1 + annualCost) ** (Math.max(0, usualDelay || 0) / 365.25) - 1)
  // What is paid is worth by so much more than what is owed: that is at stake today, whatever becomes of other debts.
  return gainOf(expectedLoss + early, assumedShares.heeded.value)
}

/**
 * What does getting in touch bring? What the customer is worth who stays, if they would have stayed away otherwise and
 * come because somebody called.
 *
 * @param value residual lifetime value; NaN where unknown
 * @param alive P(still a customer), which that value holds already; NaN where unknown
 * @param by why somebody gets in touch
 * @example contactGain({ value: 530, alive: 0.41, by: 'wonBack' }).money // 530 ÷ 0.41 × 0.59 × 0.1 = 76.3
 */
export function contactGain({
  value,
  alive,
  by,
}: {
  readonly value: number
  readonly alive: number
  readonly by: 'wonBack' | 'followedUp' | 'thanked'
}): Gain {
  if (!(alive > 0)) return unknownGain
  return gainOf(value / alive, (1 - alive) * assumedShares[by].value)
}

/**
 * What a minute of it brings: what the list of the day is ranked by.
 *
 * @param money NaN where unknown
 * @param minutes NaN where unknown
 * @returns NaN where either is unknown or no time is taken
 * @example evPerMinute(51.36, 8) // 6.42
 */
export function evPerMinute(money: number, minutes: number): number {
  return minutes > 0 ? money / minutes : Number.NaN
}
