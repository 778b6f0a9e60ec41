import type { Duck } from './duckdb.ts'
import type { Identity, Page } from './facts.ts'

/**
 * The customers that nobody can know of but from this batch: those that it made, and those of its parties that were made
 * by a batch which does not stand.
 */
export const newOnesSql = `from identity_map made join named using (source, party)
  where named.batch = $batch and (made.batch = $batch or made.batch not in (select batch from committed))`

export type NewIdentities = {
  readonly party: readonly string[]
  readonly customer: readonly string[]
  /** What the batch's lines call them beside that; null: nothing. */
  readonly name: readonly (string | null)[]
}

export async function newIdentities(duck: Duck, page: Page): Promise<NewIdentities> {
  const rows = await duck.rows(
    `select party, made.customer::varchar as customer, named.party_name as name ${newOnesSql}
       and ($after::varchar is null or party > $after) order by party limit $most`,
    { ...page },
  )
  return {
    party: rows.map((row) => String(row.party)),
    customer: rows.map((row) => String(row.customer)),
    name: rows.map((row) => row.name as string | null),
  }
}

/** Parties that no other standing batch of the same source names, in orders or in payments. */
export async function partiesOnlyIn(duck: Duck, page: Page): Promise<string[]> {
  const rows = await duck.rows(
    `select party from named mine
     where batch = $batch and ($after::varchar is null or party > $after) and not exists (
       from named other where other.source = mine.source and other.party = mine.party
         and other.batch <> $batch and other.batch in (select batch from committed)
     ) order by party limit $most`,
    { ...page },
  )
  return rows.map((row) => String(row.party))
}

/** Parties that other standing batches of the same source name too, each with the first of those. */
export async function partiesSharedWith(
  duck: Duck,
  page: Page,
): Promise<{ party: string[]; batch: number[] }> {
  const rows = await duck.rows(
    `select mine.party, arg_min(other.batch, committed.place) as batch
     from named mine
       join named other on other.source = mine.source and other.party = mine.party and other.batch <> mine.batch
       join committed on committed.batch = other.batch
     where mine.batch = $batch and ($after::varchar is null or mine.party > $after)
     group by mine.party order by mine.party limit $most`,
    { ...page },
  )
  return { party: rows.map((row) => String(row.party)), batch: rows.map((row) => Number(row.batch)) }
}

export type IdentityChanges = {
  readonly rows: readonly Identity[]
  readonly removed: readonly Pick<Identity, 'source' | 'party'>[]
  /** Up to which change of the notebook this goes. */
  readonly mark: number
}

/** Which customer each party is, as the notebook has it now. Told twice it is the same. */
export function applyIdentities(duck: Duck, { rows, removed, mark }: IdentityChanges): Promise<void> {
  return duck.transaction(async () => {
    await duck.run('create or replace temp table told (source varchar, party varchar, customer uuid)')
    await duck.append('told', [
      rows.map(({ source }) => source),
      rows.map(({ party }) => party),
      rows.map(({ customer }) => customer),
    ])
    await duck.run('create or replace temp table untold (source varchar, party varchar)')
    await duck.append('untold', [removed.map(({ source }) => source), removed.map(({ party }) => party)])
    await duck.run(
      `delete from identity_map using untold
       where identity_map.source = untold.source and identity_map.party = untold.party`,
    )
    await duck.run(
      `delete from identity_map using told
       where identity_map.source = told.source and identity_map.party = told.party`,
    )
    // Of a party told twice the last is right: two rows of one would double its lines.
    await duck.run(
      `insert into identity_map by name
       from told qualify row_number() over (partition by source, party order by rowid desc) = 1`,
    )
    await duck.run('update mirror_mark set seq = greatest(seq, $mark::bigint)', { mark })
    for (const table of ['told', 'untold']) await duck.run(`drop table ${table}`)
  })
}

export async function identityMark(duck: Duck): Promise<number> {
  const { seq } = await duck.row('select seq from mirror_mark')
  return Number(seq)
}
