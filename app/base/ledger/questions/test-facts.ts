import { Duck } from '../duckdb.ts'
import { readingMacros } from '../readings.ts'
import { fileTables, unitsPerCurrency } from '../tables.ts'

/** A database with the tables of a file, empty. */
export async function openFacts(): Promise<Duck> {
  const duck = await Duck.open(':memory:')
  for (const sql of [...readingMacros, ...fileTables]) await duck.run(sql)
  return duck
}

export type TestLine = {
  readonly batch?: number
  readonly source?: string
  readonly party: string | null
  readonly order?: string | null
  readonly day: string
  readonly amount?: number | null
  readonly margin?: number | null
  readonly isReturn?: boolean
  readonly product?: string | null
  readonly quantity?: number | null
  readonly due?: string | null
  readonly counts?: boolean
}
export type TestPayment = {
  readonly batch?: number
  readonly source?: string
  readonly party: string
  readonly reference?: string | null
  readonly order?: string | null
  readonly day: string
  readonly amount: number
  readonly counts?: boolean
}

export type TestProduct = {
  readonly batch?: number
  readonly source?: string
  readonly product: string
  readonly name?: string | null
  readonly unit?: string | null
  readonly cost?: number | null
}

/** An id that a name always has. */
export const idOf = (name: string): string => {
  const hex = Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)
  return `00000000-0000-7000-8000-${hex}`
}

const text = (value: string | null | undefined): string =>
  value === null || value === undefined ? 'null' : `'${value}'`
const units = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'null' : String(Math.round(value * unitsPerCurrency))

/**
 * These facts and no others. Every party is a customer of its own, of the id that `idOf` makes of its name, unless
 * `customers` says whose it is; batches stand, unless `writing`.
 */
export async function keepFacts(
  duck: Duck,
  facts: {
    readonly lines?: readonly TestLine[]
    readonly payments?: readonly TestPayment[]
    readonly products?: readonly TestProduct[]
    readonly customers?: Readonly<Record<string, string>>
    readonly writing?: readonly number[]
  },
): Promise<void> {
  const { lines = [], payments = [], products = [], customers = {}, writing = [] } = facts
  for (const table of ['lines', 'payments', 'products', 'committed', 'identity_map'])
    await duck.run(`delete from ${table}`)
  const insert = async (table: string, rows: readonly string[]): Promise<void> => {
    if (rows.length > 0) await duck.run(`insert into ${table} values ${rows.join(', ')}`)
  }
  await insert(
    'lines (batch, row_no, source, party, order_no, day, amount, margin, is_return, product, quantity, due, nth, counts)',
    lines.map(
      (line, row) =>
        `(${line.batch ?? 1}, ${row}, ${text(line.source ?? 'shop')}, ${text(line.party)}, ${text(line.order)},
          '${line.day}', ${units(line.amount)}, ${units(line.margin)},
          ${line.isReturn ?? ((line.amount ?? 0) < 0 || (line.quantity ?? 0) < 0)}, ${text(line.product)},
          ${line.quantity ?? 'null'}, ${text(line.due)}, 1, ${line.counts ?? true})`,
    ),
  )
  await insert(
    'payments (batch, row_no, source, party, reference, order_no, day, amount, nth, counts)',
    payments.map(
      (paid, row) =>
        `(${paid.batch ?? 1}, ${row}, ${text(paid.source ?? 'shop')}, ${text(paid.party)}, ${text(paid.reference)},
          ${text(paid.order)}, '${paid.day}', ${units(paid.amount)}, 1, ${paid.counts ?? true})`,
    ),
  )
  await insert(
    'products (batch, row_no, source, product, name, unit, cost)',
    products.map(
      (one, row) =>
        `(${one.batch ?? 1}, ${row}, ${text(one.source ?? 'shop')}, ${text(one.product)}, ${text(one.name)}, ${text(one.unit)},
          ${units(one.cost)})`,
    ),
  )
  const named = new Map(
    [...lines, ...payments].map(({ source = 'shop', party }) => [`${source} ${party}`, { source, party }]),
  )
  await insert(
    'identity_map (source, party, customer)',
    [...named.values()]
      .filter(({ party }) => party !== null)
      .map(({ source, party }) => `('${source}', '${party}', '${idOf(customers[party!] ?? party!)}')`),
  )
  const batches = new Set([...lines, ...payments, ...products].map(({ batch = 1 }) => batch))
  await insert(
    'committed',
    [...batches].filter((batch) => !writing.includes(batch)).map((batch) => `(${batch}, ${batch})`),
  )
}
