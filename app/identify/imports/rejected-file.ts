import { safeCell } from '../../base/language/csv.ts'
import type { Speech, Values } from '../../base/language/language.ts'
import type { ColumnsMapping, TableFile } from './contract.ts'
import type { BrokenRow } from './records.ts'
import type { importsWords } from './words.ts'

/** Why a row or a cell of it cannot be used: its text is `imports.rejected.` with this behind it. */
export type RejectionCode =
  Extract<keyof typeof importsWords, `imports.rejected.${string}`> extends `imports.rejected.${infer Code}`
    ? Code
    : never

/** What is wrong with a row. */
export type Problem = {
  /** The column that is to blame; null where the whole row is. */
  readonly column: string | null
  readonly code: RejectionCode
  readonly values: Values
}

/** A row that was left out, whole, with the reason. */
export type RejectedRow = Problem & {
  readonly file: string
  /** As a spreadsheet counts, from 1. */
  readonly row: number
  /** Further cells that cannot be used. */
  readonly more?: readonly Problem[]
  /** Cells by heading, as they came; of a row that has no cells its text, under the first. */
  readonly cells: Readonly<Record<string, string>>
}

/** A line of facts that the ledger could not use. */
export function rejectedLine(
  line: {
    readonly file: string
    readonly row: number
    readonly reason: RejectionCode
    readonly came: string
    readonly cells: Readonly<Record<string, string>>
  },
  mapping: ColumnsMapping,
): RejectedRow {
  const { file, row, reason, came, cells } = line
  const role = reason === 'day' ? 'date' : reason
  const column = role in mapping ? (mapping[role as keyof ColumnsMapping] ?? null) : null
  return { file, row, column, code: reason, values: { came }, cells }
}

/** A row that was set aside before anybody read its cells. */
export function rejectedRecord(
  broken: BrokenRow,
  { name, columns }: Pick<TableFile, 'name' | 'columns'>,
): RejectedRow {
  const { row, reason, text, byte } = broken
  const cells = { [columns[0] ?? '']: text }
  return {
    file: name,
    row,
    column: null,
    code: reason,
    values: { came: text.slice(0, 80), byte: byte ?? 0 },
    cells,
  }
}

const added = ['row', 'column', 'code', 'reason'] as const

/**
 * rejected.csv, a piece at a time: the columns as they came and behind them what is wrong with each row, so that the
 * file can be mended where it lies and read again. What a spreadsheet would run as a formula is kept from it by a quote
 * mark, which `withoutReasons` takes off again.
 */
export function* rejectedCsv(
  rows: Iterable<RejectedRow>,
  columns: readonly string[],
  speech: Pick<Speech<keyof typeof importsWords>, 'say'>,
): Generator<string> {
  // A mark of UTF-8 in front: this file is for people, and a spreadsheet program reads Chinese wrongly without it.
  yield `\uFEFF${[...columns, ...addedHeadings(columns)].map(safeCell).join(',')}\n`
  for (const { row, cells, more = [], ...first } of rows) {
    const problems = [first, ...more]
    const all = (what: (problem: Problem) => string): string => [...new Set(problems.map(what))].join(' | ')
    const own = columns.map((name) => (Object.hasOwn(cells, name) ? (cells[name] ?? '') : ''))
    const added = [
      String(row),
      all(({ column }) => column ?? ''),
      all(({ code }) => code),
      all(({ code, values }) => speech.say(`imports.rejected.${code}`, values)),
    ]
    yield `${[...own, ...added].map(safeCell).join(',')}\n`
  }
}

function addedHeadings(columns: readonly string[]): readonly string[] {
  const taken = new Set(columns.map((column) => column.toLowerCase()))
  return added.map((heading) => {
    let name: string = heading
    for (let n = 2; taken.has(name); n++) name = `${heading}_${n}`
    return name
  })
}

/** How many columns of a file are its own, where the last ones are those that `rejectedCsv` added; else null. */
export function ownColumns(columns: readonly string[]): number | null {
  const own = columns.length - added.length
  const last = columns.slice(own)
  const ours =
    own > 0 && added.every((heading, i) => new RegExp(`^${heading}(?:_\\d+)?$`).test(last[i] ?? ''))
  return ours ? own : null
}
