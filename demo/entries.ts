/** How customers stand in the shop's own customer file: with gaps, second entries of the same house, and not-yet-buyers. */
import type { Business } from './businesses.ts'
import type { Draft, Shop } from './drafts.ts'
import { type Household, surnames } from './households.ts'
import { between, happens, oneOf, type Random, stream, weighted } from './random.ts'
import type { DemoCustomer } from './records.ts'
import { wares } from './wares.ts'

const quarters = ['和平里', '米香苑', '稻花村', '麦浪家园', '豆蔻小区', '青禾巷', '谷雨坊']
const markets = ['春满路', '丰年街', '仓前道', '石磨巷']
const clerks = ['演示·店员甲', '演示·店员乙', '演示·店员丙']
const walkInSources = [
  ['路过门店', 46],
  ['社区活动', 18],
  ['网店', 16],
  ['电话咨询', 12],
  ['传单', 8],
] as const

/** 138-0000-…: a block kept for the demo; the same number in another spelling is how a second entry gives itself away. */
const phone = (number: number, gap = '-') => ['138', '0000', String(number).padStart(4, '0')].join(gap)

const traditional: Readonly<Record<string, string>> = {
  陈: '陳',
  刘: '劉',
  张: '張',
  杨: '楊',
  赵: '趙',
  黄: '黃',
  吴: '吳',
  孙: '孫',
  马: '馬',
  罗: '羅',
  郑: '鄭',
  谢: '謝',
  韩: '韓',
  冯: '馮',
  邓: '鄧',
  许: '許',
  苏: '蘇',
  卢: '盧',
  叶: '葉',
}

const blank = {
  householdSize: null,
  payday: null,
  creditTermDays: 0,
  creditLimit: null,
  owner: null,
  referredBy: null,
  intendedProduct: null,
  intendedPrice: null,
  reasonNotBought: null,
} as const

const padded = (number: number) => String(number).padStart(3, '0')

export function householdEntry(shop: Shop, home: Household, referredBy: string | null): DemoCustomer {
  const chance = stream(shop.seed, `${home.customer} entry`)
  const quarter = oneOf(chance, quarters)
  return {
    ...blank,
    customer: home.customer,
    name: `演示·${home.surname}家${padded(home.number)}`,
    kind: 'household',
    phone: phone(home.number),
    address: `演示区${quarter}${1 + chance.below(18)}栋${1 + chance.below(4)}单元`,
    minutesAway: home.minutesAway,
    householdSize: happens(chance, 0.72) ? home.persons : null,
    payday: happens(chance, home.tab ? 0.85 : 0.35) ? home.payday : null,
    owner: happens(chance, 0.6) ? oneOf(chance, clerks) : null,
    source: referredBy === null ? weighted(chance, walkInSources) : '老客推荐',
    referredBy,
    registeredDay: shop.calendar.text(shop.calendar.openDay(home.arrival)),
  }
}

export function businessEntry(shop: Shop, account: Business, referredBy: string | null): DemoCustomer {
  const chance = stream(shop.seed, `${account.customer} entry`)
  return {
    ...blank,
    customer: account.customer,
    name: account.name,
    kind: account.kind,
    phone: phone(5000 + account.number),
    address: `演示区${oneOf(chance, markets)}${1 + chance.below(120)}号`,
    minutesAway: account.minutesAway,
    payday: happens(chance, 0.6) ? account.payday : null,
    creditTermDays: account.creditTermDays,
    creditLimit: account.creditLimit,
    owner: happens(chance, 0.9) ? oneOf(chance, clerks) : null,
    source:
      referredBy === null ? oneOf(chance, ['上门拜访', '电话咨询', '粮油展会', '路过门店']) : '老客推荐',
    referredBy,
    registeredDay: shop.calendar.text(shop.calendar.openDay(account.arrival)),
  }
}

export type SecondEntry = { readonly entry: DemoCustomer; readonly drafts: readonly Draft[] }

/**
 * One house in sixty is entered twice: someone new at the phone did not find it. From then on part of its orders are
 * booked under the second entry. `null` for everyone else.
 */
export function secondEntry(shop: Shop, home: Household, drafts: readonly Draft[]): SecondEntry | null {
  const chance = stream(shop.seed, `${home.customer} again`)
  const from = drafts[Math.floor(drafts.length / 2)]
  if (drafts.length < 6 || from === undefined || !happens(chance, 1 / 30)) return null
  const customer = `${home.customer}-2`
  const moved = drafts.map((draft) =>
    draft === from || (draft.day > from.day && happens(chance, 0.5)) ? { ...draft, customer } : draft,
  )
  const first = householdEntry(shop, home, null)
  const surname = traditional[home.surname]
  const entry: DemoCustomer = {
    ...first,
    customer,
    name:
      surname === undefined
        ? `演示·${home.surname}宅${padded(home.number)}`
        : `演示·${surname}家${padded(home.number)}`,
    phone: phone(home.number, happens(chance, 0.5) ? ' ' : ''),
    address: first.address.replace('栋', '幢').replace('演示区', ''),
    householdSize: null,
    payday: null,
    owner: null,
    source: '电话咨询',
    registeredDay: shop.calendar.text(from.day),
  }
  return { entry, drafts: moved }
}

/** People who asked and have not bought: most of a shop's future customers stand here. */
export function prospectEntry(shop: Shop, number: number): DemoCustomer {
  const customer = `DEMO-P${String(number).padStart(4, '0')}`
  const chance = stream(shop.seed, customer)
  const dealer = happens(chance, 0.15)
  const ware = oneOf(
    chance,
    wares.filter((candidate) => candidate.audience === (dealer ? 'trade' : 'home')),
  )
  const registered = Math.floor(between(chance, shop.calendar.days * 0.3, shop.calendar.days))
  return {
    ...blank,
    customer,
    name: dealer
      ? `演示·待访饭店${padded(number)}`
      : `演示·${oneOf(chance, surnames)}家（待访）${padded(number)}`,
    kind: dealer ? 'restaurant' : 'household',
    phone: phone(8000 + number),
    address: `演示区${oneOf(chance, quarters)}`,
    minutesAway: 3 + chance.below(30),
    householdSize: !dealer && happens(chance, 0.4) ? 1 + chance.below(6) : null,
    owner: happens(chance, 0.5) ? oneOf(chance, clerks) : null,
    source: weighted(chance, walkInSources),
    registeredDay: shop.calendar.text(registered),
    intendedProduct: ware.product,
    intendedPrice: offeredPrice(shop, chance, { ware, registered }),
    reasonNotBought: weighted(chance, [
      ['价格偏高', 30],
      ['已有固定供应', 22],
      ['等发薪', 14],
      ['路远', 10],
      ['想先试吃', 12],
      [null, 12],
    ]),
  }
}

function offeredPrice(
  shop: Shop,
  chance: Random,
  asked: { ware: (typeof wares)[number]; registered: number },
) {
  const { list } = shop.shelf.priceOn(asked.ware, asked.registered)
  return Math.round((list * between(chance, 0.82, 1)) / 100) * 100
}
