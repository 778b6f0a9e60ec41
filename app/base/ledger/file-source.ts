import { type Duck, identifier, literal, type Row } from './duckdb.ts'
import type { FactFile, FactKind, FactRole } from './facts.ts'
import { dayRoles, kinds, mayBeEmpty, numberRoles } from './kinds.ts'

/**
 * How a CSV is read: `quick` by the reader's own types; `strict` as text, lines that do not fit their layout set aside;
 * `lenient` takes them as they are, for files that mix line ends, at which the strict reader gives up.
 */
export type Way = 'quick' | 'strict' | 'lenient'

/** Reads with patience: what no reader can take in its stride is still read. */
export async function patiently<Result>(read: (way: Way) => Promise<Result>): Promise<Result> {
  try {
    return await read('strict')
  } catch {
    return await read('lenient')
  }
}

/** A file as a table to be asked. */
export type FileSource = {
  readonly file: FactFile
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
  readonly brokenLines: () => Promise<Row[]>
}

export async function sourceOf(duck: Duck, file: FactFile, way: Way): Promise<FileSource> {
  if (file.kind === 'parquet') return parquetSource(duck, file)
  await duck.run('drop table if exists broken; drop table if exists broken_scans')
  const types = new Map<string, string>()
  if (way === 'quick') {
    for (const role of dayRoles) if (file.mapping[role] !== undefined) types.set(file.mapping[role], 'DATE')
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
  // Of a line with a cell too many every later one is in the wrong column: without what it must have it is left out.
  const needed = file.mapping.date ?? file.mapping.product
  return {
    file,
    table,
    type: (column) => types.get(column) ?? null,
    text: (column) =>
      spilt !== null && column === needed
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

async function parquetSource(duck: Duck, file: FactFile): Promise<FileSource> {
  const whole = `read_parquet(${literal(file.path)})`
  const described = await duck.rows(`describe select * from ${whole}`)
  const types = new Map(described.map((row) => [String(row.column_name), String(row.column_type)]))
  const type = (column: string): string | null => types.get(column) ?? null
  const text = (column: string): string => {
    const maybeWhole = /^(DOUBLE|FLOAT)$/.test(type(column) ?? '')
    const c = identifier(column)
    // 13085.0 is customer 13085, as any other file would say.
    return maybeWhole
      ? `case when ${c} = floor(${c}) and abs(${c}) < 1e15 then ${c}::bigint::varchar else ${c}::varchar end`
      : `${c}::varchar`
  }
  const table = file.range
    ? `(select * from read_parquet(${literal(file.path)}, file_row_number = true)
        where file_row_number >= ${Math.trunc(file.range.from)} and file_row_number < ${Math.trunc(file.range.to)})`
    : whole
  return { file, table, type, text, cell: text, spilt: null, brokenLines: async () => [] }
}

/** No heading: those are trimmed. */
const spiltColumn = ' cells too many '

/** Line breaks inside quotes cannot be split over threads where short lines are padded. */
function hasLineBreaksInside(file: FactFile): boolean {
  return file.sample.some((row) => row.some((cell) => /[\r\n]/.test(cell)))
}

/** Days written 2024-03-05 and numbers written 1234.5, as far as the sample shows. */
export function looksPlain(file: FactFile, of: FactKind): boolean {
  const { kind, mapping, columns, sample } = file
  const { days, numbers } = kinds[of]
  const optional = mayBeEmpty(of, file)
  const all = (role: FactRole, plain: RegExp): boolean => {
    const place = columns.indexOf(mapping[role] ?? '')
    const may = optional.includes(role)
    return place < 0 || sample.every((row) => plain.test(row[place] ?? '') || (may && !row[place]))
  }
  return (
    kind === 'csv' &&
    sample.length > 0 &&
    days.every((role) => all(role, /^\d{4}-\d{2}-\d{2}$/)) &&
    numbers.every((role) => all(role, /^-?\d{1,11}(?:\.\d{1,6})?$/))
  )
}
