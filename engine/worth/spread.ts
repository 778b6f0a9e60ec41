/** Customers who stand beside each other when all are ordered by a value, the highest first. */
export type Stretch = {
  readonly customers: number
  /** Of their values. */
  readonly sum: number
  /** The values at both ends; NaN where nobody is in it. */
  readonly highest: number
  readonly lowest: number
  /** Who has the value of an end and stands outside: so many before the first, so many after the last. */
  readonly alikeBefore: number
  readonly alikeAfter: number
}

/**
 * The known values from the highest to the lowest.
 *
 * @param values n numbers; NaN (unknown) is left out
 * @example fallingOf([1, NaN, 3]) // 3, 1
 */
export function fallingOf(values: ArrayLike<number>): Float64Array {
  const known = new Float64Array(values.length)
  let n = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isNaN(value)) known[n++] = value
  }
  return known.subarray(0, n).sort().reverse()
}

/**
 * Equal groups of customers by a value, the highest first.
 *
 * @param falling n values from the highest to the lowest
 * @param groups how many; as many as there are customers where there are fewer
 * @returns groups that differ by one customer at the most
 * @example equalStretches(fallingOf(values), 10)[0].sum // of the best tenth
 */
export function equalStretches(falling: Float64Array, groups: number): Stretch[] {
  const n = falling.length
  const many = Math.min(groups, n)
  const at = (g: number): number => Math.round((g * n) / many)
  return Array.from({ length: many }, (_, g) => stretchOf(falling, at(g), at(g + 1)))
}

/**
 * The customers between values that somebody names, the highest first.
 *
 * @param falling n values from the highest to the lowest
 * @param bounds falling; a customer at a bound stands above it
 * @returns one more stretch than there are bounds
 * @example stretchesBetween(falling, [100, 0])[2].customers // those below 0
 */
export function stretchesBetween(falling: Float64Array, bounds: readonly number[]): Stretch[] {
  const at = [0, ...bounds.map((bound) => firstBelow(falling, bound)), falling.length]
  return at.slice(1).map((to, i) => stretchOf(falling, at[i] as number, to))
}

function stretchOf(falling: Float64Array, from: number, to: number): Stretch {
  let sum = 0
  for (let i = from; i < to; i++) sum += falling[i] as number
  if (to <= from)
    return { customers: 0, sum: 0, highest: Number.NaN, lowest: Number.NaN, alikeBefore: 0, alikeAfter: 0 }
  const [highest, lowest] = [falling[from] as number, falling[to - 1] as number]
  return {
    customers: to - from,
    sum,
    highest,
    lowest,
    alikeBefore: from - firstNotAbove(falling, highest),
    alikeAfter: firstBelow(falling, lowest) - to,
  }
}

/** The first place whose value lies below a bound. */
const firstBelow = (falling: Float64Array, bound: number): number =>
  firstPlace(falling, (value) => value < bound)
const firstNotAbove = (falling: Float64Array, bound: number): number =>
  firstPlace(falling, (value) => value <= bound)

/** By halves: before some place it holds of nobody, from it on of everybody. */
function firstPlace(falling: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, falling.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(falling[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

/** Where a round number may stand between two powers of ten: the finer, the better they tell customers apart. */
const rounds = [[1, 2, 5], [1, 3], [1]] as const
/** The share of customers that goes into one group at the high end, and the share that may at the low one. */
const [highEnd, lowEnd] = [0.02, 0.15]

/**
 * Round numbers that cut values which spread over powers of ten into a handful of groups, as people read them: 50, 100,
 * 200, 500 … Small values are taken together before the steps are made coarser.
 *
 * @param falling n values from the highest to the lowest
 * @param most how many groups there may be
 * @returns bounds, falling; 0 among them where some value lies below it; none where nobody has a value above 0
 * @example roundBounds(fallingOf([3, 12, 40, 90, 700]), 12) // 500, 200, 100, 50, 20, 10, 5
 */
export function roundBounds(falling: Float64Array, most: number): number[] {
  const positive = firstPlace(falling, (value) => value <= 0)
  const below0 = falling.length > 0 && (falling[falling.length - 1] as number) < 0
  const zero = below0 ? [0] : []
  if (positive === 0) return zero
  const at = (share: number): number =>
    falling[Math.min(positive - 1, Math.floor(share * positive))] as number
  const [high, low] = [at(highEnd), at(1 - highEnd)]
  const fitting = most - 1 - zero.length
  const coarsest = roundsBetween(low, high, [1])
  for (const steps of rounds) {
    const between = roundsBetween(low, high, steps)
    const kept = between.slice(Math.max(0, between.length - fitting))
    const together = positive - firstBelow(falling, kept[0] ?? 0)
    if (kept.length === between.length || together <= lowEnd * positive) return [...kept.reverse(), ...zero]
  }
  // Over more powers of ten than there may be groups: the highest of them.
  return [...coarsest.reverse().slice(0, fitting), ...zero]
}

/** From above the low end up to the high one, rising. */
function roundsBetween(low: number, high: number, steps: readonly number[]): number[] {
  const found: number[] = []
  const to = Math.floor(Math.log10(high)) + 1
  for (let power = Math.floor(Math.log10(low)); power <= to; power++)
    for (const step of steps) {
      const bound = Number(`${step}e${power}`)
      if (bound > low && bound <= high) found.push(bound)
    }
  return found
}
