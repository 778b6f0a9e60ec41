/**
 * Purchase patterns: what the models need to know of a customer, and nothing else. Customers who share a pattern are
 * one row with a weight, so the cost of fitting grows with the patterns and not with the customers.
 */
export type Patterns = {
  /** Purchase days after the first (n whole numbers ≥ 0). The papers' x. */
  readonly repeats: Int32Array
  /** Days from the first purchase to the last (n, 0 where there is no repeat). The papers' t_x. */
  readonly recencyDays: Float64Array
  /** Days from the first purchase to the end of observation (n). The papers' T. */
  readonly ageDays: Float64Array
  /** Customers with this pattern (n, > 0). */
  readonly weights: Float64Array
  /** Days in one unit of time: 7 for weeks, 1 for days. Log-likelihoods of different units are not comparable. */
  readonly daysPerUnit: number
}

/** Patterns with the values that recur (few) apart from the rows (many), so that logarithms are taken once a value. */
export type PreparedPatterns = {
  readonly size: number
  readonly x: Int32Array
  readonly weight: Float64Array
  /** Row → place in `recencies` and `ages`. */
  readonly recencyAt: Int32Array
  readonly ageAt: Int32Array
  /** Distinct t_x and T, rising, in units. */
  readonly recencies: Float64Array
  readonly ages: Float64Array
  readonly mostRepeats: number
  readonly customers: number
  readonly repeatCustomers: number
  readonly totalRepeats: number
  /** Σ weight · T, in units. */
  readonly totalAge: number
  readonly daysPerUnit: number
}

/**
 * Checks patterns and lays them out for the likelihoods.
 *
 * @param patterns n rows; each with 0 ≤ recency ≤ age, and recency 0 exactly where there is no repeat
 * @returns rows sorted by (repeats, recency, age), so that sums do not depend on the order they came in
 * @throws RangeError naming the first row that breaks the rules: patterns come from our own grouping, so that is a bug
 * @example preparePatterns(patternsOf([{ repeats: 2, recencyDays: 213, ageDays: 272 }], 7)).ages // [38.857]
 */
export function preparePatterns(patterns: Patterns): PreparedPatterns {
  const { repeats, recencyDays, ageDays, weights, daysPerUnit } = patterns
  const size = repeats.length
  for (let i = 0; i < size; i++) {
    const [x, tx, T] = [repeats[i] as number, recencyDays[i] as number, ageDays[i] as number]
    const sound = x >= 0 && tx >= 0 && tx <= T && x === 0 === (tx === 0) && (weights[i] as number) > 0
    if (!sound) throw new RangeError(`pattern ${i}: repeats ${x}, recency ${tx}, age ${T}, weight ${weights[i]}`)
  }
  const order = sortedOrder(patterns)
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(order, (i) => values[i] as number)
  const x = Int32Array.from(order, (i) => repeats[i] as number)
  const weight = pick(weights)
  const recency = indexed(pick(recencyDays), daysPerUnit)
  const age = indexed(pick(ageDays), daysPerUnit)
  let [customers, repeatCustomers, totalRepeats, totalAge, mostRepeats] = [0, 0, 0, 0, 0]
  for (let i = 0; i < size; i++) {
    const w = weight[i] as number
    const xi = x[i] as number
    customers += w
    if (xi > 0) repeatCustomers += w
    totalRepeats += w * xi
    totalAge += w * (age.distinct[age.at[i] as number] as number)
    if (xi > mostRepeats) mostRepeats = xi
  }
  return {
    size,
    x,
    weight,
    recencyAt: recency.at,
    recencies: recency.distinct,
    ageAt: age.at,
    ages: age.distinct,
    mostRepeats,
    customers,
    repeatCustomers,
    totalRepeats,
    totalAge,
    daysPerUnit,
  }
}

/**
 * Patterns of single customers, equal ones joined; for tests, samples and small files.
 *
 * @param customers one entry a customer
 * @param daysPerUnit 7 for weeks, 1 for days
 * @example patternsOf([{ repeats: 0, recencyDays: 0, ageDays: 30 }], 7).weights // [1]
 */
export function patternsOf(
  customers: readonly { readonly repeats: number; readonly recencyDays: number; readonly ageDays: number }[],
  daysPerUnit: number,
): Patterns {
  const joined = new Map<string, { repeats: number; recencyDays: number; ageDays: number; weight: number }>()
  for (const customer of customers) {
    const key = `${customer.repeats} ${customer.recencyDays} ${customer.ageDays}`
    const row = joined.get(key)
    if (row) row.weight++
    else joined.set(key, { ...customer, weight: 1 })
  }
  const rows = [...joined.values()]
  return {
    repeats: Int32Array.from(rows, (row) => row.repeats),
    recencyDays: Float64Array.from(rows, (row) => row.recencyDays),
    ageDays: Float64Array.from(rows, (row) => row.ageDays),
    weights: Float64Array.from(rows, (row) => row.weight),
    daysPerUnit,
  }
}

/** The same patterns with only some of the customers: each pattern's weight thinned in proportion, at least one kept. */
export function everyNth(patterns: PreparedPatterns, most: number): PreparedPatterns {
  if (patterns.size <= most) return patterns
  const step = patterns.size / most
  const rows = Int32Array.from({ length: most }, (_, i) => Math.floor((i + 0.5) * step))
  const pick = (read: (row: number) => number): Float64Array => Float64Array.from(rows, read)
  return preparePatterns({
    repeats: Int32Array.from(rows, (i) => patterns.x[i] as number),
    recencyDays: pick((i) => (patterns.recencies[patterns.recencyAt[i] as number] as number) * patterns.daysPerUnit),
    ageDays: pick((i) => (patterns.ages[patterns.ageAt[i] as number] as number) * patterns.daysPerUnit),
    weights: pick((i) => patterns.weight[i] as number),
    daysPerUnit: patterns.daysPerUnit,
  })
}

/** Row numbers by (repeats, recency, age); the rows as given where they already are so. */
function sortedOrder({ repeats, recencyDays, ageDays }: Patterns): Int32Array {
  const order = Int32Array.from(repeats.keys())
  const compare = (i: number, j: number): number =>
    (repeats[i] as number) - (repeats[j] as number) ||
    (recencyDays[i] as number) - (recencyDays[j] as number) ||
    (ageDays[i] as number) - (ageDays[j] as number)
  for (let i = 1; i < order.length; i++) if (compare(i - 1, i) > 0) return order.sort(compare)
  return order
}

function indexed(days: Float64Array, daysPerUnit: number): { at: Int32Array; distinct: Float64Array } {
  const places = new Map<number, number>()
  for (const day of days) places.set(day, 0)
  const rising = Float64Array.from(places.keys()).sort()
  rising.forEach((day, i) => {
    places.set(day, i)
  })
  return {
    at: Int32Array.from(days, (day) => places.get(day) as number),
    distinct: rising.map((day) => day / daysPerUnit),
  }
}
