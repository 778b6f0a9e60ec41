import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { BackupsSet } from './base/configuration/configuration.ts'
import type { Answered } from './base/http/app.ts'
import { dataFolder } from './base/installation/data-folder.ts'
import type { Installation } from './base/installation/installation.ts'
import { freeBytes } from './base/installation/on-disk.ts'
import { type Labels, openMetrics, type Reading } from './base/metrics/metrics.ts'
import { bytesOf, bytesOfNotebook } from './base/notebook/size.ts'
import { currentRun } from './differentiate/worth/worth-run.ts'
import { linesStanding } from './identify/imports/asked.ts'
import { onJobEnds } from './job-ends.ts'
import { backupsIn } from './manage/backups/backups.ts'

/** What the program measures of itself: how much and how long, never of whom. */
export type Measures = {
  readonly answered: (answered: Answered) => void
  readonly text: () => Promise<string>
  readonly close: () => void
}

const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const jobBuckets = [0.1, 0.5, 1, 5, 15, 60, 300, 1800, 7200]

/** Counts from now on; what can be looked up is looked up when somebody asks. */
export function openMeasures(installation: Installation, backups: BackupsSet | null): Measures {
  const metrics = openMetrics()
  const requests = metrics.counter({
    name: 'ricebook_http_requests_total',
    help: 'Requests answered, by the pattern of their route.',
  })
  const requestSeconds = metrics.histogram({
    name: 'ricebook_http_request_seconds',
    help: 'From a request to the beginning of its answer.',
    buckets: requestBuckets,
  })
  const jobSeconds = metrics.histogram({
    name: 'ricebook_job_seconds',
    help: 'How long a job ran at its last attempt, by how it ended.',
    buckets: jobBuckets,
  })
  const loop = monitorEventLoopDelay({ resolution: loopMs })
  loop.enable()
  const leave = onJobEnds(installation.jobs, ({ kind, state, seconds }) =>
    jobSeconds.observe({ kind, state }, seconds),
  )
  return {
    answered: ({ method, route, status, seconds }) => {
      requests.add({ method, route, status: String(status) })
      requestSeconds.observe({ method, route }, seconds)
    },
    text: async () => {
      const readings = [...(await ofStores(installation)), ...(await ofBackups(backups)), ...ofProcess()]
      readings.push({
        name: 'ricebook_event_loop_delay_seconds',
        help: 'How late the main thread was, since this was last asked for.',
        kind: 'gauge',
        values: [
          [{ quantile: '0.5' }, late(loop.percentile(50))],
          [{ quantile: '0.99' }, late(loop.percentile(99))],
          [{ quantile: '1' }, late(loop.max)],
        ],
      })
      loop.reset()
      return metrics.text(readings)
    },
    close: () => {
      leave()
      loop.disable()
    },
  }
}

/** It looks so often, and counts from one look to the next. */
const loopMs = 10

const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - loopMs / 1e3)

const gauge = (name: string, help: string, values: Reading['values']): Reading => ({
  name,
  help,
  kind: 'gauge',
  values,
})

async function ofStores({ folder, notebook, jobs, leading }: Installation): Promise<Reading[]> {
  const place = dataFolder(folder)
  const run = await currentRun(notebook.read)
  const lines = Object.entries(await linesStanding(notebook.read))
  const valued = run?.endedAt ? Date.parse(run.endedAt) : Number.NaN
  const facts = (await bytesOf(place.ledger)) + (await bytesOf(`${place.ledger}.wal`))
  const sizes: readonly (readonly [Labels, number])[] = [
    [{ store: 'notebook' }, await bytesOfNotebook(notebook)],
    // On a cluster its servers tell their own.
    ...(facts > 0 ? [[{ store: 'ledger' }, facts] as const] : []),
  ]
  return [
    gauge(
      'ricebook_jobs',
      'Jobs by kind and state; those that ended long ago are gone.',
      (await jobs.counts()).map(({ kind, state, count }) => [{ kind, state }, count]),
    ),
    gauge(
      'ricebook_import_lines',
      'Lines of the files that stand, by what became of them.',
      lines.map(([outcome, count]) => [{ outcome }, count]),
    ),
    gauge('ricebook_leads', 'Whether this program leads, of those that serve the same company.', [
      [{}, leading.leads() ? 1 : 0],
    ]),
    gauge('ricebook_store_bytes', 'Bytes of a store on the disk, with its log.', sizes),
    gauge('ricebook_disk_free_bytes', 'Room on the disk of the data folder.', [
      [{}, await freeBytes(folder)],
    ]),
    gauge('ricebook_worth_age_seconds', 'Since everybody was valued last; NaN: never yet.', [
      [{}, (Date.now() - valued) / 1000],
    ]),
  ]
}

/** Where none are to be made there is nothing to measure. Without a single one it is endless: above every limit. */
async function ofBackups(set: BackupsSet | null): Promise<Reading[]> {
  if (set === null) return []
  const { last } = await backupsIn(set.folder)
  const made = last ? Date.parse(last.at) : Number.NEGATIVE_INFINITY
  const help =
    'Since the moment that the newest back-up holds; +Inf: there is none, or its folder cannot be read.'
  return [gauge('ricebook_backup_age_seconds', help, [[{}, (Date.now() - made) / 1000]])]
}

function ofProcess(): Reading[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    gauge('process_resident_memory_bytes', 'Memory of the whole process.', [[{}, rss]]),
    gauge('nodejs_heap_used_bytes', 'Memory of the main thread’s own objects.', [[{}, heapUsed]]),
    gauge('process_start_time_seconds', 'When the program began, in seconds since 1970.', [
      [{}, Math.round(Date.now() / 1000 - process.uptime())],
    ]),
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time of the whole process.',
      kind: 'counter',
      values: [[{}, (user + system) / 1e6]],
    },
  ]
}
