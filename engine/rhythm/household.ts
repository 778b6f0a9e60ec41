import { expectedGap, type GapModel } from './gap-model.ts'
import { endsBefore, type PairHistories } from './histories.ts'

/** So many households must be in rhythm with an item before one more can be told from how many eat there. */
const leastHouseholds = 5
/** Of those who bought an item more than this share must have bought it again: it is eaten up, and then needed. */
const staple = 0.5
/** As many buyers as everybody's share weighs against an item's own. */
const shareWeight = 5

/**
 * How many days does what was bought last in a household? What the notebook by the till says before any rhythm is seen.
 *
 * @param bought how much, in any unit
 * @param household how many eat of it, and how much each a day in the same unit
 * @returns days; NaN where any of it is not known or not above 0
 * @example householdDays(10, { persons: 4, each: 0.1 }) // 25: ten kilos of rice for four
 */
export function householdDays(
  bought: number,
  household: { readonly persons: number; readonly each: number },
): number {
  const { persons, each } = household
  return bought > 0 && persons > 0 && each > 0 ? bought / (persons * each) : Number.NaN
}

/**
 * How many days should each pair's last purchase last, by how many eat there? What one person uses a day of an item is
 * learned from the households that are in rhythm with it.
 *
 * @param histories who bought what and when; nothing on or after `now` is looked at
 * @param model from `fitGaps` on the same histories and day
 * @param known the first day that is not known yet, and how many live with each customer (NaN: not known)
 * @returns days (one a pair); NaN where a household, a quantity or the item's use is not known, and for items that most
 * buy once
 * Source: consumption = quantity ÷ (persons × usual gap), a geometric mean over households; the share who buy again is
 * drawn towards everybody's with the weight of five buyers.
 * @example householdDaysOf(histories, model, { now: 302, persons })[0]
 */
export function householdDaysOf(
  histories: PairHistories,
  model: GapModel,
  known: { readonly now: number; readonly persons: ArrayLike<number> },
): Float64Array {
  const { customer, item, from, quantity } = histories
  const ends = endsBefore(histories, known.now)
  const [households, uses] = [new Float64Array(histories.items), new Float64Array(histories.items)]
  const [buyers, again] = [new Float64Array(histories.items), new Float64Array(histories.items)]
  for (let pair = 0; pair < ends.length; pair++) {
    const of = { customer: customer[pair] as number, item: item[pair] as number, pair, more: 0 }
    const purchases = (ends[pair] as number) - (from[pair] as number)
    if (purchases === 0) continue
    buyers[of.item] = (buyers[of.item] as number) + 1
    if (purchases < 2) continue
    again[of.item] = (again[of.item] as number) + 1
    const eaten = usualLogQuantity(histories, from[pair] as number, ends[pair] as number)
    const use = eaten - Math.log(known.persons[of.customer] as number) - expectedGap(model, of).mean
    if (!Number.isFinite(use)) continue
    uses[of.item] = (uses[of.item] as number) + use
    households[of.item] = (households[of.item] as number) + 1
  }
  const everybody = sumOf(again) / Math.max(1, sumOf(buyers))
  const days = new Float64Array(ends.length).fill(Number.NaN)
  for (let pair = 0; pair < ends.length; pair++) {
    const [own, end] = [item[pair] as number, ends[pair] as number]
    const count = households[own] as number
    const share = ((again[own] as number) + shareWeight * everybody) / ((buyers[own] as number) + shareWeight)
    if (end === from[pair] || count < leastHouseholds || share <= staple) continue
    const persons = known.persons[customer[pair] as number] as number
    days[pair] = householdDays(quantity[end - 1] as number, {
      persons,
      each: Math.exp((uses[own] as number) / count),
    })
  }
  return days
}

function usualLogQuantity(histories: PairHistories, from: number, end: number): number {
  let [sum, known] = [0, 0]
  for (let at = from; at < end; at++) {
    const quantity = histories.quantity[at] as number
    if (!(quantity > 0)) continue
    sum += Math.log(quantity)
    known++
  }
  return sum / known
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
