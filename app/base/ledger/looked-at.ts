import { existsSync } from 'node:fs'
import { batchStates } from './batches.ts'
import { Duck } from './duckdb.ts'
import type { BatchState } from './facts.ts'
import { factTables } from './tables.ts'

/** What the file of a ledger says that nobody has open. */
export type LedgerSeen = {
  readonly batches: readonly BatchState[]
  /** Of all kinds. Every table was read to its last column: a block that the disk has changed is refused. */
  readonly facts: number
}

const kept: ReadonlySet<string> = new Set(Object.values(factTables))

/** Reads a ledger as its file lies, through and through; nothing is made, committed or swept. None there: it holds nothing. */
export async function lookThroughLedger(path: string): Promise<LedgerSeen> {
  if (!existsSync(path)) return { batches: [], facts: 0 }
  const duck = await Duck.open(path, { access_mode: 'READ_ONLY' })
  try {
    const tables = (
      await duck.rows('select table_name as name from duckdb_tables() where not temporary')
    ).map(({ name }) => String(name))
    let facts = 0
    for (const table of tables) {
      const { read } = await duck.row(`select count(*) as read, bit_xor(hash(t)) as sum from "${table}" t`)
      if (kept.has(table)) facts += Number(read)
    }
    return { batches: tables.includes('batches') ? await batchStates(duck) : [], facts }
  } finally {
    duck.close()
  }
}
