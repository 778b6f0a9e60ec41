/** Who the households are: how many they feed, what they eat, when money comes in, how true they stay. */
import type { Shop } from './drafts.ts'
import {
  between,
  happens,
  logNormal,
  normal,
  oneOf,
  type Random,
  stream,
  weighted,
  wholeBetween,
} from './random.ts'
import type { Category } from './records.ts'
import { type Ware, wareFor, wares } from './wares.ts'

export type Jar = {
  readonly category: Category
  /** Kilograms or litres a day for the whole household. */
  readonly use: number
  readonly ware: Ware
  /** Units bought at a time in ordinary weeks. */
  readonly usual: number
}

export type Household = {
  readonly customer: string
  readonly surname: string
  readonly number: number
  readonly arrival: number
  readonly persons: number
  readonly jars: readonly Jar[]
  readonly payday: number
  /** Buys on the tab and settles after payday. */
  readonly tab: boolean
  /** Share of the tab settled on the first payday: most pay all. */
  readonly forgetful: boolean
  readonly minutesAway: number
  readonly wantsDelivery: number
  readonly usesWeb: number
  /** Chance that a shopping trip comes to us and not to a rival. */
  readonly trueness: number
  /** Chance of leaving for good after an order. */
  readonly leaving: number
  readonly passesBy: boolean
  /** From this day on, more and more trips go elsewhere. */
  readonly slipsFrom: number | null
  /** From this day on there is more to feed: a child, parents moving in. */
  readonly growsFrom: number | null
  readonly referred: boolean
}

export const surnames = ['陈刘张杨赵黄吴孙马罗郑谢韩冯邓许苏卢叶', '李王周徐胡朱高林何郭梁宋唐曹'].flatMap(
  (row) => [...row],
)

/** Kilograms or litres a person eats a day, and the share of households that buy it here at all. */
const appetites: readonly { category: Category; use: number; share: number; cover: number }[] = [
  { category: '大米', use: 0.2, share: 0.92, cover: 26 },
  { category: '食用油', use: 0.033, share: 0.68, cover: 45 },
  { category: '面粉', use: 0.06, share: 0.44, cover: 35 },
  { category: '挂面', use: 0.028, share: 0.4, cover: 28 },
  { category: '小米', use: 0.018, share: 0.36, cover: 32 },
  { category: '豆类', use: 0.015, share: 0.34, cover: 34 },
  { category: '燕麦', use: 0.016, share: 0.2, cover: 30 },
  { category: '香油', use: 0.003, share: 0.24, cover: 60 },
]

export function household(shop: Shop, number: number): Household {
  const customer = `DEMO-H${String(number).padStart(4, '0')}`
  const chance = stream(shop.seed, customer)
  const persons = weighted(chance, [
    [1, 12],
    [2, 26],
    [3, 30],
    [4, 17],
    [5, 10],
    [6, 4],
    [8, 1],
  ])
  const referred = happens(chance, 0.17)
  const slips = happens(chance, 0.12)
  const arrival = arrivalDay(chance, shop.calendar.days)
  const minutesAway = Math.round(Math.min(50, logNormal(chance, 11, 0.55)) + 2)
  const trueness = 0.35 + 0.65 * chance.beta(3, 1.4)
  return {
    customer,
    surname: oneOf(chance, surnames),
    number,
    arrival,
    persons,
    jars: jarsOf(chance, persons),
    payday: weighted(chance, [
      [5, 10],
      [8, 10],
      [10, 28],
      [15, 28],
      [20, 10],
      [25, 8],
      [28, 6],
    ]),
    tab: happens(chance, 0.3),
    forgetful: happens(chance, 0.12),
    minutesAway,
    wantsDelivery: Math.min(0.95, 0.25 + minutesAway / 40),
    usesWeb: chance.beta(0.7, 1.8),
    trueness,
    // Friends of customers stay longer; that is half of what a recommendation is worth.
    leaving: chance.beta(0.7, 9) * (referred ? 0.6 : 1),
    passesBy: happens(chance, referred ? 0.14 : 0.29),
    slipsFrom: slips ? arrival + wholeBetween(chance, 90, 420) : null,
    growsFrom: happens(chance, 0.07) ? arrival + wholeBetween(chance, 60, 400) : null,
    referred,
  }
}

/** Half of the regulars are entered in the first weeks of keeping books; the others arrive over the two years. */
export function arrivalDay(chance: Random, days: number): number {
  if (happens(chance, 0.3)) return Math.floor(between(chance, 0, Math.min(45, days)))
  return Math.floor(between(chance, 0, days))
}

function jarsOf(chance: Random, persons: number): readonly Jar[] {
  // Large families eat a little less each; some houses eat out most days.
  const hunger = logNormal(chance, 1, 0.3) * persons ** 0.9
  const stock = logNormal(chance, 1, 0.3)
  const eaten = appetites.filter((appetite) => happens(chance, appetite.share))
  const chosen = eaten.length > 0 ? eaten : appetites.slice(0, 1)
  return chosen.map((appetite) => {
    const use = appetite.use * hunger * logNormal(chance, 1, 0.3)
    const ware = packFor(chance, appetite.category, use * appetite.cover * stock)
    const usual = (use * appetite.cover * stock) / ware.size
    return {
      category: appetite.category,
      use,
      ware,
      usual: ware.loose ? usual : Math.max(1, Math.round(usual)),
    }
  })
}

/** The kind that is liked, in the size that comes nearest to what is wanted; two small packs are fine, half is not. */
function packFor(chance: Random, category: Category, wanted: number): Ware {
  const liked = wareFor(chance, category, 'home')
  const kind = liked.name.slice(0, 3)
  const sizes = wares.filter(
    (ware) => ware.category === category && ware.audience !== 'trade' && ware.name.startsWith(kind),
  )
  const distance = (ware: Ware) => Math.abs(Math.log(ware.size / wanted)) + (ware.size >= 25 ? 0.5 : 0)
  return sizes.reduce((best, ware) => (distance(ware) < distance(best) ? ware : best), liked)
}

export function weighedOut(chance: Random, kilograms: number): number {
  return Math.max(0.2, Math.round(kilograms * Math.exp(normal(chance, 0, 0.08)) * 100) / 100)
}
