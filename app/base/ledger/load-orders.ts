import { Refusal } from '../language/refusal.ts'
import { type Duck, identifier, literal } from './duckdb.ts'
import type { FactFile, Load, Loaded } from './facts.ts'
import { looksPlain, patiently, sourceOf, type Way } from './file-source.ts'
import { judgementOf } from './judgement.ts'
import { kinds, problemOf } from './kinds.ts'
import { linesOf } from './lines-sql.ts'
import { lineDetails } from './tables.ts'

/**
 * Appends a file's lines, whole, to a ledger in memory. Lines whose day or numbers cannot be read are left out and
 * counted; `rejectedOf` reads them again, with everything they said. A file that looks plain is read the quick way first,
 * by the reader's own types; if a single cell disagrees, it is read again, patiently.
 */
export async function loadOrders(duck: Duck, given: Load): Promise<Loaded> {
  const load = { ...given, file: forValuing(given.file) }
  const plain = looksPlain(load.file, 'orders')
  const loaded = plain ? await appendLines(duck, load, 'quick').catch(() => null) : null
  if (loaded?.rejected === 0) return loaded
  await duck.run('delete from lines where batch = $batch', { batch: load.batch })
  return patiently((way) => appendLines(duck, load, way))
}

/** When a line was to be paid, and what else its customer is called, adds nothing to what a customer is worth. */
function forValuing(file: FactFile): FactFile {
  const { due: _, customerName: __, ...mapping } = file.mapping
  return { ...file, mapping }
}

async function appendLines(duck: Duck, { batch, file, settings }: Load, way: Way): Promise<Loaded> {
  const source = await sourceOf(duck, file, way)
  const judgement = await judgementOf(duck, source, settings)
  const details = detailsOf(file.mapping)
  for (const name of details)
    await duck.run(`alter table lines add column if not exists ${name} ${lineDetails[name]}`)
  await duck.run(
    `insert into lines by name
     select $batch::integer as batch, ${['party', 'day', 'amount', 'margin', 'is_return', ...details].join(', ')}
     from (${linesOf(source, { kind: 'orders', judgement, settings }, null)})`,
    { batch },
  )
  const problem = problemOf('orders', file)
  const { anonymous, returns } = kinds.orders.counted
  const counts = await duck.row(
    `select
      count(*)::integer as rows,
      (count(*) filter (where ${problem} is not null))::integer as rejected,
      (count(*) filter (where ${problem} is null and ${anonymous}))::integer as anonymous,
      (count(*) filter (where ${problem} is null and ${returns}))::integer as returns
    from lines where batch = $batch`,
    { batch },
  )
  const number = (name: string): number => Number(counts[name])
  if (number('rejected') > 0)
    await duck.run(`delete from lines where batch = $batch and ${problem} is not null`, { batch })
  const broken = await source.brokenLines()
  return {
    rows: number('rows') + broken.length,
    used: number('rows') - number('rejected') - number('anonymous'),
    rejected: number('rejected') + broken.length,
    anonymous: number('anonymous'),
    returns: number('returns'),
    dateOrder: judgement.dateOrder,
    decimalSign: judgement.decimalSign,
    currencies: judgement.currencies,
  }
}

type Detail = keyof typeof lineDetails

/** What a line keeps beside its amount, as far as the file has it. */
function detailsOf(mapping: FactFile['mapping']): Detail[] {
  const roles = { order_no: 'order', product: 'product', quantity: 'quantity' } as const
  return (Object.keys(roles) as Detail[]).filter((name) => mapping[roles[name]] !== undefined)
}

/** Columns and first rows of a Parquet file, as text; refused where it cannot be read. */
export async function parquetSample(
  duck: Duck,
  path: string,
): Promise<{ columns: readonly string[]; sample: readonly (readonly string[])[] }> {
  try {
    const described = await duck.rows(`describe select * from read_parquet(${literal(path)})`)
    const columns = described.map((row) => String(row.column_name))
    const texts = columns.map((column, i) => `${identifier(column)}::varchar as c${i}`).join(', ')
    const rows = await duck.rows(`select ${texts} from read_parquet(${literal(path)}) limit 1000`)
    return { columns, sample: rows.map((row) => columns.map((_, i) => String(row[`c${i}`] ?? ''))) }
  } catch (cause) {
    throw new Refusal('ledger.parquet-unreadable', { name: path }, { cause })
  }
}

/** How many lines a Parquet file has. */
export async function parquetRows(duck: Duck, path: string): Promise<number> {
  const { n } = await duck.row(`select count(*) as n from read_parquet(${literal(path)})`)
  return Number(n)
}
