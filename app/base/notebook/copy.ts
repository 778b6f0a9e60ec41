import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { Refusal } from '../language/refusal.ts'
import { insertMany } from './bulk.ts'
import { isPostgres } from './dialects.ts'
import type { SqlValue } from './parameters.ts'
import { pieces, type Row } from './pieces.ts'
import { keepable } from './postgres-connection.ts'
import type { Change, Notebook, Read } from './promises.ts'
import { wholly } from './seen.ts'
import { shapesOf, type TableShape } from './shape.ts'

/*
 * One notebook into another, of whichever store each is: table by table, in the order of their keys, in pieces, and each
 * table held against what it was copied from.
 */

/** How many rows a table has, and a sum over all that they say: the same in every store. */
export type TableSum = { readonly table: string; readonly rows: number; readonly sum: string }

export type CopyAsked = {
  /** Hears how many rows of a table have been copied. */
  readonly look?: (table: string, done: number) => void
}

/** Which data folder goes with the records is not copied: whoever copies them says it. */
const ofThePlace = 'installation'
/** The database takes no row of it away, so what is there already must be its beginning. */
const growsOnly = 'audit'
/** Moved by the database itself, with each entry. */
const movesByItself = 'auditHead'

/**
 * Copies all records, from one moment of a notebook into another that has the same tables. What is there already and the
 * same is left, so a copy that was broken off goes on; a table that is not the same begins anew.
 *
 * @param from within a transaction where others may write meanwhile
 * @returns what both hold
 */
export async function copyNotebook(
  from: Read,
  into: Notebook,
  { look = () => undefined }: CopyAsked = {},
): Promise<TableSum[]> {
  return wholly(async () => {
    const shapes = await sameShapes(from, into)
    // What a power failure takes back is copied again; when the file is closed, all of it is on the disk.
    if (!isPostgres(into.plain)) await sql`pragma synchronous = normal`.execute(into.plain)
    const sums: TableSum[] = []
    for (const shape of shapes) {
      const copied = await copyTable(from, into, { shape, look })
      const found = await sumOf(into.read, shape)
      if (!isDeepStrictEqual(found, copied))
        throw new Refusal('notebook.copy-differs', { place: into.path, table: shape.table })
      sums.push(found)
    }
    return sums
  })
}

/** What each table of a notebook holds. */
export async function sumsOf(db: Read): Promise<TableSum[]> {
  return wholly(async () => {
    const sums: TableSum[] = []
    for (const shape of (await shapesOf(db as never)).filter(isCopied)) sums.push(await sumOf(db, shape))
    return sums
  })
}

/** The first table that something stands in; null: nobody has kept records there. */
export async function tableInUse(db: Read): Promise<string | null> {
  return wholly(async () => {
    for (const shape of await shapesOf(db as never))
      if (isCopied(shape) && shape.table !== movesByItself && (await lastKey(db, shape)) !== null)
        return shape.table
    return null
  })
}

const isCopied = ({ table }: TableShape): boolean => table !== ofThePlace

async function sameShapes(from: Read, into: Notebook): Promise<TableShape[]> {
  const [shapes, there] = [await shapesOf(from as never), await shapesOf(into.read as never)]
  const byName = (all: readonly TableShape[]) => [...all].sort((a, b) => (a.table < b.table ? -1 : 1))
  // Both are brought up to date by the same steps before anything is copied.
  if (!isDeepStrictEqual(byName(shapes), byName(there)))
    throw new Error('the two notebooks have not the same tables')
  return shapes.filter(isCopied)
}

type TableAsked = { readonly shape: TableShape } & Required<CopyAsked>

/** Answers what the source holds. */
async function copyTable(from: Read, into: Notebook, { shape, look }: TableAsked): Promise<TableSum> {
  const { table } = shape
  if (table === movesByItself) return sumOf(from, shape)
  const last = await lastKey(into.read, shape)
  if (last === null) return write(from, into, { shape, look, after: null })
  const wanted = await sumOf(from, shape)
  if (table === growsOnly) await write(from, into, { shape, look, after: last })
  else if (!isDeepStrictEqual(await sumOf(into.read, shape), wanted)) {
    await taken(into, table, (tx) => tx.deleteFrom(table as typeof growsOnly).execute())
    await write(from, into, { shape, look, after: null })
  }
  return wanted
}

type WriteAsked = TableAsked & { readonly after: readonly unknown[] | null }

/** Answers what was written. */
async function write(from: Read, into: Notebook, { shape, look, after }: WriteAsked): Promise<TableSum> {
  const { table, columns } = shape
  const sum = summing(table)
  let done = 0
  for await (const rows of pieces(from, { shape, after })) {
    const values = rows.map((row) => columns.map((column) => row[column] as SqlValue))
    await taken(into, table, (tx) =>
      insertMany(tx, table as never, { columns: columns as never, rows: values }),
    )
    for (const row of rows) sum.add(lineOf(row, columns))
    done += rows.length
    look(table, done)
  }
  return sum.told()
}

/** One change of the copy; what the store does not take is told by its table, and not by what stands in it. */
async function taken(into: Notebook, table: string, work: (tx: Change) => Promise<unknown>): Promise<void> {
  try {
    await into.change(work)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('notebook.not-copied', { place: into.path, table }, { cause: error })
  }
}

async function sumOf(db: Read, shape: TableShape): Promise<TableSum> {
  const sum = summing(shape.table)
  for await (const rows of pieces(db, { shape, after: null }))
    for (const row of rows) sum.add(lineOf(row, shape.columns))
  return sum.told()
}

/** What a row says, the same in every store: no text on a server holds the character of code 0. */
function lineOf(row: Row, columns: readonly string[]): string {
  return JSON.stringify(
    columns.map((column) => {
      const value = row[column]
      return typeof value === 'string' ? keepable(value.toWellFormed()) : value
    }),
  )
}

/**
 * The sums of all rows added up, so that no order matters: with that one character the stores put keys into different
 * ones.
 */
function summing(table: string): { readonly add: (line: string) => void; readonly told: () => TableSum } {
  const words = new Uint32Array(8)
  let rows = 0
  return {
    add: (line) => {
      const digest = hash('sha256', line, 'buffer')
      for (let i = 0; i < words.length; i++) words[i]! += digest.readUInt32LE(i * 4)
      rows += 1
    },
    told: () => ({ table, rows, sum: Buffer.from(words.buffer).toString('hex') }),
  }
}

async function lastKey(db: Read, { table, key }: TableShape): Promise<readonly unknown[] | null> {
  const list = sql.join(key.map((column) => sql.ref(column)))
  const order = sql.join(key.map((column) => sql`${sql.ref(column)} desc`))
  const { rows } = await sql<Row>`select ${list} from ${sql.table(table)} order by ${order} limit 1`.execute(
    db,
  )
  const [row] = rows
  return row === undefined ? null : key.map((column) => row[column])
}
