import { newId } from '../notebook/ids.ts'
import type { Change, Read } from '../notebook/notebook.ts'
import { type Failure, type Job, type JobState, jobSchema, type Progress } from './contract.ts'
import type { JobAsked, JsonValue } from './job.ts'
import type { JobsTable } from './tables.ts'

/** Writes down a job, or finds the one of the same key that has not ended, or has not begun where it is to be afresh. */
export async function keepJob(
  tx: Change,
  asked: JobAsked,
  now: string,
): Promise<{ id: string; already: boolean }> {
  const live = await liveOfKey(tx, asked.dedupeKey)
  const taken = live !== null && asked.afresh ? await waitingOfKind(tx, asked.kind) : live
  if (taken !== null) return { id: taken, already: true }
  const id = newId()
  await tx
    .insertInto('jobs')
    .values({
      id,
      kind: asked.kind,
      payload: JSON.stringify(asked.payload),
      state: 'waiting',
      // The key stays with the one that runs.
      dedupeKey: live === null ? (asked.dedupeKey ?? null) : null,
      runAt: asked.runAt ?? now,
      attempts: 0,
      mostAttempts: 0,
      leaseOwner: null,
      leasedUntil: null,
      cancelAsked: 0,
      progress: null,
      result: null,
      failure: null,
      by: asked.by ?? null,
      createdAt: now,
      startedAt: null,
      endedAt: null,
    })
    .execute()
  return { id, already: false }
}

/** The job of a key that waits or runs. */
export async function liveOfKey(read: Read | Change, key: string | null | undefined): Promise<string | null> {
  if (key === null || key === undefined) return null
  const live = await read
    .selectFrom('jobs')
    .select('id')
    .where('dedupeKey', '=', key)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return live?.id ?? null
}

async function waitingOfKind(read: Change, kind: string): Promise<string | null> {
  const waiting = await read
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', 'waiting')
    .where('kind', '=', kind)
    .executeTakeFirst()
  return waiting?.id ?? null
}

export async function jobOf(read: Read | Change, id: string): Promise<Job | null> {
  const row = await read.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? jobFrom(row) : null
}

export type JobsListed = {
  readonly state?: JobState
  readonly kind?: string
  /** Only jobs asked for before the one of this id: the last of the page before. */
  readonly before?: string
  /** 50 when left out, 500 at most. */
  readonly most?: number
}

/** The newest first. */
export async function jobsListed(read: Read, { state, kind, before, most = 50 }: JobsListed): Promise<Job[]> {
  let query = read.selectFrom('jobs').selectAll()
  if (state !== undefined) query = query.where('state', '=', state)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (before !== undefined) query = query.where('id', '<', before)
  const rows = await query.orderBy('id', 'desc').limit(Math.min(most, 500)).execute()
  return rows.map(jobFrom)
}

/**
 * The next job whose time has come. One that is to run at once is due whatever the clock says now: a clock set back by
 * an hour must not hold it up for an hour.
 */
export async function nextDue(
  read: Read | Change,
  now: string,
  behind: Behind = nobodyBehind,
): Promise<{ id: string; kind: string } | undefined> {
  return allDue(read, now)
    .orderBy((job) => {
      const giving = job('kind', 'in', ['', ...behind.kinds])
      const standsBehind = job.and([giving, job('id', 'not in', ['', ...behind.but])])
      return job.case().when(standsBehind).then(1).else(0).end()
    })
    .orderBy('runAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Which kinds stand behind all others, whenever they were asked for, and which jobs of them no longer. */
export type Behind = { readonly kinds: readonly string[]; readonly but: readonly string[] }
const nobodyBehind: Behind = { kinds: [], but: [] }

/** Which jobs of some kinds could run now. */
export async function dueOf(read: Read, now: string, kinds: readonly string[]): Promise<readonly string[]> {
  const rows = await allDue(read, now)
    .where('kind', 'in', ['', ...kinds])
    .execute()
  return rows.map(({ id }) => id)
}

function allDue(read: Read | Change, now: string) {
  return read
    .selectFrom('jobs')
    .select(['id', 'kind'])
    .where('state', '=', 'waiting')
    .where((due) => due.or([due('runAt', '<=', now), due('runAt', '=', due.ref('createdAt'))]))
}

export type Lease = {
  readonly owner: string
  readonly now: string
  readonly until: string
  readonly behind: Behind
}

/** Takes the next due job; none: nothing is due. */
export async function claimNext(
  tx: Change,
  { owner, now, until, behind }: Lease,
  mostAttempts: (kind: string) => number,
): Promise<Job | null> {
  const next = await nextDue(tx, now, behind)
  if (!next) return null
  const row = await tx
    .updateTable('jobs')
    .set((old) => ({
      state: 'running',
      attempts: old('attempts', '+', 1),
      mostAttempts: mostAttempts(next.kind),
      leaseOwner: owner,
      leasedUntil: until,
      progress: null,
      startedAt: old.fn.coalesce('startedAt', old.val(now)),
    }))
    .where('id', '=', next.id)
    // Where several programs share one notebook, another may have been quicker.
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
  return row ? jobFrom(row) : null
}

type Mine = { readonly id: string; readonly owner: string }

/** Prolongs the lease; says whether a person has asked the job to stop. */
export async function prolong(tx: Change, { id, owner }: Mine, until: string): Promise<boolean> {
  const row = await tx
    .updateTable('jobs')
    .set({ leasedUntil: until })
    .where('id', '=', id)
    .where('leaseOwner', '=', owner)
    .returning('cancelAsked')
    .executeTakeFirst()
  return row?.cancelAsked === 1
}

export async function keepProgress(tx: Change, { id, owner }: Mine, progress: Progress): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', id)
    .where('leaseOwner', '=', owner)
    .execute()
}

export type End = {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly now: string
  readonly result?: JsonValue
  readonly failure?: Failure
}

/** Notes a job's end. */
export async function endJob(tx: Change, { id, owner }: Mine, end: End): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({
      state: end.state,
      result: end.result === undefined ? null : JSON.stringify(end.result),
      failure: end.failure === undefined ? null : JSON.stringify(end.failure),
      leaseOwner: null,
      leasedUntil: null,
      endedAt: end.now,
    })
    .where('id', '=', id)
    .where('leaseOwner', '=', owner)
    .execute()
}

export type Again = {
  readonly runAt: string
  /** Why it has to run again; null when it was only interrupted, which does not count as an attempt. */
  readonly failure: Failure | null
  /** What is said of it meanwhile; left out: what it said itself. */
  readonly progress?: Progress
}

/** Puts a running job back to waiting. */
export async function waitAgain(tx: Change, { id, owner }: Mine, again: Again): Promise<void> {
  const { runAt, failure, progress } = again
  await tx
    .updateTable('jobs')
    .set((old) => ({
      state: 'waiting',
      runAt,
      failure: failure === null ? null : JSON.stringify(failure),
      attempts: failure === null ? old('attempts', '-', 1) : old.ref('attempts'),
      progress: progress === undefined ? old.ref('progress') : old.val(JSON.stringify(progress)),
      leaseOwner: null,
      leasedUntil: null,
    }))
    .where('id', '=', id)
    .where('leaseOwner', '=', owner)
    .execute()
}

/**
 * Jobs that run for somebody who is no more: all that others hold when this program is alone with the notebook, else
 * those whose lease ran out.
 */
export async function abandoned(
  tx: Change,
  { owner, now, alone }: { readonly owner: string; readonly now: string; readonly alone: boolean },
): Promise<Job[]> {
  let query = tx
    .selectFrom('jobs')
    .selectAll()
    .where('state', '=', 'running')
    .where('leaseOwner', '!=', owner)
  if (!alone) query = query.where('leasedUntil', '<', now)
  return (await query.execute()).map(jobFrom)
}

/** Whose a job is becomes whose it is said to be: before putting back or ending one that was abandoned. */
export async function takeOver(tx: Change, { id, owner }: Mine): Promise<void> {
  await tx.updateTable('jobs').set({ leaseOwner: owner }).where('id', '=', id).execute()
}

/** Ends a job that has never begun. */
export async function cancelUnbegun(tx: Change, id: string, now: string): Promise<void> {
  await tx.updateTable('jobs').set({ state: 'cancelled', endedAt: now }).where('id', '=', id).execute()
}

/** Asks a job that has begun to stop; one that waits for another attempt gets it now, to put things in order. */
export async function askToStop(tx: Change, job: Job): Promise<void> {
  const runAt = job.state === 'waiting' ? job.createdAt : job.runAt
  await tx.updateTable('jobs').set({ cancelAsked: 1, runAt }).where('id', '=', job.id).execute()
}

/** A failed job as if just asked for. */
export async function reopen(tx: Change, job: Job): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({
      state: 'waiting',
      runAt: job.createdAt,
      attempts: 0,
      cancelAsked: 0,
      progress: null,
      failure: null,
      endedAt: null,
    })
    .where('id', '=', job.id)
    .execute()
}

/** Forgets jobs that ended before an instant, so many at most; says how many it forgot. */
export async function sweepEnded(tx: Change, before: string, most: number): Promise<number> {
  const old = await tx
    .selectFrom('jobs')
    .select('id')
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .where('endedAt', '<', before)
    .limit(most)
    .execute()
  if (old.length === 0) return 0
  const ids = old.map(({ id }) => id)
  await tx.deleteFrom('jobs').where('id', 'in', ids).execute()
  return old.length
}

/** How a job stands, for whoever watches. */
export type Standing = Pick<Job, 'id' | 'kind' | 'state' | 'progress' | 'endedAt'>

/** What waits or runs, and what ended since an instant. */
export async function standingNow(read: Read, since: string): Promise<Standing[]> {
  const rows = await read
    .selectFrom('jobs')
    .select(['id', 'kind', 'state', 'progress', 'endedAt'])
    .where((job) => job.or([job('state', 'in', ['waiting', 'running']), job('endedAt', '>=', since)]))
    .orderBy('id')
    .execute()
  return rows.map(({ progress, ...row }) => ({
    ...row,
    progress: progress === null ? null : jobSchema.shape.progress.parse(JSON.parse(progress)),
  }))
}

/** Whether a person has asked a job to stop. */
export async function isAskedToStop(read: Read, id: string): Promise<boolean> {
  const row = await read.selectFrom('jobs').select('cancelAsked').where('id', '=', id).executeTakeFirst()
  return row?.cancelAsked === 1
}

/** When a schedule last fired, or began to count. */
export async function lastFired(read: Read | Change, name: string): Promise<string | null> {
  const row = await read.selectFrom('schedules').select('lastAt').where('name', '=', name).executeTakeFirst()
  return row?.lastAt ?? null
}

export async function keepFired(tx: Change, name: string, lastAt: string): Promise<void> {
  await tx
    .insertInto('schedules')
    .values({ name, lastAt })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ lastAt }))
    .execute()
}

function jobFrom(row: JobsTable): Job {
  const kept = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
  return jobSchema.parse({
    ...row,
    payload: kept(row.payload),
    cancelAsked: row.cancelAsked === 1,
    progress: kept(row.progress),
    result: kept(row.result),
    failure: kept(row.failure),
  })
}

export type JobCount = { readonly kind: string; readonly state: JobState; readonly count: number }

export async function countJobs(read: Read): Promise<JobCount[]> {
  const rows = await read
    .selectFrom('jobs')
    .select(['kind', 'state'])
    .select((e) => e.fn.countAll().as('count'))
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute()
  return rows.map(({ kind, state, count }) => ({ kind, state, count: Number(count) }))
}
