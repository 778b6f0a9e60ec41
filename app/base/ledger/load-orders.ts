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
import { lineDetails, unitsPerCurrency } from './tables.ts'

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
  /** As a spreadsheet counts, from 1: titles above the headings, the headings and broken lines are counted too. */
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
 * reads them again, with everything they said. A file that looks plain is read the quick way first, by the reader's own
 * types; if a single cell disagrees, it is read again, patiently.
 */
export async function loadOrders(duck: Duck, load: Load): Promise<Loaded> {
  const { batch, file } = load
  await duck.run('insert into batches values ($batch, $source, $file, $state)', {
    batch,
    source: file.name,
    file: file.path,
    state: 'writing',
  })
  const loaded = looksPlain(file) ? await appendLines(duck, load, 'quick').catch(() => null) : null
  const settled = loaded?.rejected === 0 ? loaded : await readAgain(duck, load)
  await duck.run(`update batches set state = 'committed' where batch = $batch`, { batch })
  return settled
}

/** A file to be appended under a batch. */
export type Load = { readonly batch: number; readonly file: OrderFile; readonly settings: LoadSettings }

async function readAgain(duck: Duck, load: Load): Promise<Loaded> {
  await duck.run('delete from lines where batch = $batch', { batch: load.batch })
  return patiently((way) => appendLines(duck, load, way))
}

/**
 * How a CSV is read: `quick` by the reader's own types; `strict` as text, lines that do not fit their layout set aside;
 * `lenient` takes them as they are, for files that mix line ends, at which the strict reader gives up.
 */
type Way = 'quick' | 'strict' | 'lenient'

async function patiently<Result>(read: (way: Way) => Promise<Result>): Promise<Result> {
  try {
    return await read('strict')
  } catch {
    return await read('lenient')
  }
}

async function appendLines(duck: Duck, { batch, file, settings }: Load, way: Way): Promise<Loaded> {
  const source = await sourceOf(duck, file, way)
  const reading = await readingOf(duck, source, settings)
  const details = detailsOf(file.mapping)
  for (const name of details)
    await duck.run(`alter table lines add column if not exists ${name} ${lineDetails[name]}`)
  await duck.run(
    `insert into lines by name
     select $batch::integer as batch, ${['party', 'day', 'amount', 'margin', 'is_return', ...details].join(', ')}
     from (${reading.lines(false)})`,
    { batch },
  )
  const problem = problemOf(file.mapping)
  const counts = await duck.row(
    `select
      count(*)::integer as rows,
      (count(*) filter (where ${problem} is not null))::integer as rejected,
      (count(*) filter (where ${problem} is null and party is null))::integer as anonymous,
      (count(*) filter (where ${problem} is null and party is not null and is_return))::integer as returns
    from lines where batch = $batch`,
    { batch },
  )
  const number = (name: string): number => Number(counts[name])
  if (number('rejected') > 0)
    await duck.run(`delete from lines where batch = $batch and ${problem} is not null`, { batch })
  const broken = source.brokenLines ? await source.brokenLines() : []
  return {
    rows: number('rows') + broken.length,
    used: number('rows') - number('rejected') - number('anonymous'),
    rejected: number('rejected') + broken.length,
    anonymous: number('anonymous'),
    returns: number('returns'),
    dateOrder: reading.dateOrder,
    decimalSign: reading.sign,
    currencies: await currenciesOf(duck, source),
  }
}

type Detail = keyof typeof lineDetails

/** What a line keeps beside its amount, as far as the file has it. */
function detailsOf(mapping: OrderFile['mapping']): Detail[] {
  const roles = { order_no: 'order', product: 'product', quantity: 'quantity' } as const
  return (Object.keys(roles) as Detail[]).filter((name) => mapping[roles[name]] !== undefined)
}

async function currenciesOf(duck: Duck, { file, table, text }: Source): Promise<string[]> {
  const column = file.mapping.currency
  if (column === undefined) return []
  const rows = await duck.rows(
    `select distinct upper(trim(${text(column)})) as currency from ${table} where trim(${text(column)}) <> '' order by 1`,
  )
  return rows.map((row) => String(row.currency))
}

/** Days written 2024-03-05 and numbers written 1234.5, as far as the sample shows. */
function looksPlain({ kind, mapping, columns, sample }: OrderFile): boolean {
  const all = (role: OrderRole, plain: RegExp): boolean => {
    const place = columns.indexOf(mapping[role] ?? '')
    return place < 0 || sample.every((row) => plain.test(row[place] ?? ''))
  }
  return (
    kind === 'csv' &&
    sample.length > 0 &&
    all('date', /^\d{4}-\d{2}-\d{2}$/) &&
    numberRoles.every((role) => all(role, /^-?\d{1,11}(?:\.\d{1,6})?$/))
  )
}

/** The lines that were left out, read a second time with all their cells. */
export async function rejectedOf(duck: Duck, file: OrderFile, settings: LoadSettings): Promise<Rejected[]> {
  return patiently((way) => rejectedBy(duck, file, { settings, way }))
}

async function rejectedBy(
  duck: Duck,
  file: OrderFile,
  { settings, way }: { readonly settings: LoadSettings; readonly way: Way },
): Promise<Rejected[]> {
  const source = await sourceOf(duck, file, way)
  const reading = await readingOf(duck, source, settings)
  const columns = [...file.columns, ...(source.spilt === null ? [] : [source.spilt])]
  const came = columns.map((column) => `${source.cell(column)} as ${identifier(`cell ${column}`)}`)
  const rows =
    await duck.rows(`select row_no, problem, ${columns.map((c) => identifier(`cell ${c}`)).join(', ')}
    from (select *, ${problemOf(file.mapping)} as problem from (${reading.lines(true, came)}))
    where problem is not null order by row_no`)
  const rejected = rows.map((row): Rejected => {
    const place = Number(row.row_no) + 1
    const spilt = String(row[`cell ${source.spilt}`] ?? '')
    const cells = Object.fromEntries(
      file.columns.map((column) => [column, String(row[`cell ${column}`] ?? '')]),
    )
    if (spilt.trim() !== '') {
      return brokenLine(file, place, [...Object.values(cells), spilt].join(file.delimiter ?? ','))
    }
    const reason = row.problem as RejectionReason
    const column = file.mapping[reason === 'day' ? 'date' : (reason as OrderRole)] ?? ''
    return { file: file.name, row: place, reason, cells, came: cells[column] ?? '' }
  })
  const broken = source.brokenLines ? await source.brokenLines() : []
  const places = broken.map((line) => Number(line.line) - file.skipLines)
  return [
    ...rejected.map((one) => ({ ...one, row: rowAmong(places, one.row) + file.skipLines })),
    ...broken.map((line) => brokenLine(file, Number(line.line), String(line.csv_line ?? ''))),
  ].sort((a, b) => a.row - b.row)
}

/** Where a line stands when the broken ones, which the reader did not number, are counted too. */
function rowAmong(broken: readonly number[], row: number): number {
  return broken.reduce((at, place) => (place <= at ? at + 1 : at), row)
}

function brokenLine(file: OrderFile, row: number, line: string): Rejected {
  const text = line.replace(/^[\r\n]+|[\r\n]+$/g, '')
  return {
    file: file.name,
    row,
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
  /** The same as it came, also where the line cannot be used. */
  readonly cell: (column: string) => string
  /** The column that takes what a line has beyond its headings; null where such lines are broken ones. */
  readonly spilt: string | null
  /** Its type where it is not text. */
  readonly type: (column: string) => string | null
  /** Lines of a CSV that do not fit its layout. */
  readonly brokenLines: (() => Promise<Row[]>) | null
}

async function sourceOf(duck: Duck, file: OrderFile, way: Way): Promise<Source> {
  if (file.kind === 'parquet') {
    const table = `read_parquet(${literal(file.path)})`
    const described = await duck.rows(`describe select * from ${table}`)
    const types = new Map(described.map((row) => [String(row.column_name), String(row.column_type)]))
    const type = (column: string): string | null => types.get(column) ?? null
    const text = (column: string): string => {
      const whole = /^(DOUBLE|FLOAT)$/.test(type(column) ?? '')
      const c = identifier(column)
      // 13085.0 is customer 13085, as any other file would say.
      return whole
        ? `case when ${c} = floor(${c}) and abs(${c}) < 1e15 then ${c}::bigint::varchar else ${c}::varchar end`
        : `${c}::varchar`
    }
    return { file, table, type, text, cell: text, spilt: null, brokenLines: null }
  }
  await duck.run('drop table if exists broken; drop table if exists broken_scans')
  const types = new Map<string, string>()
  if (way === 'quick') {
    types.set(file.mapping.date as string, 'DATE')
    for (const role of numberRoles)
      if (file.mapping[role] !== undefined) types.set(file.mapping[role], 'DECIMAL(18, 6)')
  }
  const spilt = way === 'lenient' ? spiltColumn : null
  const columns = [...file.columns, ...(spilt === null ? [] : [spilt])]
    .map((column) => `${literal(column)}: '${types.get(column) ?? 'VARCHAR'}'`)
    .join(', ')
  const table = `read_csv(${literal(file.path)}, auto_detect = false, header = true, skip = ${file.skipLines},
    delim = ${literal(file.delimiter ?? ',')}, quote = '"', escape = '"', columns = {${columns}}, null_padding = true,
    strict_mode = ${way !== 'lenient'}, store_rejects = true, rejects_table = 'broken', rejects_scan = 'broken_scans',
    ${way === 'quick' ? `dateformat = '%Y-%m-%d',` : ''}
    parallel = ${way === 'lenient' || hasLineBreaksInside(file) ? 'false' : 'true'})`
  return {
    file,
    table,
    type: (column) => types.get(column) ?? null,
    // A line with a cell too many has every later one in the wrong column: without a day it is left out.
    text: (column) =>
      spilt !== null && column === file.mapping.date
        ? `case when coalesce(trim(${identifier(spilt)}), '') = '' then ${identifier(column)} end`
        : identifier(column),
    cell: identifier,
    spilt,
    brokenLines: () =>
      duck.rows(
        'select line::integer as line, any_value(csv_line) as csv_line from broken group by line order by line',
      ),
  }
}

/** No heading: those are trimmed. */
const spiltColumn = ' cells too many '

/** Line breaks inside quotes cannot be split over threads where short lines are padded. */
function hasLineBreaksInside(file: OrderFile): boolean {
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
    return judgedLines(
      mapping,
      cancellations,
      `select ${numbered ? `* like 'cell %', row_no,` : ''} ${read.values}
      from (select ${numbered ? `* like 'cell %', row_no,` : ''} ${read.quick} from (select ${[...kept, ...read.raw].join(', ')} from ${source.table}))`,
    )
  }
  return { dateOrder, sign, lines }
}

const numberRoles = ['amount', 'quantity', 'price', 'cost', 'profit'] as const

/**
 * Each mapped column is read in steps, a select each, so that no cell is read twice: the text as it came, the quick
 * reading that nearly every cell passes, and the patient one for what is left.
 */
function readers(
  source: Source,
  by: { readonly sign: DecimalSign; readonly zone: string; readonly order: DateOrder },
) {
  const { mapping } = source.file
  const isText = (column: string): boolean =>
    source.type(column) === null || source.type(column) === 'VARCHAR'
  const [raw, quick, values]: [string[], string[], string[]] = [[], [], []]
  const party = source.text(mapping.customer as string)
  // Trimming of anything but plain spaces is slow, and hardly ever needed.
  raw.push(
    `case when contains(${party}, '　') or contains(${party}, '\t') then trim(${party}, ' \t　') else trim(${party}) end as party`,
  )
  quick.push('party')
  values.push(
    `case when length(party) > 4 or party not in ('', 'NULL', 'null', 'nan', 'NaN', 'None') then party end as party`,
  )
  for (const role of ['order', 'product'] as const) {
    const column = mapping[role]
    raw.push(`${column === undefined ? 'null::varchar' : `trim(${source.text(column)})`} as "${role}"`)
    quick.push(`"${role}"`)
    values.push(`"${role}"`)
  }
  const date = mapping.date as string
  if (isText(date)) {
    raw.push(`${source.text(date)} as day_text`)
    quick.push('day_text', `${plainDay('day_text')} as quick_day`)
    values.push(
      `case when quick_day between ${sensibleDays} then quick_day else ${dayOfText('day_text', by.order, by.zone)} end as day`,
    )
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
  const total = priced
    ? 'try_cast(price::decimal(19, 6) * quantity as decimal(18, 4))'
    : 'cast(amount as decimal(18, 4))'
  const unitCost = mapping.quantity !== undefined && /单位|單位|unit|单件|每/i.test(mapping.cost ?? '')
  const cost = unitCost ? 'abs(cost::decimal(19, 6) * quantity)' : 'abs(cost)'
  const margin = mapping.profit
    ? 'profit'
    : mapping.cost
      ? `amount - case when is_return then -${cost} else ${cost} end`
      : null
  // An invoice numbered C… beside others that are not is a cancellation, whatever the sign of its lines.
  const returned = [
    ...(mapping.quantity ? ['quantity < 0'] : []),
    ...(mapping.amount || priced ? ['total < 0'] : []),
    ...(cancellations ? [`regexp_full_match("order", '[cC]\\d+')`] : []),
  ]
  // Whatever sign it came with, what was brought back or cancelled is money given back.
  const backwards = returned.filter((sign) => sign !== 'total < 0')
  const amount =
    backwards.length > 0 ? `case when ${backwards.join(' or ')} then -abs(total) else total end` : 'total'
  return `select * exclude (amount), (amount::decimal(19, 4) * ${unitsPerCurrency})::bigint as amount,
      ${margin === null ? 'null::bigint' : `try_cast((${margin})::decimal(38, 6) * ${unitsPerCurrency} as bigint)`} as margin, "order" as order_no
    from (select * exclude (amount, total), ${amount} as amount,
        ${returned.length > 0 ? `coalesce(${returned.join(' or ')}, false)` : 'false'} as is_return
      from (select *, ${total} as total from (${values})))`
}

/** Why a line as laid down cannot be used; null where it can. */
function problemOf(mapping: OrderFile['mapping']): string {
  const amount = mapping.amount !== undefined ? 'amount' : mapping.price !== undefined ? 'price' : null
  const margin = mapping.profit !== undefined ? 'profit' : mapping.cost !== undefined ? 'cost' : null
  const problems = [
    `when day is null or day not between ${sensibleDays} then 'day'`,
    ...(mapping.quantity
      ? [`when quantity is null or abs(quantity) >= ${largestQuantity} then 'quantity'`]
      : []),
    ...(amount ? [`when amount is null then '${amount}'`] : []),
    ...(margin ? [`when margin is null then '${margin}'`] : []),
  ]
  return `(case ${problems.join(' ')} end)`
}

function typedDay(source: Source, column: string, { zone }: { readonly zone: string }): string {
  const c = identifier(column)
  const type = source.type(column) ?? ''
  if (type.startsWith('TIMESTAMP WITH TIME ZONE')) return `cast(timezone(${literal(zone)}, ${c}) as date)`
  // The reader takes `epoch` and `infinity` for this day: such a file is read again, patiently.
  if (type === 'DATE' && source.file.kind === 'csv') return `nullif(${c}, date '1900-01-01')`
  return /^(DATE|TIMESTAMP)/.test(type)
    ? `cast(${c} as date)`
    : dayOfText(`${c}::varchar`, 'month-first', zone)
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
  if (dayFirst !== monthFirst)
    return { order: dayFirst > monthFirst ? 'day-first' : 'month-first', because: 'values' }
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
