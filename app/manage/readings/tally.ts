import { hash } from 'node:crypto'
import type { ReadOf } from '../../base/access/reading.ts'

/** More of each than this are not told apart: who reads them has been told of long before. */
const mostMarks = 20_000
const markBytes = 6

/**
 * The last six bytes of a customer's id, which are chance: enough to tell a million apart, and nobody is found by them but
 * by who has the id. Of a record that is gone nothing leads there any more, so that there is nothing to take out when
 * somebody is erased. Of an id of another kind, of its digest.
 */
export function markOf(customer: string): number {
  const own = customer.length === 36 ? Number.parseInt(customer.slice(24), 16) : Number.NaN
  return Number.isNaN(own)
    ? Number.parseInt(hash('sha256', customer, 'hex').slice(0, markBytes * 2), 16)
    : own
}

export function marksText(marks: Iterable<number>): string {
  const sorted = [...marks].sort((a, b) => a - b)
  const bytes = Buffer.alloc(sorted.length * markBytes)
  for (const [nth, mark] of sorted.entries()) bytes.writeUIntBE(mark, nth * markBytes, markBytes)
  return bytes.toString('base64')
}

export function marksIn(text: string): number[] {
  const bytes = Buffer.from(text, 'base64')
  return Array.from({ length: Math.floor(bytes.length / markBytes) }, (_, nth) =>
    bytes.readUIntBE(nth * markBytes, markBytes),
  )
}

/** What a reader has read on a day so far. */
export type Tally = {
  readonly opened: Set<number>
  readonly listed: Set<number>
  /** Of both, those not read in the weeks before. */
  fresh: number
  shown: number
  taken: number
  readonly hours: number[]
}

export function newTally(): Tally {
  return {
    ...{ opened: new Set(), listed: new Set(), fresh: 0, shown: 0, taken: 0 },
    hours: Array.from({ length: 24 }, () => 0),
  }
}

type Adding = {
  readonly hour: number
  /** Whom they read in the weeks before. */
  readonly known: Pick<ReadonlySet<number>, 'has'>
  readonly shownAlready: Set<number>
}

/** Adds what an answer told of; says whether anything of the day is other than before. */
export function add(tally: Tally, of: ReadOf, { hour, known, shownAlready }: Adding): void {
  const met = (customer: string, into: Set<number>): void => {
    const mark = markOf(customer)
    if (into.has(mark) || into.size >= mostMarks) return
    if (!tally.opened.has(mark) && !tally.listed.has(mark)) {
      tally.hours[hour] = (tally.hours[hour] ?? 0) + 1
      if (!known.has(mark)) tally.fresh += 1
    }
    into.add(mark)
  }
  for (const one of of.listed) met(one, tally.listed)
  if (of.opened !== null) {
    met(of.opened, tally.opened)
    const mark = markOf(of.opened)
    if (of.inFull && !shownAlready.has(mark)) {
      shownAlready.add(mark)
      tally.shown += 1
    }
  }
  tally.taken += of.taken
}
