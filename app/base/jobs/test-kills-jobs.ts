import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { openNotebook } from '../notebook/notebook.ts'
import { testJobs, testProgram } from './test-jobs.ts'

/** What stands after the kills. */
export type AfterKills = {
  /** Jobs whose asking had been answered. */
  readonly asked: readonly string[]
  /** Jobs whose effect is there, each as often as it is. */
  readonly sold: readonly string[]
  /** How often they began, over all jobs. */
  readonly attempts: number
  readonly bagsTaken: number
  /** Jobs that have not ended well. */
  readonly notDone: number
}

/**
 * Starts a program that asks for jobs and runs them, kills it at a random moment, starts it again, so many times; then
 * lets all jobs come to their end.
 */
export async function killLoop(kills: number): Promise<AfterKills> {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-kills-'))
  const path = join(folder, 'notebook.sqlite')
  const before = await openNotebook(path)
  await before.change(async (tx) => {
    await sql`create table sold (job text primary key)`.execute(tx)
    await sql`create table stock (bags integer)`.execute(tx)
    await sql`insert into stock values (0)`.execute(tx)
  })
  await before.close()
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, ['--no-maglev', testProgram, folder, 'test.sells-a-bag', '30'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await opened(child)
    await sleep(Math.random() * 500)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
  }
  const asked = linesOf(join(folder, 'asked.txt'))
  const after = await testJobs({}, folder)
  for (const id of asked) await after.jobs.waitFor(id)
  // A job may have been asked for without an answer: killed in between.
  const waiting = await after.jobs.list({ state: 'waiting' })
  for (const { id } of waiting) await after.jobs.waitFor(id)
  const { rows: sold } = await sql<{ job: string }>`select job from sold`.execute(after.notebook.read)
  const { rows: stock } = await sql<{ bags: number }>`select bags from stock`.execute(after.notebook.read)
  const all = await sql<{ n: number }>`select count(*) as n from jobs where state <> 'done'`.execute(
    after.notebook.read,
  )
  const attempts = linesOf(join(folder, 'attempts.txt')).length
  await after.done()
  return {
    asked,
    sold: sold.map(({ job }) => job),
    attempts,
    bagsTaken: -(stock[0]?.bags ?? 0),
    notDone: all.rows[0]?.n ?? 0,
  }
}

function opened(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    // What it says further is of no interest, but must not fill the pipe.
    child.stdout?.on('data', () => resolve())
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`the program ended by itself with ${code}`)))
  })
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}
