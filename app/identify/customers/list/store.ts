import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { flag } from '../../../base/notebook/dialects.ts'
import type { Read } from '../../../base/notebook/notebook.ts'
import { ownedBy } from '../../../base/notebook/owned-by.ts'
import { wholly } from '../../../base/notebook/seen.ts'
import type { Count, CustomerFilters } from '../contract.ts'
import { type CurrentRun, standing } from '../store.ts'
import { unknownRank } from '../walks/places.ts'

/** What a list asks for, with the worth run it shows. Tags come as tokens. */
export type Filters = Omit<CustomerFilters, 'tag'> & {
  readonly tagToken?: string | undefined
  /** Only customers that these people look after, '' for nobody; null: whoever does. */
  readonly owners: readonly string[] | null
  /** Of those who are asked for, somebody who sees only some sees all: the filters say whose they are. */
  readonly theirs: boolean
  readonly run: CurrentRun | undefined
  /** Few people look after few customers: for each page they are sorted. */
  readonly sorted: boolean
  /** No import is on its way in or out: who stands need not be asked of each. */
  readonly allStand: boolean
}

/** Whether every customer there is stands, by one look at each import that does not. */
export async function allStand(db: Read): Promise<boolean> {
  const { rows } = await sql<{ fallen: number }>`select exists (
    select 1 from imports i cross join customers c where i.state <> 'standing' and c."importBatch" = i.batch
  ) as fallen`.execute(db)
  return rows[0]?.fallen !== 1
}

/** An owner as ranks have it: nobody is empty there, and null in a record. */
export type Owner = Pick<CustomerFilters, 'owner'>

/** Customers c that stand and pass the filters; `but` leaves out what the walk has seen to itself. */
export function matching(filters: Filters, but: readonly 'stages'[] = []): RawBuilder<SqlBool> {
  const { stages, kind, tagToken, city, run } = filters
  const terms: RawBuilder<SqlBool>[] = [filters.allStand ? sql`c.id is not null` : standing('c')]
  if (filters.owner !== undefined) terms.push(ofOwner(filters))
  if (filters.owners !== null) terms.push(ownedBy(filters.owners, sql`c.owner`))
  if (kind !== undefined) terms.push(sql`c.kind = ${kind}`)
  if (city !== undefined) terms.push(sql`c.city = ${city}`)
  if (tagToken !== undefined)
    terms.push(sql`exists (select 1 from "searchTokens" t where t.token = ${tagToken} and t.customer = c.id)`)
  if (stages !== undefined && !but.includes('stages'))
    terms.push(
      sql`exists (select 1 from worth v where v.run = ${run?.run ?? null} and v.customer = c.id
        and v.stage in (${sql.join(stages)}))`,
    )
  return sql`(${sql.join(terms, sql` and `)})`
}

export function ofOwner({ owner }: Owner): RawBuilder<SqlBool> {
  return owner === '' ? sql`c.owner is null` : sql`c.owner = ${owner ?? null}`
}

/** Customers c of whom the filters say who looks after them; all, where they say nothing of it. */
export function ofPeople(filters: Filters): RawBuilder<SqlBool> {
  return filters.owner === undefined ? ownedBy(filters.owners, sql`c.owner`) : ofOwner(filters)
}

/** A walk of its own for each of so many people; what more people look after is looked for among all. */
const mostPeople = 12

/** Whose customers are walked along, one by one; undefined: everybody's at once. */
export function peopleOf({ owner, owners }: Filters): readonly (string | undefined)[] {
  if (owner !== undefined || owners === null || owners.length > mostPeople) return [owner]
  return owners
}

/** Their customers' ids: those of nobody are a range of the index of their own, which "or" would not find. */
export function idsOfPeople({ owner, owners }: Pick<Filters, 'owner' | 'owners'>): RawBuilder<unknown> {
  const people = owner === undefined ? owners : [owner]
  if (people === null) return sql`select c.id from customers c`
  const [nobody, somebody] = [people.includes(''), people.filter((one) => one !== '')]
  const ranges = [
    ...(somebody.length > 0
      ? [sql`select c.id from customers c where ${ownedBy(somebody, sql`c.owner`)}`]
      : []),
    ...(nobody ? [sql`select c.id from customers c where c.owner is null`] : []),
  ]
  return ranges.length > 0
    ? sql`${sql.join(ranges, sql` union all `)}`
    : sql`select c.id from customers c where false`
}

/** Whether some people look after no more customers than that. */
export async function lookAfterFew(db: Read, filters: Filters, most: number): Promise<boolean> {
  const { rows } = await sql<{ read: number }>`select count(*) as read from (
    select n.id from (${idsOfPeople(filters)}) n limit ${most + 1}) m`.execute(db)
  return (rows[0]?.read ?? 0) <= most
}

/** A customer as far as orders go; of figures what lists are sorted by. */
export type Sortable = {
  readonly id: string
  readonly nameKey: string
  readonly owner: string | null
  readonly city: string | null
  readonly phone: string | null
  readonly payday: number | null
  /** Null, and so are the four below: the current run has not seen the customer. */
  readonly stage: string | null
  readonly worth: number | null
  readonly margin: number | null
  readonly next: number | null
  readonly last: number | null
}

/** What lists go by, of a worth w. */
const ranks = {
  margin: sql`coalesce(w."marginSoFar", ${unknownRank})`,
  next: sql`coalesce(${dayRank('nextPurchaseDay')}, ${unknownRank})`,
  last: sql`coalesce(${dayRank('lastDay')}, ${unknownRank})`,
}

/** What orders look at, of customers c and their worth w. */
const sortable = sql`c.id, c."nameKey", c.owner, c.city, c.phone, c.payday, w.stage, w."rankBy" as worth,
  ${whereSeen('margin')} as margin, ${whereSeen('next')} as next, ${whereSeen('last')} as last`

function whereSeen(by: keyof typeof ranks): RawBuilder<unknown> {
  return sql`case when w.customer is not null then ${ranks[by]} end`
}

/** A day as lists have it: 20260228. */
function dayRank(column: string): RawBuilder<unknown> {
  return sql`cast(replace(${sql.ref(`w.${column}`)}, '-', '') as bigint)`
}

/** All that pass where one filter leaves only a few: those few are read, and nothing is walked. */
export async function fewMatching(
  db: Read,
  filters: Filters,
  most: number,
): Promise<{ readonly few: Sortable[] | undefined }> {
  for (const narrowed of narrowing(filters, most + 1)) {
    const { rows } = await sql<{ read: number }>`select count(*) as read from (${narrowed}) n`.execute(db)
    if ((rows[0]?.read ?? 0) <= most) return { few: await matchingAmong(db, filters, narrowed) }
  }
  return { few: undefined }
}

/** Each filter alone as a range of an index. */
function narrowing(filters: Filters, most: number): RawBuilder<unknown>[] {
  const { stages, owner, owners, kind, tagToken, city, run } = filters
  const ranges: RawBuilder<unknown>[] = []
  if (owners !== null) ranges.push(sql`select p.id from (${idsOfPeople({ owners })}) p limit ${most}`)
  if (tagToken !== undefined)
    ranges.push(sql`select t.customer as id from "searchTokens" t where t.token = ${tagToken} limit ${most}`)
  if (city !== undefined) ranges.push(sql`select c.id from customers c where c.city = ${city} limit ${most}`)
  if (owner !== undefined)
    ranges.push(sql`select c.id from customers c where ${ofOwner(filters)} limit ${most}`)
  if (kind !== undefined) ranges.push(sql`select c.id from customers c where c.kind = ${kind} limit ${most}`)
  if (stages !== undefined)
    ranges.push(sql`select w.customer as id from "worthRanks" w where w.run = ${run?.run ?? null}
      and w.stage in (${sql.join(stages)}) limit ${most}`)
  return ranges
}

async function matchingAmong(db: Read, filters: Filters, ids: RawBuilder<unknown>): Promise<Sortable[]> {
  // Cross: the few are the outer loop, whatever the planner thinks of kinds and owners.
  const { rows } = await sql<Sortable>`
    select ${sortable} from (${ids}) s cross join customers c
    left join worth w on w.run = ${filters.run?.run ?? null} and w.customer = c.id
    where c.id = s.id and ${matching(filters)}`.execute(db)
  return rows
}

/** How many there are, looked at up to so many; beyond it, at least how many. */
export async function countMatching(db: Read, filters: Filters, most: number): Promise<Count> {
  const alone = entriesOf(filters, most + 1)
  if (alone) {
    const counted = sql<{ read: number }>`select count(*) as read from (${alone.entries}) n`
    const { rows } = await (alone.theirs ? wholly(() => counted.execute(db)) : counted.execute(db))
    const read = rows[0]?.read ?? 0
    return { count: Math.min(read, most), more: read > most }
  }
  // Each must be looked at: fewer of them.
  const looked = Math.ceil(most / 5)
  const ids =
    narrowing(filters, looked + 1)[0] ??
    sql`select c.id from customers c order by c.id desc limit ${looked + 1}`
  const { rows } = await sql<{ read: number; kept: number }>`
    select count(*) as read, coalesce(sum(${flag(matching(filters))}), 0) as kept
    from (${ids}) s left join customers c on c.id = s.id`.execute(db)
  const { read = 0, kept = 0 } = rows[0] ?? {}
  return { count: Math.min(kept, looked), more: read > looked }
}

/**
 * The entries of one index that are exactly the customers asked for, where there is such an index; `theirs` where it tells
 * itself that somebody sees them all, so that nobody need ask of each.
 */
function entriesOf(
  filters: Filters,
  most: number,
): { readonly entries: RawBuilder<unknown>; readonly theirs: boolean } | undefined {
  const { stages, owner, owners, kind, tagToken, city, run, allStand } = filters
  if (!allStand) return undefined
  const [first, ...others] = narrowing(filters, most)
  // In the order of an index that tells whose they are: no record is read.
  if (first === undefined)
    return { entries: sql`select c.id from customers c order by c.owner, c.id limit ${most}`, theirs: false }
  if (others.length === 0) return { entries: first, theirs: false }
  const people = peopleOf(filters)
  if (!stages || people.includes(undefined) || (owner !== undefined && owners !== null)) return undefined
  if ([kind, tagToken, city].some((one) => one !== undefined)) return undefined
  const entries = sql`select w.customer as id from "worthRanks" w where w.run = ${run?.run ?? null}
    and w.owner in (${sql.join(people)}) and w.stage in (${sql.join(stages)}) limit ${most}`
  return { entries, theirs: filters.theirs }
}

export type Found = Sortable & {
  /** One of its tokens is the whole of what is looked for. */
  readonly whole: number
}

/** Customers with a token that begins so, the shortest tokens first. */
export async function findByToken(
  db: Read,
  filters: Filters,
  token: { readonly from: string; readonly to: string; readonly most: number },
): Promise<{ readonly found: Found[]; readonly more: boolean }> {
  const within = sql`from "searchTokens" t where t.token >= ${token.from} and t.token < ${token.to}`
  const { rows: counted } = await sql<{ read: number }>`
    select count(*) as read from (select 1 ${within} limit ${token.most + 1}) n`.execute(db)
  const read = counted[0]?.read ?? 0
  if (read === 0) return { found: [], more: false }
  const { rows } = await sql<Found>`
    select ${sortable}, s.whole
    from (
      select customer as id, max(${flag(sql`token = ${token.from}`)}) as whole
      from (select t.token, t.customer ${within} order by t.token, t.customer limit ${token.most}) n
      group by customer
    ) s
    cross join customers c
    left join worth w on w.run = ${filters.run?.run ?? null} and w.customer = c.id
    where c.id = s.id and ${matching(filters)}`.execute(db)
  return { found: rows, more: read > token.most }
}
