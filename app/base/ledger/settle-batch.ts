import { cutOrders, shiftedBy } from './cut-orders.ts'
import type { Duck } from './duckdb.ts'
import type { BatchFigures, FactKind } from './facts.ts'
import { newOnesSql } from './identities.ts'
import { type CountedKind, partsOf, sameContent, sameLine, siblingsOf } from './identity-of-lines.ts'
import { calledInBatchSql, namesParties } from './party-names.ts'
import { factColumns, factTables, stagingTable, unitsPerCurrency } from './tables.ts'

/**
 * Puts the lines of a batch, now all there, among the facts: which line of its order each is, whether it stood already,
 * and a new customer for every party never heard of. Nothing of it is seen before the batch is committed. One
 * transaction; once done, the figures are told again.
 */
export async function settleBatch(duck: Duck, { batch }: { readonly batch: number }): Promise<BatchFigures> {
  const [found] = await duck.rows('select kind, state, figures from batches where batch = $batch', { batch })
  if (!found) throw new Error(`batch ${batch} was never begun`)
  if (found.state === 'settled') {
    // Whoever made its customers may have gone since, and they with them.
    await duck.run(newCustomersSql, { batch })
    return JSON.parse(String(found.figures)) as BatchFigures
  }
  const kind = found.kind as FactKind
  return duck.transaction(async () => {
    const met =
      kind === 'products' ? await settleProducts(duck, batch) : await settleLines(duck, { kind, batch })
    if (kind !== 'products') {
      const told = kind === 'orders' && (await namesParties(duck, batch))
      await duck.run(told ? callPartiesSql : nameParties(kind), { batch })
    }
    await duck.run(newCustomersSql, { batch })
    const figures = { ...(await contentOf(duck, kind, batch)), ...met }
    await duck.run(`drop table ${stagingTable(batch)}`)
    await duck.run(
      `update batches set state = 'settled', figures = $figures,
         standing_mark = (select changes from standing_mark) where batch = $batch`,
      { batch, figures: JSON.stringify(figures) },
    )
    return figures
  })
}

type Met = Pick<BatchFigures, 'added' | 'known' | 'differing'>

async function settleLines(
  duck: Duck,
  { kind, batch }: { readonly kind: CountedKind; readonly batch: number },
): Promise<Met> {
  const met = { added: 0, known: 0, differing: 0 }
  const shifts = kind === 'orders' ? await cutOrders(duck, batch) : new Map<string, number>()
  for (const part of await partsOf(duck, { table: stagingTable(batch), batch })) {
    await duck.run(placedSql({ kind, batch, part, shift: shiftedBy(shifts, 's') }))
    await duck.run(
      `insert into ${factTables[kind]} by name select * exclude (differs), differs is null as counts from placed`,
    )
    const row = await duck.row(metSql)
    met.added += Number(row.added)
    met.known += Number(row.known)
    met.differing += Number(row.differing)
  }
  await duck.run('drop table if exists placed')
  return met
}

type Placing = {
  readonly kind: CountedKind
  readonly batch: number
  readonly part: (kind: CountedKind, line: string) => string
  readonly shift: string
}

/** Lines of a batch with their place; `differs` is null where nothing stood there. */
const placedSql = ({ kind, batch, part, shift }: Placing): string => `create or replace temp table placed as
  with mine as (
    select s.*, row_number() over (partition by ${siblingsOf(kind, 's')} order by s.row_no)::integer + ${shift} as nth
    from ${stagingTable(batch)} s where ${part(kind, 's')}
  ), stood as (
    select l.* from ${factTables[kind]} l
    where l.counts and l.batch in (select batch from committed) and ${part(kind, 'l')}
      and l.source = (select source from batches where batch = ${Math.trunc(batch)})
  )
  select mine.*, case when stood.batch is not null then not (${sameContent(kind, 'mine', 'stood')}) end as differs
  from mine left join stood on ${sameLine(kind, 'mine', 'stood')}`

const metSql = `select count(*) filter (where differs is null) as added,
    count(*) filter (where not differs) as known, count(*) filter (where differs) as differing
  from placed`

/** Counted against what stands now: the newest list of a product is in force. */
const productsMetSql = (staged: string): string => `with mine as (
    from ${staged} qualify row_number() over (partition by product order by row_no desc) = 1
  )
  select count(*) filter (where stood.product is null) as added,
    count(*) filter (where stood.product is not null and ${sameProduct}) as known,
    count(*) filter (where stood.product is not null and not ${sameProduct}) as differing,
    (select count(*) from ${staged}) - count(*) as doubled
  from mine left join standing_products stood on stood.source = mine.source and stood.product = mine.product`

const sameProduct = `(${['name', 'unit', 'category', 'price', 'cost']
  .map((column) => `mine.${column} is not distinct from stood.${column}`)
  .join(' and ')})`

async function settleProducts(duck: Duck, batch: number): Promise<Met> {
  const staged = stagingTable(batch)
  const row = await duck.row(productsMetSql(staged))
  await duck.run(`insert into products by name from ${staged}`)
  // A row that a later one of the same list overrides is known, as far as counting goes.
  return {
    added: Number(row.added),
    known: Number(row.known) + Number(row.doubled),
    differing: Number(row.differing),
  }
}

const nameParties = (kind: CountedKind): string => `insert into named by name
  select distinct batch, source, party from ${factTables[kind]} where batch = $batch and party is not null`

const callPartiesSql = `insert into named by name
  select batch, source, party, called.name as party_name
  from (select distinct batch, source, party from lines where batch = $batch and party is not null)
    left join (${calledInBatchSql}) called using (source, party)`

/**
 * Ids that sort by their time of making (UUIDv7), 4,096 a millisecond and one party after the other: whoever writes the
 * customers down party by party then writes their ids in order, too, which costs a tenth of writing them anywhere.
 */
const newCustomersSql = `insert into identity_map by name
  with fresh as (
    select source, party, batch, epoch_ms(current_timestamp::timestamp) + place // 4096 as moment, place % 4096 as within
    from (
      select source, party, batch, row_number() over (order by party) - 1 as place
      from named anti join identity_map using (source, party) where batch = $batch
    )
  ), written as (
    select source, party, batch, lpad(to_hex(moment), 12, '0') as moment, lpad(to_hex(within), 3, '0') as within,
      right(gen_random_uuid()::varchar, 17) as chance
    from fresh
  )
  select source, party, batch, (left(moment, 8) || '-' || right(moment, 4) || '-7' || within || '-' || chance)::uuid as customer
  from written`

async function contentOf(duck: Duck, kind: FactKind, batch: number): Promise<Omit<BatchFigures, keyof Met>> {
  const table = factTables[kind]
  const money = 'amount' in factColumns[kind]
  const returned = kind === 'orders' ? 'is_return' : kind === 'payments' ? 'amount < 0' : 'false'
  const row = await duck.row(
    `select count(*) as lines,
       ${kind === 'products' ? '0' : 'count(*) filter (where party is null)'} as anonymous,
       ${kind === 'products' ? '0' : `count(*) filter (where party is not null and ${returned})`} as returns,
       ${money ? 'coalesce(sum(amount), 0)' : '0'}::varchar as revenue,
       ${money ? 'min(day)::varchar' : 'null'} as first_day, ${money ? 'max(day)::varchar' : 'null'} as last_day,
       (select count(*) from named where batch = $batch) as parties,
       (select count(*) ${newOnesSql}) as new_parties
     from ${table} where batch = $batch`,
    { batch },
  )
  return {
    lines: Number(row.lines),
    anonymous: Number(row.anonymous),
    returns: Number(row.returns),
    revenue: Number(row.revenue) / unitsPerCurrency,
    parties: Number(row.parties),
    newParties: Number(row.new_parties),
    firstDay: row.first_day as string | null,
    lastDay: row.last_day as string | null,
  }
}
