/** Sales over the counter to nobody in particular: paid, carried away, no name taken. */
import { type Draft, type Shop, sale } from './drafts.ts'
import { weighedOut } from './households.ts'
import { happens, oneOf, type Random, stream } from './random.ts'
import { wares } from './wares.ts'

/** About this share of all lines has no customer. */
const anonymousShare = 0.08

const linesASale = 1.35

export function counterSales(shop: Shop, namedLines: number): readonly Draft[] {
  const chance = stream(shop.seed, 'counter')
  const wantedLines = (namedLines * anonymousShare) / (1 - anonymousShare)
  const perDay = wantedLines / linesASale / shop.calendar.days
  const drafts: Draft[] = []
  for (let day = 0; day < shop.calendar.days; day++) {
    if (shop.calendar.openDay(day) !== day) continue
    const weekend = shop.calendar.weekday(day) >= 6 ? 1.5 : 0.8
    const newYear = shop.calendar.daysToNewYear(day) <= 20 ? 1.6 : 0.97
    const sales = chance.poisson(perDay * weekend * newYear)
    for (let index = 0; index < sales; index++) drafts.push(counterSale(shop, chance, day))
  }
  return drafts
}

function counterSale(shop: Shop, chance: Random, day: number): Draft {
  const line = () => {
    const ware = oneOf(
      chance,
      wares.filter((candidate) => candidate.audience !== 'trade' && candidate.size < 25),
    )
    return sale(shop, { ware, quantity: ware.loose ? weighedOut(chance, 1.2) : 1, day })
  }
  const lines = happens(chance, linesASale - 1) ? [line(), line()] : [line()]
  return {
    customer: null,
    day,
    channel: '门店',
    handover: '自提',
    promised: day,
    delivered: day,
    due: day,
    original: null,
    lines,
  }
}
