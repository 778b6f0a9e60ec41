import { random } from '../numeric/random.ts'
import { type TrialHistories, type TrialPlan, type Trials, trialPlan } from './choose.ts'
import { type PreparedPatterns, patternsOf, preparePatterns } from './pattern.ts'

/** For tests: logs of purchases as the published examples come, and businesses simulated from known parameters. */

export type Purchase = { readonly customer: string; readonly day: number; readonly amount: number }

/** A customer as seen at the cut, and what came after it. Spending in the log's currency, exact to the cent. */
export type CutCustomer = {
  readonly customer: string
  readonly repeats: number
  readonly recencyDays: number
  readonly ageDays: number
  /** Repeat days of an amount above 0, and their mean. */
  readonly paidRepeats: number
  readonly meanSpend: number
  /** Amounts of all days up to the cut, first day included. */
  readonly amounts: readonly number[]
  readonly laterDays: number
  readonly laterSpend: number
}

/** An ISO day as a whole number. */
export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

/** The cells of a CSV whose wanted columns stand before any quotation mark. */
export const cellsOf = (csv: string): string[][] =>
  csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

/** Lines of one customer and day are one purchase; customers first seen after the cut are left out. */
export function customersAt(purchases: readonly Purchase[], cut: number, until: number): CutCustomer[] {
  const cents = new Map<string, Map<number, number>>()
  for (const { customer, day, amount } of purchases) {
    if (day > until) continue
    const days = cents.get(customer) ?? new Map<number, number>()
    cents.set(customer, days.set(day, (days.get(day) ?? 0) + Math.round(amount * 100)))
  }
  return [...cents].flatMap(([customer, days]) => {
    const rising = [...days].sort(([one], [other]) => one - other)
    const before = rising.filter(([day]) => day <= cut)
    const later = rising.filter(([day]) => day > cut)
    const [first, last] = [before[0], before[before.length - 1]]
    if (!first || !last) return []
    const paid = before.slice(1).filter(([, spent]) => spent > 0)
    const sum = (some: readonly (readonly [number, number])[]): number =>
      some.reduce((total, [, spent]) => total + spent, 0) / 100
    return {
      customer,
      repeats: before.length - 1,
      recencyDays: last[0] - first[0],
      ageDays: cut - first[0],
      paidRepeats: paid.length,
      meanSpend: paid.length > 0 ? sum(paid) / paid.length : 0,
      amounts: before.map(([, spent]) => spent / 100),
      laterDays: later.length,
      laterSpend: sum(later),
    }
  })
}

/** The purchase days of a sample of customers, up to a day. */
export type PurchaseDays = {
  /** n + 1 places: customer i's days are `days[starts[i]] … days[starts[i + 1] − 1]`. */
  readonly starts: Int32Array
  /** Day numbers, rising within a customer. */
  readonly days: Int32Array
}

/** The purchase days of a log up to the as-of day. */
export function purchaseDaysOf(purchases: readonly Purchase[], asOf: number): PurchaseDays {
  const days = new Map<string, Set<number>>()
  for (const { customer, day } of purchases) {
    if (day <= asOf) days.set(customer, (days.get(customer) ?? new Set()).add(day))
  }
  const lists = [...days.values()].map((some) => [...some].sort((one, other) => one - other))
  let from = 0
  const starts = lists.map((list) => {
    const start = from
    from += list.length
    return start
  })
  return { starts: Int32Array.from([...starts, from]), days: Int32Array.from(lists.flat()) }
}

/** What the choice of a model is told of a sample. */
export function trialsOf(sample: PurchaseDays, asked: { asOf: number; horizonDays: number }): Trials {
  const { asOf, horizonDays } = asked
  const days = sample.days.filter((day) => day <= asOf)
  const firstDay = days.reduce((least, day) => Math.min(least, day), asOf)
  const plan = trialPlan({ asOf, firstDay, horizonDays })
  return {
    customers: sample.starts.length - 1,
    plan,
    histories:
      plan?.cuts.map((cut) => trialHistoriesOf(sample, { cut, horizonDays: plan.horizonDays })) ?? [],
  }
}

type Cut = { readonly cut: number; readonly horizonDays: TrialPlan['horizonDays'] }

/** Customer by customer: each as seen at the cut, what they did after it, and what they did in as long a time before it. */
function trialHistoriesOf({ starts, days }: PurchaseDays, { cut, horizonDays }: Cut): TrialHistories {
  const rows: number[][] = []
  for (let i = 0; i + 1 < starts.length; i++) {
    const own = days.subarray(starts[i], starts[i + 1])
    const seen = own.filter((day) => day <= cut)
    const [first, last] = [seen[0], seen.at(-1)]
    if (first === undefined || last === undefined) continue
    const later = own.filter((day) => day > cut && day <= cut + horizonDays)
    const before = seen.slice(1).filter((day) => day > cut - horizonDays)
    rows.push([seen.length - 1, last - first, cut - first, later.length, before.length])
  }
  const column = (i: number): Int32Array => Int32Array.from(rows, (row) => row[i] as number)
  return {
    ...{
      repeats: column(0),
      recencyDays: column(1),
      ageDays: column(2),
      later: column(3),
      before: column(4),
    },
    customers: new Int32Array(rows.length).fill(1),
  }
}

export const weekly = (customers: Parameters<typeof patternsOf>[0], daysPerUnit = 7): PreparedPatterns =>
  preparePatterns(patternsOf(customers, daysPerUnit))

/** x, tx and T of each prepared row, with its weight. */
export const rowsOf = (patterns: PreparedPatterns) =>
  Array.from(patterns.x, (x, i) => ({
    x,
    tx: patterns.recencies[patterns.recencyAt[i]!]!,
    T: patterns.ages[patterns.ageAt[i]!]!,
    weight: patterns.weight[i]!,
  }))

/** Buying at a gamma rate; leaving by a coin after a purchase, at an exponential moment, or never. Time in weeks. */
export type Truth =
  | { readonly model: 'bg-nbd' | 'mbg-nbd'; readonly parameters: readonly [number, number, number, number] }
  | { readonly model: 'pareto-nbd'; readonly parameters: readonly [number, number, number, number] }
  | { readonly model: 'nbd'; readonly parameters: readonly [number, number] }

export type SimulatedCustomer = {
  readonly repeats: number
  readonly recencyDays: number
  readonly ageDays: number
  readonly stays: boolean
  /** Days after the cut of each later purchase. */
  readonly later: readonly number[]
}

/** Customers of whole-day ages between a tenth of a year and a year and a half, watched on for `laterDays`. */
export function simulatedCustomers(
  truth: Truth,
  asked: { readonly customers: number; readonly seed: number; readonly laterDays: number },
): SimulatedCustomer[] {
  const chance = random(asked.seed)
  const [r, alpha, first, second] = truth.parameters
  return Array.from({ length: asked.customers }, () => {
    const ageDays = 36 + chance.below(510)
    const rate = chance.gamma(r, alpha * 7)
    const leaves = truth.model === 'bg-nbd' || truth.model === 'mbg-nbd' ? chance.beta(first!, second!) : 0
    const end =
      truth.model === 'pareto-nbd'
        ? chance.exponential(chance.gamma(first!, second! * 7))
        : Number.POSITIVE_INFINITY
    const days: number[] = []
    let left = truth.model === 'mbg-nbd' && chance.uniform() < leaves ? 0 : end
    for (let at = chance.exponential(rate); at <= left && at <= ageDays + asked.laterDays; ) {
      days.push(at)
      if (chance.uniform() < leaves) left = at
      at += chance.exponential(rate)
    }
    const before = days.filter((day) => day <= ageDays)
    return {
      repeats: before.length,
      recencyDays: before[before.length - 1] ?? 0,
      ageDays,
      stays: left > ageDays,
      later: days.filter((day) => day > ageDays).map((day) => day - ageDays),
    }
  })
}

/** Largest distance between the sample's distribution and the uniform one, in the units whose 1 % point is 1.628. */
export function kolmogorovSmirnov(values: readonly number[]): number {
  const rising = Float64Array.from(values).sort()
  const n = rising.length
  let far = 0
  rising.forEach((value, i) => {
    far = Math.max(far, value - i / n, (i + 1) / n - value)
  })
  return far * Math.sqrt(n)
}
export const kolmogorovOnePercent = 1.628
