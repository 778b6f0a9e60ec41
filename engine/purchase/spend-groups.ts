/**
 * What a number of customers have spent, as far as Gamma-Gamma needs it: those with as many purchases and about as much
 * spent are one row. A row holds sums of the first powers of how far each total lies from the row's own centre, so that the
 * likelihood of its customers is a short series, and the cost of fitting grows with the rows and not with the customers.
 */
export type SpendGroups = {
  /** Purchase days with an amount above 0 (n whole numbers > 0). The papers' x. */
  readonly counts: Int32Array
  /** Customers in each row (n, > 0). */
  readonly customers: Float64Array
  /** Centres of the totals of those days (n, > 0), in the file's currency. */
  readonly centres: Float64Array
  /** For k = 1 … 4: Σ (total ÷ centre − 1)^k of each row's customers (n each). */
  readonly powers: readonly [Float64Array, Float64Array, Float64Array, Float64Array]
}

/**
 * Rows for totals that lie an e-fold apart: a total is off its centre by 1.6 % at the most, so that what a series of four
 * powers leaves out is below 2e-10 in the logarithm of a single customer, and of many mostly cancels.
 */
export const spendSteps = 32

/** Powers are added up as whole numbers of this many parts: so that sums are the same in whatever order they are taken. */
export const spendParts = 2 ** 36

/**
 * The rows of single customers; for samples, tests and small files. Stores group their own in the same way.
 *
 * @param spending mean amounts of so many purchase days each, both > 0
 * @example spendGroupsOf({ counts: Int32Array.of(2), means: Float64Array.of(30) }).customers // [1]
 */
export function spendGroupsOf({
  counts,
  means,
}: {
  readonly counts: Int32Array
  readonly means: Float64Array
}): SpendGroups {
  const rows = new Map<number, { count: number; step: number; customers: number; powers: number[] }>()
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number
    const total = count * (means[i] as number)
    const step = Math.floor(Math.log(total) * spendSteps)
    const key = count * 65_536 + step
    let row = rows.get(key)
    if (!row) {
      row = { count, step, customers: 0, powers: [0, 0, 0, 0] }
      rows.set(key, row)
    }
    row.customers++
    const off = total / spendCentre(step) - 1
    for (let k = 0; k < 4; k++)
      row.powers[k] = (row.powers[k] as number) + Math.round(off ** (k + 1) * spendParts)
  }
  const sorted = [...rows.values()].sort((a, b) => a.count - b.count || a.step - b.step)
  const power = (k: number): Float64Array =>
    Float64Array.from(sorted, (row) => (row.powers[k] as number) / spendParts)
  return {
    counts: Int32Array.from(sorted, ({ count }) => count),
    customers: Float64Array.from(sorted, ({ customers }) => customers),
    centres: Float64Array.from(sorted, ({ step }) => spendCentre(step)),
    powers: [power(0), power(1), power(2), power(3)],
  }
}

/** The centre of the totals from e^(step ÷ 32) to e^((step + 1) ÷ 32). */
export const spendCentre = (step: number): number => Math.exp((step + 0.5) / spendSteps)
