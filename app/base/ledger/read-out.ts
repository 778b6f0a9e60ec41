import type { Connections } from './connections.ts'
import type { Duck } from './duckdb.ts'
import { unitsPerCurrency } from './tables.ts'

/** What can be read out whole: the facts of a source as they count now, or what a worth run said of everybody. */
export type ReadOut =
  | { readonly of: 'orders' | 'payments' | 'products'; readonly source: string }
  | { readonly of: 'worth-history'; readonly run: number }

/** A part of the ledger that can be read out, and how many rows it has. */
export type Readable = ReadOut & { readonly rows: number }

/** `0.0100` is 0.01, `100.0000` is 100. */
const plain = (decimal: string): string => `rtrim(rtrim((${decimal})::varchar, '0'), '.')`
const money = (name: string): string =>
  plain(`${name}::decimal(19, 0) * ${(1 / unitsPerCurrency).toFixed(4)}::decimal(5, 4)`)

/**
 * The columns of each, in order, each an expression whose value is text or nothing: amounts in units of the currency,
 * exact, days as ISO writes them. Orders, payments and products have the columns that reading them in again asks for.
 * `place`: in which import and in which row of its file a fact stands.
 */
const columnsOf = {
  orders: {
    order: 'order_no',
    date: 'day::varchar',
    customer: 'party',
    customerName: 'party_name',
    product: 'product',
    quantity: plain('quantity'),
    amount: money('amount'),
    profit: money('margin'),
    due: 'due::varchar',
    place: "batch || '/' || row_no",
  },
  payments: {
    reference: 'reference',
    date: 'day::varchar',
    customer: 'party',
    order: 'order_no',
    amount: money('amount'),
    place: "batch || '/' || row_no",
  },
  products: {
    product: 'product',
    name: 'name',
    unit: 'unit',
    category: 'category',
    price: money('price'),
    cost: money('cost'),
    place: "batch || '/' || row_no",
  },
  'worth-history': {
    run: 'run::varchar',
    asOf: 'as_of::varchar',
    customer: 'customer::varchar',
    stage: 'stage',
    alive: 'round(alive, 6)::varchar',
    residualValue: 'round(residual_value, 4)::varchar',
    marginSoFar: 'round(margin_so_far, 4)::varchar',
  },
} as const

export type ReadOutColumn = { [Of in keyof typeof columnsOf]: keyof (typeof columnsOf)[Of] }
export type ReadOutRow = readonly (string | null)[]

const named = <Of extends ReadOut['of']>(of: Of): readonly ReadOutColumn[Of][] =>
  Object.keys(columnsOf[of]) as unknown as readonly ReadOutColumn[Of][]

export const readOutColumns = {
  orders: named('orders'),
  payments: named('payments'),
  products: named('products'),
  'worth-history': named('worth-history'),
} as const

const from = {
  orders: 'lines join committed using (batch) where counts and source = $which order by place, batch, row_no',
  payments:
    'payments join committed using (batch) where counts and source = $which order by place, batch, row_no',
  products: 'standing_products where source = $which order by product',
  'worth-history': 'worth_history where run = $which order by customer',
} as const

/** One text a row, a list in JSON: a tenth of the work of handing over every cell by itself. */
export const readOutSql = (of: ReadOut['of']): string =>
  `select to_json([${Object.values(columnsOf[of]).join(', ')}])::varchar as row from ${from[of]}`

const readableSql = `select 'orders' as of, source, null as run, count(*) as rows
    from lines where counts and batch in (select batch from committed) group by source
  union all
  select 'payments', source, null, count(*)
    from payments where counts and batch in (select batch from committed) group by source
  union all
  select 'products', source, null, count(*) from standing_products group by source
  union all
  select 'worth-history', null, run, count(*) from worth_history group by run
  order by of, source, run`

/** Everything that can be read out. */
async function readable(duck: Duck): Promise<Readable[]> {
  const rows = await duck.rows(readableSql)
  return rows.map(({ of, source, run, rows: count }) => ({
    ...(source === null ? { run: Number(run) } : { source: String(source) }),
    of: of as ReadOut['of'],
    rows: Number(count),
  })) as Readable[]
}

/** Handed over at once: some 20,000 rows. */
const piecesAPage = 10

export type ReadOuts = {
  readonly readable: () => Promise<readonly Readable[]>
  /**
   * Begins to read out a part, as it stands at this moment whatever comes in meanwhile; page after page follows, an empty
   * one last. One is read at a time: whoever begins another ends the one before, so that nobody's death leaves one open.
   */
  readonly beginReadOut: (asked: ReadOut) => Promise<void>
  /** Each row a list in JSON of texts and nulls, in the order of `readOutColumns`. */
  readonly readOutPage: () => Promise<readonly string[]>
  readonly endReadOut: () => Promise<void>
}

export function readOuts({ asking, apart }: Pick<Connections, 'asking' | 'apart'>): ReadOuts {
  let open: Open | null = null
  const end = async (): Promise<void> => {
    const last = open
    open = null
    if (!last) return
    await last.pages.return(undefined)
    // The next question on a connection ends the one before; a connection only left keeps its moment until nobody holds
    // an answer of it any more, and the database writes nothing down meanwhile.
    await last.duck.run('select 1')
    last.leave()
  }
  return {
    readable: () => asking(readable),
    beginReadOut: async (asked) => {
      await end()
      const { duck, leave } = await apart()
      open = { pages: pagesOf(duck, asked), duck, leave }
    },
    readOutPage: async () => {
      if (!open) throw new Error('nothing is being read out')
      const { value, done } = await open.pages.next()
      return done ? [] : value
    },
    endReadOut: end,
  }
}

type Open = {
  readonly pages: AsyncGenerator<readonly string[]>
  readonly duck: Duck
  readonly leave: () => void
}

async function* pagesOf(duck: Duck, asked: ReadOut): AsyncGenerator<readonly string[]> {
  const which = asked.of === 'worth-history' ? asked.run : asked.source
  let page: string[] = []
  let pieces = 0
  for await (const piece of duck.pieces(readOutSql(asked.of), { which })) {
    const row = piece.text('row')
    for (let i = 0; i < piece.size; i++) page.push(row(i) as string)
    pieces += 1
    if (pieces % piecesAPage !== 0) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
