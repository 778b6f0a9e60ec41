import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { alongIndex, flag } from '../../base/notebook/dialects.ts'
import type { NotebookTables, Read } from '../../base/notebook/notebook.ts'
import { ownedBy } from '../../base/notebook/owned-by.ts'
import { type ActionKind, actionKinds } from './contract.ts'

type CustomersTable = NotebookTables['customers']
type WorthTable = NotebookTables['worth']

/** Whom it is for, as far as a row of the list shows it. */
type Whom = Pick<CustomersTable, 'city' | 'address' | 'phone' | 'householdSize'> & {
  readonly customerName: string
  /** Who looks after them, whoever is to do it. */
  readonly customerOwner: string | null
  readonly customerKind: CustomersTable['kind']
}
export type ActionRow = NotebookTables['actions'] &
  Whom & {
    /** By the current worth run; null before the first. */
    readonly stage: string | null
  } & Pick<NullableOf<WorthTable>, 'residualValue' | 'residualLow' | 'residualHigh'>
type NullableOf<Of> = { readonly [Name in keyof Of]: Of[Name] | null }

/** What the list of a day asks for. */
export type DueAsked = {
  /** The company's day. */
  readonly day: string
  /** Deliveries are due until this day: they are on their way for some. */
  readonly deliverUntil: string
  /** The worth run whose proposals are shown; null before the first. */
  readonly run: number | null
  /** Only what is this person's; null: nobody's; undefined: everybody's. */
  readonly owner: string | null | undefined
  /** Of customers that these look after, '' for nobody; null: of everybody's. */
  readonly owners: readonly string[] | null
  /** No import is on its way in or out: who stands need not be asked of each. */
  readonly allStand: boolean
  /** Who was touched since this instant is not asked for the same again; null: there is no cap. */
  readonly cappedSince: string | null
}

const standing = sql<SqlBool>`exists (select 1 from customers c where c.id = a.customer and (
  c."importBatch" is null or c."importBatch" in (select batch from imports where state = 'standing')))`

/** Of actions a, those of customers that are seen. */
function seen({ allStand: all, owners }: DueAsked): RawBuilder<SqlBool> {
  const stands = all ? sql<SqlBool>`true` : standing
  if (owners === null) return stands
  return sql`${stands} and exists (select 1 from customers c where c.id = a.customer and ${ownedBy(owners, sql`c.owner`)})`
}

/** Of actions a that are open, those that are due. */
function due(asked: DueAsked): RawBuilder<SqlBool> {
  const { day, deliverUntil } = asked
  return sql`a."dueDay" <= case a.kind when 'deliver' then ${deliverUntil} else ${day} end and ${seen(asked)}`
}

/** What the current run proposes; nobody is asked for the same again who was touched a short while ago. */
function proposed({ run, cappedSince }: DueAsked): RawBuilder<SqlBool> {
  const capped =
    cappedSince === null
      ? sql`false`
      : sql`(a.kind <> 'deliver' and exists (select 1 from touches t where t.kind = a.kind
        and t.customer = a.customer and t.kept = 1 and t.at >= ${cappedSince}))`
  return sql`a.run = ${run} and not ${capped}`
}

/**
 * What people made or put off, unless the facts have gone past it: bought meanwhile, paid meanwhile. Where nothing is
 * known of it any more it stays.
 */
function held({ run }: DueAsked): RawBuilder<SqlBool> {
  return sql`a.run is null and (a."occasionDay" is null or not case a.kind
    when 'deliver' then exists (select 1 from needs n where n.run = ${run} and n.customer = a.customer
      and n.product = coalesce(a.product, '') and n."lastDay" > a."occasionDay")
    when 'collect' then cast(${run} as bigint) is not null and not exists (select 1 from receivables r where r.run = ${run}
      and r.customer = a.customer and r."oldestDue" <= a."occasionDay")
    when 'win-back' then exists (select 1 from worth w where w.run = ${run} and w.customer = a.customer
      and w."lastDay" > a."occasionDay")
    else false end)`
}

function ofOwner({ owner, owners }: Pick<DueAsked, 'owner' | 'owners'>): RawBuilder<SqlBool> {
  if (owner === null) return sql`a.owner is null`
  return owner === undefined ? ownedBy(owners, sql`a.owner`) : sql`a.owner = ${owner}`
}

/** A walk for each of so many people; what more look after is looked for among all. */
const mostWalked = 8

/** Whose rows are walked along, one after the other; undefined: everybody's at once. */
function whoseRows({ owner, owners }: DueAsked): readonly (string | null | undefined)[] {
  if (owner !== undefined || owners === null || owners.length > mostWalked) return [owner]
  return owners.map((one) => (one === '' ? null : one))
}

/** Whether a person looks after any customer. */
export async function looksAfterAny(read: Read, person: string): Promise<boolean> {
  const found = await read
    .selectFrom('customers')
    .select('id')
    .where('owner', '=', person)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export type Sums = {
  readonly kind: ActionKind
  /** Null: nobody's. */
  readonly owner: string | null
  readonly things: number
  readonly minutes: number
  readonly minutesUnknown: number
  readonly money: number
  readonly moneyUnknown: number
  readonly variance: number
  /** Σ money². */
  readonly squares: number
  /** ln P(none of them comes to anything). */
  readonly lnOfNone: number
}

/** Surely something: where there is money without a spread. */
const surely = -1e6

/**
 * Everything due, added up by kind and owner, along an index that holds all that is added. What is brought to one
 * customer is one way, however many things it is.
 */
export async function sumsOf(read: Read, asked: DueAsked): Promise<Sums[]> {
  // Deliveries have a day of their own, and each day is a range of the index: what comes later is not looked at.
  const others = sql<SqlBool>`a.kind in (${sql.join(exceptDeliver)}) and a."dueDay" <= ${asked.day}`
  const deliver = sql<SqlBool>`a.kind = 'deliver' and a."dueDay" <= ${asked.deliverUntil}`
  const part = (which: RawBuilder<SqlBool>, range: RawBuilder<SqlBool>) => sql`
    select a.kind, a.owner, a.customer, a.minutes, a."expectedMargin", a.spread
    from actions a ${alongIndex('actionsForSums')}
    where ${which} and a.state = 'open' and ${range} and ${ofOwner(asked)} and ${seen(asked)}`
  const parts = (range: RawBuilder<SqlBool>) =>
    sql`${part(proposed(asked), range)} union all ${part(held(asked), range)}`
  const added = (minutes: RawBuilder<unknown>) => sql`count(*) as things, coalesce(${minutes}, 0) as minutes,
    sum(${flag(sql`minutes is null`)}) as "minutesUnknown", coalesce(sum("expectedMargin"), 0) as money,
    sum(${flag(sql`"expectedMargin" is null`)}) as "moneyUnknown", coalesce(sum(spread * spread), 0) as variance,
    coalesce(sum(1.0 * "expectedMargin" * "expectedMargin"), 0) as squares,
    coalesce(sum(case when spread > 0 then -ln(1 + 1.0 * "expectedMargin" * "expectedMargin" / (spread * spread))
      when "expectedMargin" <> 0 then ${surely} else 0 end), 0) as "lnOfNone"`
  const again = sql`sum(things) as things, sum(minutes) as minutes, sum("minutesUnknown") as "minutesUnknown",
    sum(money) as money, sum("moneyUnknown") as "moneyUnknown", sum(variance) as variance, sum(squares) as squares,
    sum("lnOfNone") as "lnOfNone"`
  const { rows } = await sql<Sums>`
    select kind, owner, ${added(sql`sum(minutes)`)} from (${parts(others)}) found group by kind, owner
    union all
    select kind, owner, ${again} from (
      select kind, owner, customer, ${added(sql`max(minutes)`)} from (${parts(deliver)}) found
      group by kind, owner, customer
    ) found group by kind, owner`.execute(read)
  return rows
}

const exceptDeliver = actionKinds.filter((kind) => kind !== 'deliver')

/** What is due later, the earliest first: a look at the beginning of each kind. */
export async function comingAfter(
  read: Read,
  asked: DueAsked,
  { kinds, most }: { readonly kinds: readonly ActionKind[]; readonly most: number },
): Promise<Place[]> {
  const look = (which: RawBuilder<SqlBool>, kind: ActionKind) => {
    const until = kind === 'deliver' ? asked.deliverUntil : asked.day
    return sql`select * from (select a."rankBy", a."dueDay", a.id from actions a ${alongIndex('actionsForSums')}
      where ${which} and a.state = 'open' and a.kind = ${kind} and a."dueDay" > ${until}
      and ${ofOwner(asked)} and ${seen(asked)} order by a."dueDay", a."rankBy" desc limit ${most}) found`
  }
  const looks = kinds.flatMap((kind) => [look(proposed(asked), kind), look(held(asked), kind)])
  const { rows } = await sql<Place>`select * from (${sql.join(looks, sql` union all `)}) found
    order by "dueDay", "rankBy" desc, id limit ${most}`.execute(read)
  return rows
}

/** What users are called. */
export async function namesOfUsers(
  read: Read,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return read
    .selectFrom('user')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
}

/** A place in the ranking. */
export type Place = { readonly rankBy: number; readonly dueDay: string; readonly id: string }

/** The next of some kinds by rank, earliest due first among equals: a walk down an index for each, merged. */
export async function walkByRank(
  read: Read,
  asked: DueAsked,
  from: { readonly kinds: readonly ActionKind[]; readonly after: Place | null; readonly most: number },
): Promise<Place[]> {
  const { rows } = await walkSql(asked, from).execute(read)
  return rows
}

/** Shown to the test that explains it. */
export function walkSql(
  asked: DueAsked,
  from: { readonly kinds: readonly ActionKind[]; readonly after: Place | null; readonly most: number },
): RawBuilder<Place> {
  const { after, most } = from
  const order = sql`order by "rankBy" desc, "dueDay", id limit ${most}`
  type Walk = { kind: ActionKind; owner: string | null | undefined; beyond: RawBuilder<SqlBool> }
  const walk = (which: RawBuilder<SqlBool>, { kind, owner, beyond }: Walk) => {
    const index = alongIndex(owner === undefined ? 'actionsByRank' : 'actionsOfOwner')
    return sql`select * from (select a."rankBy", a."dueDay", a.id from actions a ${index}
      where ${which} and a.kind = ${kind} and a.state = 'open' and ${ofOwner({ ...asked, owner })} and ${beyond}
      and ${due(asked)} ${order}) found`
  }
  const beyond = after
    ? [
        sql<SqlBool>`a."rankBy" = ${after.rankBy} and (a."dueDay", a.id) > (${after.dueDay}, ${after.id})`,
        sql<SqlBool>`a."rankBy" < ${after.rankBy}`,
      ]
    : [sql<SqlBool>`true`]
  const walks = from.kinds.flatMap((kind) =>
    whoseRows(asked).flatMap((owner) =>
      beyond.flatMap((rest) =>
        [proposed(asked), held(asked)].map((which) => walk(which, { kind, owner, beyond: rest })),
      ),
    ),
  )
  return sql<Place>`select * from (${sql.join(walks, sql` union all `)}) found ${order}`
}

/** Rows by their ids, in no order, with whom each is for. */
export async function rowsOf(
  read: Read,
  { run, ids }: { readonly run: number | null; readonly ids: readonly string[] },
): Promise<ActionRow[]> {
  if (ids.length === 0) return []
  return read
    .selectFrom('actions')
    .innerJoin('customers', 'customers.id', 'actions.customer')
    .leftJoin('worth', (join) =>
      join.onRef('worth.customer', '=', 'actions.customer').on('worth.run', '=', run ?? -1),
    )
    .selectAll('actions')
    .select([
      'customers.name as customerName',
      'customers.kind as customerKind',
      'customers.owner as customerOwner',
      'customers.city',
      'customers.address',
      'customers.phone',
      'customers.householdSize',
      'worth.stage',
      'worth.residualValue',
      'worth.residualLow',
      'worth.residualHigh',
    ])
    .where('actions.id', 'in', [...ids])
    .execute()
}

export type StopRow = NotebookTables['actions'] &
  Pick<Whom, 'customerName' | 'customerOwner' | 'city' | 'address' | 'phone'> & {
    /** Of what the customer owes, what is past its due day; null: nothing is known to be owed. */
    readonly overdue: number | null
  }

/** Everything due of a kind, street by street; where nobody knows the way comes last. */
export async function stopsOf(
  read: Read,
  asked: DueAsked & { readonly kind: ActionKind; readonly most: number },
): Promise<StopRow[]> {
  const part = (which: RawBuilder<SqlBool>) => sql`select a.id from actions a ${alongIndex('actionsForSums')}
    where ${which} and a.state = 'open' and a.kind = ${asked.kind} and ${ofOwner(asked)} and ${due(asked)}`
  const { rows } = await sql<StopRow>`
    select b.*, c.name as "customerName", c.owner as "customerOwner", c.city, c.address, c.phone, r.overdue
    from (${part(proposed(asked))} union all ${part(held(asked))}) s
    cross join actions b cross join customers c
    left join receivables r on r.run = ${asked.run} and r.customer = b.customer
    where b.id = s.id and c.id = b.customer
    order by c.city is null, c.city, c.address is null, c.address, c.id, b."rankBy" desc, b."dueDay", b.id
    limit ${asked.most}`.execute(read)
  return rows
}

export type RunRow = {
  readonly run: number
  readonly figures: string | null
  readonly endedAt: string | null
}

export async function currentRun(read: Read): Promise<RunRow | undefined> {
  return read
    .selectFrom('worthRuns')
    .select(['run', 'figures', 'endedAt'])
    .where('state', '=', 'current')
    .executeTakeFirst()
}

/** The last run that was current at an instant. */
export async function runAt(
  read: Read,
  asked: { readonly before: number; readonly at: string },
): Promise<RunRow | undefined> {
  return read
    .selectFrom('worthRuns')
    .select(['run', 'figures', 'endedAt'])
    .where('run', '<', asked.before)
    .where('state', '=', 'former')
    .where('endedAt', '<=', asked.at)
    .orderBy('run', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How many customers owe what is owed by one person's, or by all that are seen; counted up to so many. */
export async function debtorsOf(
  read: Read,
  { run, owner, owners }: Pick<DueAsked, 'run' | 'owner' | 'owners'>,
  most: number,
): Promise<number> {
  const whose = owner === undefined ? owners : [owner ?? '']
  const { rows } = await sql<{ n: number }>`select count(*) as n from (
    select r.customer from receivables r cross join customers c where c.id = r.customer
    and r.run = ${run} and ${ownedBy(owners, sql`c.owner`)} and ${ownedBy(whose, sql`c.owner`)} limit ${most}) found`.execute(
    read,
  )
  return Number(rows[0]?.n ?? 0)
}

/** What is owed in all by the customers of one person, or of everybody. */
export async function owedIn(
  read: Read,
  asked: { readonly run: number; readonly owners: readonly string[] | null },
): Promise<{ day: string | null; open: number | null; due: number | null; overdue: number | null }> {
  let rows = read
    .selectFrom('owed')
    .select((e) => [
      e.fn.max('day').as('day'),
      e.fn.sum<number>('open').as('open'),
      e.fn.sum<number>('due').as('due'),
      e.fn.sum<number>('overdue').as('overdue'),
    ])
    .where('run', '=', asked.run)
  if (asked.owners !== null) rows = rows.where('owner', 'in', [...asked.owners])
  return rows.executeTakeFirstOrThrow()
}
