import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duck } from './duckdb.ts'
import { openLedger } from './ledger.ts'
import { ledgerPath } from './test-books.ts'
import { provesStandingFacts, type Standing } from './test-standing-facts.ts'

provesStandingFacts(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-standing-'))
  let count = 0
  return {
    open: () => opened(ledgerPath(folder, `ledger-${count++}`)),
    stop: async () => rmSync(folder, { recursive: true }),
  }
})

async function opened(path: string): Promise<Standing> {
  let ledger = await openLedger(path)
  /** Asked of the file itself, as nobody else may while it is open. */
  const asked = async (sql: string) => {
    ledger.close()
    const duck = await Duck.open(path)
    const rows = await duck.rows(sql)
    duck.close()
    ledger = await openLedger(path)
    return rows
  }
  return {
    ledger: () => ledger,
    dues: async () => {
      const rows = await asked('select amount, due::varchar as due from lines order by row_no')
      return rows.map(({ amount, due }) => [Number(amount), due as string | null])
    },
    paid: async () => {
      const [row] = await asked('select sum(amount)::double / 10000 as sum from standing_payments')
      return Number(row?.sum)
    },
    left: async () => {
      const [row] = await asked(`select (select count(*) from lines) + (select count(*) from named)
          + (select count(*) from chunks) + (select count(*) from identity_map) as n,
        (select count(*) from duckdb_tables() where table_name like 'staged%') as staged`)
      return { rows: Number(row?.n), staged: Number(row?.staged) }
    },
    close: async () => ledger.close(),
  }
}
