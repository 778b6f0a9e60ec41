import { describe, inject, test } from 'vitest'
import { keepNotebooks } from './notebook.ts'
import { databaseFor } from './test-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of a private server, without a database; undefined: these tests run on SQLite. */
    postgres: string | undefined
  }
}

/** Whether notebooks of these tests are databases of PostgreSQL. */
const onPostgres = inject('postgres') !== undefined

const leftOut = Object.assign(() => undefined, { each: () => () => undefined })

/**
 * A test of what only a file has: SQLite's plans, what stands in its folder, another process that comes upon it. On a
 * server there is no such test.
 */
export const testOfFiles: typeof test = onPostgres ? (leftOut as never) : test
export const describeOfFiles: typeof describe = onPostgres ? (leftOut as never) : describe

// Before each file of tests: where they run on PostgreSQL, a notebook asked for by a file is a database instead.
const server = inject('postgres')
if (server !== undefined) keepNotebooks((file, given) => databaseFor(server, file, given))
