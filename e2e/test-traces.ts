import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { sql } from 'kysely'
import { Duck, identifier } from '../app/base/ledger/duckdb.ts'
import { isServer, openNotebook } from '../app/base/notebook/notebook.ts'
import { wholly } from '../app/base/notebook/seen.ts'

/** Where one of these texts stands in a data folder that no program has open: tables row by row, files byte by byte. */
export async function tracesIn(folder: string, texts: readonly string[]): Promise<string[]> {
  return [...(await inNotebook(folder, texts)), ...(await inLedger(folder, texts)), ...inFiles(folder, texts)]
}

const found = (where: string, said: string, texts: readonly string[]): string[] =>
  texts.filter((text) => said.includes(text)).map((text) => `${where}: ${text}`)

async function inNotebook(folder: string, texts: readonly string[]): Promise<string[]> {
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  try {
    return await wholly(async () => {
      const { rows: tables } = isServer(notebook.path)
        ? await sql<{
            name: string
          }>`select tablename::text as name from pg_tables where schemaname = 'public'`.execute(notebook.read)
        : await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
            notebook.read,
          )
      const traces: string[] = []
      for (const { name } of tables) {
        const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
          notebook.read,
        )
        const written = rows.map((row) =>
          name === 'idempotencySteps' ? deserialize(Buffer.from(String(row.result), 'base64')) : row,
        )
        traces.push(...found(`table ${name}`, JSON.stringify(written), texts))
      }
      return traces
    })
  } finally {
    await notebook.close()
  }
}

async function inLedger(folder: string, texts: readonly string[]): Promise<string[]> {
  const duck = await Duck.open(join(folder, 'ledger.duckdb'))
  try {
    const traces: string[] = []
    for (const { name } of await duck.rows(
      'select table_name as name from duckdb_tables() where not internal',
    )) {
      const rows = await duck.rows(`select to_json(t)::varchar as row from ${identifier(String(name))} t`)
      traces.push(...found(`ledger ${name}`, rows.map(({ row }) => row).join('\n'), texts))
    }
    return traces
  } finally {
    duck.close()
  }
}

function inFiles(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return []
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    return texts
      .filter((text) => bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le'))
      .map((text) => `bytes of ${path.slice(folder.length + 1)}: ${text}`)
  })
}
