import { stages as stagesInLife } from '@ricebook/engine'
import type { CustomerPlace, CustomerSort, ListOrder } from '../contract.ts'
import type { Filters, Sortable } from '../list/store.ts'
import type { CurrentRun, Read } from '../store.ts'
import { type At, comparePlaces, type Direction, type From, type Step, unknownRank } from './places.ts'
import * as store from './store.ts'

/** An index to walk along. The customers of a list are those of one way after those of another. */
export type Way = {
  /** Of all ways there are, in whichever order. */
  readonly name: string
  readonly direction: Direction
  /** Where a customer stands on it; undefined: nowhere. */
  readonly at: (one: Sortable) => At | undefined
  readonly take: (from: From) => Promise<Step[]>
}

/** The ways that make up an order. */
export async function waysOf(
  db: Read,
  filters: Filters,
  { sort, order }: { readonly sort: CustomerSort; readonly order: ListOrder },
): Promise<Way[]> {
  switch (sort) {
    case 'worth':
    case 'margin':
    case 'next':
    case 'last':
      return rankedWays(db, filters, { by: sort, order })
    case 'stage':
      return stageWays(db, filters, order)
    case 'name':
      return [nameWay(db, filters, { name: `name.${order}`, order, has: () => true })]
    case 'newest':
      return [
        {
          name: `newest.${order}`,
          direction: { at: order, id: order },
          at: () => null,
          take: (from) => store.walkRecords(db, filters, { column: null, order, ...from }),
        },
      ]
    case 'owner':
      return ownerWays(db, filters, order)
    default:
      return fieldWays(db, filters, { column: sort, order })
  }
}

async function rankedWays(
  db: Read,
  filters: Filters,
  { by, order }: { readonly by: store.Ranked['by']; readonly order: ListOrder },
): Promise<Way[]> {
  const { run } = filters
  if (!run) return unseenWays(db, filters)
  const stages = filters.stages ?? (await store.stagesOf(db, run.run))
  const known = (one: Sortable): boolean => one[by] !== null && one[by] !== unknownRank
  return [
    rankWay(
      db,
      { ...filters, run },
      { name: `${by}.${order}`, by, stages, order, part: 'known', has: known },
    ),
    rankWay(
      db,
      { ...filters, run },
      {
        ...{ name: `${by}.unknown`, by, stages, order: 'desc', part: 'unknown' },
        has: (one) => one[by] === unknownRank,
      },
    ),
    ...unseenWays(db, filters),
  ]
}

type RankWay = store.Ranked & { readonly name: string; readonly has: (one: Sortable) => boolean }

function rankWay(
  db: Read,
  filters: Filters & { readonly run: CurrentRun },
  { name, has, ...ranked }: RankWay,
): Way {
  const { by, order } = ranked
  return {
    name,
    direction: { at: order, id: order },
    at: (one) => (has(one) ? one[by] : undefined),
    take: (from) => store.walkRanks(db, filters, { ...ranked, ...from }),
  }
}

/** Whom no run has seen is in no stage. */
function unseenWays(db: Read, filters: Filters): Way[] {
  if (filters.stages) return []
  return [
    {
      name: 'unseen',
      direction: { at: 'desc', id: 'desc' },
      at: (one) => (one.stage === null ? null : undefined),
      take: (from) => store.walkUnseen(db, filters, from),
    },
  ]
}

/** Stage by stage as in life, in each the most valuable first. */
async function stageWays(db: Read, filters: Filters, order: ListOrder): Promise<Way[]> {
  const { run } = filters
  if (!run) return unseenWays(db, filters)
  const there = filters.stages ?? (await store.stagesOf(db, run.run))
  const place = (stage: string): number => {
    const at = (stagesInLife as readonly string[]).indexOf(stage)
    return at === -1 ? stagesInLife.length : at
  }
  const stages = [...there].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  if (order === 'desc') stages.reverse()
  const ways = stages.map((stage) =>
    rankWay(
      db,
      { ...filters, run },
      {
        ...{ name: `stage.${stage}`, by: 'worth', stages: [stage], order: 'desc', part: 'all' },
        has: (one) => one.stage === stage,
      },
    ),
  )
  return [...ways, ...unseenWays(db, filters)]
}

/** Owner by owner as their names go, in each customer by name; those of nobody at the end. */
async function ownerWays(db: Read, filters: Filters, order: ListOrder): Promise<Way[]> {
  if (filters.owner !== undefined) return waysOf(db, filters, { sort: 'name', order: 'asc' })
  const owners = (await store.ownersOf(db))
    .filter(({ owner }) => filters.owners?.includes(owner) ?? true)
    .map(({ owner, name }) => ({ owner, called: name ?? owner }))
    .sort((a, b) => a.called.localeCompare(b.called, 'zh-Hans') || (a.owner < b.owner ? -1 : 1))
  if (order === 'desc') owners.reverse()
  const nobody = filters.owners?.includes('') ?? true
  return [...owners.map(({ owner }) => owner), ...(nobody ? [''] : [])].map((owner) =>
    nameWay(
      db,
      { ...filters, owner },
      { name: `owner.${owner}`, order: 'asc', has: (one) => (one.owner ?? '') === owner },
    ),
  )
}

type NameWay = { readonly name: string; readonly order: ListOrder; readonly has: (one: Sortable) => boolean }

function nameWay(db: Read, filters: Filters, { name, order, has }: NameWay): Way {
  return {
    name,
    direction: { at: order, id: order },
    at: (one) => (has(one) ? one.nameKey : undefined),
    take: (from) => store.walkRecords(db, filters, { column: 'nameKey', order, ...from }),
  }
}

function fieldWays(
  db: Read,
  filters: Filters,
  { column, order }: { readonly column: 'city' | 'phone' | 'payday'; readonly order: ListOrder },
): Way[] {
  const filled: Way = {
    name: `${column}.${order}`,
    direction: { at: order, id: order },
    at: (one) => one[column] ?? undefined,
    take: (from) => store.walkRecords(db, filters, { column, order, ...from }),
  }
  // Nobody of a city is without one.
  if (column === 'city' && filters.city !== undefined) return [filled]
  const blank: Way = {
    name: `${column}.blank`,
    direction: { at: 'desc', id: 'desc' },
    at: (one) => (one[column] === null ? null : undefined),
    take: (from) => store.walkBlank(db, filters, { column, ...from }),
  }
  return [filled, blank]
}

/** Some customers in an order, each with its place. */
export function inOrder<One extends Sortable>(ways: readonly Way[], all: readonly One[]): CustomerPlace[] {
  return all
    .flatMap((one) => {
      const nth = ways.findIndex((way) => way.at(one) !== undefined)
      const way = ways[nth]
      return way ? [{ nth, place: { walk: way.name, at: way.at(one) ?? null, id: one.id } }] : []
    })
    .sort((a, b) => a.nth - b.nth || comparePlaces(a.place, b.place, (ways[a.nth] as Way).direction))
    .map(({ place }) => place)
}

/** Those that come after a place in an order. */
export function after(
  ways: readonly Way[],
  places: readonly CustomerPlace[],
  place: CustomerPlace,
): CustomerPlace[] {
  const nth = (one: CustomerPlace): number => ways.findIndex(({ name }) => name === one.walk)
  const from = nth(place)
  return places.filter(
    (one) =>
      nth(one) > from || (nth(one) === from && comparePlaces(one, place, (ways[from] as Way).direction) > 0),
  )
}
