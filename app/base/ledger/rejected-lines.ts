import { type Duck, identifier } from './duckdb.ts'
import type { FactFile, FactRole, LoadSettings, Rejected, RejectionReason } from './facts.ts'
import { type FileSource, patiently, sourceOf } from './file-source.ts'
import { judgementOf } from './judgement.ts'
import { problemOf } from './kinds.ts'
import { linesOf, type ReadAs } from './lines-sql.ts'
import { isRefused } from './refused-parties.ts'

/** The order lines that were left out of a whole file, read a second time with all their cells. */
export function rejectedOf(duck: Duck, file: FactFile, settings: LoadSettings): Promise<Rejected[]> {
  return patiently(async (way) => {
    const source = await sourceOf(duck, file, way)
    const judgement = await judgementOf(duck, source, settings)
    // Under the titles and the headings.
    return rejectedLines(duck, source, { kind: 'orders', judgement, settings, firstRow: file.skipLines + 2 })
  })
}

/** The same of a file, or a piece of one, whose first data line stands in row `firstRow`. */
export async function rejectedLines(
  duck: Duck,
  source: FileSource,
  as: ReadAs & {
    readonly firstRow: number
    /** Lines of those found to be refused (`refused-parties.ts`) are left out, too. */
    readonly refuses?: boolean
  },
): Promise<Rejected[]> {
  const { file, spilt } = source
  const columns = [...file.columns, ...(spilt === null ? [] : [spilt])]
  const cells = columns.map((column) => `${source.cell(column)} as ${identifier(`cell ${column}`)}`)
  const problem = as.refuses
    ? `case when ${isRefused('l')} then 'erased' else ${problemOf(as.kind, file)} end`
    : problemOf(as.kind, file)
  const rows =
    await duck.rows(`select row_no, problem, ${columns.map((c) => identifier(`cell ${c}`)).join(', ')}
    from (select *, ${problem} as problem from (${linesOf(source, as, { cells })}) l)
    where problem is not null order by row_no`)
  const broken = await source.brokenLines()
  // Counted among the data lines, from 1.
  const places = broken.map((line) => Number(line.line) - file.skipLines - 1)
  const rowOf = (place: number): number => as.firstRow - 1 + place
  const rejected = rows.map((row): Rejected => {
    const at = rowOf(placeAmong(places, Number(row.row_no)))
    const beyond = String(row[`cell ${spilt}`] ?? '')
    const came = Object.fromEntries(
      file.columns.map((column) => [column, String(row[`cell ${column}`] ?? '')]),
    )
    if (beyond.trim() !== '')
      return brokenLine(file, at, [...Object.values(came), beyond].join(file.delimiter ?? ','))
    const reason = row.problem as RejectionReason
    // What it said is not kept again.
    if (reason === 'erased') return { file: file.name, row: at, reason, cells: {}, came: '' }
    const column = file.mapping[reason === 'day' ? 'date' : (reason as FactRole)] ?? ''
    return { file: file.name, row: at, reason, cells: came, came: came[column] ?? '' }
  })
  const unfit = broken.map((line, i) =>
    brokenLine(file, rowOf(places[i] as number), String(line.csv_line ?? '')),
  )
  return [...rejected, ...unfit].sort((a, b) => a.row - b.row)
}

/** Where a line stands when the broken ones, which the reader did not number, are counted too. */
function placeAmong(broken: readonly number[], place: number): number {
  return broken.reduce((at, one) => (one <= at ? at + 1 : at), place)
}

function brokenLine(file: FactFile, row: number, line: string): Rejected {
  const text = line.replace(/^[\r\n]+|[\r\n]+$/g, '')
  return {
    file: file.name,
    row,
    reason: 'layout',
    cells: { [file.columns[0] ?? '']: text },
    came: text.slice(0, 80),
  }
}
