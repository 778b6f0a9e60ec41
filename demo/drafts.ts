import type { Calendar } from './calendar.ts'
import { type Random, stream } from './random.ts'
import type { Channel, DemoLine, Handover } from './records.ts'
import type { Shelf } from './shelf.ts'
import type { Ware } from './wares.ts'

/** An order while it is being made up: days still numbers, no order number yet. */
export type Draft = {
  customer: string | null
  readonly day: number
  readonly channel: Channel
  readonly handover: Handover
  readonly promised: number | null
  readonly delivered: number | null
  readonly due: number | null
  readonly original: Draft | null
  readonly lines: readonly DemoLine[]
}

/** What everyone in the demo trades with: one seed, one calendar, one shelf of goods. */
export type Shop = {
  readonly seed: number
  readonly calendar: Calendar
  readonly shelf: Shelf
}

/** The shop as one customer's story sees it: with the stream that this part of the story draws from. */
export type Scene = Shop & { readonly chance: Random }

export function scene(shop: Shop, name: string): Scene {
  return { ...shop, chance: stream(shop.seed, name) }
}

/**
 * quantity × price in fen, rounded half away from zero. Reckoned in hundredths of a unit: 0.1 + 0.2 never reaches the
 * books, and a return is exactly the opposite of its sale.
 */
export function amountOf(quantity: number, price: number): number {
  const hundredths = Math.round(Math.abs(quantity) * 100)
  const fen = Math.round((hundredths * price) / 100)
  return quantity < 0 && fen > 0 ? -fen : fen
}

export function sale(
  shop: Shop,
  wanted: { ware: Ware; quantity: number; day: number; discount?: number },
): DemoLine {
  const shelfPrice = shop.shelf.priceOn(wanted.ware, wanted.day)
  const discount = wanted.discount ?? 0
  // An offer and an account's discount do not add up: the better one counts.
  const discounted = Math.round((shelfPrice.list * (1 - discount)) / 10) * 10
  const price =
    discount > 0
      ? Math.min(discounted, shelfPrice.offer ?? discounted)
      : (shelfPrice.offer ?? shelfPrice.list)
  return {
    product: wanted.ware.product,
    quantity: wanted.quantity,
    listPrice: shelfPrice.list,
    price,
    amount: amountOf(wanted.quantity, price),
    cost: amountOf(wanted.quantity, shelfPrice.cost),
    note: shelfPrice.offer !== null && price === shelfPrice.offer ? '促销' : '',
  }
}

export function amountOfLines(lines: readonly DemoLine[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0)
}
