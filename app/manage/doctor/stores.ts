import { verifyAudit } from '../../base/audit/audit.ts'
import type { DataFolder } from '../../base/installation/data-folder.ts'
import { type ClusterSet, lookAtFacts } from '../../base/installation/facts.ts'
import { refuseAstray, whereRecordsLie } from '../../base/installation/moved.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { damageOf, looseEndsOf } from '../../base/notebook/damage.ts'
import { isHeld, leaderIn } from '../../base/notebook/lead.ts'
import { type Notebook, openNotebook, type Read } from '../../base/notebook/notebook.ts'
import { lookAtFile } from '../../base/notebook/sqlite.ts'
import { attention, type Finding, ok, refused, wrong } from './finding.ts'
import * as store from './store.ts'

type BatchStates = readonly { readonly batch: number; readonly state: string }[]

/** What there is to look at in both stores: of a program that runs, or as the files lie. */
export type Stores = {
  readonly path: string
  readonly notebook: () => Promise<Pick<Notebook, 'read' | 'close'>>
  /** `facts`: how many were read through and through; null: they are in use, and were not. */
  readonly ledger: () => Promise<{ readonly batches: BatchStates; readonly facts: number | null }>
  readonly now: Date
  /** Whether several programs may serve them. */
  readonly shared: boolean
}

const hour = 3_600_000
const day = 24 * hour
/** A clock that is set right moves by less. */
const clockMayMove = 5 * 60_000
/** Nightly, and a night may be missed. */
const worthMayBe = 2 * day
/** A job that waits for longer than any other runs. */
const jobMayWait = 6 * hour
const failuresOf = 7 * day

/** Where a company's stores lie; `cluster` is null where the facts are in the folder. */
type Lie = { readonly place: DataFolder; readonly cluster: ClusterSet | null; readonly now: Date }

export function filesOf({ place, cluster, now }: Lie): Stores {
  return {
    path: place.notebook,
    notebook: async () => {
      if ((await whereRecordsLie(place)) === 'database')
        throw new Refusal('installation.notebook-elsewhere', { folder: place.folder })
      return lookAtFile(place.notebook)
    },
    ledger: () => lookAtFacts(place, cluster),
    now,
    shared: cluster !== null,
  }
}

/** Records in a database, which a program's role is given only as its owner has left it. */
export function databaseAnd(lie: Lie, url: string): Stores {
  return {
    ...filesOf(lie),
    path: url,
    notebook: async () => {
      const notebook = await openNotebook(url)
      try {
        await refuseAstray(lie.place, notebook)
      } catch (error) {
        await notebook.close()
        throw error
      }
      return notebook
    },
  }
}

export async function lookAtStores(stores: Stores): Promise<Finding[]> {
  let notebook: Pick<Notebook, 'read' | 'close'>
  try {
    notebook = await stores.notebook()
  } catch (error) {
    return [refused('notebook', error)]
  }
  const { read } = notebook
  try {
    const damage = await damageIn(read)
    if (damage) return [damage]
    const tables = await tablesOf(read, stores.path)
    const found = [ok('notebook', 'whole'), tables]
    // What other tables mean is not known here.
    if (tables.state !== 'ok') return found
    return [
      ...found,
      ...(stores.shared ? [await leadIn(read)] : []),
      await ledgerBeside(read, stores.ledger),
      await auditIn(read),
      await clockBeside(read, stores.now),
      ...(await jobsIn(read, stores.now)),
      await worthIn(read, stores.now),
    ]
  } catch (error) {
    return [refused('notebook', error)]
  } finally {
    await notebook.close()
  }
}

async function damageIn(read: Read): Promise<Finding | null> {
  const damage = await damageOf(read)
  if (damage !== null) return wrong('notebook', 'damaged', { what: damage })
  const loose = await looseEndsOf(read)
  return loose > 0 ? wrong('notebook', 'loose', { rows: loose }) : null
}

async function tablesOf(read: Read, path: string): Promise<Finding> {
  try {
    const { left, all } = await store.stepsOf(read, path)
    return left > 0
      ? attention('tables', 'earlier', { steps: left })
      : ok('tables', 'current', { steps: all })
  } catch (error) {
    return refused('tables', error)
  }
}

/** Which of the programs leads. */
async function leadIn(read: Read): Promise<Finding> {
  const leader = await leaderIn(read)
  if (!leader || !(await isHeld(read))) return ok('leading', 'nobody')
  return ok('leading', 'somebody', { leader: leader.name, since: minute(new Date(leader.since)) })
}

/** Kinds of files whose every line is a fact. */
const ofFacts = ['orders', 'payments', 'products']

async function ledgerBeside(read: Read, ledger: Stores['ledger']): Promise<Finding> {
  const imports = await store.importsOf(read)
  const standing = imports.filter(({ state }) => state === 'standing')
  let seen: Awaited<ReturnType<Stores['ledger']>>
  try {
    seen = await ledger()
  } catch (error) {
    return refused('ledger', error)
  }
  const states = new Map(seen.batches.map(({ batch, state }) => [batch, state]))
  const missing = standing.filter(({ batch, kind }) => ofFacts.includes(kind) && !states.has(batch))
  if (missing.length > 0)
    return wrong('ledger', 'facts-missing', { files: missing.length, standing: standing.length })
  const known = new Map(imports.map(({ batch, state }) => [batch, state]))
  const strange = seen.batches.filter(({ batch }) => !known.has(batch))
  if (strange.length > 0) return wrong('ledger', 'facts-unknown', { files: strange.length })
  const behind = seen.batches.filter(
    ({ batch, state }) =>
      (state === 'committed') !== (known.get(batch) === 'standing') && !underWay(known.get(batch)),
  )
  if (behind.length > 0) return attention('ledger', 'behind', { files: behind.length })
  return seen.facts === null
    ? ok('ledger', 'answers', { files: standing.length })
    : ok('ledger', 'whole', { files: standing.length, facts: seen.facts })
}

const underWay = (state: string | undefined): boolean =>
  state === 'waiting' || state === 'running' || state === 'ready' || state === 'undoing'

async function auditIn(read: Read): Promise<Finding> {
  const { entries, broken } = await verifyAudit(read)
  return broken ? wrong('audit', 'broken', { n: broken.n }) : ok('audit', 'whole', { entries })
}

async function clockBeside(read: Read, now: Date): Promise<Finding> {
  const newest = await store.newestJob(read)
  const ahead = newest === null ? 0 : Date.parse(newest) - now.getTime()
  return ahead > clockMayMove
    ? wrong('clock', 'behind', { now: minute(now), newest: minute(new Date(newest ?? '')) })
    : ok('clock', 'forward', { now: minute(now) })
}

async function jobsIn(read: Read, now: Date): Promise<Finding[]> {
  const at = (before: number): string => new Date(now.getTime() - before).toISOString()
  const found = (await store.failedJobs(read, at(failuresOf))).map(({ kind, failed, last }) =>
    attention('jobs', 'failed', { kind, failed, last: minute(new Date(last ?? '')) }),
  )
  const { waiting, forgotten } = await store.stuckJobs(read, { before: at(jobMayWait), now: at(0) })
  if (waiting > 0) found.push(attention('jobs', 'waiting', { waiting, hours: jobMayWait / hour }))
  if (forgotten > 0) found.push(attention('jobs', 'forgotten', { forgotten }))
  return found.length > 0 ? found : [ok('jobs', 'done', { days: failuresOf / day })]
}

async function worthIn(read: Read, now: Date): Promise<Finding> {
  const at = await store.valuedAt(read)
  if (at === null) return ok('worth', 'never')
  const old = now.getTime() - Date.parse(at) > worthMayBe
  return (old ? attention : ok)('worth', old ? 'old' : 'fresh', { at: minute(new Date(at)) })
}

/** 2026-11-27 12:03 UTC */
export const minute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
