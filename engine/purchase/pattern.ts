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
    const sound = x >= 0 && tx >= 0 && tx <= T && (x === 0) === (tx === 0) && (weights[i] as number) > 0
    if (!sound)
      throw new RangeError(`pattern ${i}: repeats ${x}, recency ${tx}, age ${T}, weight ${weights[i]}`)
  }
  const order = sortedOrder(patterns)
  const x = picked(Int32Array, repeats, order)
  const weight = picked(Float64Array, weights, order)
  const recency = indexed(picked(Float64Array, recencyDays, order), daysPerUnit)
  const age = indexed(picked(Float64Array, ageDays, order), daysPerUnit)
  const ageOf = (i: number): number => age.distinct[age.at[i] as number] as number
  return {
    size,
    x,
    weight,
    recencyAt: recency.at,
    recencies: recency.distinct,
    ageAt: age.at,
    ages: age.distinct,
    // Sorted by repeats: the last row has the most.
    mostRepeats: size > 0 ? (x[size - 1] as number) : 0,
    customers: weighted(weight, () => 1),
    repeatCustomers: weighted(weight, (i) => ((x[i] as number) > 0 ? 1 : 0)),
    totalRepeats: weighted(weight, (i) => x[i] as number),
    totalAge: weighted(weight, ageOf),
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

/**
 * The same business with fewer customers: every so-manieth of them, in the order of their patterns, so that rare and
 * common histories keep their shares.
 *
 * @param patterns prepared patterns
 * @param most customers to keep; the patterns themselves where there are no more
 * @example everyNth(patterns, 1000).customers // 1000
 */
export function everyNth(patterns: PreparedPatterns, most: number): PreparedPatterns {
  if (patterns.customers <= most) return patterns
  const step = patterns.customers / most
  const rows: number[] = []
  const weights: number[] = []
  let passed = 0
  let next = step / 2
  for (let i = 0; i < patterns.size; i++) {
    passed += patterns.weight[i] as number
    let taken = 0
    while (next < passed) {
      taken++
      next += step
    }
    if (taken === 0) continue
    rows.push(i)
    weights.push(taken)
  }
  const days = (values: Float64Array, at: Int32Array): Float64Array =>
    Float64Array.from(rows, (i) => (values[at[i] as number] as number) * patterns.daysPerUnit)
  return preparePatterns({
    repeats: Int32Array.from(rows, (i) => patterns.x[i] as number),
    recencyDays: days(patterns.recencies, patterns.recencyAt),
    ageDays: days(patterns.ages, patterns.ageAt),
    weights: Float64Array.from(weights),
    daysPerUnit: patterns.daysPerUnit,
  })
}

/**
 * Σ weight · value. One sum at a time: with five running in one loop, Node 26.10's middle compiler (Maglev) now and then
 * lost most of one of them when it took over in mid-loop.
 */
function weighted(weight: Float64Array, value: (row: number) => number): number {
  let sum = 0
  for (let i = 0; i < weight.length; i++) sum += (weight[i] as number) * value(i)
  return sum
}

/** values[order[0]], values[order[1]], …: a loop, since a million rows pay for every call. */
function picked<Column extends Int32Array | Float64Array>(
  kind: new (length: number) => Column,
  values: ArrayLike<number>,
  order: Int32Array,
): Column {
  const column = new kind(order.length)
  for (let i = 0; i < order.length; i++) column[i] = values[order[i] as number] as number
  return column
}

/** Row numbers by (repeats, recency, age); the rows as given where they already are so. */
function sortedOrder({ repeats, recencyDays, ageDays }: Patterns): Int32Array {
  const order = new Int32Array(repeats.length)
  for (let i = 0; i < order.length; i++) order[i] = i
  const compare = (i: number, j: number): number =>
    (repeats[i] as number) - (repeats[j] as number) ||
    (recencyDays[i] as number) - (recencyDays[j] as number) ||
    (ageDays[i] as number) - (ageDays[j] as number)
  for (let i = 1; i < order.length; i++) if (compare(i - 1, i) > 0) return order.sort(compare)
  return order
}

function indexed(days: Float64Array, daysPerUnit: number): { at: Int32Array; distinct: Float64Array } {
  const places = new Map<number, number>()
  const at = new Int32Array(days.length)
  for (let i = 0; i < days.length; i++) places.set(days[i] as number, 0)
  const rising = Float64Array.from(places.keys()).sort()
  rising.forEach((day, i) => {
    places.set(day, i)
  })
  for (let i = 0; i < days.length; i++) at[i] = places.get(days[i] as number) as number
  return { at, distinct: rising.map((day) => day / daysPerUnit) }
}
