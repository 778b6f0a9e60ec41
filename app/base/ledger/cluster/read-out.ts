import type { Readable, ReadOut, ReadOuts } from '../read-out.ts'
import { unitsPerCurrency } from '../tables.ts'
import { type Cell, type Cluster, literal } from './cluster.ts'
import { lineTables } from './cluster-tables.ts'
import { dayText } from './days.ts'
import { numberOf } from './doubles.ts'
import { quantityUnits } from './products.ts'
import { countedSql, type State, standingLists, standingOf, stateOf } from './state.ts'

type Written = (cell: Cell) => string | null

const text: Written = (cell) => cell || null
const day: Written = (cell) => (cell === null ? null : dayText(Number(cell)))

/** `0.01`, `100`: whole units of a part of one, exact. */
const parts =
  (of: number): Written =>
  (cell) => {
    if (cell === null) return null
    const [minus, digits] = cell.startsWith('-') ? ['-', cell.slice(1)] : ['', cell]
    const places = Math.log10(of)
    const padded = digits.padStart(places + 1, '0')
    const fraction = padded.slice(-places).replace(/0+$/, '')
    return `${minus}${padded.slice(0, -places)}${fraction && `.${fraction}`}`
  }
const money = parts(unitsPerCurrency)
const quantity = parts(quantityUnits)

const rounded =
  (places: number): Written =>
  (cell) =>
    cell === null ? null : doubleText(roundedTo(numberOf(cell), places))

/** Halves go away from 0. */
const roundedTo = (value: number, places: number): number =>
  (Math.sign(value) * Math.round(Math.abs(value) * 10 ** places)) / 10 ** places

/** As a file's own ledger writes it: `1.0`, `1e-05`. */
function doubleText(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(1)
  if (Math.abs(value) >= 0.0001) return String(value)
  return value.toExponential().replace(/e-(\d)$/, 'e-0$1')
}

/** Of each, in the order of `readOutColumns`: what is asked for, and how it is written. */
const columnsOf = {
  orders: [
    ['order_no', text],
    ['day', day],
    ['party', text],
    ['party_name', text],
    ['product', text],
    ['quantity', quantity],
    ['amount', money],
    ['margin', money],
    ['due', day],
  ],
  payments: [
    ['reference', text],
    ['day', day],
    ['party', text],
    ['order_no', text],
    ['amount', money],
  ],
  products: [
    ['product', text],
    ['name', text],
    ['unit', text],
    ['category', text],
    ['price', money],
    ['cost', money],
  ],
  'worth-history': [
    ['run', text],
    ['as_of', day],
    ['customer', text],
    ['stage', text],
    ['alive', rounded(6)],
    ['residual_value', rounded(4)],
    ['margin_so_far', rounded(4)],
  ],
} as const satisfies Record<ReadOut['of'], readonly (readonly [string, Written])[]>

const place = "concat(toString(batch), '/', toString(row_no))"

function readSql(state: State, asked: ReadOut): string {
  const columns = columnsOf[asked.of].map(([column]) => column).join(', ')
  if (asked.of === 'worth-history')
    return `select ${columns} from worth_history where run = ${Math.trunc(asked.run)} order by customer`
  const source = `source = ${literal(asked.source)}`
  if (asked.of === 'products')
    return `select ${columns}, ${place} from (${listedSql(state)}) where ${source} order by product`
  const standing = standingOf(state)
  const came = `transform(batch, [${standing.map(({ batch }) => batch).join(', ')}],
    [${standing.map(({ settled }) => settled.place).join(', ')}], 0)`
  return `select ${columns}, ${place} from ${lineTables[asked.of]}
    where ${countedSql(state)} and ${source} order by ${came}, row_no`
}

/** Every product once, as the list says that is right of it. */
function listedSql(state: State): string {
  const lists = standingLists(state)
  const columns = ['batch', 'row_no', 'name', 'unit', 'category', 'price', 'cost']
  const settlings = lists.map(({ settled }) => settled.settling)
  const come = `transform(settling, [${settlings.join(', ')}], [${lists.map(({ settled }) => settled.place).join(', ')}], 0)`
  const newest = columns.map((column, i) => `newest.${i + 3} as ${column}`).join(', ')
  return `select source, product, ${newest} from (
      select source, product, arrayReverseSort(l -> (l.1, l.2),
        groupArray((${come}, row_no, ${columns.join(', ')})))[1] as newest
      from products where ${settlings.length === 0 ? '0' : `settling in (${settlings.join(', ')})`}
      group by source, product
    )`
}

async function readableOnCluster(cluster: Cluster): Promise<Readable[]> {
  const state = await stateOf(cluster)
  const found: Readable[] = []
  for (const [of, from] of [
    ['orders', `lines where ${countedSql(state)}`],
    ['payments', `payments where ${countedSql(state)}`],
    ['products', `(${listedSql(state)})`],
  ] as const)
    for (const [source, rows] of await cluster.rows(
      `select source, count() from ${from} group by source order by source`,
    ))
      found.push({ of, source: source as string, rows: Number(rows) })
  for (const [run, rows] of await cluster.rows(
    'select run, count() from worth_history group by run order by run',
  ))
    found.push({ of: 'worth-history', run: Number(run), rows: Number(rows) })
  return found
}

/** Rows handed over at once. */
const pageRows = 20_000

/**
 * What a part is read out of holds still by itself: one question, whose rows a server keeps until it is answered, however
 * much is taken out meanwhile.
 *
 * @param asking keeps what is asked of from being taken out until the answer has begun
 */
export function readOutsOnCluster(cluster: Cluster, asking: Turn): ReadOuts {
  let open: AsyncGenerator<readonly string[]> | null = null
  const end = async (): Promise<void> => {
    const last = open
    open = null
    await last?.return(undefined)
  }
  return {
    readable: () => asking(() => readableOnCluster(cluster)),
    beginReadOut: async (asked) => {
      await end()
      await asking(async () => {
        const pages = pagesOf(cluster, asked, readSql(await stateOf(cluster), asked))
        const first = await pages.next()
        open = first.done ? pages : after(first.value, pages)
      })
    },
    readOutPage: async () => {
      if (!open) throw new Error('nothing is being read out')
      const { value, done } = await open.next()
      return done ? [] : value
    },
    endReadOut: end,
  }
}

type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>

async function* after(
  first: readonly string[],
  rest: AsyncGenerator<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  yield first
  yield* rest
}

async function* pagesOf(cluster: Cluster, { of }: ReadOut, sql: string): AsyncGenerator<readonly string[]> {
  const columns = columnsOf[of]
  let page: string[] = []
  for await (const rows of cluster.pieces(sql))
    for (const row of rows) {
      const cells = columns.map(([, written], i) => written(row[i] as Cell))
      page.push(JSON.stringify(of === 'worth-history' ? cells : [...cells, row[columns.length]]))
      if (page.length < pageRows) continue
      yield page
      page = []
    }
  if (page.length > 0) yield page
}
