/**
 * The goods, and what they cost and sell for on every day. Supplier cost wanders from month to month and dips at harvest;
 * the shelf price follows only when the gap has become too wide, so prices move in steps and margins breathe.
 */
import type { Calendar } from './calendar.ts'
import { between, normal, oneOf, stream } from './random.ts'
import type { DemoPrice, DemoProduct } from './records.ts'
import { type Ware, wares } from './wares.ts'

type ShelfPrice = { readonly list: number; readonly offer: number | null; readonly cost: number }

export type Shelf = {
  readonly priceOn: (ware: Ware, day: number) => ShelfPrice
  readonly products: readonly DemoProduct[]
  readonly history: readonly DemoPrice[]
}

export function stockedShelf(seed: number, calendar: Calendar): Shelf {
  const offers = weeklyOffers(seed, calendar)
  const timelines = new Map(wares.map((ware) => [ware.product, timeline(seed, calendar, { ware, offers })]))
  const priceOn = (ware: Ware, day: number) => {
    const prices = timelines.get(ware.product)?.[day]
    if (prices === undefined) throw new RangeError(`no price of ${ware.product} on day ${day}`)
    return prices
  }
  const history = wares.flatMap((ware) => priceHistory(ware, timelines.get(ware.product) ?? [], calendar))
  const products = wares.map((ware) => productRecord(ware, timelines.get(ware.product) ?? [], calendar))
  return { priceOn, products, history }
}

type Offer = { readonly product: string; readonly from: number; readonly to: number; readonly off: number }

/** Two goods a week go on offer for ten days, so that on any day something is. */
function weeklyOffers(seed: number, calendar: Calendar): readonly Offer[] {
  const chance = stream(seed, 'offers')
  const offers: Offer[] = []
  for (let from = -7; from < calendar.days; from += 7) {
    for (let count = 0; count < 2; count++) {
      offers.push({
        product: oneOf(chance, wares).product,
        from,
        to: from + 9,
        off: between(chance, 0.07, 0.13),
      })
    }
  }
  return offers
}

type Stocked = { readonly ware: Ware; readonly offers: readonly Offer[] }

function timeline(seed: number, calendar: Calendar, { ware, offers }: Stocked): readonly ShelfPrice[] {
  // One stream a category: all rice gets dearer together.
  const market = stream(seed, `market ${ware.category}`)
  const own = offers.filter((offer) => offer.product === ware.product)
  const step = ware.yuan >= 50 ? 100 : ware.loose ? 10 : 50
  let list = Math.round(ware.yuan * 100)
  let level = 1
  let cost = Math.round(list * (1 - ware.margin))
  const firstCost = cost
  let changedOn = 0
  const prices: ShelfPrice[] = []
  for (let day = 0; day < calendar.days + offerReach; day++) {
    if (day > 0 && calendar.dayOfMonth(day) === 1) {
      level *= 1 + normal(market, 0.002, 0.013)
      const harvest = [10, 11, 12].includes(calendar.month(day)) ? 0.975 : 1
      cost = Math.round((firstCost * level * harvest) / 10) * 10
      const margin = 1 - cost / list
      if (Math.abs(margin - ware.margin) > 0.025 && day - changedOn > 45) {
        list = Math.round(cost / (1 - ware.margin) / step) * step
        changedOn = day
      }
    }
    const running = own.find((offer) => day >= offer.from && day <= offer.to)
    const offer = running === undefined ? null : Math.round((list * (1 - running.off)) / step) * step
    prices.push({ list, offer: offer !== null && offer < list ? offer : null, cost })
  }
  return prices
}

/** Offers that run on the last day end after it; the shelf knows their end. */
const offerReach = 31

function priceHistory(ware: Ware, prices: readonly ShelfPrice[], calendar: Calendar): readonly DemoPrice[] {
  const steps: DemoPrice[] = []
  prices.slice(0, calendar.days).forEach(({ list, cost }, day) => {
    const last = steps.at(-1)
    if (last?.listPrice === list && last.cost === cost) return
    steps.push({ product: ware.product, from: calendar.text(day), listPrice: list, cost })
  })
  return steps
}

function productRecord(ware: Ware, prices: readonly ShelfPrice[], calendar: Calendar): DemoProduct {
  const today = prices[calendar.days - 1]
  if (today === undefined) throw new RangeError('a demo needs at least one day')
  const end = prices.findIndex((price, day) => day >= calendar.days && price.offer !== today.offer)
  return {
    product: ware.product,
    name: ware.name,
    category: ware.category,
    unit: ware.unit,
    size: ware.size,
    audience: ware.audience,
    loose: ware.loose,
    listPrice: today.list,
    cost: today.cost,
    offer: today.offer === null ? null : { price: today.offer, until: calendar.text(end - 1) },
  }
}
