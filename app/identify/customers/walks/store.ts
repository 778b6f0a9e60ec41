import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { flag, textsAsRows } from '../../../base/notebook/dialects.ts'
import { earliestId } from '../../../base/notebook/ids.ts'
import type { Read } from '../../../base/notebook/notebook.ts'
import { ownedBy } from '../../../base/notebook/owned-by.ts'
import { wholly } from '../../../base/notebook/seen.ts'
import type { ListOrder } from '../contract.ts'
import { type Filters, idsOfPeople, matching, ofOwner, ofPeople, peopleOf } from '../list/store.ts'
import type { CurrentRun } from '../store.ts'
import { comparePlaces, type From, type Step, unknownRank } from './places.ts'

/** The stages there are in a run, each found by one step into the index: of whomever, it is a word. */
export async function stagesOf(db: Read, run: number): Promise<string[]> {
  const stages = sql<{ stage: string }>`
    with recursive stages(stage) as (
      select min(stage) from "worthRanks" where run = ${run}
      union all
      select (select min(w.stage) from "worthRanks" w where w.run = ${run} and w.stage > s.stage) from stages s
      where s.stage is not null
    )
    select stage from stages where stage is not null`
  const { rows } = await wholly(() => stages.execute(db))
  return rows.map(({ stage }) => stage)
}

export type Ranked = {
  readonly by: 'worth' | 'margin' | 'next' | 'last'
  readonly stages: readonly string[]
  readonly order: ListOrder
  /** Those whose rank is known, those of whom it is not, or both. */
  readonly part: 'known' | 'unknown' | 'all'
}

/** Customers of some stages by rank: every stage is a walk of its own, merged. Of equals, later ones have higher ids. */
export async function walkRanks(
  db: Read,
  filters: Filters & { readonly run: CurrentRun },
  { by, ...ranked }: Ranked & From,
): Promise<Step[]> {
  if (ranked.stages.length === 0) return []
  if (by === 'worth') return walkByWorth(db, filters, ranked)
  return filters.sorted
    ? walkSorted(db, filters, { by, ...ranked })
    : walkList(db, filters, { by, ...ranked })
}

type Along = Omit<Ranked, 'by'> & From

async function walkByWorth(
  db: Read,
  filters: Filters & { readonly run: CurrentRun },
  { stages, order, part, after, most }: Along,
): Promise<Step[]> {
  const direction = sql.raw(order)
  const beyond = sql.raw(order === 'desc' ? '<' : '>')
  const within = {
    known: sql`and w."rankBy" > ${unknownRank}`,
    unknown: sql`and w."rankBy" = ${unknownRank}`,
  }
  const people = peopleOf(filters)
  if (people.length === 0) return []
  const walks = stages
    .flatMap((stage) => people.map((owner) => ({ stage, owner })))
    .flatMap(({ stage, owner }) => {
      const along = sql`select w."rankBy", w.customer from "worthRanks" w where w.run = ${filters.run.run}
      and w.stage = ${stage} ${owner === undefined ? sql`` : sql`and w.owner = ${owner}`}
      ${part === 'all' ? sql`` : within[part]}`
      const inOrder = sql`order by w."rankBy" ${direction}, w.customer ${direction} limit ${most}`
      if (!after) return [sql`select * from (${along} ${inOrder}) n`]
      // Two walks: the rest of those worth the same (all whose worth is unknown are), and those beyond them.
      return [
        sql`select * from (${along} and w."rankBy" = ${after.at} and w.customer ${beyond} ${after.id} ${inOrder}) n`,
        sql`select * from (${along} and w."rankBy" ${beyond} ${after.at} ${inOrder}) n`,
      ]
    })
  const merged = sql<Place>`select "rankBy" as at, customer as id from (${sql.join(walks, sql` union all `)}) n
    order by "rankBy" ${direction}, customer ${direction} limit ${most}`
  // Whom of them somebody sees is asked below, once: not of each that a walk of its own has met.
  const { rows } = await wholly(() => merged.execute(db))
  return lookedAt(db, filters, rows)
}

/** After every customer of a rank: no id holds such a character. */
const lastOf = '\u{10FFFF}'

/** The same by what stands in rows of some hundreds (worthLists): read row after row, and merged here. */
async function walkList(
  db: Read,
  filters: Filters & { readonly run: CurrentRun },
  { by, stages, order, part, after, most }: Along & { readonly by: Exclude<Ranked['by'], 'worth'> },
): Promise<Step[]> {
  const border = { at: unknownRank, id: lastOf }
  const place = after && { at: Number(after.at), id: after.id }
  // Between these two, neither of them included.
  const low = order === 'asc' && place ? place : part === 'known' ? border : undefined
  const high = order === 'desc' && place ? place : part === 'unknown' ? border : undefined
  const list = { run: filters.run.run, by, order, low, high, most }
  // Rows of hundreds are of many people's customers; whom of them somebody sees is asked below.
  const walks = wholly(() => Promise.all(stages.map((stage) => entriesOf(db, { ...list, stage }))))
  const merged = (await walks)
    .flat()
    .sort((a, b) => comparePlaces(a, b, { at: order, id: order }))
    .slice(0, most)
  return lookedAt(db, filters, merged)
}

/** Whether each of those who stand there is one of those asked for, whom somebody sees. */
async function lookedAt(db: Read, filters: Filters, places: readonly Place[]): Promise<Step[]> {
  const ids = places.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select c.id from ${textsAsRows(ids)} s cross join customers c
    where c.id = s.value and ${matching(filters, ['stages'])}`.execute(db)
  const kept = new Set(rows.map(({ id }) => id))
  return places.map((place) => ({ ...place, kept: kept.has(place.id) ? 1 : 0 }))
}

/** The same where few people look after few customers: an index holds all of theirs, and they are sorted. */
async function walkSorted(
  db: Read,
  filters: Filters & { readonly run: CurrentRun },
  { by, stages, order, part, after, most }: Along & { readonly by: Exclude<Ranked['by'], 'worth'> },
): Promise<Step[]> {
  const direction = sql.raw(order)
  const beyond = sql.raw(order === 'desc' ? '<' : '>')
  const people = peopleOf(filters)
  if (people.length === 0) return []
  const rank = sql.ref(`w.${by}`)
  const within = {
    known: sql`and ${rank} > ${unknownRank}`,
    unknown: sql`and ${rank} = ${unknownRank}`,
    all: sql``,
  }
  const theirs = sql<Place>`select ${rank} as at, w.customer as id from "worthRanks" w
    where w.run = ${filters.run.run} and w.owner in (${sql.join(people)}) and w.stage in (${sql.join(stages)})
    ${within[part]} ${after ? sql`and (${rank}, w.customer) ${beyond} (${Number(after.at)}, ${after.id})` : sql``}
    order by at ${direction}, id ${direction} limit ${most}`
  // Of a page at most it is asked below whom somebody sees: of all of theirs it would take longer than all else.
  const { rows } = await wholly(() => theirs.execute(db))
  return lookedAt(db, filters, rows)
}

type Place = { readonly at: number; readonly id: string }
type List = {
  readonly run: number
  readonly by: string
  readonly stage: string
  readonly order: ListOrder
  readonly low: Place | undefined
  readonly high: Place | undefined
  readonly most: number
}

/** The first entries of a list between two places, in its order. */
async function entriesOf(db: Read, list: List): Promise<Place[]> {
  const { run, by, stage, order, low, high, most } = list
  const of = sql`run = ${run} and "by" = ${by} and stage = ${stage}`
  const entries: Place[] = []
  // A row begins at or before what it holds: the one that holds `low` is the last that begins no later.
  const { rows: begin } = low
    ? await sql<{ at: number; id: string }>`select "rankBy" as at, customer as id from "worthLists"
        where ${of} and ("rankBy", customer) <= (${low.at}, ${low.id})
        order by "rankBy" desc, customer desc limit 1`.execute(db)
    : { rows: [] }
  const [first] = begin
  const fromLow = first ? sql`and ("rankBy", customer) >= (${first.at}, ${first.id})` : sql``
  const belowHigh = high ? sql`and ("rankBy", customer) < (${high.at}, ${high.id})` : sql``
  const direction = sql.raw(order)
  for (let read = 0, ended = false; !ended && entries.length < most; read += rowsAtOnce) {
    const { rows } = await sql<{
      entries: string
    }>`select entries from "worthLists" where ${of} ${fromLow} ${belowHigh}
      order by "rankBy" ${direction}, customer ${direction} limit ${rowsAtOnce} offset ${read}`.execute(db)
    ended = rows.length < rowsAtOnce
    for (const row of rows) entries.push(...between(row.entries, list))
  }
  return entries.slice(0, most)
}

const rowsAtOnce = 2

function between(text: string, { order, low, high }: List): Place[] {
  const { ranks, customers } = JSON.parse(text) as { ranks: number[]; customers: string[] }
  const rising = { at: 'asc', id: 'asc' } as const
  const all = customers
    .map((id, i) => ({ at: ranks[i] as number, id }))
    .filter(
      (one) =>
        (!low || comparePlaces(one, low, rising) > 0) && (!high || comparePlaces(one, high, rising) < 0),
    )
  return order === 'asc' ? all : all.reverse()
}

/** Customers that the current run has not seen, newest first: ids made since it began, or all before the first run. */
export async function walkUnseen(db: Read, filters: Filters, from: From): Promise<Step[]> {
  const { run } = filters
  const since = run === undefined ? sql`` : sql`and c.id > ${earliestId(run.startedAt)}`
  const unseen =
    run === undefined
      ? sql``
      : sql`and not exists (select 1 from worth w where w.run = ${run.run} and w.customer = c.id)`
  const { rows } = await sql<Step>`
    select c.id, null as at, (${matching(filters)} ${unseen}) as kept from customers c
    where ${from.after ? sql`c.id < ${from.after.id}` : sql`true`} ${since} and ${ofPeople(filters)}
    order by c.id desc limit ${from.most}`.execute(db)
  return rows
}

export type Recorded = {
  /** Null: customers come as they were made. */
  readonly column: 'nameKey' | 'city' | 'phone' | 'payday' | null
  readonly order: ListOrder
}

/** Customers in the order of what stands in a field of theirs, those left out in whom nothing does. */
export async function walkRecords(
  db: Read,
  filters: Filters,
  { column, order, after, most }: Recorded & From,
): Promise<Step[]> {
  const direction = sql.raw(order)
  const beyond = sql.raw(order === 'desc' ? '<' : '>')
  const value = column && sql.ref(`c.${column}`)
  const terms = value ? [sql<SqlBool>`${value} is not null`] : []
  if (after)
    terms.push(
      value ? sql`(${value}, c.id) ${beyond} (${after.at}, ${after.id})` : sql`c.id ${beyond} ${after.id}`,
    )
  const inOrder = value ? sql`${value} ${direction}, c.id ${direction}` : sql`c.id ${direction}`
  const walks = alongOf(filters, column).map(
    ({ from, along }) => sql`select * from (
      select c.id, ${value ?? sql`null`} as at, ${flag(matching(filters))} as kept from ${from}
      where ${sql.join([along, ...terms], sql` and `)} order by ${inOrder} limit ${most}) n`,
  )
  if (walks.length === 0) return []
  const [first, ...others] = walks
  if (first && others.length === 0) return (await first.$castTo<Step>().execute(db)).rows
  const merged = value ? sql`at ${direction}, id ${direction}` : sql`id ${direction}`
  const { rows } = await sql<Step>`select * from (${sql.join(walks, sql` union all `)}) m
    order by ${merged} limit ${most}`.execute(db)
  return rows
}

/** A part of the customers, c, that a walk goes along. */
type Part = { readonly from: RawBuilder<unknown>; readonly along: RawBuilder<SqlBool> }

const all: Part = { from: sql`customers c`, along: sql`true` }

/** The customers of few people who look after few, looked up to be sorted. */
function lookedUp(filters: Filters): Part {
  return {
    // Cross: theirs are the outer loop, whatever the planner thinks of them.
    from: sql`(${idsOfPeople(filters)}) s cross join customers c`,
    along: sql`c.id = s.id`,
  }
}

/**
 * Where an index holds what a filter asks for and the order as well, the walk is along that: of few people, along what each
 * of them looks after.
 */
function alongOf(filters: Filters, column: Recorded['column']): readonly Part[] {
  const { owners, kind, city } = filters
  if (column === null || column === 'nameKey') {
    const people = peopleOf(filters)
    if (people.every((owner) => owner !== undefined))
      return people.map((owner) => ({ ...all, along: ofOwner({ owner }) }))
  }
  if (filters.sorted) return [lookedUp(filters)]
  if (city !== undefined && (column === null || column === 'city'))
    return [{ ...all, along: sql`c.city = ${city}` }]
  if (owners !== null && column === null) return [{ ...all, along: ownedBy(owners, sql`c.owner`) }]
  if (column !== null || kind === undefined) return [all]
  return [{ ...all, along: sql`c.kind = ${kind}` }]
}

/** Those in whom nothing stands in the field, the newest first. */
export async function walkBlank(
  db: Read,
  filters: Filters,
  { column, after, most }: { readonly column: 'city' | 'phone' | 'payday' } & From,
): Promise<Step[]> {
  const blank = sql<SqlBool>`${sql.ref(`c.${column}`)} is null`
  // The other indexes hold only those in whom something stands.
  const { from, along } = filters.sorted
    ? lookedUp(filters)
    : { ...all, along: column === 'phone' ? blank : sql`true` }
  const { rows } = await sql<Step>`
    select c.id, null as at, (${blank} and ${matching(filters)}) as kept from ${from}
    where ${along} and ${after ? sql`c.id < ${after.id}` : sql`true`} order by c.id desc limit ${most}`.execute(
    db,
  )
  return rows
}

/** Everybody who looks after a customer, with the name of the user it is; each found by one step into the index. */
export async function ownersOf(db: Read): Promise<{ owner: string; name: string | null }[]> {
  const owners = sql<{ owner: string; name: string | null }>`
    with recursive owners(owner) as (
      select min(owner) from customers
      union all
      select (select min(c.owner) from customers c where c.owner > o.owner) from owners o where o.owner is not null
    )
    select o.owner, u.name from owners o left join "user" u on u.id = o.owner where o.owner is not null`
  // Colleagues, of whom everybody may know: past what somebody does not see, this would walk row by row.
  const { rows } = await wholly(() => owners.execute(db))
  return rows
}
