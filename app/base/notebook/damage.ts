import { sql } from 'kysely'
import { isPostgres } from './dialects.ts'
import type { Read } from './notebook.ts'

/** What SQLite finds wrong with a file when it reads all of it; null: nothing. A server looks after its own disk. */
export async function damageOf(read: Read): Promise<string | null> {
  if (isPostgres(read)) return null
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(read)
  const said = rows[0]?.integrity_check ?? ''
  return said === 'ok' ? null : said
}

/** How many rows name another that is not there. */
export async function looseEndsOf(read: Read): Promise<number> {
  if (isPostgres(read)) return 0
  const { rows } = await sql`pragma foreign_key_check`.execute(read)
  return rows.length
}
