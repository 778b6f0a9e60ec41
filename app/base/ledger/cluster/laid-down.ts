import { rm } from 'node:fs/promises'
import { Duck } from '../duckdb.ts'
import { fileTables } from '../tables.ts'
import type { Columns } from './carried.ts'
import type { Cell, Cluster } from './cluster.ts'

type LayingDown = {
  /** Of the file. */
  readonly table: string
  /** A table of the cluster, with a condition. */
  readonly from: string
  readonly columns: Columns
  /** What else is laid beside them: joined to what was `told` in the file. */
  readonly beside?: { readonly columns: string; readonly joined: string }
  readonly look?: ((rows: number) => void) | undefined
}

/** Rows laid down at once: few enough to be held in memory. */
const atOnce = 20_000

/** Brings rows of a cluster into a table of a file's ledger, some at a time. */
export async function layDown(
  cluster: Cluster,
  duck: Duck,
  { table, from, columns, beside, look }: LayingDown,
): Promise<void> {
  const named = Object.entries(columns)
  const laid = named.map(([name, { laid }]) => `${laid.replace('$', `told."${name}"`)} as ${name}`)
  const also = beside ? `, ${beside.columns}` : ''
  const lay = async (rows: readonly Cell[][]): Promise<void> => {
    if (rows.length === 0) return
    await duck.run(
      `create or replace temp table told (${named.map(([name]) => `"${name}" varchar`).join(', ')})`,
    )
    await duck.append(
      'told',
      named.map((_, i) => rows.map((row) => row[i] ?? '')),
    )
    await duck.run(
      `insert into ${table} by name select ${laid.join(', ')}${also} from told ${beside?.joined ?? ''}`,
    )
    look?.(rows.length)
  }
  let gathered: Cell[][] = []
  const asked = named.map(([, { cluster: expression }]) => expression)
  for await (const rows of cluster.pieces(`select ${asked.join(', ')} from ${from}`)) {
    for (const row of rows) gathered.push(row)
    if (gathered.length < atOnce) continue
    await lay(gathered)
    gathered = []
  }
  await lay(gathered)
}

/** Does something with the file of a ledger that nobody has open; there need be none yet. */
export async function withFile<Result>(file: string, work: (duck: Duck) => Promise<Result>): Promise<Result> {
  const spill = `${file}.tmp`
  const duck = await Duck.open(file, { memory_limit: '800MB', temp_directory: spill })
  try {
    for (const sql of fileTables) await duck.run(sql)
    return await work(duck)
  } finally {
    duck.close()
    await rm(spill, { force: true, recursive: true })
  }
}
