import { random } from '../numeric/random.ts'
import { type AssumedShare, assumedShares } from './ranking.ts'

/** Gains of one kind together. */
export type GainsOfKind = {
  /** The sum of what they bring. */
  readonly money: number
  /** The sum of their squared spreads, and of the squares of what each brings. */
  readonly variance: number
  readonly squares: number
  /** ln P(none of them comes to anything) = Σ ln(1 − chance); 0 where nothing is at stake. */
  readonly lnOfNone: number
  /** The share that all of them rest on, which nobody has measured; null: they rest on none. */
  readonly assumed: AssumedShare | null
}

export type GainOfAll = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly level: number
}

const level = 0.9
/** Days drawn: 5 % of them lie beyond each end. */
const draws = 1_000
/** How many standard deviations four of five lie within. */
const widthOfAssumed = 1.2815515655446004

/** ln(1 − chance) of one gain, of its money and spread: all of the stake or nothing of it. */
export function lnOfNone({ money, spread }: { readonly money: number; readonly spread: number }): number {
  return spread === 0 ? (money === 0 ? 0 : Number.NEGATIVE_INFINITY) : -Math.log1p((money / spread) ** 2)
}

/**
 * What does doing all of it bring, and between which two amounts? Few rows decide much of a day: one customer in thirty
 * who is won back brings more than all deliveries together, and on most days none is. A normal interval around the sum
 * would reach below 0 and be cut there, though every day brings something. So days are drawn: of each kind nothing at
 * all with its own chance, else an amount from a gamma distribution with the mean and variance that the rows leave; an
 * assumed share is drawn once a day for all rows that rest on it (a beta distribution with its mean and range), since it
 * is wrong for all of them at once, and makes success rarer or more frequent.
 *
 * @param kinds in the unit of money; a kind whose rows cost more than they bring is drawn from a normal distribution
 * @param seed any integer; the same day gives the same interval
 * @returns the sum of the expected gains, and the 5 % and 95 % quantiles of what the days brought. `low` is 0 where nine
 * or more days in a hundred may well bring nothing: then that is meant
 * Source: the individual risk model and its approximation by moments, Kaas, Goovaerts, Dhaene & Denuit (2008), ch. 2–3.
 * @example // 4,000 small deliveries of 0.4 chance each, worth 100 together: chance evens out, the share (0.2 to 0.6) does not
 * gainOfAll([{ money: 100, variance: 0.0375, squares: 0.0025, lnOfNone: -2043, assumed: 'lostOtherwise' }], 1)
 * // 100, about 40 to 168
 */
export function gainOfAll(kinds: readonly GainsOfKind[], seed: number): GainOfAll {
  const value = kinds.reduce((sum, { money }) => sum + money, 0)
  if (kinds.length === 0) return { value, low: value, high: value, level }
  const days = new Float64Array(draws)
  const shares = new Map<AssumedShare, Float64Array>()
  kinds.forEach((kind, at) => {
    // Every kind has its own chance, so that a row done of one does not move the draws of another.
    const { assumed } = kind
    const known = assumed === null ? undefined : shares.get(assumed)
    const factors = known ?? factorsOf(assumed, seed)
    if (assumed !== null) shares.set(assumed, factors)
    const chance = random(seed + 7_919 * (at + 1))
    for (let day = 0; day < draws; day++)
      days[day] = (days[day] as number) + drawn(kind, factors[day] as number, chance)
  })
  days.sort()
  const tail = (1 - level) / 2
  return { value, low: quantile(days, tail), high: quantile(days, 1 - tail), level }
}

/** By which an assumed share differs from its middle, day after day. */
function factorsOf(assumed: AssumedShare | null, seed: number): Float64Array {
  const factors = new Float64Array(draws).fill(1)
  if (assumed === null) return factors
  const { value, low, high } = assumedShares[assumed]
  const deviation = (high - low) / (2 * widthOfAssumed)
  const weight = (value * (1 - value)) / deviation ** 2 - 1
  const chance = random(seed + 104_729 * (1 + Object.keys(assumedShares).indexOf(assumed)))
  for (let day = 0; day < draws; day++)
    factors[day] = chance.beta(value * weight, (1 - value) * weight) / value
  return factors
}

function drawn(
  { money, variance, squares, lnOfNone }: GainsOfKind,
  factor: number,
  chance: ReturnType<typeof random>,
): number {
  const mean = money * factor
  // Σ stake² · p f (1 − p f), where the chance p is f times as large and money is stake · p.
  const spread = Math.max(0, factor * (variance + squares) - factor ** 2 * squares)
  if (money <= 0) return mean + Math.sqrt(spread) * chance.normal()
  const something = -Math.expm1(lnOfNone * factor)
  const comes = chance.uniform() < something
  const ifSome = mean / something
  const left = (spread + mean ** 2) / something - ifSome ** 2
  // All of the stake, or nothing of it.
  if (!(left > 1e-9 * ifSome ** 2)) return comes ? ifSome : 0
  // Drawn in any case: what comes after does not depend on whether this came.
  const amount = chance.gamma(ifSome ** 2 / left, ifSome / left)
  return comes ? amount : 0
}

function quantile(rising: Float64Array, share: number): number {
  const place = share * (rising.length - 1)
  const below = Math.floor(place)
  const [a, b] = [rising[below] as number, rising[Math.min(rising.length - 1, below + 1)] as number]
  return a + (b - a) * (place - below)
}
