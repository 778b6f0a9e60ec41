import { collectionGain, contactGain, dayOfIso, deliveryGain, isoOfDay, type Stage } from '@ricebook/engine'
import { type Asking, collectionReason, type ReceivableRow } from '../../customise/collections/collections.ts'
import { deliveryReason, type NeedColumns } from '../../customise/deliveries/deliveries.ts'
import {
  assumedEvidence,
  contactEvidence,
  type ProposedAction,
  ranked,
  toldShare,
} from '../../interact/actions/actions.ts'
import { type Basis, type Evidence, usualMinutes } from '../../interact/actions/contract.ts'
import type { WorkedOut } from './worth.ts'

export type ProposalParts = {
  /** The day the list is for. */
  readonly today: string
  readonly minor: number
  readonly ownerOf: (customer: string) => string | null
  /** How many live with a customer; null: nobody wrote it down. */
  readonly personsOf: (customer: string) => number | null
  /** Of several who are equal the one with the smallest comes first. */
  readonly drawOf: (customer: string) => number
  /** No more of one kind than this; 5,000. */
  readonly mostOfAKind?: number | undefined
}

/** What one purchase of a customer brings, minor units, and how often they have bought. */
export type PurchaseMargin = {
  readonly margin: number
  readonly purchases: number
  readonly basis: Basis
}

/** Deliveries within so many days are on the list. */
const aheadDays = 7
/** A delivery that is less likely wanted than this is not proposed. */
const leastLikely = 0.3
const ordinaryMost = 5_000
const mostWinBacks = 200
const thanksDays = 7

/** Minutes are the usual ones of the kind until somebody measures them. */
const minutesOf = (kind: ProposedAction['kind']): Evidence => ({
  of: 'assumption',
  name: 'minutes',
  value: usualMinutes[kind],
  basis: 'assumed',
})

/** What a proposal brings, as a row keeps it. */
function brings(gain: Parameters<typeof ranked>[0], kind: ProposedAction['kind']) {
  const { expectedMargin, spread } = ranked(gain, usualMinutes[kind])
  return { expectedMargin, spread, minutes: usualMinutes[kind] }
}

/** What to bring to whom: the dated needs of the coming days, the likeliest first. */
export function deliveries(
  columns: NeedColumns,
  marginOfPurchase: (customer: string) => PurchaseMargin | null,
  { today, ownerOf, drawOf, personsOf, mostOfAKind = ordinaryMost }: ProposalParts,
): ProposedAction[] {
  const until = Temporal.PlainDate.from(today).add({ days: aheadDays }).toString()
  const found: (ProposedAction & { readonly likely: number })[] = []
  const bought = purchasesOf(columns)
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
      personsOf(customer),
    )
    if (!reason) continue
    const purchase = marginOfPurchase(customer)
    // Who brings home three things at a time brings a third of a purchase's margin with each.
    const things =
      purchase && Math.max(1, (bought[columns.customer[pair] as number] as number) / purchase.purchases)
    const margin = purchase && things ? purchase.margin / things : Number.NaN
    const gain = deliveryGain({ margin, wanted: likely })
    found.push({
      customer,
      kind: 'deliver',
      dueDay,
      // Bought again it is another occasion.
      key: `deliver:${customer}:${product}:${lastDay}`,
      reason,
      ...brings(gain, 'deliver'),
      evidence: [
        { of: 'need', name: 'wanted', value: toldShare(likely), basis: 'inferred' },
        {
          of: 'need',
          name: 'run-out',
          value: isoOfDay(columns.runOutDay[pair] as number),
          basis: 'inferred',
          interval: {
            low: isoOfDay(columns.low[pair] as number),
            high: isoOfDay(columns.high[pair] as number),
            level: 0.8,
          },
        },
        ...(purchase && Number.isFinite(margin)
          ? ([{ of: 'worth', name: 'margin', value: Math.round(margin), basis: purchase.basis }] as const)
          : []),
        assumedEvidence('lost-otherwise'),
        minutesOf('deliver'),
      ],
      product: product === '' ? null : product,
      quantity: known(columns.lastQuantity),
      amount: null,
      occasionDay: lastDay,
      owner: ownerOf(customer),
      likely,
    })
  }
  const chosen = found
    .sort(
      (a, b) => b.likely - a.likely || drawOf(a.customer) - drawOf(b.customer) || (a.key < b.key ? -1 : 1),
    )
    .slice(0, mostOfAKind)
  const together = broughtTogether(chosen)
  return chosen.map(({ likely: _, ...action }) => ({ ...action, together: together(action) }))
}

/** What is brought to the same customer on the same day is one way, and ranked by what all of it brings. */
function broughtTogether(
  actions: readonly ProposedAction[],
): (action: Pick<ProposedAction, 'customer' | 'dueDay'>) => number | null {
  const wayOf = ({ customer, dueDay }: Pick<ProposedAction, 'customer' | 'dueDay'>): string =>
    `${customer} ${dueDay}`
  const sums = new Map<string, number>()
  for (const action of actions) {
    if (action.expectedMargin === null) continue
    const way = wayOf(action)
    sums.set(way, (sums.get(way) ?? 0) + action.expectedMargin)
  }
  return (action) => sums.get(wayOf(action)) ?? null
}

/** How often each customer bought any of the products. */
function purchasesOf({ customers, customer, purchases }: NeedColumns): Float64Array {
  const sums = new Float64Array(customers.length)
  customer.forEach((place, pair) => {
    sums[place] = (sums[place] as number) + (purchases[pair] as number)
  })
  return sums
}

export type CollectionParts = ProposalParts & {
  readonly askings: ReadonlyMap<string, Asking>
  /** Of money, 0.1 for 10 % a year. */
  readonly annualCost: number
  /** Days after the due day that debts are usually paid; null: nobody has paid yet. */
  readonly usualDelay: number | null
  /** The day on which a customer was last asked; null: never. */
  readonly askedOn: (customer: string) => string | null
}

/** Whom to ask for money within the coming days, the largest amounts first. */
export function collections(rows: readonly ReceivableRow[], parts: CollectionParts): ProposedAction[] {
  const { today, ownerOf, drawOf, askedOn, mostOfAKind = ordinaryMost } = parts
  const until = Temporal.PlainDate.from(today).add({ days: aheadDays }).toString()
  return rows
    .filter(({ collectOn }) => collectOn <= until)
    .sort((a, b) => b.open - a.open || drawOf(a.customer) - drawOf(b.customer))
    .slice(0, mostOfAKind)
    .map(({ customer, ...receivable }) => {
      const asking = parts.askings.get(customer) ?? { due: Number.NaN, expectedLoss: Number.NaN }
      const asked = askedOn(customer)
      return {
        customer,
        kind: 'collect',
        dueDay: receivable.collectOn,
        // Asked and not paid it is another occasion, which the frequency cap keeps off for a while.
        key: `collect:${customer}:${receivable.oldestDue}${asked === null ? '' : `:${asked}`}`,
        reason: collectionReason(receivable),
        ...brings(
          collectionGain({
            ...asking,
            usualDelay: receivable.usualDelay ?? parts.usualDelay ?? Number.NaN,
            annualCost: parts.annualCost,
          }),
          'collect',
        ),
        evidence: collectionEvidence(receivable, asking, parts),
        product: null,
        quantity: null,
        amount: Number.isNaN(asking.due) ? null : asking.due,
        occasionDay: receivable.oldestDue,
        owner: ownerOf(customer),
      }
    })
}

function collectionEvidence(
  { overdue, usualDelay: own }: Omit<ReceivableRow, 'customer'>,
  { due, expectedLoss }: Asking,
  { annualCost, usualDelay: ofAll }: CollectionParts,
): Evidence[] {
  const delay = own ?? ofAll
  return [
    ...(Number.isNaN(due)
      ? []
      : ([
          { of: 'receivable', name: 'due', value: due, basis: 'measured' },
          { of: 'assumption', name: 'expected-loss', value: Math.round(expectedLoss), basis: 'assumed' },
        ] as const)),
    { of: 'receivable', name: 'overdue', value: overdue, basis: 'measured' },
    ...(delay === null
      ? []
      : ([
          // Whoever has never paid is taken to pay as late as the others.
          {
            of: 'receivable',
            name: 'usual-delay',
            value: delay,
            basis: own === null ? 'assumed' : 'measured',
          },
          { of: 'assumption', name: 'cost-of-money', value: annualCost, basis: 'assumed' },
        ] as const)),
    assumedEvidence('heeded'),
    minutesOf('collect'),
  ]
}

/** Whom to win back while it is worth it, and whom to thank for a first purchase. */
export function winBacksAndThanks(
  { columns, scored, asOf }: WorkedOut,
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
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
  const alive = (i: number): number => columns.alive[i] as number
  const value = (i: number): number => (columns.residualLifetimeValue[i] as number) * minor
  const gain = (i: number, by: 'wonBack' | 'thanked') => contactGain({ value: value(i), alive: alive(i), by })
  const proposal = (i: number, kind: 'win-back' | 'thank'): Omit<ProposedAction, 'reason'> => {
    const customer = columns.customer[i] as string
    const lastDay = isoOfDay(columns.lastDay[i] as number)
    const inMinor = known(value(i))
    return {
      customer,
      kind,
      dueDay: today,
      key: `${kind}:${customer}:${lastDay}`,
      ...brings(gain(i, kind === 'thank' ? 'thanked' : 'wonBack'), kind),
      evidence: [
        ...contactEvidence({
          alive: known(alive(i)),
          value: inMinor === null ? null : Math.round(inMinor),
          by: kind === 'thank' ? 'thanked' : 'won-back',
        }),
        minutesOf(kind),
      ],
      ...{ product: null, quantity: null, amount: null },
      occasionDay: lastDay,
      owner: ownerOf(customer),
    }
  }
  const draw = (i: number): number => scored.draws[i] as number
  const thanked = fresh.sort((a, b) => draw(a) - draw(b)).slice(0, mostOfAKind)
  // What calling brings, not what they are worth: who comes anyhow need not be won back.
  const brought = new Map(slipping.map((i) => [i, gain(i, 'wonBack').money]))
  const of = (i: number): number => known(brought.get(i) ?? Number.NaN) ?? -1
  const wonBack = slipping.sort((a, b) => of(b) - of(a) || draw(a) - draw(b)).slice(0, mostWinBacks)
  return [
    ...thanked.map((i) => ({
      ...proposal(i, 'thank'),
      reason: {
        code: 'actions.reason.thank',
        values: { day: { day: isoOfDay(columns.lastDay[i] as number) } },
      },
    })),
    ...wonBack.map((i) => ({ ...proposal(i, 'win-back'), reason: silenceOf(columns, i) })),
  ]
}

/** Why to win somebody back: how often they came, when last, and how likely they are still there, where that is known. */
function silenceOf(
  { repeats, recencyDays, lastDay, alive }: WorkedOut['columns'],
  i: number,
): ProposedAction['reason'] {
  const last = { day: isoOfDay(lastDay[i] as number) }
  const [again, share] = [repeats[i] as number, alive[i] as number]
  if (Number.isNaN(share))
    return { code: 'actions.reason.win-back-silent', values: { last, count: again + 1 } }
  if (again === 0)
    return { code: 'actions.reason.win-back-once', values: { last, alive: { share: toldShare(share) } } }
  const count = Math.max(1, Math.round((recencyDays[i] as number) / again))
  const values = { times: again + 1, count, last, alive: { share: toldShare(share) } }
  return { code: 'actions.reason.win-back', values }
}
