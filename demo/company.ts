/**
 * 春满粮油（演示）: two years of an invented rice and grain shop, the same to the last byte for the same seed and last day.
 */
import { accountStory } from './accounts.ts'
import { numbered } from './books.ts'
import { business } from './businesses.ts'
import { shopCalendar } from './calendar.ts'
import { counterSales } from './counter-sales.ts'
import { type Draft, type Scene, type Shop, scene } from './drafts.ts'
import { businessEntry, householdEntry, prospectEntry, secondEntry } from './entries.ts'
import { household } from './households.ts'
import { householdStory } from './pantry.ts'
import { accountPlan, householdPlan, type Planned, type Receipt, receiptsOf } from './payments.ts'
import { oneOf } from './random.ts'
import type { DemoCompany, DemoCustomer, DemoTruth } from './records.ts'
import { type Acquaintance, referrers } from './referrals.ts'
import { returnChance, returnsOf } from './returns.ts'
import { stockedShelf } from './shelf.ts'

export type DemoSize = {
  readonly seed: number
  readonly lastDay: Temporal.PlainDate
  readonly days?: number
  readonly households?: number
  readonly businesses?: number
  readonly prospects?: number
}

/** What one customer left in the books. */
type Account = {
  readonly acquaintance: Acquaintance
  readonly sales: readonly Draft[]
  readonly returns: readonly Draft[]
  readonly receipts: readonly Receipt[]
  readonly truth: readonly DemoTruth[]
  readonly entries: (referredBy: string | null) => readonly DemoCustomer[]
}

export function demoCompany({
  seed,
  lastDay,
  days = 730,
  households = 900,
  businesses = 120,
  prospects = 60,
}: DemoSize): DemoCompany {
  const calendar = shopCalendar(lastDay, days)
  const shop: Shop = { seed, calendar, shelf: stockedShelf(seed, calendar) }
  const accounts = [
    ...Array.from({ length: households }, (_, index) => householdAccount(shop, index + 1)),
    ...Array.from({ length: businesses }, (_, index) => businessAccount(shop, index + 1)),
  ].filter((account) => account.sales.length > 0)

  const namedLines = accounts.flatMap((account) => [...account.sales, ...account.returns])
  const counter = counterSales(
    shop,
    namedLines.reduce((sum, draft) => sum + draft.lines.length, 0),
  )
  const paidAtOnce = counter.flatMap((draft) =>
    receiptsOf(shop, draft, { plan: [{ day: draft.day, share: 1 }], returns: [], method: '现金' }),
  )
  const sentBy = referrers(
    shop,
    accounts.map((account) => account.acquaintance),
  )
  const { orders, payments } = numbered(calendar, {
    drafts: [
      ...accounts.flatMap((account) => account.sales),
      ...counter,
      ...accounts.flatMap((account) => account.returns),
    ],
    receipts: [...accounts.flatMap((account) => account.receipts), ...paidAtOnce],
  })
  return {
    name: '春满粮油（演示）',
    seed,
    firstDay: calendar.text(0),
    lastDay: calendar.text(days - 1),
    customers: [
      ...accounts.flatMap((account) => account.entries(sentBy.get(account.acquaintance.customer) ?? null)),
      ...Array.from({ length: prospects }, (_, index) => prospectEntry(shop, index + 1)),
    ],
    products: shop.shelf.products,
    prices: shop.shelf.history,
    orders,
    payments,
    truth: accounts.flatMap((account) => account.truth),
  }
}

function householdAccount(shop: Shop, number: number): Account {
  const home = household(shop, number)
  const story = householdStory(shop, home)
  const again = secondEntry(shop, home, story.drafts)
  const sales = again?.drafts ?? story.drafts
  const told = scene(shop, `${home.customer} after the sale`)
  const method = oneOf(told.chance, ['现金', '微信', '微信', '支付宝'])
  const truth: DemoTruth = {
    customer: home.customer,
    leftDay: story.left === null ? null : shop.calendar.text(story.left),
    persons: home.persons,
    payday: home.payday,
    dailyUse: new Map(home.jars.map((jar) => [jar.category, jar.use])),
    sameAs: null,
  }
  return {
    acquaintance: acquaintance(home, sales, true),
    sales,
    ...afterSales(told, sales, {
      lineChance: returnChance.household,
      plan: (draft) => householdPlan(told, home, draft),
      method,
    }),
    truth:
      again === null ? [truth] : [truth, { ...truth, customer: again.entry.customer, sameAs: home.customer }],
    entries: (referredBy) => [
      householdEntry(shop, home, referredBy),
      ...(again === null ? [] : [again.entry]),
    ],
  }
}

function businessAccount(shop: Shop, number: number): Account {
  const account = business(shop, number)
  const story = accountStory(shop, account)
  const told = scene(shop, `${account.customer} after the sale`)
  return {
    acquaintance: acquaintance(account, story.drafts, false),
    sales: story.drafts,
    ...afterSales(told, story.drafts, {
      lineChance: account.troublesome ? returnChance.troublesome : returnChance.business,
      plan: (draft) => accountPlan(told, account, draft),
      method: account.kind === 'restaurant' ? '微信' : '对公转账',
    }),
    truth: [
      {
        customer: account.customer,
        leftDay: story.left === null ? null : shop.calendar.text(story.left),
        persons: null,
        payday: account.payday,
        dailyUse: new Map(account.basket.map(({ ware, perDay }) => [ware.category, perDay])),
        sameAs: null,
      },
    ],
    entries: (referredBy) => [businessEntry(shop, account, referredBy)],
  }
}

type Terms = {
  readonly lineChance: number
  readonly plan: (draft: Draft) => readonly Planned[]
  readonly method: string
}

function afterSales(told: Scene, sales: readonly Draft[], { lineChance, plan, method }: Terms) {
  const settled = sales.map((draft) => {
    const returns = returnsOf(told, draft, lineChance)
    return { returns, receipts: receiptsOf(told, draft, { plan: plan(draft), returns, method }) }
  })
  return {
    returns: settled.flatMap(({ returns }) => returns),
    receipts: settled.flatMap(({ receipts }) => receipts),
  }
}

type Newcomer = { readonly customer: string; readonly arrival: number; readonly referred: boolean }

function acquaintance(newcomer: Newcomer, sales: readonly Draft[], household: boolean): Acquaintance {
  const { customer, referred } = newcomer
  return {
    customer,
    household,
    referred,
    arrival: newcomer.arrival,
    lastOrder: sales.at(-1)?.day ?? newcomer.arrival,
  }
}
