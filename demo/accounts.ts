/** How a business orders: on its weekday rhythm, by its trade and its season, until it leaves or is cut off. */

import type { Business } from './businesses.ts'
import { handedOver } from './deliveries.ts'
import { amountOfLines, type Draft, type Scene, type Shop, sale, scene } from './drafts.ts'
import { weighedOut } from './households.ts'
import type { Story } from './pantry.ts'
import { happens, logNormal, normal, weighted, wholeBetween } from './random.ts'
import type { Channel, DemoLine } from './records.ts'

export function accountStory(shop: Shop, account: Business): Story {
  const told = scene(shop, `${account.customer} orders`)
  const { calendar, chance } = told
  const drafts: Draft[] = []
  // Deliveries go on for a while before anyone notices that no money comes.
  const cutOff =
    account.defaultsFrom === null
      ? Number.POSITIVE_INFINITY
      : account.defaultsFrom + wholeBetween(chance, 40, 75)
  let day = account.arrival
  for (;;) {
    day = calendar.openDay(day)
    if (day >= calendar.days) return { drafts, left: null }
    const last = drafts.at(-1)?.day ?? null
    if (day > cutOff) return { drafts, left: last }
    const activity = activityOn(shop, account, day)
    const ordersNow = drafts.length === 0 || (activity > 0.05 && !happens(chance, 0.05))
    if (ordersNow) {
      drafts.push(order(told, account, { day, lines: linesOf(told, account, { day, activity }) }))
      if (happens(chance, account.leaving)) return { drafts, left: day }
    }
    day += Math.max(1, Math.round(account.rhythm + normal(chance, 0, account.rhythm > 6 ? 1 : 0.6)))
  }
}

function activityOn(shop: Shop, account: Business, day: number): number {
  const { calendar } = shop
  const growth = account.yearlyGrowth ** ((day - account.arrival) / 365.25)
  const month = calendar.month(day)
  const toNewYear = calendar.daysToNewYear(day)
  const afterNewYear = calendar.newYears.some((newYear) => day >= newYear && day < newYear + 12)
  if (account.school && (month === 8 || (month === 7 && calendar.dayOfMonth(day) > 10))) return 0
  if (afterNewYear && account.kind !== 'dealer') return account.kind === 'canteen' ? 0 : 0.3 * growth
  // Dealers fill their stores for the holiday; the canteens empty theirs.
  if (toNewYear <= 24) return growth * { dealer: 1.6, restaurant: 1.15, canteen: 0.6 }[account.kind]
  return growth
}

type Wanted = { readonly day: number; readonly activity: number }

function linesOf(told: Scene, account: Business, { day, activity }: Wanted): readonly DemoLine[] {
  const { chance } = told
  const wanted = account.basket.flatMap(({ ware, perDay }, index) => {
    // What moves slowly is not on every order, but then it is more.
    const rare = index > 0 && perDay * account.rhythm < ware.size
    if (rare && !happens(chance, 0.4)) return []
    const kilos =
      perDay * account.rhythm * Math.max(0.3, activity) * logNormal(chance, 1, 0.22) * (rare ? 2 : 1)
    const quantity = ware.loose ? weighedOut(chance, kilos) : Math.max(1, Math.round(kilos / ware.size))
    return [{ ware, quantity }]
  })
  const listed = wanted.map(({ ware, quantity }) => sale(told, { ware, quantity, day }))
  const listTotal = listed.reduce((sum, line) => sum + line.quantity * line.listPrice, 0)
  const discount = account.discount + volumeDiscount(listTotal)
  return wanted.map(({ ware, quantity }) => sale(told, { ware, quantity, day, discount }))
}

/** The shop's price ladder, by the order's size at list price (fen). */
function volumeDiscount(listTotal: number): number {
  if (listTotal >= 800_000) return 0.045
  if (listTotal >= 400_000) return 0.03
  if (listTotal >= 150_000) return 0.015
  return 0
}

type Basket = { readonly day: number; readonly lines: readonly DemoLine[] }

function order(told: Scene, account: Business, { day, lines }: Basket): Draft {
  const channel = weighted<Channel>(told.chance, [
    ['电话', 78],
    ['网店', 14],
    ['门店', 8],
  ])
  // A restaurant in a hurry fetches small orders itself.
  const fetches = channel === '门店' && amountOfLines(lines) < 60_000
  const handover = handedOver(told, { day, delivery: !fetches, minutesAway: account.minutesAway })
  const due = (handover.delivered ?? handover.promised) + account.creditTermDays
  return { customer: account.customer, day, channel, ...handover, due, original: null, lines }
}
