import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Installation } from '../app/base/installation/installation.ts'
import { askImport, askUndo, fromFile } from '../app/identify/imports/asked.ts'
import { random } from '../engine/numeric/random.ts'

/**
 * A round of work whose every stop is known: two files that overlap come and go, and after each step everybody is
 * valued. Whoever is killed anywhere in it must be found at one of the two stops beside the step they were in.
 */
export const steps = [
  { does: 'import', file: 'a.csv' },
  { does: 'value' },
  { does: 'import', file: 'b.csv' },
  { does: 'value' },
  { does: 'undo', file: 'a.csv' },
  { does: 'value' },
  { does: 'undo', file: 'b.csv' },
  { does: 'value' },
] as const

export type Step = (typeof steps)[number]

export const stepAfter = (done: number): Step => steps[done % steps.length] as Step

const logName = 'done.log'

/** How many steps were acknowledged: each is written down, by another file handle, when its job has said that it ended. */
export function stepsDone(log: string): number {
  const path = join(log, logName)
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
}

type Round = { readonly installation: Installation; readonly files: string; readonly log: string }

/** Goes on with the round from wherever it stands, for so many steps. */
export async function goOn({ installation, files, log }: Round, most: number): Promise<void> {
  const { jobs, notebook, folder } = installation
  const deps = { notebook, jobs, folder, now: () => new Date().toISOString() }
  for (let taken = 0; taken < most; taken++) {
    const step = stepAfter(stepsDone(log))
    await settled(installation)
    if (step.does === 'value') {
      // Another model than the one that follows an import by itself: the two runs are told apart.
      const { id } = await jobs.enqueue({
        kind: 'worth',
        payload: { model: 'bg-nbd' },
        dedupeKey: 'worth',
      })
      await ended(installation, id)
    } else {
      const standing = await notebook.read
        .selectFrom('imports')
        .select('id')
        .where('fileName', '=', step.file)
        .where('state', '=', 'standing')
        .executeTakeFirst()
      if (step.does === 'import' && !standing) {
        const settings = { mapping: null, dateOrder: null, lookFirst: false }
        const asked = { kind: 'orders', source: 'main', fileName: step.file, settings, by: null } as const
        await ended(installation, (await askImport(fromFile(join(files, step.file)), asked, deps)).job)
      }
      if (step.does === 'undo' && standing)
        await ended(installation, (await askUndo(standing.id, null, deps)).job)
      await settled(installation)
    }
    appendFileSync(join(log, logName), `${step.does}\n`)
  }
}

/** What follows by itself is waited for: then every step has one end. */
async function settled(installation: Installation): Promise<void> {
  const { jobs } = installation
  // In this order: one that begins between two looks is in neither the other way round.
  for (const state of ['failed', 'waiting', 'running'] as const)
    for (const { id, failure } of await jobs.list({ state })) {
      // Killed too often in a row, a job waits for a person to let it begin again.
      if (state === 'failed' && failure && 'code' in failure && failure.code === 'jobs.died')
        await jobs.retry(id)
      await ended(installation, id)
    }
}

async function ended({ jobs }: Installation, id: string): Promise<void> {
  const job = await jobs.waitFor(id)
  if (job.state !== 'done')
    throw new Error(`the job ${job.kind} ended ${job.state}: ${JSON.stringify(job.failure)}`)
}

const headings = '订单号,客户编号,客户名称,下单日期,商品,数量,实付金额'
const goods = ['东北大米 10kg', '花生油 5L', '面粉 5kg', '小米 2kg', '绿豆 1kg', '菜籽油 5L'] as const

/**
 * Writes a.csv and b.csv, so many lines each, into a folder: the second half of the one is the first half of the other.
 * Customers keep to their own rhythm over two years, and the same seed writes the same bytes.
 */
export function writeFiles(folder: string, { lines, seed }: { lines: number; seed: number }): void {
  const chance = random(seed)
  const customers = Math.max(20, Math.round(lines / 4))
  const all: { day: number; text: string }[] = []
  const first = Date.UTC(2023, 0, 1) / 86_400_000
  while (all.length < 1.5 * lines) {
    const day = Math.floor(730 * chance.uniform())
    // Early customers fade and new ones come: each file names some that the other does not.
    const customer = Math.floor(customers * (0.6 * chance.uniform() ** 1.6 + (0.4 * day) / 730))
    const kind = goods[(customer + Math.floor(2 * chance.uniform())) % goods.length]
    const count = 1 + Math.floor(4 * chance.uniform())
    const amount = (count * (18 + 60 * chance.uniform())).toFixed(2)
    const date = new Date((first + day) * 86_400_000).toISOString().slice(0, 10)
    all.push({ day, text: `K${customer},示例客户${customer},${date},${kind},${count},${amount}` })
  }
  const rows = all
    .sort((one, other) => one.day - other.day)
    .map(({ text }, i) => `D${String(i + 1).padStart(7, '0')},${text}`)
  const half = Math.floor(lines / 2)
  writeFileSync(join(folder, 'a.csv'), `${[headings, ...rows.slice(0, lines)].join('\n')}\n`)
  writeFileSync(join(folder, 'b.csv'), `${[headings, ...rows.slice(half, half + lines)].join('\n')}\n`)
}
