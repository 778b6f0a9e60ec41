import { closeSync, openSync } from 'node:fs'
import { Kysely, sql } from 'kysely'
import { Refusal } from '../language/refusal.ts'
import { changeIn } from './change.ts'
import { code, fault } from './faults.ts'
import { migrate, notebookMark } from './migrate.ts'
import type { Migration } from './migration.ts'
import type { NotebookTables } from './migrations.ts'
import type { Notebook } from './promises.ts'
import { ReadingDriver, sqliteDialect, WritingDriver } from './sqlite-dialect.ts'
import { Statements } from './statements.ts'
import { whenFree } from './waiting.ts'

/** The file is made where there is none, and its tables are brought up to date. */
export async function openFile(path: string, migrations: readonly Migration[]): Promise<Notebook> {
  const statements = await openForWriting(path)
  const driver = new WritingDriver(statements, path)
  let reading: ReadingDriver
  try {
    await migrate(new Kysely<unknown>({ dialect: sqliteDialect(driver) }), { path, migrations })
    // Before every answer to a change there is an fsync, which carries the steps above to the disk as well.
    statements.database.exec('pragma synchronous = full')
    reading = new ReadingDriver({ path, open: () => openForReading(path) })
  } catch (error) {
    statements.close()
    throw fault(error, path)
  }
  const plain = new Kysely<NotebookTables>({ dialect: sqliteDialect(driver) })
  const read = new Kysely<NotebookTables>({ dialect: sqliteDialect(reading) })
  // Kysely makes itself ready at the first use: from here on who asks first has the first turn.
  for (const db of [plain, read]) await db.connection().execute(async () => undefined)
  return {
    path,
    read,
    plain,
    change: (work) => changeIn(plain, work),
    close: async () => {
      await driver.destroy()
      await reading.destroy()
    },
  }
}

/**
 * An empty file where there is none. One that is there is left closed: closing any handle of a file gives up all locks
 * that this process holds on it, those of SQLite in other threads among them.
 */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

async function openForWriting(path: string): Promise<Statements> {
  let statements: Statements | undefined
  try {
    // Customers' data: for nobody else on the machine. What SQLite puts beside the file gets the same rights.
    makeFile(path)
    statements = new Statements(path)
    const { database } = statements
    await whenFree(() => refuseForeign(database.prepare(whose).get(), path))
    await whenFree(() => database.exec('pragma journal_mode = wal'))
    // While the tables are made: a step that a power failure takes back is taken again.
    database.exec('pragma synchronous = normal')
    // What is erased is overwritten, not only forgotten.
    database.exec('pragma secure_delete = on')
    // 16 MB of log between two checkpoints: rows of an import that fall on the same pages are written to them once.
    database.exec('pragma wal_autocheckpoint = 4000')
    // After a large import the log shrinks back to this.
    database.exec(`pragma journal_size_limit = ${64 * mebibyte}`)
    common(statements)
    return statements
  } catch (error) {
    statements?.close()
    throw openingFault(error, path)
  }
}

/** As the file lies: nothing is made, brought up to date or put right. A missing file and a foreign one are refused. */
export async function lookAtFile(path: string): Promise<Pick<Notebook, 'read' | 'close'>> {
  const open = (): Statements => {
    const statements = new Statements(path, { readOnly: true })
    common(statements)
    return statements
  }
  let driver: ReadingDriver | undefined
  try {
    driver = new ReadingDriver({ path, open })
    const read = new Kysely<NotebookTables>({ dialect: sqliteDialect(driver) })
    const { rows } = await sql<Whose>`${sql.raw(whose)}`.execute(read)
    refuseForeign(rows[0], path)
    return { read, close: driver.destroy.bind(driver) }
  } catch (error) {
    await driver?.destroy()
    throw openingFault(error, path)
  }
}

function openForReading(path: string): Statements {
  const statements = new Statements(path)
  statements.database.exec('pragma query_only = on')
  common(statements)
  return statements
}

const mebibyte = 1_048_576
const kibibytesOfCache = 64 * 1024

function common({ database }: Statements): void {
  database.exec('pragma foreign_keys = on')
  // The inner pages of every index of a million customers stay in memory; SQLite's own 2 MB hold those of ten thousand.
  database.exec(`pragma cache_size = -${kibibytesOfCache}`)
  // Sorting leaves no customers in the machine's folder for temporary files.
  database.exec('pragma temp_store = memory')
  // A read that fails is then an error of one statement; through a mapped file it ends the process.
  database.exec('pragma mmap_size = 0')
}

/** One question, so that both answers are of one moment. */
const whose = `select application_id as mark, (select count(*) from sqlite_schema) as tables
  from pragma_application_id`

type Whose = { readonly mark: number; readonly tables: number }

function refuseForeign(answer: unknown, path: string): void {
  const { mark, tables } = (answer ?? {}) as Partial<Whose>
  if (mark !== notebookMark && tables !== 0) throw new Refusal('notebook.foreign', { path })
}

// SQLite: cannot open, read-only. The system: no such folder, no right, a folder where the file should be.
const unreachable = [14, 8]
const systemUnreachable = ['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR']

function openingFault(error: unknown, path: string): unknown {
  const system = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (unreachable.includes(code(error) & 0xff) || systemUnreachable.includes(system)) {
    return new Refusal('notebook.unreachable', { path }, { cause: error })
  }
  return fault(error, path)
}
