import { type JobContext, stopIfAsked } from '../../base/jobs/job.ts'
import type { ProductGaps } from '../../base/ledger/ledger.ts'
import {
  askingsOf,
  owedOf,
  receivablesOf,
  usualDelayOfAll,
  writeOwed,
  writeReceivables,
} from '../../customise/collections/collections.ts'
import { type NeedColumns, needsBeside, writeNeeds } from '../../customise/deliveries/deliveries.ts'
import { type ProposedAction, proposeActions } from '../../interact/actions/actions.ts'
import { cappedSince, lastTouches } from '../../interact/touches/touches.ts'
import { dayIn } from '../../manage/settings/settings.ts'
import type { RunFigures } from './contract.ts'
import { collections, deliveries, type PurchaseMargin, winBacksAndThanks } from './proposals.ts'
import { prospectsToFollow } from './prospects.ts'
import type { Found, WorthLimits, Writing } from './run-parts.ts'

const levels = ['customer', 'product'] as const
export type NeedsOfLevels = Readonly<Record<(typeof levels)[number], NeedColumns>>

/** Who needs what next, worked out beside whatever this thread does meanwhile. Null before anybody has bought. */
export async function needsOfLevels(
  { found, people, settings, today, limits }: Writing,
  context: JobContext,
): Promise<NeedsOfLevels | null> {
  if (!found) return null
  const { asOf } = found
  const terms = {
    asOf,
    today,
    households: people.households,
    leadDays: settings.leadDays,
    learnedFrom: limits.learnedFrom,
  }
  const of = async (level: 'customer' | 'product'): Promise<NeedColumns> =>
    needsBeside(await gapsOf(level, { asOf, limits }, context), terms)
  // One after the other: each may hold some millions of purchases.
  return { customer: await of('customer'), product: await of('product') }
}

export type Needed = Pick<RunFigures, 'needs' | 'receivables' | 'actions'>

/** When who needs what, who owes what, and what to do about it. */
export async function writeWhatIsNeeded(
  writing: Writing,
  { minor, needs: ofLevel }: { readonly minor: number; readonly needs: NeedsOfLevels | null },
  context: JobContext,
): Promise<Needed> {
  const { run, found, settings, people, today, limits } = writing
  const { notebook, ledger } = context
  const toFollow = await prospectsToFollow(
    { prospects: notBought(people.all, found), today: context.today(), timeZone: settings.timeZone },
    notebook.read,
  )
  if (!found || !ofLevel)
    return { needs: 0, receivables: 0, actions: await laidDown(writing, toFollow, context) }
  const { asOf } = found
  const placeOf = (customer: string): number | undefined => placeAmong(found.columns.customer, customer)
  const parts = {
    today,
    minor,
    ownerOf: (customer: string) => people.owners.get(customer) ?? null,
    personsOf: (customer: string) => people.households.get(customer) ?? null,
    drawOf: (customer: string) => found.scored.draws[placeOf(customer) ?? -1] ?? 1,
    mostOfAKind: limits.proposals,
  }
  const perPurchase = marginOfPurchase(found, { minor, placeOf })
  const actions: ProposedAction[] = []
  let needs = 0
  for (const level of levels) {
    stopIfAsked(context)
    context.progress('needs', levels.indexOf(level), levels.length)
    const columns = ofLevel[level]
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
  await writeOwed({ notebook, run, rows: owedOf(items, parts) })
  const asked = await lastTouches(notebook.read, 'collect')
  actions.push(
    ...collections(owed, {
      ...parts,
      askings: askingsOf(items, owed, parts),
      annualCost: settings.annualDiscount,
      usualDelay: usualDelayOfAll(owed),
      askedOn: (customer) => {
        const at = asked.get(customer)
        return at === undefined ? null : dayIn(settings.timeZone, Temporal.Instant.from(at))
      },
    }),
    ...winBacksAndThanks(found, found.stages, parts),
    ...toFollow,
  )
  const known = new Set(people.all)
  const theirs = actions.filter(({ customer }) => known.has(customer))
  return { needs, receivables: owed.length, actions: await laidDown(writing, theirs, context) }
}

function laidDown(
  { run, settings }: Writing,
  actions: readonly ProposedAction[],
  { notebook, today }: JobContext,
): Promise<number> {
  const cap = { today: today(), days: settings.frequencyCapDays, timeZone: settings.timeZone }
  const now = (): string => new Date().toISOString()
  return proposeActions({ run, actions, cappedSince: cappedSince(cap) }, { notebook, now })
}

function notBought(all: readonly string[], found: Found | null): string[] {
  if (!found) return [...all]
  return all.filter((customer) => placeAmong(found.columns.customer, customer) === undefined)
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
  { columns, margin }: Found,
  { minor, placeOf }: { readonly minor: number; readonly placeOf: (customer: string) => number | undefined },
): (customer: string) => PurchaseMargin | null {
  const basis = margin.basis === 'assumed' ? 'assumed' : 'inferred'
  return (customer) => {
    const i = placeOf(customer)
    if (i === undefined) return null
    const one = (columns.expectedSpend[i] as number) / (columns.expectedPurchases[i] as number)
    const kept = one * (columns.marginRate[i] as number) * minor
    if (!Number.isFinite(kept)) return null
    return { margin: kept, purchases: (columns.repeats[i] as number) + 1, basis }
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
