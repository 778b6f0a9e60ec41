import {
  dayOfIso,
  equalStretches,
  fallingOf,
  roundBounds,
  type Stage,
  type Stretch,
  stages,
  stretchesBetween,
} from '@ricebook/engine'
import type { Cohorts } from '../../../base/ledger/ledger.ts'
import type { ValueStory, WorthColumns } from '../contract.ts'
import type { CohortCell, Group, GroupEnds, PeriodMonths } from './contract.ts'
import { firstDayOf, periodsBetween } from './periods.ts'

const mostBins = 12
const tenths = 10
const hundredths = 100

export type GroupedParts = {
  readonly columns: WorthColumns
  readonly stages: readonly Stage[]
  readonly ranking: Ranking
  readonly asOf: string
  /** Minor units in one unit of the currency. */
  readonly minor: number
  /** People in the records who have not bought. */
  readonly prospects: number
  readonly months: PeriodMonths
}

/** By which figure customers are ranked, and the figure of each. */
export type Ranking = { readonly by: ValueStory['rankedBy']; readonly of: Float64Array }

/** Figures as they are kept and added up: amounts in whole minor units, purchases as they are. NaN is unknown. */
export type Rounded = { readonly ranking: Float64Array; readonly margin: Float64Array }

export type GroupFound = Group & GroupEnds & { readonly family: string }

/**
 * Amounts are rounded once, here, before anything is ordered or added up: so a group's sum is that of its customers'
 * rows, to the last fen.
 */
export function rounded({
  columns,
  ranking,
  minor,
}: Pick<GroupedParts, 'columns' | 'ranking' | 'minor'>): Rounded {
  const inMinor = (value: number): number => Math.round(value * minor)
  return {
    ranking: ranking.by === 'purchases' ? ranking.of : ranking.of.map(inMinor),
    margin: columns.marginSoFar.map(inMinor),
  }
}

/** All customers of a run, added up by group. */
export function groupsOf(parts: GroupedParts, figures: Rounded): GroupFound[] {
  const falling = fallingOf(figures.ranking)
  const byMargin = fallingOf(figures.margin)
  const unknown = parts.columns.size - falling.length
  const bounds = roundBounds(falling, mostBins)
  const losing = stretchesBetween(byMargin, [0])[1] as Stretch
  return [
    ...byStage(parts, figures),
    ...equalStretches(falling, tenths).map((one, place) => stretch('tenth', place, one)),
    ...stretchesBetween(falling, bounds).map((one, place) => ({
      ...stretch('bin', place, one),
      least: bounds[place] ?? null,
    })),
    ...(unknown > 0 ? [{ ...empty, family: 'unknown', customers: unknown }] : []),
    ...byPeriod(parts, figures),
    ...equalStretches(byMargin, hundredths).map((one, place) => stretch('whale', place, one)),
    ...(losing.customers > 0 ? [stretch('losing', 0, losing)] : []),
  ]
}

/** What those who came in the same period did in each since; margins where any are known. */
export function cohortCells(
  found: Cohorts,
  { minor, rate }: { readonly minor: number; readonly rate: number | null },
): CohortCell[] {
  return Array.from(found.cohort, (cohort, i) => ({
    cohort,
    age: found.age[i] as number,
    bought: found.bought[i] as number,
    margin:
      rate === null
        ? null
        : Math.round(((found.margin[i] as number) + (found.rest[i] as number) * rate) * minor),
  }))
}

const empty: Omit<GroupFound, 'family' | 'customers'> = {
  place: 0,
  name: null,
  known: 0,
  sum: null,
  margin: null,
  alive: null,
  aliveKnown: 0,
  again: null,
  least: null,
  highest: null,
  lowest: null,
  alikeBefore: 0,
  alikeAfter: 0,
}

function stretch(family: string, place: number, one: Stretch): GroupFound {
  const { customers, sum, alikeBefore, alikeAfter } = one
  const none = customers === 0
  return {
    ...empty,
    ...{ family, place, customers, known: customers, sum, alikeBefore, alikeAfter },
    highest: none ? null : one.highest,
    lowest: none ? null : one.lowest,
  }
}

/** What is added up of customers who have something in common. */
type Sums = {
  customers: number
  known: number
  sum: number
  marginKnown: number
  margin: number
  alive: number
  aliveKnown: number
  again: number
}

function counted(
  { columns }: Pick<GroupedParts, 'columns'>,
  { ranking, margin }: Rounded,
  groupOf: (i: number) => number,
): Map<number, Sums> {
  const groups = new Map<number, Sums>()
  for (let i = 0; i < columns.size; i++) {
    const name = groupOf(i)
    let sums = groups.get(name)
    if (!sums) {
      sums = { customers: 0, known: 0, sum: 0, marginKnown: 0, margin: 0, alive: 0, aliveKnown: 0, again: 0 }
      groups.set(name, sums)
    }
    sums.customers++
    if ((columns.repeats[i] as number) > 0) sums.again++
    const value = ranking[i] as number
    if (!Number.isNaN(value)) {
      sums.known++
      sums.sum += value
    }
    const brought = margin[i] as number
    if (!Number.isNaN(brought)) {
      sums.marginKnown++
      sums.margin += brought
    }
    const chance = columns.alive[i] as number
    if (!Number.isNaN(chance)) {
      sums.aliveKnown++
      sums.alive += chance
    }
  }
  return groups
}

const told = (sums: Sums): Omit<GroupFound, 'family' | 'place' | 'name'> => ({
  ...empty,
  customers: sums.customers,
  known: sums.known,
  sum: sums.known > 0 ? sums.sum : null,
  margin: sums.marginKnown > 0 ? sums.margin : null,
  alive: sums.aliveKnown > 0 ? sums.alive : null,
  aliveKnown: sums.aliveKnown,
  again: sums.again,
})

function byStage(parts: GroupedParts, figures: Rounded): GroupFound[] {
  const numbers = new Map(stages.map((stage, place) => [stage, place]))
  const sums = counted(parts, figures, (i) => numbers.get(parts.stages[i] as Stage) as number)
  return stages.flatMap((name, place) => {
    const one = sums.get(place)
    if (one) return [{ ...told(one), family: 'stage', place, name }]
    if (name !== 'prospect' || parts.prospects === 0) return []
    return [{ ...empty, family: 'stage', place, name, customers: parts.prospects }]
  })
}

function byPeriod(parts: GroupedParts, figures: Rounded): GroupFound[] {
  const { columns, asOf, months } = parts
  const first = columns.firstDay.reduce((least, day) => Math.min(least, day), dayOfIso(asOf))
  const period = periodsBetween(first, dayOfIso(asOf), months)
  const sums = counted(parts, figures, (i) => period(columns.firstDay[i] as number))
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([place, one]) => ({ ...told(one), family: 'cohort', place, name: firstDayOf(place, months) }))
}
