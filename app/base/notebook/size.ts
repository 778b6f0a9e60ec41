import { stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { isPostgres } from './dialects.ts'
import type { Notebook } from './promises.ts'

/** Bytes of a notebook on its disk, with its log where that is a file of its own. */
export async function bytesOfNotebook({ read, path }: Pick<Notebook, 'read' | 'path'>): Promise<number> {
  if (!isPostgres(read)) return (await bytesOf(path)) + (await bytesOf(`${path}-wal`))
  const { rows } = await sql<{
    bytes: number
  }>`select pg_database_size(current_database()) as bytes`.execute(read)
  return rows[0]?.bytes ?? 0
}

/** A log that is not there holds nothing. */
export async function bytesOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0
      throw error
    },
  )
}
