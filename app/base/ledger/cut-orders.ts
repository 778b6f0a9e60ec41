import { type Duck, literal, type Row } from './duckdb.ts'
import { stagingTable } from './tables.ts'

/**
 * An export that stops after so many rows cuts an order in two: its first lines end one file, the others begin the next.
 * Counted in its own file, the third line of the order would be its first again and be taken for one that stood already.
 * So the lines of an order at the edge of a file are counted on from where they belong: where they stand already, else
 * behind those that the other file ends with, or before which it begins, when the two share no product. And an order
 * that another file has cut is counted from where the part of it stands, which may be before the first.
 */
export async function cutOrders(duck: Duck, batch: number): Promise<ReadonlyMap<string, number>> {
  const edges = await duck.row(edgesSql(stagingTable(batch)))
  await duck.run('update batches set first_order = $first, last_order = $last where batch = $batch', {
    batch,
    first: edges.first as string | null,
    last: edges.last as string | null,
  })
  const shifts = new Map<string, number>()
  for (const edge of ['first', 'last'] as const) {
    const order = edges[edge]
    if (order === null || order === undefined || shifts.has(String(order))) continue
    const shift = await shiftOf(duck, { batch, order: String(order), edge })
    if (shift !== 0) shifts.set(String(order), shift)
  }
  for (const order of await cutByOthers(duck, batch)) {
    if (order === edges.first || order === edges.last) continue
    const shift = await shiftOf(duck, { batch, order, edge: null })
    if (shift !== 0) shifts.set(order, shift)
  }
  return shifts
}

/** Orders of this batch with which a file that stands begins or ends. */
async function cutByOthers(duck: Duck, batch: number): Promise<string[]> {
  const rows = await duck.rows(
    `select distinct order_no from (
       select unnest([first_order, last_order]) as order_no from batches semi join committed using (batch)
       where source = (select source from batches where batch = $batch)
     ) semi join ${stagingTable(batch)} using (order_no)`,
    { batch },
  )
  return rows.map((row) => String(row.order_no))
}

/** By how much the n-th of each line grows: an expression over a line. */
export function shiftedBy(shifts: ReadonlyMap<string, number>, line: string): string {
  const branches = [...shifts].map(([order, shift]) => `when ${literal(order)} then ${shift}`)
  return branches.length === 0 ? '0' : `case ${line}.order_no ${branches.join(' ')} else 0 end`
}

const edgesSql = (staged: string): string => `select
    arg_min(order_no, row_no) as first, arg_max(order_no, row_no) as last
  from (select case when product is not null then order_no end as order_no, row_no from ${staged})`

/** More lines than any order has; beyond it the "order" is something else, and left alone. */
export const mostLines = 1_000

const content = '(party, day, amount, product, quantity)::varchar as content, product'

type Cut = {
  readonly batch: number
  readonly order: string
  /** Null: it lies within its file. */
  readonly edge: 'first' | 'last' | null
}

async function shiftOf(duck: Duck, { batch, order, edge }: Cut): Promise<number> {
  const stood = await duck.rows(
    `select nth, ${content} from lines
     where counts and order_no = $order and batch in (select batch from committed)
       and source = (select source from batches where batch = $batch) order by nth limit ${mostLines + 1}`,
    { batch, order },
  )
  if (stood.length === 0 || stood.length > mostLines) return 0
  const mine = await duck.rows(
    `select ${content} from ${stagingTable(batch)} where order_no = $order order by row_no limit ${mostLines + 1}`,
    { order },
  )
  return shiftBetween({
    stood: stood.map((row) => ({ ...cutLine(row), nth: Number(row.nth) })),
    mine: mine.map(cutLine),
    otherEdge: async () => edge !== null && isOtherEdge(duck, { batch, order, edge }),
  })
}

const cutLine = (row: Row): CutLine => ({
  content: String(row.content),
  product: row.product as string | null,
})

/** A line of an order that may be cut in two: `content` is all of what it says. */
export type CutLine = { readonly content: string; readonly product: string | null }

export type CutParts = {
  /** What stands of the order, in the order of `nth`; and what a file has of it, in its own. */
  readonly stood: readonly (CutLine & { readonly nth: number })[]
  readonly mine: readonly CutLine[]
  /** Whether the file ends with this order and one that stands begins with it, or the other way round. */
  readonly otherEdge: () => Promise<boolean>
}

/** By how much the places of a file's lines of one order grow. */
export async function shiftBetween({ stood, mine, otherEdge }: CutParts): Promise<number> {
  if (stood.length === 0 || stood.length > mostLines || mine.length > mostLines) return 0
  const places = new Map(stood.map((line) => [line.nth, line.content]))
  const last = Math.max(...places.keys())
  let best: { shift: number; same: number } | null = null
  for (const shift of [...numbers(0, last), ...numbers(1, mine.length - 1).map((n) => -n)]) {
    const met = mine
      .map((line, i) => ({ line, there: places.get(shift + i + 1) }))
      .filter(({ there }) => there !== undefined)
    const same = met.filter(({ line, there }) => line.content === there).length
    if (same === met.length && (best === null || same > best.same)) best = { shift, same }
  }
  // Found where it stands, or where nothing does.
  if (best && (best.same > 0 || best.shift === 0)) return best.shift
  const products = new Set(stood.map(({ product }) => product))
  const shares = mine.some(({ product }) => product === null || products.has(product))
  return !shares && (await otherEdge()) ? last : 0
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

async function isOtherEdge(
  duck: Duck,
  { batch, order, edge }: { readonly batch: number; readonly order: string; readonly edge: 'first' | 'last' },
): Promise<boolean> {
  const found = await duck.rows(
    `select batch from batches semi join committed using (batch)
     where ${edge === 'first' ? 'last_order' : 'first_order'} = $order
       and source = (select source from batches where batch = $batch) limit 1`,
    { batch, order },
  )
  return found.length > 0
}
