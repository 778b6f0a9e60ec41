import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Client } from 'pg'
import type { Migration } from './migration.ts'
import { notebookMigrations } from './migrations.ts'
import type { Notebook } from './notebook.ts'
import { openServer } from './postgres.ts'

/** A notebook with all its tables, which others are copied from. */
export const template = 'template_notebook'
/** The role that the program works as; the server's first one, `owner`, owns everything. */
export const plainRole = 'ricebook'

export function urlOf(server: string, role: string, database: string): string {
  const url = new URL(server)
  url.username = role
  url.pathname = `/${database}`
  return url.href
}

/** Asks as the owner. */
export async function asOwner(server: string, database: string, statements: readonly string[]) {
  const client = new Client({ connectionString: urlOf(server, 'owner', database) })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Once a server: the plain role, and the notebook that all others are copied from. */
export async function prepareServer(server: string): Promise<void> {
  await asOwner(server, 'postgres', [`create role ${plainRole} login`, `create database ${template}`])
  const notebook = await openServer({
    url: urlOf(server, plainRole, template),
    ownerUrl: urlOf(server, 'owner', template),
    migrations: notebookMigrations,
  })
  await notebook.close()
}

/** The databases made for files, so that each goes when the folder of its file has gone. */
const made = new Map<string, { readonly name: string; readonly owned: boolean }>()

/**
 * In place of a file: a database of its own, called by the file, made when it is first asked for and found again when it
 * is asked for again. Without steps of its own it is a copy of one that has all its tables.
 */
export async function databaseFor(
  server: string,
  file: string,
  given: readonly Migration[] | undefined,
): Promise<Notebook> {
  const name = `notebook_${createHash('sha256').update(file).digest('hex').slice(0, 24)}`
  const there = made.get(file)
  if (!there) {
    const gone = [...made].filter(([of]) => !existsSync(dirname(of)))
    const drops = gone.map(([, database]) => `drop database ${database.name} with (force)`)
    for (const [of] of gone) made.delete(of)
    const create = `create database ${name} template ${given ? 'template0' : template} strategy file_copy`
    await asOwner(server, 'postgres', [...drops, create])
    made.set(file, { name, owned: given !== undefined })
  }
  const url = urlOf(server, plainRole, name)
  const migrations = given ?? notebookMigrations
  // What was begun with fewer steps is given the others by its owner, as an older installation is.
  const owned = given !== undefined || there?.owned === true
  // Tests are the program's own work, but for those of the walls, which open the address itself.
  return openServer({
    url,
    migrations,
    unsaid: 'all',
    ...(owned && { ownerUrl: urlOf(server, 'owner', name) }),
  })
}
