import { stageMemoryDays, stageWindowDays } from '@ricebook/engine'
import { type JobContext, stopIfAsked } from '../../base/jobs/job.ts'
import type { Cohorts } from '../../base/ledger/ledger.ts'
import { dropActedUpon, forgetProposals, renewReminders } from '../../interact/actions/actions.ts'
import type { Company } from '../../manage/settings/contract.ts'
import { company, minorUnits } from '../../manage/settings/settings.ts'
import { askCheck } from './check/due.ts'
import { type RunFigures, type ValueRequest, valueRequestSchema } from './contract.ts'
import { cohortCells, groupsOf, rounded } from './groups/groups.ts'
import { periodFor } from './groups/periods.ts'
import { insertGroups } from './groups/store.ts'
import { runUnit } from './level.ts'
import { needsOfLevels, writeWhatIsNeeded } from './needed.ts'
import { figuresOf } from './run-figures.ts'
import type { Found, Grouped, People, WorthLimits, Writing } from './run-parts.ts'
import { stagesOf } from './stages.ts'
import {
  becomeCurrent,
  currentRun,
  endRun,
  insertRun,
  ownersChangedSince,
  recordsAfter,
  runsBefore,
  runsToSweep,
  setOwner,
  sweepRun,
} from './store.ts'
import { nobody, type WorthRunsTable } from './tables.ts'
import { rankOf, workOut } from './worth.ts'
import { writeWorth } from './worth-rows.ts'

export { currentRun, runsBefore }
export type WorthRunRecord = WorthRunsTable

/** A change of the notebook is short: others write, too. */
const rowsAChange = 2_000
const historyPiece = 100_000

export type WorthRunAsked = {
  readonly model?: ValueRequest['model'] | undefined
  readonly limits?: WorthLimits | undefined
  /** Whether a check against a hold-out follows where one is due; left out, it does. */
  readonly check?: boolean | undefined
}
export type WorthRunDone = { readonly run: number; readonly figures: RunFigures }

/**
 * Works out what everybody is worth, from the facts as they stand, and makes it current in one update of the notebook.
 * Until then nobody sees a row of it; broken off, it leaves rows that the next run sweeps away.
 */
export async function runWorth(asked: WorthRunAsked, context: JobContext): Promise<WorthRunDone> {
  const { notebook, ledger } = context
  await sweep(context)
  const startedAt = new Date().toISOString()
  const run = await notebook.change((tx) => insertRun(tx, startedAt))
  try {
    const settings = await company(notebook.read)
    // The ledger's thread counts while this one reads.
    const [people, found] = await together([peopleOf(context), bought(asked, settings, context)])
    const today = listDay(found, context)
    // What is left, the writing, takes less time than beginning anew.
    stopIfAsked(context)
    context.finishing()
    const limits = asked.limits ?? {}
    const figures = await written({ run, found, settings, people, today, limits }, context)
    context.progress('current', 0, 1)
    const former = await notebook.change(async (tx) => {
      // Whoever was given another owner meanwhile is in their list and no other.
      for (const { id, owner } of await ownersChangedSince(tx, startedAt))
        await setOwner(tx, { run, customer: id, owner: owner ?? nobody })
      await dropActedUpon(tx, { run, since: startedAt })
      const before = await becomeCurrent(tx, run, {
        asOf: found?.asOf ?? null,
        figures: JSON.stringify(figures),
        endedAt: new Date().toISOString(),
      })
      if (asked.check !== false) await askCheck(tx, { figures, asOf: found?.asOf ?? null }, context)
      return before
    })
    if (former !== null) await forgetProposals(former, { notebook })
    await renewReminders({ notebook })
    await sweep(context)
    return { run, figures }
  } catch (error) {
    await notebook.change((tx) => endRun(tx, run, new Date().toISOString()))
    await ledger.dropWorthHistory({ run })
    throw error
  }
}

async function peopleOf({ notebook }: JobContext): Promise<People> {
  const all: string[] = []
  const owners = new Map<string, string>()
  const paydays = new Map<string, number>()
  const households = new Map<string, number>()
  for (let after = ''; ; ) {
    const { people, last } = await recordsAfter(notebook.read, { after, most: 10_000 })
    for (const { id, owner, payday, householdSize } of people) {
      all.push(id)
      if (owner !== null) owners.set(id, owner)
      if (payday !== null) paydays.set(id, payday)
      if (householdSize !== null) households.set(id, householdSize)
    }
    if (last === null) return { all, owners, paydays, households }
    after = last
  }
}

/** Everybody who has bought; null before anybody has. */
async function bought(asked: WorthRunAsked, settings: Company, context: JobContext): Promise<Found | null> {
  const { ledger } = context
  const period = await ledger.period()
  if (period.firstDay === null || period.lastDay === null || !period.customers) return null
  const today = context.today()
  // The facts are known up to the last one; what is dated later than today is a slip of the pen.
  const asOf = earlier(period.lastDay, today)
  if (asOf < period.firstDay) return null
  const request = valueRequestSchema.parse({
    asOf,
    until: asOf,
    unit: runUnit,
    model: asked.model ?? 'auto',
    annualDiscount: settings.annualDiscount,
    marginRate: settings.marginRate ?? 1,
    timeZone: settings.timeZone,
  })
  const roles = new Set(['amount', ...(period.margins ? ['profit'] : [])])
  const months = periodFor(period.firstDay, asOf)
  let cohorts: Cohorts | undefined
  const found = await workOut(request, roles, {
    ledger,
    today,
    judged: asked.limits?.judged,
    intervals: true,
    between: () => stopIfAsked(context),
    stage: (name) => {
      stopIfAsked(context)
      context.progress(name, 0, 1)
    },
    whileLaidOut: async (day) => {
      await ledger.keepStageWindows({
        asOf: day,
        memoryDays: stageMemoryDays,
        windowDays: stageWindowDays,
      })
      cohorts = await ledger.cohorts({ months })
      return { windows: true }
    },
  })
  const { fit, daysPerUnit, columns, scored } = found
  if (!scored.windows || !cohorts) throw new Error('not all was asked for while the days were laid out')
  const stages = stagesOf({ columns, windows: scored.windows, fit, asOf: found.asOf, daysPerUnit })
  return { ...found, stages, cohorts, months }
}

/** The day that lists are made for: today, or where the facts ended long ago the day after them. */
function listDay(found: Found | null, context: JobContext): string {
  if (!found) return context.today()
  const next = Temporal.PlainDate.from(found.asOf).add({ days: 1 }).toString()
  return earlier(next, context.today())
}

const earlier = (a: string, b: string): string => [a, b].sort()[0] as string

async function written(writing: Writing, context: JobContext): Promise<RunFigures> {
  const { run, found, settings, people } = writing
  const minor = minorUnits(settings.currency)
  const grouped = found && groupedBy(found, minor)
  const [rows, , needs] = await together([
    writeWorth({ ...writing, minor }, context),
    keepHistory({ run, found, grouped, minor }, context),
    needsOfLevels(writing, context),
  ])
  const needed = await writeWhatIsNeeded(writing, { minor, needs }, context)
  if (found && grouped) await writeGroups({ run, found, grouped, minor, people }, context)
  return figuresOf(writing, { minor, rows, needed, grouped })
}

function groupedBy(found: Found, minor: number): Grouped {
  const ranking = rankOf(found.columns)
  const figures = rounded({ columns: found.columns, ranking, minor })
  return { ranking, figures, months: found.months }
}

type Grouping = {
  readonly run: number
  readonly found: Found
  readonly grouped: Grouped
  readonly minor: number
  readonly people: People
}

/** Everybody added up, group by group: what the page of worth draws is worked out once, here. */
async function writeGroups(
  { run, found, grouped, minor, people }: Grouping,
  { notebook, progress }: JobContext,
): Promise<void> {
  progress('groups', 0, 1)
  const { columns, stages, asOf, margin, cohorts } = found
  const { ranking, figures, months } = grouped
  const prospects = people.all.length - columns.size
  const groups = groupsOf({ columns, stages, ranking, asOf, minor, prospects, months }, figures)
  const rate = margin.basis === 'none' ? null : margin.assumed
  const cells = cohortCells(cohorts, { minor, rate })
  await notebook.change((tx) => insertGroups(tx, run, { groups, cohorts: cells }))
}

type Keeping = Pick<Writing, 'run' | 'found'> & { readonly grouped: Grouped | null; readonly minor: number }

/**
 * What is said of everybody today, for those who ask later what was said before, and whom a group consists of. Amounts
 * are rounded as in the notebook, so that both put the same customers into the same order.
 */
async function keepHistory({ run, found, grouped, minor }: Keeping, { ledger }: JobContext): Promise<void> {
  if (!found || !grouped) return
  const { columns, asOf, stages } = found
  const { ranking, figures } = grouped
  const byResidual = ranking.by === 'residual-value'
  const inUnits = (values: Float64Array, by = minor): Float64Array => values.map((value) => value / by)
  const unknown = (size: number): Float64Array => new Float64Array(size).fill(Number.NaN)
  for (let from = 0; from < columns.size; from += historyPiece) {
    const to = Math.min(columns.size, from + historyPiece)
    const ranked = figures.ranking.slice(from, to)
    await ledger.appendWorthHistory({
      run,
      asOf,
      customers: columns.customer.slice(from, to),
      alive: columns.alive.slice(from, to),
      residualValue: byResidual ? inUnits(ranked) : unknown(to - from),
      marginSoFar: inUnits(figures.margin.slice(from, to)),
      stage: stages.slice(from, to),
      firstDay: columns.firstDay.slice(from, to),
      ranking: byResidual ? unknown(to - from) : inUnits(ranked, ranking.by === 'purchases' ? 1 : minor),
    })
  }
}

/** Waits for all of them, also where one fails: nothing of a run goes on behind its end. */
async function together<const All extends readonly unknown[]>(
  all: All,
): Promise<{ -readonly [Each in keyof All]: Awaited<All[Each]> }> {
  await Promise.allSettled(all)
  return Promise.all(all)
}

/** Takes away, in short changes, what runs have left that are not current. */
async function sweep({ notebook, ledger }: JobContext): Promise<void> {
  for (const { run, state } of await runsToSweep(notebook.read)) {
    if (state === 'running') {
      await notebook.change((tx) => endRun(tx, run, new Date().toISOString()))
      await ledger.dropWorthHistory({ run })
    }
    await forgetProposals(run, { notebook })
    while (await notebook.change((tx) => sweepRun(tx, run, rowsAChange)));
  }
}
