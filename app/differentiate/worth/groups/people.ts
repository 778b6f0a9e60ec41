import { Refusal } from '../../../base/language/refusal.ts'
import type { Ledger, PeopleWanted, PersonPlace } from '../../../base/ledger/ledger.ts'
import type { Read } from '../../../base/notebook/notebook.ts'
import type { Customer } from '../../../identify/customers/contract.ts'
import { customersCalled } from '../../../identify/customers/customers.ts'
import { minorUnits } from '../../../manage/settings/settings.ts'
import { type RunFigures, runFiguresSchema } from '../contract.ts'
import { currentRun } from '../store.ts'
import type { WorthGroupsTable } from '../tables.ts'
import { type CohortCell, families, type Group, type Groups, type PeriodMonths } from './contract.ts'
import { daysOf } from './periods.ts'
import { cohortsIn, groupsBetween, groupsIn } from './store.ts'

/** How the current run groups everybody; null before the first run, or where an earlier version made it. */
export async function groupsNow(read: Read): Promise<Groups | null> {
  const current = await currentRun(read)
  if (!current?.asOf || current.figures === null) return null
  const { story } = runFiguresSchema.parse(JSON.parse(current.figures))
  if (!story) return null
  const { run, asOf } = current
  const rows = await groupsIn(read, run)
  const cells = await cohortsIn(read, run)
  return {
    run,
    asOf,
    groups: Object.fromEntries(
      families.map((family) => [family, rows.filter((row) => row.family === family).map(shown)]),
    ) as Groups['groups'],
    cohorts: { months: story.cohortMonths, cells: cells.map(({ run: _, ...cell }): CohortCell => cell) },
  }
}

function shown(row: WorthGroupsTable): Group {
  const { place, name, customers, known, sum, margin, alive, aliveKnown, again, least } = row
  return { place, name, customers, known, sum, margin, alive, aliveKnown, again, least }
}

/** Families whose customers are asked for here; those of a stage are a list of their own. */
export const peopledFamilies = ['tenth', 'bin', 'unknown', 'cohort', 'whale', 'losing'] as const
export type PeopledFamily = (typeof peopledFamilies)[number]

export type GroupAsked = {
  readonly family: PeopledFamily
  /** Groups that follow each other, the last one included. */
  readonly from: number
  readonly to: number
  /** The lowest figure first. */
  readonly rising: boolean
  readonly after: PlaceInGroup | null
  readonly most: number
}

/** Where a page ended: in which run, at whom, and how many of the group stand behind. */
export type PlaceInGroup = { readonly run: number; readonly at: PersonPlace; readonly left: number }

export type PeopleOfGroup = {
  readonly run: number
  /** In the group, as it was when everybody was valued. */
  readonly total: number
  readonly customers: readonly Customer[]
  readonly next: PlaceInGroup | null
}

/** The customers behind a figure of the current run, a page at a time. */
export async function peopleOfGroup(
  asked: GroupAsked,
  { read, ledger }: { readonly read: Read; readonly ledger: Pick<Ledger, 'worthPeople'> },
): Promise<PeopleOfGroup> {
  const { family, from, to, rising, after, most } = asked
  const current = await currentRun(read)
  if (after && after.run !== current?.run) throw new Refusal('worth.run-changed-meanwhile')
  const groups = current ? await groupsBetween(read, { run: current.run, family, from, to }) : []
  if (!current?.figures || groups.length === 0) throw new Refusal('worth.group-not-found')
  const figures = runFiguresSchema.parse(JSON.parse(current.figures))
  const total = groups.reduce((sum, { customers }) => sum + customers, 0)
  const left = after?.left ?? total
  const found =
    left > 0
      ? await ledger.worthPeople({
          run: current.run,
          wanted: wantedOf(family, groups, { figures, rising }),
          rising,
          after: after?.at ?? null,
          most: Math.min(most, left),
        })
      : []
  const last = found.at(-1)
  const behind = left - found.length
  return {
    run: current.run,
    total,
    customers: await customersCalled(
      read,
      found.map(({ customer }) => customer),
    ),
    next: last && behind > 0 ? { run: current.run, at: last, left: behind } : null,
  }
}

function wantedOf(
  family: PeopledFamily,
  groups: readonly WorthGroupsTable[],
  { figures, rising }: { readonly figures: RunFigures; readonly rising: boolean },
): PeopleWanted {
  if (family === 'unknown') return { by: 'unknown' }
  const months = (figures.story?.cohortMonths ?? 1) as PeriodMonths
  const [first, last] = [groups[0], groups.at(-1)] as [WorthGroupsTable, WorthGroupsTable]
  if (family === 'cohort')
    return { by: 'first-day', from: daysOf(first.place, months).from, to: daysOf(last.place, months).to }
  const byMargin = family === 'whale' || family === 'losing'
  // The ledger's history has amounts in units of the currency, divided in the same way.
  const units = byMargin || figures.story?.rankedBy !== 'purchases' ? minorUnits(figures.currency) : 1
  const peopled = groups.filter(({ customers }) => customers > 0)
  const [top, bottom] = [peopled[0] ?? first, peopled.at(-1) ?? last]
  return {
    by: byMargin ? 'margin' : 'ranking',
    highest: (top.highest ?? 0) / units,
    lowest: (bottom.lowest ?? 0) / units,
    skip: rising ? bottom.alikeAfter : top.alikeBefore,
  }
}
