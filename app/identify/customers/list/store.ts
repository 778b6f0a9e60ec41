import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { earliestId } from '../../../base/notebook/ids.ts'
import type { Read } from '../../../base/notebook/notebook.ts'
import type { Count, CustomerFilters } from '../contract.ts'
import { type CurrentRun, standing } from '../store.ts'

/** What a list asks for, with the worth run it shows. Tags come as tokens. */
export type Filters = Omit<CustomerFilters, 'tag'> & {
  readonly tagToken?: string | undefined
  readonly run: CurrentRun | undefined
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

/** A step of a walk: a place in the order, and whether the customer there is one of those asked for. */
export type Step<Place> = Place & { readonly id: string; readonly kept: number }

/** An owner as ranks have it: nobody is empty there, and null in a record. */
type Owner = Pick<CustomerFilters, 'owner'>

/** Customers c that stand and pass the filters; `but` leaves out what the walk has seen to itself. */
function matching(filters: Filters, but: readonly ('stages' | 'owner' | 'kind')[] = []): RawBuilder<SqlBool> {
  const { stages, kind, tagToken, run } = filters
  const terms: RawBuilder<SqlBool>[] = [filters.allStand ? sql`c.id is not null` : standing('c')]
  if (filters.owner !== undefined && !but.includes('owner')) terms.push(ofOwner(filters))
  if (kind !== undefined && !but.includes('kind')) terms.push(sql`c.kind = ${kind}`)
  if (tagToken !== undefined)
    terms.push(sql`exists (select 1 from "searchTokens" t where t.token = ${tagToken} and t.customer = c.id)`)
  if (stages !== undefined && !but.includes('stages'))
    terms.push(
      sql`exists (select 1 from worth v where v.run = ${run?.run ?? null} and v.customer = c.id
        and v.stage in (${sql.join(stages)}))`,
    )
  return sql`(${sql.join(terms, sql` and `)})`
}

function ofOwner({ owner }: Owner): RawBuilder<SqlBool> {
  return owner === '' ? sql`c.owner is null` : sql`c.owner = ${owner ?? null}`
}

/** The stages there are in a run, each found by one step into the index. */
export async function stagesOf(db: Read, run: number): Promise<string[]> {
  const { rows } = await sql<{ stage: string }>`
    with recursive stages(stage) as (
      select min(stage) from "worthRanks" where run = ${run}
      union all
      select (select min(w.stage) from "worthRanks" w where w.run = ${run} and w.stage > s.stage) from stages s
      where s.stage is not null
    )
    select stage from stages where stage is not null`.execute(db)
  return rows.map(({ stage }) => stage)
}

export type WorthPlace = { readonly rankBy: number; readonly id: string }

/** The most valuable first: every stage is a walk down the ranks, merged. Of equal worth the newest comes first. */
export async function walkByWorth(
  db: Read,
  filters: Filters & { readonly run: CurrentRun },
  from: { readonly stages: readonly string[]; readonly after: WorthPlace | undefined; readonly most: number },
): Promise<Step<WorthPlace>[]> {
  const { after, most } = from
  const walks = from.stages.flatMap((stage) => {
    const along = sql`select w."rankBy", w.customer from "worthRanks" w where w.run = ${filters.run.run}
      and w.stage = ${stage} ${filters.owner === undefined ? sql`` : sql`and w.owner = ${filters.owner}`}`
    const inOrder = sql`order by w."rankBy" desc, w.customer desc limit ${most}`
    if (!after) return [sql`select * from (${along} ${inOrder})`]
    // Two walks: the rest of those worth the same (all whose worth is unknown are), and those worth less.
    return [
      sql`select * from (${along} and w."rankBy" = ${after.rankBy} and w.customer < ${after.id} ${inOrder})`,
      sql`select * from (${along} and w."rankBy" < ${after.rankBy} ${inOrder})`,
    ]
  })
  if (walks.length === 0) return []
  const { rows } = await sql<Step<WorthPlace>>`
    select s."rankBy", s.customer as id, coalesce(${matching(filters, ['stages'])}, 0) as kept
    from (
      select * from (${sql.join(walks, sql` union all `)}) order by "rankBy" desc, customer desc limit ${most}
    ) s
    left join customers c on c.id = s.customer
    order by s."rankBy" desc, s.customer desc`.execute(db)
  return rows
}

export type IdPlace = { readonly id: string }

/** Customers that the current run has not seen, newest first: ids made since it began, or all before the first run. */
export async function walkUnseen(
  db: Read,
  filters: Filters,
  from: { readonly after: IdPlace | undefined; readonly most: number },
): Promise<Step<IdPlace>[]> {
  const { run } = filters
  const since = run === undefined ? sql`` : sql`and c.id > ${earliestId(run.startedAt)}`
  const unseen =
    run === undefined
      ? sql``
      : sql`and not exists (select 1 from worth w where w.run = ${run.run} and w.customer = c.id)`
  const { rows } = await sql<Step<IdPlace>>`
    select c.id, (${matching(filters)} ${unseen}) as kept from customers c
    where ${from.after ? sql`c.id < ${from.after.id}` : sql`true`} ${since}
    order by c.id desc limit ${from.most}`.execute(db)
  return rows
}

export type NamePlace = { readonly nameKey: string; readonly id: string }

export async function walkByName(
  db: Read,
  filters: Filters,
  from: { readonly after: NamePlace | undefined; readonly most: number },
): Promise<Step<NamePlace>[]> {
  const { after } = from
  const { rows } = await sql<Step<NamePlace>>`
    select c."nameKey", c.id, ${matching(filters)} as kept from customers c
    where ${filters.owner === undefined ? sql`true` : ofOwner(filters)}
    and ${after ? sql`(c."nameKey", c.id) > (${after.nameKey}, ${after.id})` : sql`true`}
    order by c."nameKey", c.id limit ${from.most}`.execute(db)
  return rows
}

/** Newest first; of one owner or one kind along their own index. */
export async function walkNewest(
  db: Read,
  filters: Filters,
  from: { readonly after: IdPlace | undefined; readonly most: number },
): Promise<Step<IdPlace>[]> {
  const { owner, kind } = filters
  const along =
    owner !== undefined ? ofOwner(filters) : kind !== undefined ? sql<SqlBool>`c.kind = ${kind}` : sql`true`
  const { rows } = await sql<Step<IdPlace>>`
    select c.id, ${matching(filters)} as kept from customers c
    where ${along} and ${from.after ? sql`c.id < ${from.after.id}` : sql`true`}
    order by c.id desc limit ${from.most}`.execute(db)
  return rows
}

export type Sortable = {
  readonly id: string
  readonly nameKey: string
  /** Null: the current run has not seen the customer. */
  readonly rankBy: number | null
}

/** All that pass where one filter leaves only a few: those few are read, and nothing is walked. */
export async function fewMatching(
  db: Read,
  filters: Filters,
  most: number,
): Promise<{ readonly few: Sortable[] | undefined }> {
  for (const narrowed of narrowing(filters, most + 1)) {
    const { rows } = await sql<{ read: number }>`select count(*) as read from (${narrowed})`.execute(db)
    if ((rows[0]?.read ?? 0) <= most) return { few: await matchingAmong(db, filters, narrowed) }
  }
  return { few: undefined }
}

/** Each filter alone as a range of an index. */
function narrowing(filters: Filters, most: number): RawBuilder<unknown>[] {
  const { stages, owner, kind, tagToken, run } = filters
  const ranges: RawBuilder<unknown>[] = []
  if (tagToken !== undefined)
    ranges.push(sql`select t.customer as id from "searchTokens" t where t.token = ${tagToken} limit ${most}`)
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
    select c.id, c."nameKey", w."rankBy" from (${ids}) s cross join customers c
    left join worth w on w.run = ${filters.run?.run ?? null} and w.customer = c.id
    where c.id = s.id and ${matching(filters)}`.execute(db)
  return rows
}

/** How many there are, looked at up to so many; beyond it, at least how many. */
export async function countMatching(db: Read, filters: Filters, most: number): Promise<Count> {
  const alone = entriesOf(filters, most + 1)
  if (alone) {
    const { rows } = await sql<{ read: number }>`select count(*) as read from (${alone})`.execute(db)
    const read = rows[0]?.read ?? 0
    return { count: Math.min(read, most), more: read > most }
  }
  // Each must be looked at: fewer of them.
  const looked = Math.ceil(most / 5)
  const ids = narrowing(filters, looked + 1)[0] ?? sql`select c.id from customers c limit ${looked + 1}`
  const { rows } = await sql<{ read: number; kept: number }>`
    select count(*) as read, coalesce(sum(coalesce(${matching(filters)}, 0)), 0) as kept
    from (${ids}) s left join customers c on c.id = s.id`.execute(db)
  const { read = 0, kept = 0 } = rows[0] ?? {}
  return { count: Math.min(kept, looked), more: read > looked }
}

/** The entries of one index that are exactly the customers asked for, where there is such an index. */
function entriesOf(filters: Filters, most: number): RawBuilder<unknown> | undefined {
  const { stages, owner, kind, tagToken, run, allStand } = filters
  if (!allStand) return undefined
  const [first, ...others] = narrowing(filters, most)
  if (first === undefined) return sql`select c.id from customers c limit ${most}`
  if (others.length === 0) return first
  if (!stages || owner === undefined || kind !== undefined || tagToken !== undefined) return undefined
  return sql`select w.customer as id from "worthRanks" w where w.run = ${run?.run ?? null}
    and w.owner = ${owner} and w.stage in (${sql.join(stages)}) limit ${most}`
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
    select count(*) as read from (select 1 ${within} limit ${token.most + 1})`.execute(db)
  const read = counted[0]?.read ?? 0
  if (read === 0) return { found: [], more: false }
  const { rows } = await sql<Found>`
    select c.id, c."nameKey", w."rankBy", s.whole
    from (
      select customer as id, max(token = ${token.from}) as whole
      from (select t.token, t.customer ${within} order by t.token, t.customer limit ${token.most})
      group by customer
    ) s
    cross join customers c
    left join worth w on w.run = ${filters.run?.run ?? null} and w.customer = c.id
    where c.id = s.id and ${matching(filters)}`.execute(db)
  return { found: rows, more: read > token.most }
}
