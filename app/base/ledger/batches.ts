import type { Duck } from './duckdb.ts'
import type { Batch, BatchState, FactKind } from './facts.ts'
import { newOnesSql } from './identities.ts'
import { type CountedKind, partsOf, sameLine } from './identity-of-lines.ts'
import { renaming, renamingPromotedSql } from './party-names.ts'
import { factTables, stagingColumns, stagingTable } from './tables.ts'

type Named = { readonly batch: number }

export type PartiesNamed = Omit<Batch, 'kind'> & { readonly parties: readonly string[] }

/** Kinds whose lines may stand already. */
function isCounted(kind: FactKind | 'customers'): kind is CountedKind {
  return kind === 'orders' || kind === 'payments'
}

/**
 * A file of customers holds no facts, but it names parties, and whom it names it keeps: its batch is settled as soon as
 * it is there. Named again they are the same. Answers those of the parties that nobody can know of but from this batch.
 */
export function nameParties(
  duck: Duck,
  { batch, source, file, parties }: PartiesNamed,
): Promise<{ party: string[]; customer: string[] }> {
  return duck.transaction(async () => {
    await duck.run(
      `insert into batches by name select $batch::integer as batch, 'customers' as kind, $source as source,
         $file as file, 'settled' as state where $batch::integer not in (select batch from batches)`,
      { batch, source, file },
    )
    await duck.run('create or replace temp table naming (party varchar)')
    await duck.append('naming', [[...parties]])
    await duck.run(
      `insert into named by name select distinct $batch::integer as batch, $source as source, party from naming
       where party not in (select party from named where batch = $batch and source = $source)`,
      { batch, source },
    )
    await duck.run(
      `insert into identity_map by name
       select $source as source, party, uuidv7() as customer, $batch::integer as batch
       from (select distinct party from naming)
       where party not in (select party from identity_map where source = $source)`,
      { batch, source },
    )
    const rows = await duck.rows(
      `select party, customer::varchar as customer ${newOnesSql} and party in (select party from naming)
       order by party`,
      { batch },
    )
    await duck.run('drop table naming')
    return {
      party: rows.map((row) => String(row.party)),
      customer: rows.map((row) => String(row.customer)),
    }
  })
}

/** Opens a batch, or finds one that was opened before; says how many pieces of it are durable. */
export function beginBatch(duck: Duck, { batch, kind, source, file }: Batch): Promise<{ chunks: number }> {
  return duck.transaction(async () => {
    const [found] = await duck.rows('select kind, source from batches where batch = $batch', { batch })
    if (found && (found.kind !== kind || found.source !== source))
      throw new Error(`batch ${batch} holds ${found.kind} of ${found.source}`)
    if (!found) {
      await duck.run(
        `insert into batches by name select $batch::integer as batch, $kind as kind, $source as source,
           $file as file, 'writing' as state`,
        { batch, kind, source, file },
      )
      await duck.run(`create table ${stagingTable(batch)} (${stagingColumns(kind)})`)
    } else if (kind === 'orders') {
      // Begun by a program that knew no names yet.
      await duck.run(
        `alter table if exists ${stagingTable(batch)} add column if not exists party_name varchar`,
      )
    }
    const { n } = await duck.row('select count(*) as n from chunks where batch = $batch', { batch })
    return { chunks: Number(n) }
  })
}

/** Lets a settled batch be seen. */
export function commitBatch(duck: Duck, { batch }: Named): Promise<void> {
  return duck.transaction(async () => {
    const [found] = await duck.rows(
      `select kind, state, standing_mark = (select changes from standing_mark) as still,
         batch in (select batch from committed) as standing from batches where batch = $batch`,
      { batch },
    )
    if (found?.state !== 'settled') throw new Error(`batch ${batch} is not settled`)
    if (found.standing) return
    const kind = found.kind as FactKind | 'customers'
    if (!found.still && isCounted(kind)) await countAgain(duck, { kind, batch })
    const stand = (): Promise<void> =>
      duck.run(`insert into committed select $batch::integer, coalesce(max(place), 0) + 1 from committed`, {
        batch,
      })
    await (kind === 'orders' ? renaming(duck, batch, stand) : stand())
    await duck.run(takeOverSql, { batch })
    await duck.run('update standing_mark set changes = changes + 1')
  })
}

/** What stood when a batch was settled has changed since: which of its lines count is found anew. */
async function countAgain(duck: Duck, { kind, batch }: { kind: CountedKind; batch: number }): Promise<void> {
  const table = factTables[kind]
  await duck.run(`create or replace temp table recounted (id bigint, counts boolean)`)
  for (const part of await partsOf(duck, { table, batch }))
    await duck.run(
      `insert into recounted
       with stood as (
         select l.* from ${table} l where l.counts and l.batch in (select batch from committed) and ${part(kind, 'l')}
       )
       select mine.rowid, stood.batch is null
       from ${table} mine left join stood on mine.source = stood.source and ${sameLine(kind, 'mine', 'stood')}
       where mine.batch = $batch and ${part(kind, 'mine')} and mine.counts <> (stood.batch is null)`,
      { batch },
    )
  await duck.run(
    `update ${table} set counts = recounted.counts from recounted where ${table}.rowid = recounted.id`,
  )
  await duck.run('drop table recounted')
}

/**
 * As if the batch had never been: whatever another standing batch contains too goes on counting, from the one that came
 * to stand first. Customers that it made and others name stay; those that it alone named go, and whom a person has made
 * something of, the notebook tells again.
 */
export function dropBatch(duck: Duck, { batch }: Named): Promise<void> {
  return duck.transaction(async () => {
    await takeAway(duck, batch)
    await duck.run(handOverSql, { batch })
    await duck.run(
      `delete from identity_map where batch = $batch and (source, party) not in (select (source, party) from named)`,
      { batch },
    )
  })
}

async function takeAway(duck: Duck, batch: number): Promise<void> {
  const [found] = await duck.rows('select kind from batches where batch = $batch', { batch })
  if (!found) return
  const kind = found.kind as FactKind | 'customers'
  const [stood] = await duck.rows('select batch from committed where batch = $batch', { batch })
  if (stood) {
    const leave = async (): Promise<void> => {
      await duck.run('delete from committed where batch = $batch', { batch })
      await duck.run('update standing_mark set changes = changes + 1')
      if (isCounted(kind)) await letOthersCount(duck, { kind, batch })
    }
    await (kind === 'orders' ? renaming(duck, batch, leave) : leave())
  }
  await duck.run(`drop table if exists ${stagingTable(batch)}`)
  const own = kind === 'customers' ? [] : [factTables[kind]]
  for (const table of [...own, 'chunks', 'named', 'batches'])
    await duck.run(`delete from ${table} where batch = $batch`, { batch })
}

/** Of every line that counted in a batch on its way out, the first of those that remain counts. */
async function letOthersCount(
  duck: Duck,
  { kind, batch }: { kind: CountedKind; batch: number },
): Promise<void> {
  const table = factTables[kind]
  await duck.run('create or replace temp table promoted (id bigint)')
  for (const part of await partsOf(duck, { table, batch })) {
    await duck.run(
      `insert into promoted
       with gone as (
         select l.rowid as id, l.* from ${table} l where l.batch = $batch and l.counts and ${part(kind, 'l')}
       ), remaining as (
         select l.rowid as id, l.*, c.place from ${table} l join committed c using (batch)
         where not l.counts and ${part(kind, 'l')}
       )
       select arg_min(remaining.id, remaining.place)
       from remaining join gone on remaining.source = gone.source and ${sameLine(kind, 'remaining', 'gone')}
       group by gone.id`,
      { batch },
    )
  }
  await duck.run(`update ${table} set counts = true from promoted where ${table}.rowid = promoted.id`)
  if (kind === 'orders') await duck.run(renamingPromotedSql)
  await duck.run('drop table promoted')
}

/** Customers that a batch made, and that others which stand name too, are theirs from now on. */
const handOverSql = `update identity_map set batch = first.batch
  from (
    select source, party, arg_min(batch, place) as batch from named join committed using (batch) group by all
  ) first
  where identity_map.batch = $batch and first.source = identity_map.source and first.party = identity_map.party`

/** Customers that were made by a batch which does not stand, and that one names which does now, are its own. */
const takeOverSql = `update identity_map set batch = $batch
  from (select source, party from named where batch = $batch) mine
  where mine.source = identity_map.source and mine.party = identity_map.party
    and identity_map.batch not in (select batch from committed)`

export async function batchStates(duck: Duck): Promise<BatchState[]> {
  const rows = await duck.rows(
    `select batch, case when batch in (select batch from committed) then 'committed' else state end as state
     from batches order by batch`,
  )
  return rows.map(({ batch, state }) => ({ batch: Number(batch), state: state as BatchState['state'] }))
}
