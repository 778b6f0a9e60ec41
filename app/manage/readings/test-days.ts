import { type Random, random } from '@ricebook/engine'
import type { ReadOf } from '../../base/access/reading.ts'
import type { Limits, ReadingKind } from './contract.ts'
import { readingKinds } from './contract.ts'
import { freshBefore, limitsOn } from './habit.ts'
import type { CountedDay } from './tables.ts'
import { add, markOf, newTally } from './tally.ts'

/*
 * Made-up days of people who work with customers. What they rest on: a seller reaches 20 to 60 customers a day and looks
 * a few more up; Today stands open on everybody's screen; who types a name sees eight people at each pause.
 */

export const population = 20_000
const id = (nth: number): string => `customer ${nth}`

const trades = ['seller', 'service', 'manager', 'analyst'] as const
type Trade = (typeof trades)[number]

export type Worker = {
  readonly trade: Trade
  /** Whom they look after; who looks after nobody sees everybody. */
  readonly own: readonly number[]
  /** Files that they open on a middling day. */
  readonly opens: number
  readonly chance: Random
}

/** Three in four sell, as in the trade; each has a pace of their own. */
export function worker(seed: number): Worker {
  const chance = random(seed)
  const draw = chance.uniform()
  const trade: Trade = draw < 0.72 ? 'seller' : draw < 0.87 ? 'service' : draw < 0.94 ? 'manager' : 'analyst'
  const first = chance.below(population)
  const many = trade === 'seller' ? 120 + chance.below(330) : 0
  const pace = { seller: 24, service: 45, manager: 9, analyst: 4 }[trade]
  return {
    trade,
    chance,
    own: Array.from({ length: many }, (_, nth) => (first + nth * 7) % population),
    opens: pace * Math.exp(0.35 * chance.normal()),
  }
}

const opened = (nth: number): ReadOf => ({ opened: id(nth), listed: [], inFull: false, taken: 0 })
export const listedOf = (nths: readonly number[]): ReadOf => ({
  ...{ opened: null, listed: nths.map(id), inFull: false, taken: 0 },
})
export const openedOf = opened

/** What somebody reads on a working day. */
export function dayOf({ trade, own, opens, chance }: Worker): ReadOf[] {
  const anybody = (): number => chance.below(population)
  // Who is due comes round: mostly the same quarter of one's customers within a month.
  const due = (): number =>
    trade === 'seller' ? (own[Math.floor(own.length * chance.uniform() ** 1.7)] ?? 0) : anybody()
  const some = (count: number, of: () => number): number[] => Array.from({ length: count }, of)
  // Now and then a campaign, a fair, the end of a quarter.
  const busy = chance.uniform() < 0.03 ? 2 + chance.uniform() : 1
  const count = Math.round(opens * busy * Math.exp(0.4 * chance.normal()))
  const reads: ReadOf[] = []
  // Today, read anew through the day.
  const today = { seller: 35, service: 20, manager: 120, analyst: 0 }[trade]
  if (today > 0) reads.push(listedOf(some(Math.round(today * Math.exp(0.3 * chance.normal())), due)))
  for (const one of some(count, due)) {
    reads.push(opened(one))
    // Found by typing: those who are called alike stand beside them.
    const found = { seller: 0.35, service: 0.95, manager: 0.5, analyst: 0.3 }[trade]
    if (chance.uniform() < found)
      for (let pause = 0; pause < 2; pause++)
        reads.push(listedOf(some(1 + chance.below(8), trade === 'seller' ? due : anybody)))
  }
  // The list, scrolled by pages of fifty.
  const pages = chance.poisson({ seller: 0.8, service: 0.3, manager: 2, analyst: 5 }[trade] * busy)
  const begins = trade === 'seller' ? 0 : chance.below(population)
  for (let page = 0; page < pages; page++)
    reads.push(
      listedOf(
        Array.from({ length: 50 }, (_, nth) =>
          trade === 'seller'
            ? (own[(page * 50 + nth) % own.length] ?? 0)
            : // The best are looked at again and again.
              (chance.uniform() < 0.7 ? page * 50 + nth : begins + page * 50 + nth) % population,
        ),
      ),
    )
  if (trade === 'service' || trade === 'seller')
    for (const one of some(chance.poisson(trade === 'service' ? 5 : 1), due))
      reads.push({ opened: id(one), listed: [], inFull: true, taken: 0 })
  return reads
}

export type Told = { readonly kind: ReadingKind; readonly day: string; readonly read: number }

/** A reader over days, counted and told of as the program does it. */
export function reader(limits: Limits, byKey = false) {
  const earlier: CountedDay[] = []
  const lastRead = new Map<number, string>()
  const toldDays = new Map<ReadingKind, string>()
  const day = (date: string, reads: Iterable<ReadOf>): Told[] => {
    const set = limitsOn(date, earlier, { limits, byKey })
    const back = (days: number): string => Temporal.PlainDate.from(date).subtract({ days }).toString()
    const [from, week] = [back(28), back(6)]
    const known = { has: (mark: number) => (lastRead.get(mark) ?? '') >= from }
    const tally = newTally()
    const shownAlready = new Set<number>()
    const before = freshBefore(date, earlier)
    const told: Told[] = []
    const met = new Set<number>()
    for (const of of reads) {
      add(tally, of, { hour: 9, known, shownAlready })
      for (const one of [...of.listed, ...(of.opened === null ? [] : [of.opened])]) met.add(markOf(one))
      const counts = countsNow(tally, before)
      for (const kind of readingKinds) {
        const last = toldDays.get(kind)
        const quiet = kind === 'fresh' ? week : date
        if (counts[kind] <= set[kind].limit || (last !== undefined && last >= quiet)) continue
        toldDays.set(kind, date)
        told.push({ kind, day: date, read: met.size })
      }
    }
    for (const mark of met) lastRead.set(mark, date)
    const { opened, listed, ...rest } = tally
    earlier.push({ day: date, ...rest, opened: opened.size, listed: listed.size })
    return told
  }
  return { day }
}

function countsNow(tally: ReturnType<typeof newTally>, before: number): Record<ReadingKind, number> {
  const { opened, listed, fresh, shown, taken } = tally
  return { opened: opened.size, listed: listed.size, fresh: before + fresh, shown, taken }
}

/** Working days from the first of a year on: five a week, and now and then a week off. */
export function workingDays(count: number, chance: Random): string[] {
  const days: string[] = []
  let day = Temporal.PlainDate.from('2026-01-05')
  while (days.length < count) {
    if (day.dayOfWeek <= 5) days.push(day.toString())
    day = day.add({ days: day.dayOfWeek === 5 && chance.uniform() < 0.08 ? 10 : 1 })
  }
  return days
}
