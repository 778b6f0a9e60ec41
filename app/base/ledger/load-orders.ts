import { Refusal } from '../language/refusal.ts'
import { type Duck, identifier, literal, type Row } from './duckdb.ts'
import {
  type DateOrder,
  type DecimalSign,
  dayOfText,
  decimalSign,
  numberOfText,
  plainDay,
  plainNumber,
  sensibleDays,
  slashedDay,
} from './readings.ts'

/** A file of order lines as the ledger reads it: UTF-8 CSV or Parquet, with the column of each role. */
export type OrderFile = {
  readonly name: string
  readonly kind: 'csv' | 'parquet'
  readonly path: string
  readonly delimiter: string | null
  readonly skipLines: number
  readonly columns: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly mapping: Readonly<Partial<Record<OrderRole, string>>>
}
export type OrderRole =
  | 'customer'
  | 'date'
  | 'order'
  | 'amount'
  | 'quantity'
  | 'price'
  | 'product'
  | 'cost'
  | 'profit'
  | 'currency'

export type LoadSettings = { readonly zone: string; readonly dateOrder?: DateOrder | undefined }

export const rejectionReasons = ['layout', 'day', 'amount', 'quantity', 'price', 'cost', 'profit'] as const
export type RejectionReason = (typeof rejectionReasons)[number]

export type Rejected = {
  readonly file: string
  /** As a spreadsheet counts: the heading is row 1. */
  readonly row: number
  readonly reason: RejectionReason
  /** The cells as they came, by heading; of a broken line the whole text under the first. */
  readonly cells: Readonly<Record<string, string>>
  /** The cell that could not be read. */
  readonly came: string
}

export type Loaded = {
  readonly rows: number
  readonly used: number
  readonly rejected: number
  readonly anonymous: number
  readonly returns: number
  readonly dateOrder: { readonly order: DateOrder; readonly because: 'given' | 'values' | 'assumed' } | null
  readonly decimalSign: DecimalSign
  readonly currencies: readonly string[]
}

const largestQuantity = 1e9

/**
 * Appends a file's lines under a batch. Lines whose day or numbers cannot be read are left out and counted; `rejectedOf`
 * reads them again, with everything they said.
 */
export async function loadOrders(duck: Duck, batch: number, file: OrderFile, settings: LoadSettings): Promise<Loaded> {
  const source = await sourceOf(duck, file)
  const reading = await readingOf(duck, source, settings)
  await duck.run('insert into batches values ($batch, $source, $file, $state)', {
    batch,
    source: file.name,
    file: file.path,
    state: 'writing',
  })
  await duck.run(`create or replace temp table reading as
    select party, order_no, day, product, quantity, amount, margin, is_return, currency_code as currency, problem
    from (${reading.lines(false)})`)
  const counts = await duck.row(`select
      count(*)::integer as rows,
      count(*) filter (where problem is null and party is not null)::integer as used,
      count(*) filter (where problem is not null)::integer as rejected,
      count(*) filter (where problem is null and party is null)::integer as anonymous,
      count(*) filter (where problem is null and party is not null and is_return)::integer as returns,
      list_sort(list(distinct currency) filter (where problem is null and currency is not null)) as currencies
    from reading`)
  await duck.run(
    `insert into lines select $batch, party, order_no, day, product, quantity, amount, margin, is_return
     from reading where problem is null`,
    { batch },
  )
  await duck.run('drop table reading')
  await duck.run(`update batches set state = 'committed' where batch = $batch`, { batch })
  const broken = source.brokenLines ? await source.brokenLines() : []
  const number = (name: string): number => Number(counts[name])
  return {
    rows: number('rows') + broken.length,
    used: number('used'),
    rejected: number('rejected') + broken.length,
    anonymous: number('anonymous'),
    returns: number('returns'),
    dateOrder: reading.dateOrder,
    decimalSign: reading.sign,
    currencies: (counts.currencies as unknown as string[] | null) ?? [],
  }
}

/** The lines that were left out, read a second time with all their cells. */
export async function rejectedOf(duck: Duck, file: OrderFile, settings: LoadSettings): Promise<Rejected[]> {
  const source = await sourceOf(duck, file)
  const reading = await readingOf(duck, source, settings)
  const columns = file.columns.map((column) => `${source.text(column)} as ${identifier(`cell ${column}`)}`)
  const rows = await duck.rows(`select row_no, problem, ${file.columns.map((c) => identifier(`cell ${c}`)).join(', ')}
    from (${reading.lines(true, columns)}) where problem is not null order by row_no`)
  const rejected = rows.map((row): Rejected => {
    const reason = row.problem as RejectionReason
    const cells = Object.fromEntries(file.columns.map((column) => [column, String(row[`cell ${column}`] ?? '')]))
    const column = file.mapping[reason === 'day' ? 'date' : (reason as OrderRole)] ?? ''
    return { file: file.name, row: Number(row.row_no) + 1, reason, cells, came: cells[column] ?? '' }
  })
  const broken = source.brokenLines ? await source.brokenLines() : []
  return [...rejected, ...broken.map((line) => brokenLine(file, line))]
}

function brokenLine(file: OrderFile, line: Row): Rejected {
  const text = String(line.csv_line ?? '')
  return {
    file: file.name,
    row: Number(line.line),
    reason: 'layout',
    cells: { [file.columns[0] ?? '']: text },
    came: text.slice(0, 80),
  }
}

type Source = {
  readonly file: OrderFile
  /** What stands after `from`. */
  readonly table: string
  /** A column as text. */
  readonly text: (column: string) => string
  /** Its type where it is not text. */
  readonly type: (column: string) => string | null
  /** Lines of a CSV that do not fit its layout. */
  readonly brokenLines: (() => Promise<Row[]>) | null
}

async function sourceOf(duck: Duck, file: OrderFile): Promise<Source> {
  if (file.kind === 'parquet') {
    const table = `read_parquet(${literal(file.path)})`
    const described = await duck.rows(`describe select * from ${table}`)
    const types = new Map(described.map((row) => [String(row.column_name), String(row.column_type)]))
    const type = (column: string): string | null => types.get(column) ?? null
    const text = (column: string): string => {
      const whole = /^(DOUBLE|FLOAT)$/.test(type(column) ?? '')
      const c = identifier(column)
      // 13085.0 is customer 13085, as any other file would say.
      return whole ? `case when ${c} = floor(${c}) and abs(${c}) < 1e15 then ${c}::bigint::varchar else ${c}::varchar end` : `${c}::varchar`
    }
    return { file, table, type, text, brokenLines: null }
  }
  await duck.run('drop table if exists broken; drop table if exists broken_scans')
  const columns = file.columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')
  const table = `read_csv(${literal(file.path)}, auto_detect = false, header = true, skip = ${file.skipLines},
    delim = ${literal(file.delimiter ?? ',')}, quote = '"', escape = '"', columns = {${columns}}, null_padding = true,
    strict_mode = false, store_rejects = true, rejects_table = 'broken', rejects_scan = 'broken_scans',
    parallel = ${await hasLineBreaksInside(file) ? 'false' : 'true'})`
  return {
    file,
    table,
    type: () => null,
    text: identifier,
    brokenLines: () => duck.rows('select line::integer as line, any_value(csv_line) as csv_line from broken group by line order by line'),
  }
}

/** Line breaks inside quotes cannot be split over threads where short lines are padded. */
async function hasLineBreaksInside(file: OrderFile): Promise<boolean> {
  return file.sample.some((row) => row.some((cell) => /[\r\n]/.test(cell)))
}

type Reading = {
  readonly dateOrder: Loaded['dateOrder']
  readonly sign: DecimalSign
  /** The question that reads every line; `numbered` adds row_no (in the file's order), `also` further columns. */
  readonly lines: (numbered: boolean, also?: readonly string[]) => string
}

async function readingOf(duck: Duck, source: Source, settings: LoadSettings): Promise<Reading> {
  const { mapping, columns, sample } = source.file
  const cells = (column: string | undefined): readonly string[] => {
    const place = column === undefined ? -1 : columns.indexOf(column)
    return place < 0 ? [] : sample.map((row) => row[place] ?? '')
  }
  const sign = decimalSign(numberRoles.flatMap((role) => cells(mapping[role])))
  const dateOrder = await dateOrderOf(duck, source, settings)
  const read = readers(source, { sign, zone: settings.zone, order: dateOrder?.order ?? 'month-first' })
  const cancellations = await marksCancellations(duck, source)
  const lines = (numbered: boolean, also: readonly string[] = []): string => {
    const kept = numbered ? ['row_number() over () as row_no', ...also] : []
    return judgedLines(mapping, cancellations, `select ${numbered ? `* like 'cell %', row_no,` : ''} ${read.values}
      from (select ${numbered ? `* like 'cell %', row_no,` : ''} ${read.quick} from (select ${[...kept, ...read.raw].join(', ')} from ${source.table}))`)
  }
  return { dateOrder, sign, lines }
}

const numberRoles = ['amount', 'quantity', 'price', 'cost', 'profit'] as const

/**
 * Each mapped column is read in steps, a select each, so that no cell is read twice: the text as it came, the quick
 * reading that nearly every cell passes, and the patient one for what is left.
 */
function readers(source: Source, by: { readonly sign: DecimalSign; readonly zone: string; readonly order: DateOrder }) {
  const { mapping } = source.file
  const isText = (column: string): boolean => source.type(column) === null || source.type(column) === 'VARCHAR'
  const [raw, quick, values]: [string[], string[], string[]] = [[], [], []]
  const party = source.text(mapping.customer as string)
  raw.push(`trim(${party}, ' \t　') as party`)
  quick.push('party')
  values.push(`case when party in ('', 'NULL', 'null', 'nan', 'NaN') then null else party end as party`)
  for (const role of ['order', 'product', 'currency'] as const) {
    const column = mapping[role]
    raw.push(`${column === undefined ? 'null::varchar' : `trim(${source.text(column)})`} as "${role}"`)
    quick.push(`"${role}"`)
    values.push(`"${role}"`)
  }
  const date = mapping.date as string
  if (isText(date)) {
    raw.push(`${source.text(date)} as day_text`)
    quick.push('day_text', `${plainDay('day_text')} as quick_day`)
    values.push(`case when quick_day between ${sensibleDays} then quick_day else ${dayOfText('day_text', by.order, by.zone)} end as day`)
  } else {
    raw.push(`${typedDay(source, date, by)} as day`)
    quick.push('day')
    values.push('day')
  }
  for (const role of numberRoles) {
    const column = mapping[role]
    if (column === undefined) values.push(`null::decimal(18, 6) as ${role}`)
    else if (isText(column)) {
      raw.push(`${source.text(column)} as ${role}_text`)
      quick.push(`${role}_text`, `${plainNumber(`${role}_text`, by.sign)} as quick_${role}`)
      values.push(`coalesce(quick_${role}, ${numberOfText(`${role}_text`, by.sign)}) as ${role}`)
    } else {
      raw.push(`try_cast(${identifier(column)} as decimal(18, 6)) as ${role}`)
      quick.push(role)
      values.push(role)
    }
  }
  return { raw, quick: quick.join(', '), values: values.join(', ') }
}

/** Lines with what follows from their values: total, margin, whether it is a return, and what is wrong with it. */
function judgedLines(mapping: OrderFile['mapping'], cancellations: boolean, values: string): string {
  const priced = mapping.amount === undefined && mapping.price !== undefined
  const total = priced ? 'cast(price * quantity as decimal(18, 4))' : 'cast(amount as decimal(18, 4))'
  const unitCost = mapping.quantity !== undefined && /单位|單位|unit|单件|每/i.test(mapping.cost ?? '')
  const cost = unitCost ? 'abs(cost * quantity)' : 'abs(cost)'
  const margin = mapping.profit ? 'profit' : mapping.cost ? `amount - case when is_return then -${cost} else ${cost} end` : 'null'
  const problems = [
    `when day is null or day not between ${sensibleDays} then 'day'`,
    ...(mapping.quantity ? [`when quantity is null or abs(quantity) >= ${largestQuantity} then 'quantity'`] : []),
    ...(mapping.amount ? [`when total is null then 'amount'`] : priced ? [`when total is null then 'price'`] : []),
    ...(mapping.profit ? [`when profit is null then 'profit'`] : mapping.cost ? [`when cost is null then 'cost'`] : []),
  ]
  // An invoice numbered C… beside others that are not is a cancellation, whatever the sign of its lines.
  const cancelled = cancellations ? ` or coalesce(regexp_full_match("order", '[cC]\\d+'), false)` : ''
  return `select * exclude (amount), amount::decimal(18, 4) as amount, (${margin})::decimal(18, 4) as margin,
      "order" as order_no, nullif(upper(currency), '') as currency_code
    from (select * exclude (amount, total), case when quantity < 0 then -abs(total) else total end as amount,
        coalesce(quantity < 0, false) or coalesce(total < 0, false)${cancelled} as is_return,
        case ${problems.join(' ')} end as problem
      from (select *, ${total} as total from (${values})))`
}

function typedDay(source: Source, column: string, { zone }: { readonly zone: string }): string {
  const c = identifier(column)
  const type = source.type(column) ?? ''
  if (type.startsWith('TIMESTAMP WITH TIME ZONE')) return `cast(timezone(${literal(zone)}, ${c}) as date)`
  return /^(DATE|TIMESTAMP)/.test(type) ? `cast(${c} as date)` : dayOfText(`${c}::varchar`, 'month-first', zone)
}

/** 3/5/2024: told by a part above 12 anywhere in the column; where there is none, said to be assumed. */
async function dateOrderOf(duck: Duck, source: Source, settings: LoadSettings): Promise<Loaded['dateOrder']> {
  const { mapping, columns, sample } = source.file
  const place = columns.indexOf(mapping.date as string)
  if (!sample.some((row) => new RegExp(slashedDay).test(row[place] ?? ''))) return null
  if (settings.dateOrder) return { order: settings.dateOrder, because: 'given' }
  const text = source.text(mapping.date as string)
  const seen = await duck.row(`select
      count(*) filter (where try_cast(regexp_extract(c, '${slashedDay}', 1) as integer) > 12)::integer as day_first,
      count(*) filter (where try_cast(regexp_extract(c, '${slashedDay}', 2) as integer) > 12)::integer as month_first,
      count(*) filter (where regexp_matches(c, '^\\s*\\d{1,2}\\.'))::integer as dotted
    from (select ${text} as c from ${source.table})`)
  const [dayFirst, monthFirst] = [Number(seen.day_first), Number(seen.month_first)]
  if (dayFirst !== monthFirst) return { order: dayFirst > monthFirst ? 'day-first' : 'month-first', because: 'values' }
  return { order: Number(seen.dotted) > 0 ? 'day-first' : 'month-first', because: 'assumed' }
}

async function marksCancellations(duck: Duck, source: Source): Promise<boolean> {
  const { mapping } = source.file
  if (!mapping.order) return false
  const order = `trim(${source.text(mapping.order)})`
  const seen = await duck.row(`select count(*) filter (where regexp_full_match(c, '[cC]\\d+')) as marked,
      count(*) filter (where regexp_full_match(c, '\\d+')) as plain from (select ${order} as c from ${source.table})`)
  return Number(seen.marked) > 0 && Number(seen.plain) > Number(seen.marked)
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
