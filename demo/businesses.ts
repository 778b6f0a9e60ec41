/** Who buys for a business: dealers who resell, restaurants, canteens; how they order, what they pay and when. */
import type { Shop } from './drafts.ts'
import { arrivalDay } from './households.ts'
import { between, happens, logNormal, oneOf, type Random, stream, weighted, wholeBetween } from './random.ts'
import type { Category, CustomerKind } from './records.ts'
import { type Ware, wareFor } from './wares.ts'

type BusinessKind = Exclude<CustomerKind, 'household'>

/**
 * How they pay: on the day; on their next money day; weeks late; in parts; or, from some day on, no more.
 */
type Payer = 'prompt' | 'money-day' | 'slow' | 'partial' | 'defaulter'

export type Business = {
  readonly customer: string
  readonly number: number
  readonly name: string
  readonly kind: BusinessKind
  readonly arrival: number
  /** Days between orders. */
  readonly rhythm: number
  readonly basket: readonly { readonly ware: Ware; readonly perDay: number }[]
  /** Off the list price, agreed for the account, before volume. */
  readonly discount: number
  readonly creditTermDays: number
  readonly creditLimit: number | null
  readonly payer: Payer
  readonly payday: number
  /** Defaulters only: nothing delivered after this day is ever paid. */
  readonly defaultsFrom: number | null
  readonly minutesAway: number
  readonly leaving: number
  readonly yearlyGrowth: number
  /** Schools are shut in summer. */
  readonly school: boolean
  /**
   * Bought with a low price, orders little and often, sends much back, pays late: large in sales and worth less than
   * nothing. Every shop has some and few know which.
   */
  readonly troublesome: boolean
  readonly referred: boolean
}

const nameParts = [
  '福满',
  '老周',
  '稻香',
  '百味',
  '丰和',
  '金穗',
  '同乐',
  '顺来',
  '盛源',
  '庆余',
  '和顺',
  '南桥',
  '满仓',
  '喜宴',
]
const nameEnds: Readonly<Record<BusinessKind, readonly string[]>> = {
  dealer: ['粮行', '粮油经营部', '便民超市'],
  restaurant: ['饭店', '面馆', '小厨'],
  canteen: ['食堂', '学校食堂', '养老院食堂'],
}
/** Share of a business's kilograms, by what it buys. */
const baskets: Readonly<Record<BusinessKind, readonly (readonly [Category, number, number])[]>> = {
  dealer: [
    ['大米', 1, 0.62],
    ['面粉', 0.75, 0.2],
    ['食用油', 0.7, 0.1],
    ['挂面', 0.5, 0.06],
    ['豆类', 0.4, 0.04],
    ['小米', 0.35, 0.03],
  ],
  restaurant: [
    ['大米', 0.9, 0.6],
    ['食用油', 0.9, 0.16],
    ['面粉', 0.55, 0.25],
    ['香油', 0.45, 0.008],
    ['豆类', 0.3, 0.04],
  ],
  canteen: [
    ['大米', 1, 0.68],
    ['食用油', 0.8, 0.12],
    ['面粉', 0.7, 0.2],
    ['小米', 0.5, 0.03],
    ['豆类', 0.4, 0.03],
  ],
}

export function business(shop: Shop, number: number): Business {
  const customer = `DEMO-B${String(number).padStart(4, '0')}`
  const chance = stream(shop.seed, customer)
  const kind = weighted<BusinessKind>(chance, [
    ['dealer', 35],
    ['restaurant', 45],
    ['canteen', 20],
  ])
  // By number, not by chance: however small the demo, its back of the whale is there.
  const troublesome = number % 9 === 4
  const defaults = number % 25 === 7
  const end = oneOf(chance, nameEnds[kind])
  const arrival = Math.min(arrivalDay(chance, shop.calendar.days), Math.floor(shop.calendar.days * 0.93))
  const kilosPerDay =
    logNormal(chance, { dealer: 15, restaurant: 7.5, canteen: 10.5 }[kind], 0.58) * (troublesome ? 1.4 : 1)
  const rhythm = troublesome
    ? wholeBetween(chance, 3, 4)
    : oneOf(chance, kind === 'dealer' ? [7, 14, 14] : [7, 7, 10, 14])
  const creditTermDays = termDays(chance, kind, troublesome || defaults)
  const payer = troublesome
    ? oneOf<Payer>(chance, ['slow', 'partial'])
    : defaults
      ? 'defaulter'
      : weighted<Payer>(chance, [
          ['prompt', 38],
          ['money-day', 40],
          ['slow', 14],
          ['partial', 8],
        ])
  return {
    customer,
    number,
    name: `演示·${oneOf(chance, nameParts)}${end}${String(number).padStart(3, '0')}`,
    kind,
    arrival: troublesome || defaults ? Math.floor(arrival / 2) : arrival,
    rhythm,
    basket: basketOf(chance, kind, kilosPerDay),
    discount: troublesome
      ? between(chance, 0.115, 0.145)
      : { dealer: 0.035, restaurant: 0.015, canteen: 0.02 }[kind],
    creditTermDays,
    // About what it takes in the term and a month more, in whole thousands of yuan.
    creditLimit:
      creditTermDays > 0 ? Math.ceil((kilosPerDay * 5.8 * (creditTermDays + 30)) / 1000) * 100_000 : null,
    payer,
    payday: oneOf(chance, [10, 15, 15, 20, 25, 31]),
    defaultsFrom: defaults ? Math.floor(shop.calendar.days * between(chance, 0.4, 0.85)) : null,
    minutesAway: Math.round(Math.min(70, logNormal(chance, troublesome ? 30 : 18, 0.45)) + 3),
    leaving: troublesome || defaults ? 0.001 : chance.beta(0.8, 45),
    yearlyGrowth: logNormal(chance, 1.02, 0.2),
    school: end === '学校食堂',
    troublesome,
    referred: happens(chance, 0.12),
  }
}

function termDays(chance: Random, kind: BusinessKind, onAccount: boolean): number {
  const terms: Readonly<Record<BusinessKind, readonly number[]>> = {
    dealer: [15, 30, 30, 45],
    restaurant: [0, 7, 15, 30],
    canteen: [30, 30, 45],
  }
  const agreed = oneOf(chance, terms[kind])
  return onAccount ? Math.max(15, agreed) : agreed
}

function basketOf(chance: Random, kind: BusinessKind, kilosPerDay: number) {
  const chosen = baskets[kind].filter(([, probability]) => happens(chance, probability))
  return (chosen.length > 0 ? chosen : baskets[kind].slice(0, 1)).map(([category, , share]) => ({
    ware: wareFor(chance, category, 'trade'),
    perDay: kilosPerDay * share * logNormal(chance, 1, 0.3),
  }))
}
