import { z } from 'zod'
import type { Jobs } from '../../base/jobs/jobs.ts'
import { whyFailed } from '../../base/jobs/why-failed.ts'
import type { Say } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { anyCustomer } from '../../identify/customers/customers.ts'
import { anyImport } from '../../identify/imports/imports.ts'
import type { CompanyPatch } from '../settings/contract.ts'
import { borrowSettings, company, dayIn } from '../settings/settings.ts'
import { type Demo, type DemoAsked, demoSteps } from './contract.ts'
import { type DemoRow, demoRow, insertDemo, updateDemo } from './store.ts'

export const loadJob = 'load-demo'
export const removeJob = 'remove-demo'

export type DemoDeps = { readonly notebook: Notebook; readonly jobs: Jobs; readonly now: () => string }

/** What the demo company has set; where its days begin and how its weeks run stays as the reader has it. */
const demoSettings: CompanyPatch = {
  name: '春满粮油',
  currency: 'CNY',
  marginRate: 0.1,
  annualDiscount: 0.1,
  creditTermDays: 30,
  leadDays: 1,
  frequencyCapDays: 7,
}

/** How large a company is made up; left out, as large as `demo/company.ts` makes it. */
export const demoSizeSchema = z
  .object({
    seed: z.int(),
    days: z.int(),
    households: z.int(),
    businesses: z.int(),
    prospects: z.int(),
  })
  .partial({ days: true, households: true, businesses: true, prospects: true })
export type DemoSizeAsked = z.infer<typeof demoSizeSchema>

/** Whether the demo is here, may be chosen, or where it has come to. */
export async function demoShown({ notebook, jobs }: DemoDeps, say: Say<string>): Promise<Demo> {
  const row = await demoRow(notebook.read)
  if (!row)
    return {
      state: 'none',
      empty: !(await ownData(notebook.read)),
      ...{ lastDay: null, step: null, stopped: false, why: null },
    }
  const job = row.job === null ? null : await jobs.find(row.job)
  const atWork = job?.state === 'waiting' || job?.state === 'running'
  return {
    state: row.state,
    empty: false,
    lastDay: row.lastDay,
    step: (row.state === 'loading' && demoSteps.find((step) => step === job?.progress?.stage)) || null,
    stopped: row.state !== 'there' && !atWork,
    why: job?.failure && !atWork ? whyFailed(job.failure, say) : null,
  }
}

/** Asks for the demo; where it has stopped on its way, lets it go on. Refused beside anything of the company's own. */
export async function chooseDemo(
  { by, size = { seed: 1 } }: { readonly by: string | null; readonly size?: DemoSizeAsked },
  { notebook, jobs, now }: DemoDeps,
): Promise<DemoAsked> {
  return notebook.change(async (tx) => {
    const row = await demoRow(tx)
    if (!row) await begin(tx, { by, size, at: now() })
    else if (row.state !== 'loading')
      throw new Refusal(row.state === 'there' ? 'demo.already-there' : 'demo.going')
    return { state: 'loading' as const, job: await atWork(tx, { kind: loadJob, by, jobs }) }
  })
}

async function begin(
  tx: Change,
  { by, size, at }: { by: string | null; size: DemoSizeAsked; at: string },
): Promise<void> {
  if (await ownData(tx)) throw new Refusal('demo.own-data')
  const { timeZone } = await company(tx)
  const before = await borrowSettings(tx, { patch: demoSettings, at })
  // Its last day is over for the company: today is still to be done.
  const lastDay = Temporal.PlainDate.from(dayIn(timeZone)).subtract({ days: 1 })
  await insertDemo(tx, {
    lastDay: lastDay.toString(),
    size: JSON.stringify(size),
    settingsBefore: before,
    job: null,
    by,
    createdAt: at,
  })
}

/** Asks for the demo to go, with all that was made on it; also while it comes. Without one there is nothing to do. */
export async function askRemoval(
  { by }: { readonly by: string | null },
  { notebook, jobs }: DemoDeps,
): Promise<DemoAsked> {
  return notebook.change(async (tx) => {
    if (!(await demoRow(tx))) return { state: 'none' as const, job: null }
    await updateDemo(tx, { state: 'removing' })
    return { state: 'removing' as const, job: await atWork(tx, { kind: removeJob, by, jobs }) }
  })
}

async function atWork(
  tx: Change,
  { kind, by, jobs }: { kind: string; by: string | null; jobs: Pick<Jobs, 'enqueue'> },
): Promise<string> {
  const { id } = await jobs.enqueue({ kind, payload: {}, dedupeKey: kind, by, tx })
  await updateDemo(tx, { job: id })
  return id
}

/** Anything that the demo's removal would take along. */
async function ownData(read: Read | Change): Promise<boolean> {
  return (await anyCustomer(read)) || (await anyImport(read))
}

export const sizeOf = (row: DemoRow): DemoSizeAsked => demoSizeSchema.parse(JSON.parse(row.size))
