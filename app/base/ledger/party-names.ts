import type { Duck } from './duckdb.ts'

/**
 * What the lines chosen call each of their parties: what most of them do; of equals what was bought under first, then the
 * first in the order of texts. So it depends on the lines alone, and not on the files that they came in.
 *
 * @param lines a condition on lines `l`
 */
const calledSql = (lines: string): string => `select source, party, min(call).name as name
  from (
    select source, party, {others: -count(*), day: min(day), name: party_name} as call
    from lines l where ${lines} and party is not null and party_name is not null
    group by source, party, party_name
  ) group by source, party`

/** Of a batch being settled: what its own lines call the parties that it names. */
export const calledInBatchSql = calledSql('l.batch = $batch and l.counts')

/** Hardly any file says more than a number or more than a name: then nothing is to be found out. */
export async function namesParties(duck: Duck, batch: number): Promise<boolean> {
  const found = await duck.rows(
    'select 1 from lines where batch = $batch and party_name is not null limit 1',
    { batch },
  )
  return found.length > 0
}

/**
 * Changes which lines count, as a batch comes to stand or goes, and finds anew what those are called whom it may concern.
 * What they are called otherwise is to be told.
 */
export async function renaming(duck: Duck, batch: number, change: () => Promise<void>): Promise<void> {
  await duck.run('create or replace temp table renaming (source varchar, party varchar)')
  if (await namesParties(duck, batch))
    await duck.run('insert into renaming select source, party from named where batch = $batch', { batch })
  await change()
  const [some] = await duck.rows('select 1 from renaming limit 1')
  if (some) await rename(duck)
  await duck.run('drop table renaming')
}

/** Lines that count in place of others may call somebody else. */
export const renamingPromotedSql = `insert into renaming
  select source, party from lines
  where rowid in (select id from promoted) and party is not null and party_name is not null`

async function rename(duck: Duck): Promise<void> {
  await duck.run(renamedSql)
  await duck.run('update name_mark set changes = changes + 1 where exists (from renamed)')
  await duck.run(
    `delete from party_names using renamed
     where party_names.source = renamed.source and party_names.party = renamed.party`,
  )
  await duck.run(
    'insert into party_names by name select *, (select changes from name_mark) as changed from renamed',
  )
  await duck.run('drop table renamed')
}

/** The same of everybody, after changes of which it is not known whom they concern. */
export async function renameEverybody(duck: Duck): Promise<void> {
  await duck.run(
    `create or replace temp table renaming as
     select source, party from party_names
     union select source, party from lines where party is not null and party_name is not null`,
  )
  await rename(duck)
  await duck.run('drop table renaming')
}

const renamedSql = `create or replace temp table renamed as
  with called as (
    ${calledSql(`l.counts and l.batch in (select batch from committed)
      and (l.source, l.party) in (select (source, party) from renaming)`)}
  )
  select source, party, called.name
  from (select distinct source, party from renaming)
    left join called using (source, party)
    left join party_names known using (source, party)
  where called.name is distinct from known.name`

export type NamesAsked = {
  /** The last party of the page before. */
  readonly after: { readonly source: string; readonly party: string } | null
  readonly most: number
}

export type PartyNames = {
  /** Null: nothing that stands calls them anything any more. */
  readonly rows: readonly {
    readonly source: string
    readonly party: string
    readonly name: string | null
  }[]
  /** Up to which change this goes. */
  readonly mark: number
}

/** What parties are called otherwise since the notebook was told last. */
export async function untoldNames(duck: Duck, { after, most }: NamesAsked): Promise<PartyNames> {
  const rows = await duck.rows(untoldSql, {
    source: after?.source ?? null,
    party: after?.party ?? null,
    most,
  })
  const { changes } = await duck.row('select changes from name_mark')
  return {
    rows: rows.map(({ source, party, name }) => ({
      source: String(source),
      party: String(party),
      name: name as string | null,
    })),
    mark: Number(changes),
  }
}

const untoldSql = `select source, party, name from party_names
  where changed > (select told from name_mark)
    and ($source::varchar is null or (source, party) > ($source, $party))
  order by source, party limit $most`

/** The notebook has written them down. */
export function namesTold(duck: Duck, { mark }: Pick<PartyNames, 'mark'>): Promise<void> {
  return duck.transaction(async () => {
    await duck.run('update name_mark set told = greatest(told, $mark::bigint)', { mark })
    await duck.run('delete from party_names where name is null and changed <= (select told from name_mark)')
  })
}
