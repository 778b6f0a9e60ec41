import { DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { Duck } from '../duckdb.ts'

/** A piece of what a worth run found: n customers, columns of n. Amounts in the company's currency, NaN is unknown. */
export type WorthPiece = {
  readonly run: number
  readonly asOf: string
  readonly customers: readonly string[]
  readonly alive: Float64Array
  readonly residualValue: Float64Array
  readonly marginSoFar: Float64Array
  readonly stage: readonly string[]
  /** Day numbers from 1970-01-01. */
  readonly firstDay: Int32Array
  /** What the run ranks them by, where that is not the residual value; NaN otherwise. */
  readonly ranking: Float64Array
}

/** Adds a piece, all of it or nothing. A run that is begun again is dropped first: pieces are not told apart. */
export async function appendWorthHistory(duck: Duck, piece: WorthPiece): Promise<void> {
  const { run, asOf, customers, stage } = piece
  const same = (value: string | number) => (from: number, to: number) =>
    Array.from({ length: to - from }, () => value)
  const numbers = (column: Float64Array) => (from: number, to: number) =>
    Array.from(column.subarray(from, to), (value) => (Number.isNaN(value) ? null : value))
  const texts = (column: readonly string[]) => (from: number, to: number) => column.slice(from, to)
  await duck.appendColumns('worth_history', customers.length, [
    { type: INTEGER, values: same(run) },
    { type: VARCHAR, values: same(asOf) },
    { type: VARCHAR, values: texts(customers) },
    { type: DOUBLE, values: numbers(piece.alive) },
    { type: DOUBLE, values: numbers(piece.residualValue) },
    { type: DOUBLE, values: numbers(piece.marginSoFar) },
    { type: VARCHAR, values: texts(stage) },
    { type: INTEGER, values: (from, to) => Array.from(piece.firstDay.subarray(from, to)) },
    { type: DOUBLE, values: numbers(piece.ranking) },
  ])
}

const dropWorthHistorySql = 'delete from worth_history where run = $run'

export async function dropWorthHistory(duck: Duck, asked: { readonly run: number }): Promise<void> {
  await duck.run(dropWorthHistorySql, { run: asked.run })
}

/** What every run since has said of one customer, the earliest first. */
const worthHistoryOfSql = `select run, as_of::varchar as as_of, alive, residual_value, margin_so_far, stage
  from worth_history where customer = $customer::uuid order by run`

/** n runs, columns of n; NaN is unknown. */
export type WorthHistory = {
  readonly run: Int32Array
  readonly asOf: readonly string[]
  readonly alive: Float64Array
  readonly residualValue: Float64Array
  readonly marginSoFar: Float64Array
  readonly stage: readonly (string | null)[]
}

export async function worthHistoryOf(
  duck: Duck,
  asked: { readonly customer: string },
): Promise<WorthHistory> {
  const rows = await duck.rows(worthHistoryOfSql, { customer: asked.customer })
  const known = (name: string): Float64Array =>
    Float64Array.from(rows, (row) => (row[name] === null ? Number.NaN : Number(row[name])))
  return {
    run: Int32Array.from(rows, (row) => Number(row.run)),
    asOf: rows.map((row) => String(row.as_of)),
    alive: known('alive'),
    residualValue: known('residual_value'),
    marginSoFar: known('margin_so_far'),
    stage: rows.map((row) => (row.stage === null ? null : String(row.stage))),
  }
}
