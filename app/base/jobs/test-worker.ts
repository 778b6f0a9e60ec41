import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '../language/refusal.ts'
import { Cancelled, type JobKind, jobKind, stopIfAsked } from './job.ts'
import { workJobs } from './work-jobs.ts'

// The job thread of the tests: kinds of jobs that do what jobs do, well and badly.

const payload = z.object({ name: z.string() })
const nothing = z.object({})

const kinds: readonly JobKind[] = [
  jobKind({
    name: 'test.echo',
    payload,
    mostAttempts: 1,
    run: async ({ name }, { job, today }) => ({ name, attempt: job.attempt, by: job.by, today: today() }),
  }),
  jobKind({
    name: 'test.compute',
    payload: z.object({ ms: z.number() }),
    mostAttempts: 1,
    run: async ({ ms }, { progress }) => {
      const begun = performance.now()
      progress('compute', 0, ms)
      for (let spent = 0; spent < ms; spent = performance.now() - begun) progress('compute', spent, ms)
      return { ms }
    },
  }),
  jobKind({
    name: 'test.breaks-twice',
    payload: nothing,
    mostAttempts: 3,
    run: async (_, { job }) => {
      if (job.attempt < 3) throw new TypeError(`attempt ${job.attempt} broke`)
      return { attempt: job.attempt }
    },
  }),
  jobKind({
    name: 'test.refuses',
    payload: nothing,
    mostAttempts: 5,
    run: async () => {
      throw new Refusal('shop.closed', { day: '2024-03-05' })
    },
  }),
  jobKind({
    name: 'test.ends-its-thread',
    payload: z.object({ writing: z.boolean() }),
    mostAttempts: 2,
    run: async ({ writing }, { notebook, job }) => {
      if (job.attempt > 1) return { attempt: job.attempt }
      if (!writing) process.exit(7)
      return notebook.change(async (tx) => {
        await sql`create table half (done integer)`.execute(tx)
        process.exit(7)
      })
    },
  }),
  jobKind({
    name: 'test.uses-up-memory',
    payload: nothing,
    mostAttempts: 1,
    run: async () => {
      const kept: number[][] = []
      for (;;) kept.push(new Array(100_000).fill(kept.length))
    },
  }),
  jobKind({
    name: 'test.until-stopped',
    payload: z.object({ blocking: z.boolean() }),
    mostAttempts: 1,
    run: async ({ blocking }, { cancelAsked, progress, job }) => {
      progress('begun', job.attempt, 1)
      while (!cancelAsked()) if (!blocking) await sleep(5)
      throw new Cancelled()
    },
  }),
  // It is given up to be begun again, like a valuation: whoever looks at the notebook sees how often it was.
  jobKind({
    name: 'test.gives-way',
    payload: z.object({ ms: z.number(), finishing: z.boolean() }),
    mostAttempts: 1,
    givesWay: true,
    run: async ({ ms, finishing }, { job, progress, ...context }) => {
      progress('begun', 0, 1)
      if (finishing) context.finishing()
      const begun = performance.now()
      while (performance.now() - begun < ms) {
        stopIfAsked(context)
        await sleep(2)
      }
      return { attempt: job.attempt }
    },
  }),
  jobKind({
    name: 'test.asks-for-another',
    payload,
    mostAttempts: 1,
    run: async ({ name }, { notebook, enqueue }) =>
      notebook.change(async (tx) => {
        const { id } = await enqueue({ kind: 'test.echo', payload: { name }, tx })
        return { id }
      }),
  }),
  // What a job is to be: its effect keyed by its id, so that a second attempt changes nothing. Each attempt is written
  // beside it, so that a test sees how many there were.
  jobKind({
    name: 'test.sells-a-bag',
    payload: nothing,
    mostAttempts: 1_000,
    run: async (_, { notebook, folder, job }) => {
      appendFileSync(join(folder, 'attempts.txt'), `${job.id}\n`)
      await sleep(Math.random() * 10)
      await notebook.change(async (tx) => {
        const { rows } =
          await sql`insert into sold (job) values (${job.id}) on conflict do nothing returning job`.execute(
            tx,
          )
        if (rows.length > 0) await sql`update stock set bags = bags - 1`.execute(tx)
      })
      await sleep(Math.random() * 10)
      return null
    },
  }),
]

await workJobs({ kinds, today: async () => '2024-03-05' })
