import type { ListRow } from './store.ts'
import { unknownRank, type WorthListsTable } from './tables.ts'

/** Of each row of a list. A page of fifty is found in one or two rows a stage, and a run writes few of them. */
const entriesARow = 500

/** A day as what lists are sorted by; nobody knows which: before all others. */
export function dayRank(day: string | null): number {
  return day === null ? unknownRank : Number(day.replaceAll('-', ''))
}

export type Listed = {
  readonly run: number
  readonly by: WorthListsTable['by']
  readonly customers: readonly string[]
  readonly ranks: ArrayLike<number>
  /** Places in the two above: stage by stage, in each by rank, of equals by customer. */
  readonly order: ArrayLike<number>
  readonly stageOf: (place: number) => string
}

/** Customers in an order, some hundreds of one stage a row, as the table is written from its beginning to its end. */
export function* listRows({ run, by, customers, ranks, order, stageOf }: Listed): Generator<ListRow> {
  for (let from = 0; from < order.length; ) {
    const first = order[from] as number
    const stage = stageOf(first)
    const entries = { ranks: [] as number[], customers: [] as string[] }
    let at = from
    for (; at < order.length && at < from + entriesARow; at++) {
      const place = order[at] as number
      if (stageOf(place) !== stage) break
      entries.ranks.push(ranks[place] as number)
      entries.customers.push(customers[place] as string)
    }
    yield [run, by, stage, ranks[first] as number, customers[first] as string, JSON.stringify(entries)]
    from = at
  }
}
