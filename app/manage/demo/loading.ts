import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { demoCompany } from '../../../demo/company.ts'
import { type DemoTexts, demoTexts } from '../../../demo/files.ts'
import { note } from '../../base/audit/acting.ts'
import { type JobContext, type JobKind, stopIfAsked } from '../../base/jobs/job.ts'
import { demoImports } from '../../identify/imports/imports.ts'
import { sizeOf } from './asked.ts'
import type { DemoStep } from './contract.ts'
import { type DemoRow, demoRow, updateDemo } from './store.ts'

/** The jobs that bring a company's files in and value everybody: the demo goes the way of everybody's. */
type Ways = { readonly imports: JobKind; readonly worth: JobKind }

export function waysAmong(kinds: readonly JobKind[]): Ways {
  const called = (name: string): JobKind => {
    const kind = kinds.find((one) => one.name === name)
    if (!kind) throw new Error(`the demo comes by jobs called ${name}, of which there are none`)
    return kind
  }
  return { imports: called(demoImports.job), worth: called(worthJob) }
}

const worthJob = 'worth'

const kinds = ['customers', 'products', 'orders', 'payments'] as const

/**
 * Brings the demo company: its four files as imports, then everybody's worth. Killed anywhere, it goes on with the import
 * that was under way; asked again when it is there, or is to go, it does nothing.
 */
export async function loadDemo(ways: Ways, context: JobContext): Promise<void> {
  const { notebook } = context
  let texts: DemoTexts | undefined
  for (const kind of kinds) {
    stopIfAsked(context)
    const row = await demoRow(notebook.read)
    if (row?.state !== 'loading') return
    context.progress(kind, 0, 1)
    const begun = await demoImports.ofKind(notebook.read, kind)
    if (!begun) texts ??= madeUp(row)
    const { id, job } = begun ?? (await taken(kind, texts?.[kind] ?? '', context))
    // An import is done by the job that it was given to, though another one goes on with it.
    const given = { ...context, job: { ...context.job, id: job ?? context.job.id } }
    await ways.imports.run({ id }, within(kind, ways, given))
  }
  stopIfAsked(context)
  context.progress('worth', 0, 1)
  await ways.worth.run({}, within('worth', ways, context))
  await notebook.change(async (tx) => {
    if ((await demoRow(tx))?.state !== 'loading') return
    await updateDemo(tx, { state: 'there' })
    note({ what: 'demo.loaded' })
  })
}

function madeUp(row: DemoRow): DemoTexts {
  return demoTexts(demoCompany({ ...sizeOf(row), lastDay: Temporal.PlainDate.from(row.lastDay) }))
}

/** Records one of the files as an import whose job is this one. */
async function taken(
  kind: (typeof kinds)[number],
  text: string,
  { notebook, folder, job }: JobContext,
): Promise<{ readonly id: string; readonly job: string | null }> {
  const settings = { mapping: null, dateOrder: null, lookFirst: false }
  const { row } = await demoImports.ask(
    (path) => written(path, text),
    { kind, source: 'main', fileName: `demo-${kind}.csv`, settings, by: job.by },
    {
      notebook,
      folder,
      now: () => new Date().toISOString(),
      jobs: { enqueue: async () => ({ id: job.id, already: true }) },
    },
  )
  return row
}

async function written(path: string, text: string): Promise<{ bytes: number; sha256: string }> {
  const bytes = Buffer.from(text)
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** A step of this job: told as one, and followed by nothing of its own, since everybody is valued once, at the end. */
function within(step: DemoStep, { worth }: Ways, context: JobContext): JobContext {
  return {
    ...context,
    progress: (_stage, done, total) => context.progress(step, done, total),
    enqueue: async (asked) =>
      asked.kind === worth.name ? { id: context.job.id, already: true } : context.enqueue(asked),
  }
}
