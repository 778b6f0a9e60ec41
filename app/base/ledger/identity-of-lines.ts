import type { Duck } from './duckdb.ts'

/**
 * When two lines are one: the n-th line of the same order (of the same payment reference), in two files of one source;
 * where there is no such number, the n-th line of the same customer, day and amount.
 */
export type CountedKind = 'orders' | 'payments'

const numberOf = { orders: 'order_no', payments: 'reference' } as const
const freeOf = ['party', 'day', 'amount'] as const

const freeColumn = (kind: CountedKind, line: string, column: string): string =>
  `case when ${line}.${numberOf[kind]} is null then ${line}.${column} end`

/** What is the same in all lines among which the n-th is counted. */
export const siblingsOf = (kind: CountedKind, line: string): string =>
  [`${line}.${numberOf[kind]}`, ...freeOf.map((column) => freeColumn(kind, line, column))].join(', ')

/** Whether two lines of one source, both with their `nth`, are one. */
export const sameLine = (kind: CountedKind, a: string, b: string): string =>
  [
    `${a}.nth = ${b}.nth`,
    `${a}.${numberOf[kind]} is not distinct from ${b}.${numberOf[kind]}`,
    ...freeOf.map(
      (column) => `${freeColumn(kind, a, column)} is not distinct from ${freeColumn(kind, b, column)}`,
    ),
  ].join(' and ')

/** Whether a line says the same as the one that stood before it. What one of them leaves out is no difference. */
export const sameContent = (kind: CountedKind, a: string, b: string): string =>
  [
    ...freeOf.map((column) => `${a}.${column} is not distinct from ${b}.${column}`),
    ...(kind === 'orders' ? ['product', 'quantity'] : []).map(
      (column) => `coalesce(${a}.${column} = ${b}.${column}, true)`,
    ),
  ].join(' and ')

/** Lines taken at a time where each must find its like: all their likes are in the same part. */
const linesAtATime = 1_000_000

/** Conditions that part the lines of a batch so that no part is too much for the memory. */
export async function partsOf(
  duck: Duck,
  { table, batch }: { readonly table: string; readonly batch: number },
): Promise<((kind: CountedKind, line: string) => string)[]> {
  const { n } = await duck.row(`select count(*) as n from ${table} where batch = $batch`, { batch })
  const parts = Math.ceil(Number(n) / linesAtATime)
  if (parts === 1) return [() => 'true']
  return Array.from(
    { length: parts },
    (_, part) =>
      (kind: CountedKind, line: string): string =>
        `hash(${siblingsOf(kind, line)}) % ${parts} = ${part}`,
  )
}
