import { type Stage, stageMemoryDays, stageWindowDays } from '@ricebook/engine'
import { type JobContext, stopIfAsked } from '../../base/jobs/job.ts'
import type { ProductGaps, StageWindows } from '../../base/ledger/ledger.ts'
import { receivablesOf, writeReceivables } from '../../customise/collections/collections.ts'
import { needsOf, writeNeeds } from '../../customise/deliveries/deliveries.ts'
import type { ProposedAction } from '../../interact/today/contract.ts'
import { forgetProposals, proposeActions } from '../../interact/today/today.ts'
import type { Company } from '../../manage/settings/contract.ts'
import { company, minorUnits } from '../../manage/settings/settings.ts'
import { type RunFigures, type ValueRequest, valueRequestSchema } from './contract.ts'
import { collections, deliveries, winBacksAndThanks } from './proposals.ts'
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
import { type WorkedOut, workOut } from './worth.ts'
import { total } from './worth-columns.ts'
import { writeWorth } from './worth-rows.ts'

export { currentRun, runsBefore }
export type WorthRunRecord = WorthRunsTable

/** A change of the notebook is short: others write, too. */
const rowsAChange = 2_000
const historyPiece = 100_000

/** Where there are more than these, those with the smallest draws are looked at. */
export type WorthLimits = {
  /** Customers on whom models are compared. */
  readonly judged?: number
  /** Pairs of customer and product that are looked at one by one. */
  readonly pairs?: number
  /** Of these, how many the rhythm is learned from. */
  readonly learnedFrom?: number
  /** Proposals of one kind. */
  readonly proposals?: number
}

export type WorthRunAsked = {
  readonly model?: ValueRequest['model'] | undefined
  readonly limits?: WorthLimits | undefined
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
    const limits = asked.limits ?? {}
    const figures = await written({ run, found, settings, people, today, limits }, context)
    context.progress('current', 0, 1)
    const former = await notebook.change(async (tx) => {
      // Whoever was given another owner meanwhile is in their list and no other.
      for (const { id, owner } of await ownersChangedSince(tx, startedAt))
        await setOwner(tx, { run, customer: id, owner: owner ?? nobody })
      return becomeCurrent(tx, run, {
        asOf: found?.asOf ?? null,
        figures: JSON.stringify(figures),
        endedAt: new Date().toISOString(),
      })
    })
    if (former !== null) await forgetProposals(former, { notebook })
    await sweep(context)
    return { run, figures }
  } catch (error) {
    await notebook.change((tx) => endRun(tx, run, new Date().toISOString()))
    await ledger.dropWorthHistory({ run })
    throw error
  }
}

type People = {
  readonly all: readonly string[]
  readonly owners: ReadonlyMap<string, string>
  readonly paydays: ReadonlyMap<string, number>
  readonly households: ReadonlyMap<string, number>
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

type Found = WorkedOut & { readonly stages: readonly Stage[] }

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
    model: asked.model ?? 'auto',
    annualDiscount: settings.annualDiscount,
    marginRate: settings.marginRate ?? 1,
    timeZone: settings.timeZone,
  })
  const roles = new Set(['amount', ...(period.margins ? ['profit'] : [])])
  let windows: StageWindows | undefined
  const found = await workOut(request, roles, {
    ledger,
    today,
    judged: asked.limits?.judged,
    stage: (name) => {
      stopIfAsked(context)
      context.progress(name, 0, 1)
    },
    whileLaidOut: async (day) => {
      windows = await ledger.stageWindows({
        asOf: day,
        memoryDays: stageMemoryDays,
        windowDays: stageWindowDays,
      })
    },
  })
  if (!windows) throw new Error('the stages were not asked for while the days were laid out')
  const { histories, fit, daysPerUnit, columns } = found
  const stages = stagesOf({ histories, windows, fit, asOf: found.asOf, daysPerUnit, alive: columns.alive })
  return { ...found, stages }
}

/** The day that lists are made for: today, or where the facts ended long ago the day after them. */
function listDay(found: Found | null, context: JobContext): string {
  if (!found) return context.today()
  const next = Temporal.PlainDate.from(found.asOf).add({ days: 1 }).toString()
  return earlier(next, context.today())
}

const earlier = (a: string, b: string): string => [a, b].sort()[0] as string

type Writing = {
  readonly run: number
  readonly found: Found | null
  readonly settings: Company
  readonly people: People
  readonly today: string
  readonly limits: WorthLimits
}

async function written(writing: Writing, context: JobContext): Promise<RunFigures> {
  const { found, settings, people, limits } = writing
  const minor = minorUnits(settings.currency)
  const [rows, , gaps] = await together([
    writeWorth({ ...writing, minor }, context),
    keepHistory(writing, context),
    found && gapsOf('customer', { asOf: found.asOf, limits }, context),
  ])
  const needed = await writeWhatIsNeeded(writing, { minor, gaps }, context)
  const inMinor = (value: number | null): number | null => (value === null ? null : Math.round(value * minor))
  const kept =
    found && total(found.columns.expectedSpend.map((s, i) => s * (found.columns.marginRate[i] as number)))
  return {
    customers: rows,
    buyers: found?.columns.size ?? 0,
    currency: settings.currency,
    model: found?.fit.model ?? null,
    parameters: { ...found?.fit.parameters },
    fallback:
      found && found.fit.rung > 1
        ? { rung: found.fit.rung, asked: found.fit.asked, reasons: [...found.fit.reasons] }
        : null,
    firstDay: found?.period.firstDay ?? null,
    marginBasis: basisOf(found),
    companyMarginRate: settings.marginRate,
    annualDiscount: settings.annualDiscount,
    equity: found?.equity
      ? {
          value: Math.round(found.equity.value * minor),
          low: Math.round(found.equity.low * minor),
          high: Math.round(found.equity.high * minor),
          level: found.equity.level,
        }
      : null,
    expectedPurchases: found && total(found.columns.expectedPurchases),
    expectedMargin: inMinor(kept),
    revenue: inMinor(found && total(found.histories.revenue)),
    anonymousRevenue: inMinor(found?.period.anonymousRevenue ?? null),
    ...needed,
    ...(people.all.length === 0 && { customers: 0 }),
  }
}

function basisOf(found: Found | null): RunFigures['marginBasis'] {
  if (!found || found.margin.basis === 'none') return 'none'
  if (found.margin.basis === 'assumed') return 'assumed'
  return found.histories.uncosted.some((amount) => amount !== 0) ? 'mixed' : 'measured'
}

/** What is said of everybody today, for those who ask later what was said before. */
async function keepHistory({ run, found }: Writing, { ledger }: JobContext): Promise<void> {
  for (let from = 0; found && from < found.columns.size; from += historyPiece) {
    const { columns, asOf, stages } = found
    const to = Math.min(columns.size, from + historyPiece)
    await ledger.appendWorthHistory({
      run,
      asOf,
      customers: columns.customer.slice(from, to),
      alive: columns.alive.slice(from, to),
      residualValue: columns.residualLifetimeValue.slice(from, to),
      marginSoFar: columns.marginSoFar.slice(from, to),
      stage: stages.slice(from, to),
    })
  }
}

type Needed = Pick<RunFigures, 'needs' | 'receivables' | 'actions'>

/** When who needs what, who owes what, and what to do about it. */
async function writeWhatIsNeeded(
  writing: Writing,
  { minor, gaps }: { readonly minor: number; readonly gaps: ProductGaps | null },
  context: JobContext,
): Promise<Needed> {
  const { run, found, settings, people, today, limits } = writing
  if (!found || !gaps) return { needs: 0, receivables: 0, actions: 0 }
  const { notebook, ledger } = context
  const { asOf } = found
  const placeOf = (customer: string): number | undefined => placeAmong(found.columns.customer, customer)
  const parts = {
    today,
    minor,
    ownerOf: (customer: string) => people.owners.get(customer) ?? null,
    drawOf: (customer: string) => found.histories.draws[placeOf(customer) ?? -1] ?? 1,
    mostOfAKind: limits.proposals,
  }
  const perPurchase = marginOfPurchase(found, { minor, placeOf })
  const actions: ProposedAction[] = []
  let needs = 0
  const asked = { customer: () => gaps, product: () => gapsOf('product', { asOf, limits }, context) }
  for (const level of ['customer', 'product'] as const) {
    stopIfAsked(context)
    context.progress('needs', level === 'customer' ? 0 : 1, 2)
    const columns = needsOf(await asked[level](), {
      asOf,
      today,
      households: people.households,
      leadDays: settings.leadDays,
      learnedFrom: limits.learnedFrom,
    })
    needs += await writeNeeds({ notebook, run, columns })
    // Where products are known, what to bring is one of them; "something" is proposed only where they are not.
    const proposed = deliveries(columns, perPurchase, parts)
    const told = new Set(proposed.map(({ customer }) => customer))
    if (level === 'product') {
      const rest = actions.filter(({ customer }) => !told.has(customer))
      actions.splice(0, actions.length, ...rest)
    }
    actions.push(...proposed)
  }
  const items = await ledger.receivableItems({ asOf, creditDays: settings.creditTermDays })
  const owed = receivablesOf(items, { asOf, today, paydays: people.paydays, minor })
  await writeReceivables({ notebook, run, rows: owed })
  actions.push(...collections(owed, parts), ...winBacksAndThanks(found, found.stages, parts))
  const known = new Set(people.all)
  const now = (): string => new Date().toISOString()
  const theirs = actions.filter(({ customer }) => known.has(customer))
  const laid = await proposeActions({ run, actions: theirs }, { notebook, now })
  return { needs, receivables: owed.length, actions: laid }
}

function gapsOf(
  level: 'customer' | 'product',
  { asOf, limits }: { readonly asOf: string; readonly limits: WorthLimits },
  { ledger }: JobContext,
): Promise<ProductGaps> {
  return ledger.productGaps({ until: asOf, level, most: limits.pairs ?? mostPairs })
}

/** Customers with products looked at one by one, at the most: the model learns the rest from these. */
const mostPairs = 2_000_000

/** Minor units that one purchase of a customer is expected to bring; null is unknown. */
function marginOfPurchase(
  { columns }: Found,
  { minor, placeOf }: { readonly minor: number; readonly placeOf: (customer: string) => number | undefined },
): (customer: string) => number | null {
  return (customer) => {
    const i = placeOf(customer)
    if (i === undefined) return null
    const one = (columns.expectedSpend[i] as number) / (columns.expectedPurchases[i] as number)
    const kept = one * (columns.marginRate[i] as number) * minor
    return Number.isFinite(kept) ? kept : null
  }
}

/** By halves: they stand in order, and asking for some is quicker than a map of a million. */
function placeAmong(customers: readonly string[], customer: string): number | undefined {
  let [low, high] = [0, customers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((customers[middle] as string) < customer) low = middle + 1
    else high = middle
  }
  return customers[low] === customer ? low : undefined
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
