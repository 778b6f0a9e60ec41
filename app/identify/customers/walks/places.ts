import type { CustomerPlace, ListOrder } from '../contract.ts'

/** Stands for "unknown" among ranks, before all that are known. */
export const unknownRank = -9_007_199_254_740_991

/** What a walk is in the order of, at one customer: a text, a number, or nothing but the customer itself. */
export type At = CustomerPlace['at']

/** A step of a walk: where it stands, and whether the customer there is one of those asked for. */
export type Step = { readonly id: string; readonly at: At; readonly kept: number }

export type From = {
  readonly after: { readonly at: At; readonly id: string } | undefined
  readonly most: number
}

/** Which way round a walk goes: by what it is in the order of, and among equals by customer. */
export type Direction = { readonly at: ListOrder; readonly id: ListOrder }

export function comparePlaces(
  a: { readonly at: At; readonly id: string },
  b: { readonly at: At; readonly id: string },
  direction: Direction,
): number {
  return turned(compareValues(a.at, b.at), direction.at) || turned(compareValues(a.id, b.id), direction.id)
}

function turned(order: number, direction: ListOrder): number {
  return direction === 'asc' ? order : -order
}

function compareValues(a: At, b: At): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  // As SQLite compares: by bytes of UTF-8, which is by code points and not by halves of surrogate pairs.
  return a === b ? 0 : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
}
