import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duck } from './duckdb.ts'
import type { FactFile, OrderRole } from './facts.ts'
import { readingMacros } from './readings.ts'
import { memoryTables } from './tables.ts'

/** A folder of a test's own and the order files it writes there. */
export function orderFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-ledger-'))
  let count = 0
  const roles: readonly OrderRole[] = [
    ...(['customer', 'date', 'order', 'amount', 'quantity', 'price'] as const),
    ...(['product', 'cost', 'profit', 'currency'] as const),
  ]
  /** The text as it stands; headings that are names of roles are taken for them. */
  const written = (
    text: string,
    { columns, sample, ...also }: Partial<FactFile> & Pick<FactFile, 'columns' | 'sample'>,
  ): FactFile => {
    const path = join(folder, `orders-${count++}.csv`)
    writeFileSync(path, text)
    const mapping = Object.fromEntries(
      roles.filter((role) => columns.includes(role)).map((role) => [role, role]),
    )
    return {
      name: 'orders.csv',
      kind: 'csv',
      path,
      delimiter: ',',
      skipLines: 0,
      columns,
      sample,
      mapping,
      ...also,
    }
  }
  return {
    folder,
    written,
    /** Rows of cells as CSV writes them. */
    ofRows: (
      columns: readonly string[],
      rows: readonly (readonly string[])[],
      also: Partial<FactFile> = {},
    ): FactFile => {
      const delimiter = also.delimiter ?? ','
      const cell = (text: string): string =>
        /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
      const text = [columns, ...rows].map((row) => `${row.map(cell).join(delimiter)}\n`).join('')
      return written(text, { columns, sample: rows.slice(0, 1_000), ...also })
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A database with the ledger's tables, to be asked what the ledger itself does not tell. */
export async function openDuck(): Promise<Duck> {
  const duck = await Duck.open(':memory:')
  for (const sql of [...readingMacros, ...memoryTables]) await duck.run(sql)
  return duck
}
