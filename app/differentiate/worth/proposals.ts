import { dayOfIso, isoOfDay, type Stage } from '@ricebook/engine'
import { collectionReason, type ReceivableRow } from '../../customise/collections/collections.ts'
import { deliveryReason, type NeedColumns } from '../../customise/deliveries/deliveries.ts'
import type { ProposedAction } from '../../interact/today/contract.ts'
import type { WorkedOut } from './worth.ts'

export type ProposalParts = {
  /** The day the list is for. */
  readonly today: string
  readonly minor: number
  readonly ownerOf: (customer: string) => string | null
  /** Of several who are equal the one with the smallest comes first. */
  readonly drawOf: (customer: string) => number
  /** No more of one kind than this; 5,000. */
  readonly mostOfAKind?: number | undefined
}

/** Deliveries within so many days are on the list. */
const aheadDays = 7
/** A delivery that is less likely wanted than this is not proposed. */
const leastLikely = 0.3
const ordinaryMost = 5_000
const mostWinBacks = 200
const thanksDays = 7
/** Minutes that one of a kind takes, before anybody has measured them. */
const minutes = { deliver: 20, collect: 8, 'win-back': 10, thank: 5 } as const

/** What to bring to whom: the dated needs of the coming days, the likeliest first. */
export function deliveries(
  columns: NeedColumns,
  marginOfPurchase: (customer: string) => number | null,
  { today, ownerOf, drawOf, mostOfAKind = ordinaryMost }: ProposalParts,
): ProposedAction[] {
  const until = Temporal.PlainDate.from(today).add({ days: aheadDays }).toString()
  const found: (ProposedAction & { readonly likely: number })[] = []
  for (let pair = 0; pair < columns.customer.length; pair++) {
    const by = columns.deliverByDay[pair] as number
    const likely = columns.dueSoon[pair] as number
    if (Number.isNaN(by) || !(likely >= leastLikely)) continue
    const dueDay = isoOfDay(by)
    if (dueDay > until) continue
    const customer = columns.customers[columns.customer[pair] as number] as string
    const product = columns.products[columns.product[pair] as number] as string
    const lastDay = isoOfDay(columns.lastDay[pair] as number)
    const day = (column: Float64Array): string | null =>
      Number.isNaN(column[pair]) ? null : isoOfDay(column[pair] as number)
    const known = (column: Float64Array): number | null =>
      Number.isNaN(column[pair]) ? null : (column[pair] as number)
    const reason = deliveryReason(
      {
        product,
        runOutDate: day(columns.runOutDay),
        low: day(columns.low),
        high: day(columns.high),
        deliverBy: dueDay,
        dueSoon: likely,
        lastDay,
        lastQuantity: known(columns.lastQuantity),
        purchases: columns.purchases[pair] as number,
        usualGap: known(columns.usualGap),
      },
      null,
    )
    if (!reason) continue
    const margin = marginOfPurchase(customer)
    found.push({
      customer,
      kind: 'deliver',
      dueDay,
      // Bought again it is another occasion.
      key: `deliver:${customer}:${product}:${lastDay}`,
      reason,
      expectedMargin: margin === null ? null : Math.round(margin * likely),
      minutes: minutes.deliver,
      owner: ownerOf(customer),
      likely,
    })
  }
  return found
    .sort(
      (a, b) => b.likely - a.likely || drawOf(a.customer) - drawOf(b.customer) || (a.key < b.key ? -1 : 1),
    )
    .slice(0, mostOfAKind)
    .map(({ likely: _, ...action }) => action)
}

/** Whom to ask for money within the coming days, the largest amounts first. */
export function collections(
  rows: readonly ReceivableRow[],
  { today, minor, ownerOf, drawOf, mostOfAKind = ordinaryMost }: ProposalParts,
): ProposedAction[] {
  const until = Temporal.PlainDate.from(today).add({ days: aheadDays }).toString()
  return rows
    .filter(({ collectOn }) => collectOn <= until)
    .sort((a, b) => b.open - a.open || drawOf(a.customer) - drawOf(b.customer))
    .slice(0, mostOfAKind)
    .map(({ customer, ...receivable }) => ({
      customer,
      kind: 'collect',
      dueDay: receivable.collectOn,
      key: `collect:${customer}:${receivable.oldestDue}:${receivable.open}`,
      reason: collectionReason(receivable, minor),
      expectedMargin: receivable.open,
      minutes: minutes.collect,
      owner: ownerOf(customer),
    }))
}

/** Whom to win back while it is worth it, and whom to thank for a first purchase. */
export function winBacksAndThanks(
  { columns, histories, asOf }: WorkedOut,
  stages: readonly Stage[],
  { today, minor, ownerOf, mostOfAKind = ordinaryMost }: ProposalParts,
): ProposedAction[] {
  const asOfDay = dayOfIso(asOf)
  const [slipping, fresh]: [number[], number[]] = [[], []]
  for (let i = 0; i < columns.size; i++) {
    const last = columns.lastDay[i] as number
    if (stages[i] === 'slipping' && (columns.residualLifetimeValue[i] as number) > 0) slipping.push(i)
    if (columns.repeats[i] === 0 && asOfDay - last < thanksDays) fresh.push(i)
  }
  const value = (i: number): number => columns.residualLifetimeValue[i] as number
  const draw = (i: number): number => histories.draws[i] as number
  const thanked = fresh.sort((a, b) => draw(a) - draw(b)).slice(0, mostOfAKind)
  const wonBack = slipping.sort((a, b) => value(b) - value(a) || draw(a) - draw(b)).slice(0, mostWinBacks)
  return [
    ...thanked.map((i): ProposedAction => {
      const customer = columns.customer[i] as string
      const day = isoOfDay(columns.lastDay[i] as number)
      return {
        customer,
        kind: 'thank',
        dueDay: today,
        key: `thank:${customer}:${day}`,
        reason: { code: 'today.reason.thank', values: { day } },
        expectedMargin: null,
        minutes: minutes.thank,
        owner: ownerOf(customer),
      }
    }),
    ...wonBack.map((i): ProposedAction => {
      const customer = columns.customer[i] as string
      const last = columns.lastDay[i] as number
      return {
        customer,
        kind: 'win-back',
        dueDay: today,
        key: `win-back:${customer}:${isoOfDay(last)}`,
        reason: {
          code: 'today.reason.win-back',
          values: {
            times: (columns.repeats[i] as number) + 1,
            ago: asOfDay - last,
            alive: `${Math.round((columns.alive[i] as number) * 100)}%`,
          },
        },
        expectedMargin: Math.round(value(i) * minor),
        minutes: minutes['win-back'],
        owner: ownerOf(customer),
      }
    }),
  ]
}
