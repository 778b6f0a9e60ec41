import { collectOn, dayOfIso, isoOfDay, learnPayday, lossRate } from '@ricebook/engine'
import type { Sight } from '../../base/access/sight.ts'
import type { Kept, Reader } from '../../base/language/sentence.ts'
import type { ReceivableItems } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customerSeen } from '../../identify/customers/customers.ts'
import { readerOf } from '../../identify/products/products.ts'
import {
  type AgeBucket,
  type Ageing,
  type PaydayBasis,
  type Receivable,
  receivableSchema,
} from './contract.ts'
import {
  appendOwed,
  appendReceivables,
  type ReceivablesAsked,
  receivableOf,
  receivablesAsked,
} from './store.ts'
import type { OwedTable } from './tables.ts'

export type CollectionTerms = {
  /** The last day that is known, ISO. */
  readonly asOf: string
  /** Nobody is asked before this day, ISO. */
  readonly today: string
  /** Day of the month, where somebody wrote it down. */
  readonly paydays: ReadonlyMap<string, number>
  /** Minor units in one unit of the company's currency. */
  readonly minor: number
}

export type ReceivableRow = Receivable & { readonly customer: string }

/** Money that came lately is still there: so many days after a payday nobody waits for the next. */
const paydayLasts = 7

/** Amounts of the ledger in minor units: rounded, since the ledger may know a hundredth of them. */
const inMinor =
  (minor: number) =>
  (amount: number): number =>
    Math.round(amount * minor)

/**
 * Who owes what, since when, how late do they usually pay, and on which day to ask? Rows only for those who owe.
 *
 * @param items the ledger's answer, up to the as-of day; whole, or one part of the customers at a time
 */
export function receivablesOf(items: ReceivableItems, terms: CollectionTerms): ReceivableRow[] {
  const asOf = dayOfIso(terms.asOf)
  const today = dayOfIso(terms.today)
  const places = placesByCustomer(items)
  const minor = inMinor(terms.minor)
  return items.customers.flatMap((customer, place): ReceivableRow[] => {
    const own = places[place] as number[]
    const owed = own.filter((at) => minor(items.open[at] as number) > 0)
    if (owed.length === 0) return []
    const sum = (of: readonly number[]): number =>
      of.reduce((total, at) => total + minor(items.open[at] as number), 0)
    const oldestDue = Math.min(...owed.map((at) => items.due[at] as number))
    const paid = own.filter((at) => !Number.isNaN(items.paidDay[at]))
    const declared = terms.paydays.get(customer)
    const learned = declared === undefined ? learnPayday(paid.map((at) => items.paidDay[at] as number)) : null
    const payday = declared ?? learned?.dayOfMonth ?? null
    const from = payday === null ? oldestDue : Math.max(oldestDue, today - paydayLasts)
    const paydayBasis: PaydayBasis = declared !== undefined ? 'declared' : learned ? 'learned' : 'none'
    return [
      {
        customer,
        open: sum(owed),
        overdue: sum(owed.filter((at) => (items.due[at] as number) < asOf)),
        oldestDue: isoOfDay(oldestDue),
        daysOverdue: Math.max(0, asOf - oldestDue),
        usualDelay: middleOf(paid.map((at) => (items.paidDay[at] as number) - (items.due[at] as number))),
        collectOn: isoOfDay(Math.max(today, collectOn(from, payday))),
        paydayBasis,
      },
    ]
  })
}

function placesByCustomer(items: ReceivableItems): number[][] {
  const places = items.customers.map((): number[] => [])
  items.customer.forEach((customer, at) => {
    places[customer]?.push(at)
  })
  return places
}

/** What is asked for: what of a debt is due by the day to ask, and how much of that is lost by its age, minor units. */
export type Asking = { readonly due: number; readonly expectedLoss: number }

/** Of everybody who owes, what is asked for on the day to ask. */
export function askingsOf(
  items: ReceivableItems,
  rows: readonly ReceivableRow[],
  { minor }: Pick<CollectionTerms, 'minor'>,
): ReadonlyMap<string, Asking> {
  const amountOf = inMinor(minor)
  const places = placesByCustomer(items)
  const placeOf = new Map(items.customers.map((customer, place) => [customer, place]))
  return new Map(
    rows.map(({ customer, collectOn: on }) => {
      const day = dayOfIso(on)
      let [due, expectedLoss] = [0, 0]
      for (const at of places[placeOf.get(customer) as number] ?? []) {
        const late = day - (items.due[at] as number)
        if (late < 0) continue
        const open = amountOf(items.open[at] as number)
        due += open
        expectedLoss += open * lossRate(late)
      }
      return [customer, { due, expectedLoss }]
    }),
  )
}

/** How many days after the due day debts are usually paid: the middle of the customers'; null where nobody has paid. */
export function usualDelayOfAll(rows: readonly ReceivableRow[]): number | null {
  return middleOf(rows.flatMap(({ usualDelay }) => usualDelay ?? []))
}

/** What is owed in all by the customers of each person ('' is nobody), and what of it is due and overdue on a day. */
export function owedOf(
  items: ReceivableItems,
  terms: Pick<CollectionTerms, 'today' | 'minor'> & {
    readonly ownerOf: (customer: string) => string | null
  },
): Owed[] {
  const [today, amountOf] = [dayOfIso(terms.today), inMinor(terms.minor)]
  const owed = new Map<string, { open: number; due: number; overdue: number }>()
  items.open.forEach((amount, at) => {
    const open = amountOf(amount)
    if (open <= 0) return
    const owner = terms.ownerOf(items.customers[items.customer[at] as number] as string) ?? ''
    const sum = owed.get(owner) ?? { open: 0, due: 0, overdue: 0 }
    const due = items.due[at] as number
    sum.open += open
    if (due <= today) sum.due += open
    if (due < today) sum.overdue += open
    owed.set(owner, sum)
  })
  return [...owed].map(([owner, sum]) => ({ owner, day: terms.today, ...sum }))
}

export type Owed = Omit<OwedTable, 'run'>

/** Writes down what is owed in all under a worth run. */
export async function writeOwed({
  notebook,
  run,
  rows,
}: {
  readonly notebook: Notebook
  readonly run: number
  readonly rows: readonly Owed[]
}): Promise<void> {
  await appendOwed(
    notebook,
    rows.map((row) => ({ run, ...row })),
  )
}

function middleOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2
}

const lastDays: readonly (readonly [AgeBucket, number])[] = [
  ['not-due', 0],
  ['1-30', 30],
  ['31-60', 60],
  ['61-90', 90],
  ['91-180', 180],
]

/** Which age a debt has that many days after its due day; 0 and below is not due. */
export function ageBucketOf(daysOverdue: number): AgeBucket {
  return lastDays.find(([, last]) => daysOverdue <= last)?.[0] ?? 'over-180'
}

/** How old is what is open? The same for any past day, asked with the items up to it. */
export function ageingOf(
  items: ReceivableItems,
  { asOf, minor }: Pick<CollectionTerms, 'asOf' | 'minor'>,
): Ageing {
  const day = dayOfIso(asOf)
  const amountOf = inMinor(minor)
  const empty = { 'not-due': 0, '1-30': 0, '31-60': 0, '61-90': 0, '91-180': 0, 'over-180': 0 }
  const ageing: Record<AgeBucket, number> & { total: number } = { ...empty, total: 0 }
  items.open.forEach((open, at) => {
    const amount = amountOf(open)
    ageing[ageBucketOf(day - (items.due[at] as number))] += amount
    ageing.total += amount
  })
  return ageing
}

const rowsAChange = 2_000

/** Writes down who owes what under a worth run. */
export async function writeReceivables({
  notebook,
  run,
  rows,
}: {
  readonly notebook: Notebook
  readonly run: number
  readonly rows: readonly ReceivableRow[]
}): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAChange) {
    await appendReceivables(
      notebook,
      rows.slice(at, at + rowsAChange).map((row) => ({ run, ...row })),
    )
  }
}

/** Why to ask for money now: the sentence's code and its figures, to be said in the reader's language on any day. */
export function collectionReason(receivable: Receivable): Kept {
  const { open, overdue, oldestDue, collectOn: on, paydayBasis } = receivable
  const values = {
    ...{ open: { money: open }, overdue: { money: overdue } },
    ...{ oldestDue: { day: oldestDue }, collectOn: { day: on } },
  }
  const when = overdue === 0 ? 'due' : overdue < open ? 'overdue' : 'all-overdue'
  return paydayBasis === 'none'
    ? { code: `collections.reason.${when}`, values }
    : { code: `collections.reason.${when}-payday`, values }
}

/** What a customer owes, with the reason to ask for it. */
export type Owing = Receivable & { readonly reason: Kept }
export type Debtor = Owing & {
  readonly customer: string
  readonly customerName: string
  /** Who looks after them. */
  readonly customerOwner: string | null
}

export type CollectionsDeps = { readonly notebook: Notebook }

/** What a reader of the reasons knows. */
export function readerOfReasons({ notebook }: CollectionsDeps): Promise<Reader> {
  return readerOf(notebook.read, { products: [] })
}

/** Who owes what by the current worth run, whom to ask first in front. */
export async function listReceivables(
  asked: ReceivablesAsked,
  { notebook }: CollectionsDeps,
): Promise<Debtor[]> {
  const rows = await receivablesAsked(notebook.read, asked)
  return rows.map(({ customer, customerName, customerOwner, ...row }) => ({
    ...{ customer, customerName, customerOwner },
    ...owing(row),
  }))
}

/** What one customer owes by the current worth run; null: nothing. */
export async function receivableOfCustomer(
  { customer, sight }: { readonly customer: string; readonly sight: Sight },
  { notebook }: CollectionsDeps,
): Promise<(Owing & { readonly customerOwner: string | null }) | null> {
  const { owner } = await customerSeen(notebook.read, customer, sight)
  const row = await receivableOf(notebook.read, customer)
  return row ? { ...owing(row), customerOwner: owner } : null
}

function owing(row: unknown): Owing {
  const receivable = receivableSchema.parse(row)
  return { ...receivable, reason: collectionReason(receivable) }
}
