import { existsSync, statSync } from 'node:fs'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { notebookTests } from './notebook-tests.ts'
import { postgresPrograms, startPostgres } from './postgres.ts'

test.skipIf(postgresPrograms() === null)(
  'PostgreSQL for proofs is nobody else’s and leaves nothing behind (skipped, as all that is proved on it, where it is not installed)',
  async () => {
    const { port, folder, pid, stop } = await startPostgres()
    const client = new Client({ host: '127.0.0.1', port, user: 'owner', database: 'postgres' })
    await client.connect()
    const { rows } = await client.query(`select current_setting('listen_addresses') as listens,
      (select datcollate from pg_database where datname = current_database()) as collation`)
    expect(rows).toEqual([{ listens: '127.0.0.1', collation: 'C' }])
    expect(statSync(`${folder}/data`).uid).not.toBe(0)
    await client.end()
    await stop()
    expect(existsSync(folder)).toBe(false)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  },
)

test('the tests that keep records are found by what they open', () => {
  const found = notebookTests('app')
  expect(found).toContain('app/base/notebook/bulk.test.ts')
  expect(found).toContain('app/identify/imports/sequences.test.ts')
  expect(found).not.toContain('app/identify/imports/encoding.test.ts')
})
