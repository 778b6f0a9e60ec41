/**
 * How a household orders: each jar is filled, eaten from day by day, and bought again about when it runs out. Trips are
 * shared (what will be empty next week comes along), some go to rivals, before New Year the pantry is filled, and after
 * any order the household may be gone for good.
 */

import { handedOver } from './deliveries.ts'
import { type Draft, type Scene, type Shop, sale, scene } from './drafts.ts'
import { type Household, type Jar, weighedOut } from './households.ts'
import { between, happens, logNormal, normal, oneOf, wholeBetween } from './random.ts'
import type { Channel, DemoLine } from './records.ts'
import { wares } from './wares.ts'

export type Story = { readonly drafts: readonly Draft[]; readonly left: number | null }

type FilledJar = { readonly jar: Jar; emptyOn: number }

const togetherDays = 6
const stockUpDays = 20

export function householdStory(shop: Shop, home: Household): Story {
  const told = scene(shop, `${home.customer} pantry`)
  const { chance } = told
  const drafts: Draft[] = []
  const jars: FilledJar[] = home.jars.map((jar, index) => ({
    jar,
    emptyOn: index === 0 ? home.arrival : home.arrival + Math.floor(between(chance, 0, 24)),
  }))
  let day = home.arrival
  for (;;) {
    day = shop.calendar.openDay(day)
    if (day >= shop.calendar.days) return { drafts, left: null }
    const stocksUp = shop.calendar.daysToNewYear(day) <= stockUpDays
    const wanted = jars.filter(({ emptyOn }) => emptyOn <= day + (stocksUp ? 24 : togetherDays))
    const here = drafts.length === 0 || happens(chance, truenessOn(home, day))
    const lines = wanted.flatMap((filled) => fill(told, { home, filled, day, here, stocksUp }))
    lines.push(...(here ? festivalLines(told, day) : []))
    if (here && lines.length > 0) {
      drafts.push(order(told, home, { day, lines: withSample(told, day, lines) }))
      if (home.passesBy || happens(chance, home.leaving)) {
        // A few are won back after months; the others stay away.
        if (home.passesBy || !happens(chance, 0.07)) return { drafts, left: day }
        stayAway(jars, wholeBetween(chance, 120, 270))
      }
      if (happens(chance, 0.04)) stayAway(jars, wholeBetween(chance, 12, 45))
    }
    day = nextTrip(told, { day, emptyOn: Math.min(...jars.map((filled) => filled.emptyOn)) })
  }
}

function stayAway(jars: readonly FilledJar[], days: number): void {
  for (const filled of jars) filled.emptyOn += days
}

function truenessOn(home: Household, day: number): number {
  if (home.slipsFrom === null || day < home.slipsFrom) return home.trueness
  // Slipping takes a season: the trips thin out before they end.
  const slipped = Math.min(1, (day - home.slipsFrom) / 120)
  return home.trueness * (1 - 0.75 * slipped)
}

type Filling = { home: Household; filled: FilledJar; day: number; here: boolean; stocksUp: boolean }

function fill(told: Scene, { home, filled, day, here, stocksUp }: Filling): readonly DemoLine[] {
  const { chance } = told
  const { jar } = filled
  const grown = home.growsFrom !== null && day >= home.growsFrom ? 1.35 : 1
  const much = (stocksUp ? between(chance, 1.2, 2.2) : happens(chance, 0.08) ? 2 : 1) * grown
  const quantity = jar.ware.loose
    ? weighedOut(chance, jar.usual * much)
    : Math.max(1, Math.floor(jar.usual * much + between(chance, 0.2, 0.75)))
  const use = jar.use * grown * seasonOf(jar.category, told.calendar.month(day))
  const lasts = ((quantity * jar.ware.size) / use) * logNormal(chance, 1, 0.13)
  filled.emptyOn = Math.round(Math.max(filled.emptyOn, day) + Math.max(3, lasts) - between(chance, 0, 3))
  return here ? [sale(told, { ware: jar.ware, quantity, day })] : []
}

/** Mung beans cool in summer, millet porridge and noodles warm in winter. */
function seasonOf(category: Jar['category'], month: number): number {
  const summer = month >= 6 && month <= 8
  const winter = month === 12 || month <= 2
  if (category === '豆类') return summer ? 1.7 : 0.85
  if (category === '小米' || category === '燕麦' || category === '挂面')
    return winter ? 1.25 : summer ? 0.8 : 1
  if (category === '面粉') return winter ? 1.35 : 0.92
  return summer ? 0.95 : 1.02
}

function festivalLines(told: Scene, day: number): readonly DemoLine[] {
  const { chance } = told
  const soon = (festival: number) => festival - day >= 1 && festival - day <= 14
  const bought = (product: string, quantity: number) =>
    wares.filter((ware) => ware.product === product).map((ware) => sale(told, { ware, quantity, day }))
  if (told.calendar.dragonBoats.some(soon) && happens(chance, 0.45))
    return bought('P121', wholeBetween(chance, 1, 3))
  if (told.calendar.labas.some(soon) && happens(chance, 0.3)) return bought('P502', 1)
  return []
}

/** A taste of something else, given with the goods: a line at price 0 that still cost the shop something. */
function withSample(told: Scene, day: number, lines: readonly DemoLine[]): readonly DemoLine[] {
  const { chance } = told
  if (!happens(chance, 0.012)) return lines
  const ware = oneOf(
    chance,
    wares.filter((candidate) => candidate.audience === 'home' && candidate.size <= 1),
  )
  const line = sale(told, { ware, quantity: 1, day })
  return [...lines, { ...line, price: 0, amount: 0, note: '赠品' }]
}

type Basket = { readonly day: number; readonly lines: readonly DemoLine[] }

function order(told: Scene, home: Household, { day, lines }: Basket): Draft {
  const { chance } = told
  const delivery = happens(chance, home.wantsDelivery)
  const web = delivery && happens(chance, home.usesWeb)
  const channel: Channel = web ? '网店' : delivery ? (happens(chance, 0.7) ? '电话' : '门店') : '门店'
  const handover = handedOver(told, { day, delivery, minutesAway: home.minutesAway })
  const received = handover.delivered ?? handover.promised
  const due = home.tab ? told.calendar.nextMonthDay(received + 3, home.payday) : received
  return { customer: home.customer, day, channel, ...handover, due, original: null, lines }
}

function nextTrip(told: Scene, { day, emptyOn }: { day: number; emptyOn: number }): number {
  const { calendar, chance } = told
  const next = Math.max(day + 1, Math.round(emptyOn + normal(chance, 0, 1.6)))
  if (next < calendar.days) {
    const ahead = calendar.newYears.find((newYear) => next > newYear - 4 && next < newYear + 16)
    if (ahead !== undefined && day < ahead - 4 && happens(chance, 0.8)) {
      return Math.max(day + 1, ahead - wholeBetween(chance, 2, 16))
    }
    // Working people put it off to the weekend.
    const toSaturday = 6 - calendar.weekday(next)
    if (toSaturday > 0 && toSaturday <= 3 && happens(chance, 0.3)) return next + toSaturday
  }
  return next
}
