import { alivePath, dayOfIso, isoOfDay, keptModel } from '@ricebook/engine'
import type { Scope, Text } from './test-figures.ts'
import { boughtDays, type Stored } from './test-figures-file-kept.ts'
import {
  booked,
  count,
  day,
  daysFrom,
  minor,
  money,
  number,
  type Row,
  share,
  text,
} from './test-figures-stores.ts'

function pathOf(stored: Stored): Map<string, number> {
  const { model, parameters } = stored.run.figures
  const bought = boughtDays(stored)
  const until = dayOfIso(stored.run.asOf)
  const step = Math.max(1, Math.ceil((until - (bought[0] ?? until)) / 300))
  const fit = { model, fitted: keptModel(model, parameters) }
  const { days, alive } = alivePath(fit, bought, { until, daysPerUnit: 7, step })
  return new Map(Array.from(days, (at, i) => [isoOfDay(at), alive[i] as number]))
}

type Dealing = { readonly file: Row; readonly purchases: Row; readonly outlook: Row; readonly stored: Stored }

export function dealingScopes({ file, purchases, outlook, stored }: Dealing): Scope[] {
  const { worth } = file
  const bought = purchases.days.filter(({ purchase }: Row) => purchase)
  const storedDays = stored.days.filter(({ purchase }) => purchase)
  const path = pathOf(stored)
  const nets = new Map(stored.days.map((row) => [row.day, minor(row.net)]))
  const known = (outlook.path as Row[]).filter(({ alive }) => alive !== null)
  const shown: readonly string[] = [
    ...new Set([...purchases.days.map((row: Row) => row.day), ...known.map((row) => row.day)]),
  ]
    .sort()
    .reverse()
  const next = bought.length > 1 && worth?.nextPurchaseDay != null
  const level = next ? ['80%'] : []
  return [
    {
      at: 'section[aria-labelledby="dealings"] > p.quiet',
      what: 'the rhythm in a line',
      accounts: [
        ...(bought.length > 1 ? [count('times', bought.length, storedDays.length)] : []),
        day('last', bought.at(-1).day, storedDays.at(-1)?.day ?? null),
        ...(next
          ? (['nextPurchaseDay', 'nextLow', 'nextHigh'] as const).map((one) =>
              day(one, worth[one], stored.worth[one]),
            )
          : []),
      ],
      wording: level,
    },
    ...shown.map((on, i): Scope => {
      const net = purchases.days.find((row: Row) => row.day === on)?.net ?? null
      const alive = known.find((row) => row.day === on)?.alive ?? null
      return {
        at: `.dealings .numbers tbody tr:nth-child(${i + 1})`,
        what: `the day ${on}`,
        accounts: [
          day('day', on, nets.has(on) || path.has(on) ? on : null),
          booked('amount', net, nets.get(on) ?? null),
          share(1)('alive', alive, alive === null ? null : path.get(on)),
        ],
      }
    }),
  ]
}

/** Those that the book shows: ten, and thirty more when somebody asks. */
const SHOWN = 40

export function orderScopes(orders: Row, stored: Stored): Scope[] {
  return (orders.rows as Row[]).slice(0, SHOWN).map((order, i): Scope => {
    const own = stored.orders.find(({ order_no }) => order_no === order.order) ?? {}
    const bought = stored.bought.filter(({ order_no }) => order_no === order.order)
    const others = order.products > order.firstProducts.length
    // The first order is unfolded: its lines stand in a row of their own.
    const place = i === 0 ? 1 : i + 2
    return {
      at: `.book > tbody > tr:nth-child(${place})`,
      what: `the order ${order.order}`,
      accounts: [
        day('day', order.day, own.day),
        ...order.firstProducts.map((one: Row) => {
          const quantity = bought.find(({ product }) => product === one.product)?.quantity
          return number(3)(one.name, Math.abs(one.quantity), Math.abs(quantity))
        }),
        ...(others ? [count('products', order.products, bought.length)] : []),
        booked('amount', order.amount, minor(own.amount)),
        booked('margin', order.margin, minor(own.margin)),
      ],
      texts: order.firstProducts.map((one: Row) => {
        const named = bought.find(({ product }) => product === one.product)?.name
        return text('product', one.name ?? one.product, named ?? one.product)
      }),
    }
  })
}

export function lineScopes(lines: readonly Row[], stored: Stored, order: Row): Scope[] {
  const own = stored.lines.filter(({ order_no }) => order_no === order.order)
  const batch = stored.run && order.batch
  return [
    ...lines.map(
      (line, i): Scope => ({
        at: `.lines tbody tr:nth-child(${i + 1})`,
        what: `line ${i + 1} of ${order.order}`,
        accounts: [
          number(3)('quantity', line.quantity, own[i]?.quantity),
          booked('amount', line.amount, minor(own[i]?.amount ?? null)),
          booked('margin', line.margin, minor(own[i]?.margin ?? null)),
          day('due', line.due, own[i]?.due),
        ],
        texts: [text('product', line.name ?? line.product, own[i]?.name ?? own[i]?.product ?? null)],
      }),
    ),
    { at: '.unfolded', what: `whence ${order.order}`, accounts: [count('batch', order.batch, batch)] },
  ]
}

export function rhythmScopes(
  needs: readonly Row[],
  stored: Stored,
  products: ReadonlyMap<string, string>,
): Scope[] {
  const rows = needs.filter(({ product }) => product !== '')
  const own = (product: string): Row => stored.needs.find((one) => one.product === product) ?? {}
  /** What was given back since may have been all of it: then that day is none on which they bought. */
  const lastDay = (product: string): string => {
    const last = stored.last.find((one) => one.product === product)
    return last?.returned >= last?.day ? own(product).lastDay : last?.day
  }
  const gap = (days: number | null): number | null => (days === null ? null : Math.max(1, Math.round(days)))
  const name = (need: Row): Text =>
    text('product', need.name ?? need.product, products.get(need.product) ?? need.product)
  const first = rows.find(({ runOutDate }) => runOutDate !== null)
  return [
    {
      at: 'section[aria-labelledby="rhythm"] > p.quiet',
      what: 'what they want first',
      accounts: first ? [day('when', first.runOutDate, own(first.product).runOutDate)] : [],
      texts: first ? [name(first)] : [],
    },
    { at: '.needs thead', what: 'the head of the rhythm', wording: rows.length > 0 ? ['80%'] : [] },
    ...rows.map((need, i): Scope => {
      const kept = own(need.product)
      const ranged = need.runOutDate !== null && need.low !== null && need.high !== null
      return {
        at: `.needs tbody tr:nth-child(${i + 1})`,
        what: `the rhythm of ${need.name}`,
        accounts: [
          count('every', gap(need.usualGap), gap(kept.usualGap)),
          day('last', need.lastDay, lastDay(need.product)),
          number(3)('quantity', need.lastQuantity, kept.lastQuantity),
          ...(ranged
            ? (['runOutDate', 'low', 'high'] as const).map((one) => day(one, need[one], kept[one]))
            : []),
        ],
        texts: [name(need)],
      }
    }),
  ]
}

type Owing = {
  readonly file: Row
  readonly owed: Row | null
  readonly purchases: Row
  readonly stored: Stored
}

export function owingScopes({ file, owed, purchases, stored }: Owing): Scope[] {
  const at = 'section[aria-labelledby="owing"]'
  const paid = [
    count('payments', purchases.payments, stored.paid.payments),
    money('paid', purchases.paid, minor(stored.paid.paid)),
  ]
  if (!owed) return purchases.payments > 0 ? [{ at, what: 'what was paid', accounts: paid }] : []
  const own = stored.receivable ?? {}
  const { debts } = stored
  const late = (delay: number | null): number | null =>
    delay === null ? null : Math.abs(Math.round(delay)) || null
  const declared = (basis: string, payday: number | null) => (basis === 'declared' ? payday : null)
  return [
    {
      at,
      what: 'what is owed',
      accounts: [
        money('open', owed.open, debts.open),
        ...(owed.overdue > 0
          ? [
              money('overdue', owed.overdue, debts.overdue),
              count('days overdue', owed.daysOverdue, daysFrom(debts.oldest, stored.run.asOf)),
            ]
          : []),
        day('oldest due', owed.oldestDue, debts.oldest),
        count('usual delay', late(owed.usualDelay), late(own.usualDelay)),
        count(
          'payday',
          declared(owed.paydayBasis, file.payday),
          declared(own.paydayBasis, stored.customer.payday),
        ),
        day('ask on', owed.collectOn, own.collectOn),
        ...(purchases.payments > 0 ? paid : []),
        day('as of', file.worth.asOf, stored.run.asOf),
      ],
    },
  ]
}
