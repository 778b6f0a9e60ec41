import type { FactFile, FactKind, FactRole } from './facts.ts'
import { sensibleDays } from './readings.ts'
import { unitsPerCurrency } from './tables.ts'

type Mapping = FactFile['mapping']

export const dayRoles = ['date', 'due'] as const
export const numberRoles = ['amount', 'quantity', 'price', 'cost', 'profit'] as const

/** What is read of a kind of fact, and what follows from it. */
type Kind = {
  readonly texts: readonly FactRole[]
  readonly days: readonly (typeof dayRoles)[number][]
  readonly numbers: readonly (typeof numberRoles)[number][]
  /** May be empty; what stands there and cannot be read is refused all the same. */
  readonly optional: readonly FactRole[]
  /** May be empty in a file of our own, besides: its lines came from several files, which had other columns. */
  readonly emptyInOwn: readonly FactRole[]
  /** Lines as they are kept, from the values read. */
  readonly judged: (mapping: Mapping, cancellations: boolean, values: string) => string
  /** Why a line as judged cannot be used: branches of a `case`. */
  readonly problems: (needed: Mapping) => readonly string[]
  /** Lines to be counted as sales to nobody known, and as brought back. */
  readonly counted: { readonly anonymous: string; readonly returns: string }
}

export const kinds: Readonly<Record<FactKind, Kind>> = {
  orders: {
    texts: ['order', 'product'],
    days: dayRoles,
    numbers: numberRoles,
    optional: ['due'],
    emptyInOwn: ['amount', 'quantity', 'profit'],
    judged: judgedLines,
    problems: lineProblems,
    counted: { anonymous: 'party is null', returns: 'party is not null and is_return' },
  },
  payments: {
    texts: ['reference', 'order'],
    days: ['date'],
    numbers: ['amount'],
    optional: [],
    emptyInOwn: [],
    judged: (_, __, values) =>
      `select * exclude (amount, reference), ${inUnits('amount')} as amount,
        nullif(reference, '') as reference, nullif("order", '') as order_no from (${values})`,
    problems: () => [dayProblem, "when amount is null then 'amount'"],
    counted: { anonymous: 'party is null', returns: 'party is not null and amount < 0' },
  },
  products: {
    texts: ['product', 'name', 'unit', 'category'],
    days: [],
    numbers: ['price', 'cost'],
    optional: ['price', 'cost'],
    emptyInOwn: [],
    judged: (_, __, values) =>
      `select * exclude (product, price, cost), nullif(product, '') as product,
        ${inUnits('price')} as price, ${inUnits('cost')} as cost from (${values})`,
    problems: () => ["when product is null then 'product'"],
    counted: { anonymous: 'false', returns: 'false' },
  },
}

const dayProblem = `when day is null or day not between ${sensibleDays} then 'day'`

const inUnits = (value: string): string =>
  `(cast(${value} as decimal(18, 4))::decimal(19, 4) * ${unitsPerCurrency})::bigint`

const largestQuantity = 1e9

/** The roles of a file that a line of it may leave empty. */
export function mayBeEmpty(kind: FactKind, { own }: Pick<FactFile, 'own'>): readonly FactRole[] {
  const { optional, emptyInOwn } = kinds[kind]
  return own ? [...optional, ...emptyInOwn] : optional
}

/** Why a line as laid down cannot be used; null where it can. */
export function problemOf(kind: FactKind, file: Pick<FactFile, 'mapping' | 'own'>): string {
  const empty = mayBeEmpty(kind, file)
  const mapped = Object.entries(file.mapping) as [FactRole, string][]
  const needed = Object.fromEntries(mapped.filter(([role]) => !empty.includes(role)))
  const unread = empty
    .filter((role) => file.mapping[role] !== undefined)
    .map((role) => `when ${role}_unread then '${role}'`)
  return `(case ${[...kinds[kind].problems(needed), ...unread].join(' ')} end)`
}

function lineProblems(mapping: Mapping): string[] {
  const amount = mapping.amount !== undefined ? 'amount' : mapping.price !== undefined ? 'price' : null
  const margin = mapping.profit !== undefined ? 'profit' : mapping.cost !== undefined ? 'cost' : null
  return [
    dayProblem,
    ...(mapping.quantity
      ? [`when quantity is null or abs(quantity) >= ${largestQuantity} then 'quantity'`]
      : []),
    ...(amount ? [`when amount is null then '${amount}'`] : []),
    ...(margin ? [`when margin is null then '${margin}'`] : []),
  ]
}

/** Lines with what follows from their values: total, margin, whether it is a return. */
function judgedLines(mapping: Mapping, cancellations: boolean, values: string): string {
  const priced = mapping.amount === undefined && mapping.price !== undefined
  const total = priced
    ? 'try_cast(price::decimal(19, 6) * quantity as decimal(18, 4))'
    : 'cast(amount as decimal(18, 4))'
  const unitCost = mapping.quantity !== undefined && /单位|單位|unit|单件|每/i.test(mapping.cost ?? '')
  const cost = unitCost ? 'abs(cost::decimal(19, 6) * quantity)' : 'abs(cost)'
  const margin = mapping.profit
    ? 'profit'
    : mapping.cost
      ? `amount - case when is_return then -${cost} else ${cost} end`
      : null
  // An invoice numbered C… beside others that are not is a cancellation, whatever the sign of its lines.
  const returned = [
    ...(mapping.quantity ? ['quantity < 0'] : []),
    ...(mapping.amount || priced ? ['total < 0'] : []),
    ...(cancellations ? [`regexp_full_match("order", '[cC]\\d+')`] : []),
  ]
  // Whatever sign it came with, what was brought back or cancelled is money given back.
  const backwards = returned.filter((sign) => sign !== 'total < 0')
  const amount =
    backwards.length > 0 ? `case when ${backwards.join(' or ')} then -abs(total) else total end` : 'total'
  return `select * exclude (amount), (amount::decimal(19, 4) * ${unitsPerCurrency})::bigint as amount,
      ${margin === null ? 'null::bigint' : `try_cast((${margin})::decimal(38, 6) * ${unitsPerCurrency} as bigint)`} as margin, "order" as order_no
    from (select * exclude (amount, total), ${amount} as amount,
        ${returned.length > 0 ? `coalesce(${returned.join(' or ')}, false)` : 'false'} as is_return
      from (select *, ${total} as total from (${values})))`
}
