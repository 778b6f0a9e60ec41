import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../../scripts/postgres.ts'
import { prepareServer } from './test-postgres.ts'

/** Before the tests that run on PostgreSQL: a private server for them, ended after the last one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { port, stop } = await startPostgres()
  const server = `postgres://127.0.0.1:${port}`
  await prepareServer(server)
  project.provide('postgres', server)
  return stop
}
