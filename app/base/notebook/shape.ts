import type { Kysely } from 'kysely'
import { columnsThere, tablesNaming } from './dialects.ts'

/** A table as it is there. */
export type TableShape = {
  readonly table: string
  /** By name, which is the same order in every store. */
  readonly columns: readonly string[]
  /** What its rows are told apart by, in order; of a table without a key all its columns. */
  readonly key: readonly string[]
}

/** The list of the steps that were taken, which each store keeps of itself. */
const ofItself = ['migrations']

/** Every table that holds records, those before it that its rows must name. */
export async function shapesOf(db: Kysely<never>): Promise<TableShape[]> {
  const { rows: columns } = await columnsThere().execute(db)
  const { rows: naming } = await tablesNaming().execute(db)
  const names = [...new Set(columns.map(({ table }) => table))].filter((name) => !ofItself.includes(name))
  const ordered = new Set<string>()
  const put = (table: string): void => {
    for (const one of naming) if (one.table === table && one.other !== table) put(one.other)
    ordered.add(table)
  }
  for (const table of names.sort()) put(table)
  return [...ordered].map((table) => {
    const own = columns.filter((one) => one.table === table)
    const key = own.filter(({ nthOfKey }) => nthOfKey > 0).sort((a, b) => a.nthOfKey - b.nthOfKey)
    const all = own.map(({ column }) => column).sort()
    return { table, columns: all, key: key.length > 0 ? key.map(({ column }) => column) : all }
  })
}
