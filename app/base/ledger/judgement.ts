import type { Duck } from './duckdb.ts'
import type { FactFile, Judgement, LoadSettings } from './facts.ts'
import { type FileSource, patiently, sourceOf } from './file-source.ts'
import { numberRoles } from './kinds.ts'
import { decimalSign, slashedDay } from './readings.ts'

/** What is told from the whole of a file, before any piece of it is read. */
export function judge(
  duck: Duck,
  { file, settings }: { readonly file: FactFile; readonly settings: LoadSettings },
): Promise<Judgement> {
  return patiently(async (way) => judgementOf(duck, await sourceOf(duck, file, way), settings))
}

export async function judgementOf(
  duck: Duck,
  source: FileSource,
  settings: LoadSettings,
): Promise<Judgement> {
  return {
    dateOrder: await dateOrderOf(duck, source, settings),
    decimalSign: settings.decimalSign ?? signOf(source.file),
    cancellations: !source.file.own && (await marksCancellations(duck, source)),
    currencies: await currenciesOf(duck, source),
  }
}

function signOf({ mapping, columns, sample }: FactFile): Judgement['decimalSign'] {
  const cells = (column: string | undefined): readonly string[] => {
    const place = column === undefined ? -1 : columns.indexOf(column)
    return place < 0 ? [] : sample.map((row) => row[place] ?? '')
  }
  return decimalSign(numberRoles.flatMap((role) => cells(mapping[role])))
}

/** 3/5/2024: told by a part above 12 anywhere in the column; where there is none, said to be assumed. */
async function dateOrderOf(
  duck: Duck,
  source: FileSource,
  settings: LoadSettings,
): Promise<Judgement['dateOrder']> {
  const { mapping, columns, sample } = source.file
  if (mapping.date === undefined) return null
  const place = columns.indexOf(mapping.date)
  if (!sample.some((row) => new RegExp(slashedDay).test(row[place] ?? ''))) return null
  if (settings.dateOrder) return { order: settings.dateOrder, because: 'given' }
  const text = source.text(mapping.date)
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

async function marksCancellations(duck: Duck, source: FileSource): Promise<boolean> {
  const { mapping } = source.file
  if (!mapping.order) return false
  const order = `trim(${source.text(mapping.order)})`
  const seen = await duck.row(`select count(*) filter (where regexp_full_match(c, '[cC]\\d+')) as marked,
      count(*) filter (where regexp_full_match(c, '\\d+')) as plain from (select ${order} as c from ${source.table})`)
  return Number(seen.marked) > 0 && Number(seen.plain) > Number(seen.marked)
}

async function currenciesOf(duck: Duck, { file, table, text }: FileSource): Promise<string[]> {
  const column = file.mapping.currency
  if (column === undefined) return []
  const rows = await duck.rows(
    `select distinct upper(trim(${text(column)})) as currency from ${table} where trim(${text(column)}) <> '' order by 1`,
  )
  return rows.map((row) => String(row.currency))
}
