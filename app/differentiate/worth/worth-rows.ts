import { isoOfDay as day, dayOfIso, type Stage, stages as stageNames } from '@ricebook/engine'
import { type JobContext, stopIfAsked } from '../../base/jobs/job.ts'
import { insertLists, insertRanks, insertWorth, type RankRow, type WorthRow } from './store.ts'
import { nobody, unknownRank } from './tables.ts'
import type { WorkedOut } from './worth.ts'
import { dayRank, listRows } from './worth-lists.ts'

/** A change of the notebook is short: others write, too. */
const rowsAChange = 4_000
const listRowsAChange = 40

export type Written = {
  readonly run: number
  /** Null before anybody has bought. */
  readonly found: (WorkedOut & { readonly stages: readonly Stage[] }) | null
  readonly people: {
    /** Ids, rising. */
    readonly all: readonly string[]
    readonly owners: ReadonlyMap<string, string>
  }
  /** Minor units in one unit of the currency. */
  readonly minor: number
}

/**
 * Writes a row for everybody, buyers as worked out and the others as prospects, and their places in lists; each table
 * from its beginning to its end, as it lies on the disk. Answers how many there are.
 */
export async function writeWorth(written: Written, context: JobContext): Promise<number> {
  const { run, people } = written
  const { all } = people
  const { notebook, progress } = context
  const rowAt = rowsOfEverybody(written)
  const stages = new Uint8Array(all.length)
  const ranks = new Float64Array(all.length)
  const lists = listed.map((list) => ({ ...list, ranks: new Float64Array(all.length) }))
  await inPieces(all.length, async (from, to) => {
    const rows: WorthRow[] = []
    for (let i = from; i < to; i++) {
      const row = rowAt(i)
      stages[i] = stagesInOrder.indexOf(row[stageColumn] as Stage)
      ranks[i] = row[rankColumn] as number
      for (const list of lists) list.ranks[i] = list.rank(row[list.column] ?? null)
      rows.push(row)
    }
    await notebook.change((tx) => insertWorth(tx, rows))
    stopIfAsked(context)
    progress('write', to, writings * all.length)
  })
  const order = inOrder(stages, ranks)
  await inPieces(all.length, async (from, to) => {
    const rows: RankRow[] = []
    for (let at = from; at < to; at++) {
      const i = order[at] as number
      const customer = all[i] as string
      const stage = stagesInOrder[stages[i] as number] as Stage
      const [margin, next, last] = lists.map((list) => list.ranks[i] as number) as [number, number, number]
      const owner = people.owners.get(customer) ?? nobody
      rows.push([run, stage, ranks[i] as number, customer, owner, margin, next, last])
    }
    await notebook.change((tx) => insertRanks(tx, rows))
    stopIfAsked(context)
    progress('write', all.length + to, writings * all.length)
  })
  for (const [nth, { by, ranks: ranksOfList }] of lists.entries()) {
    const rows = listRows({
      ...{ run, by, customers: all, ranks: ranksOfList, order: inOrder(stages, ranksOfList) },
      stageOf: (i) => stagesInOrder[stages[i] as number] as Stage,
    })
    for (const piece of pieces(rows, listRowsAChange)) {
      await notebook.change((tx) => insertLists(tx, piece))
      stopIfAsked(context)
    }
    const done = 2 + (nth + 1) / lists.length
    progress('write', Math.round(done * all.length), writings * all.length)
  }
  return all.length
}

async function inPieces(size: number, write: (from: number, to: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < size; from += rowsAChange) await write(from, Math.min(size, from + rowsAChange))
}

function* pieces<Of>(all: Iterable<Of>, most: number): Generator<Of[]> {
  let piece: Of[] = []
  for (const one of all) {
    piece.push(one)
    if (piece.length < most) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

/** Rows, ranks, and lists in other orders. */
const writings = 3
const stageColumn = 2
const rankColumn = 3
const listed = [
  { by: 'margin', column: 15, rank: (value: WorthRow[number]) => (value as number | null) ?? unknownRank },
  { by: 'next', column: 11, rank: (value: WorthRow[number]) => dayRank(value as string | null) },
  { by: 'last', column: 19, rank: (value: WorthRow[number]) => dayRank(value as string | null) },
] as const
const stagesInOrder = stageNames.toSorted()

/** Stage by stage, the least valuable first, who is worth the same by id: as the key of ranks lies. */
function inOrder(stages: Uint8Array, ranks: Float64Array): Int32Array {
  return Int32Array.from(ranks.keys()).sort(
    (a, b) =>
      (stages[a] as number) - (stages[b] as number) || (ranks[a] as number) - (ranks[b] as number) || a - b,
  )
}

/**
 * The row of each place among all, asked for in their order. A customer of the facts without a record would be a row
 * that nobody can open: they are passed over, and there is none while no import runs.
 */
function rowsOfEverybody({ run, found, people, minor }: Written): (i: number) => WorthRow {
  if (!found) return (i) => prospectRow(run, people.all[i] as string)
  const { customer } = found.columns
  const rowAt = worthRows({ run, found, stages: found.stages, minor })
  let next = 0
  return (i) => {
    const id = people.all[i] as string
    while (next < customer.length && (customer[next] as string) < id) next++
    return customer[next] === id ? rowAt(next) : prospectRow(run, id)
  }
}

type RowParts = {
  readonly run: number
  readonly found: WorkedOut
  readonly stages: readonly Stage[]
  readonly minor: number
}

/** The rows of everybody who has bought, as the notebook keeps them. */
function worthRows({ run, found, stages, minor }: RowParts): (i: number) => WorthRow {
  const { columns, scored, equity, asOf } = found
  const money = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : Math.round(value * minor)
  const share = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value
  const asOfDay = dayOfIso(asOf)
  const ahead = (value: number | undefined): string | null =>
    value === undefined || Number.isNaN(value) ? null : day(asOfDay + Math.max(1, Math.round(value)))
  return (i) => {
    const customer = columns.customer[i] as string
    const value = columns.residualLifetimeValue[i] as number
    const residual = money(value)
    return [
      run,
      customer,
      stages[i] as Stage,
      residual ?? unknownRank,
      share(columns.alive[i]),
      share(columns.expectedPurchases[i]),
      money((columns.expectedSpend[i] as number) * (columns.marginRate[i] as number)),
      residual,
      money(scored.interval?.low[i]),
      money(scored.interval?.high[i]),
      equity && equity.value > 0 ? share(value / equity.value) : null,
      ahead(columns.nextDays[i]),
      ahead(columns.nextDaysLow[i]),
      ahead(columns.nextDaysHigh[i]),
      money(scored.revenue[i]),
      money(columns.marginSoFar[i]),
      basisOf(found, i),
      (columns.repeats[i] as number) + 1,
      day(columns.firstDay[i] as number),
      day(columns.lastDay[i] as number),
    ]
  }
}

/** Somebody who has not bought: nothing is known of their worth, and that is said. */
function prospectRow(run: number, customer: string): WorthRow {
  const unknown = (n: number): null[] => new Array<null>(n).fill(null)
  return [run, customer, 'prospect', unknownRank, ...unknown(13), 0, null, null]
}

/** Whether a customer's margin so far was measured or taken at the company's rate. */
function basisOf({ margin, scored }: WorkedOut, i: number): string | null {
  if (margin.basis === 'none') return null
  if (margin.basis === 'assumed') return 'assumed'
  const known = scored.costed[i] as number
  return known === 2 ? 'measured' : known === 0 ? 'assumed' : 'mixed'
}
