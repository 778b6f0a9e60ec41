import type { NamesAsked, PartyNames } from '../party-names.ts'
import { type Cluster, literal } from './cluster.ts'
import { createSharded, homeSql } from './cluster-tables.ts'
import { type BatchSaid, countedSql, type State, say, stateOf } from './state.ts'
import { markOf, setMark } from './told.ts'

/**
 * What parties are called by the lines that count. `changed`: with which change of what stands they came to be called so;
 * '' is nothing any more. Where the lines of a party lie, its name does.
 */
export async function createPartyNames(cluster: Cluster): Promise<void> {
  await createSharded(cluster, 'party_names', {
    columns: 'source String, party String, name String, changed Int64',
    engine: 'ReplacingMergeTree(changed) order by (source, party)',
    shardedBy: homeSql,
  })
}

/** Of batches that come, go or count otherwise: those whose lines call anybody anything. Most files do not. */
export async function namingAmong(
  cluster: Cluster,
  batches: readonly (BatchSaid | undefined)[],
): Promise<number[]> {
  const settlings = batches.flatMap((said) => said?.settled?.settling ?? [])
  if (settlings.length === 0) return []
  const rows = await cluster.rows(
    `select distinct batch from lines where settling in (${settlings.join(', ')}) and party_name != ''`,
  )
  return rows.map(([batch]) => Number(batch))
}

/**
 * Finds anew what those are called whom a change of what stands may concern: `renaming` says of which batches, in the same
 * step as the change itself, so that a program killed in between leaves it to the next one.
 */
export async function findNames(cluster: Cluster): Promise<void> {
  const state = await stateOf(cluster)
  const { renaming } = state
  if (renaming.length === 0) return
  await cluster.onEach(renamedSql(state))
  await say(cluster, (now) => ({ ...now, renaming: now.renaming.filter((one) => !renaming.includes(one)) }))
}

/** Most lines first, then the earliest, then by the name itself: as `calledSql` in party-names.ts of a file. */
const renamedSql = (state: State): string => {
  const concerned = `select distinct source, party from named_local
    where party != '' and batch in (${state.renaming.join(', ')})`
  return `insert into party_names_local (source, party, name, changed)
    select source, party, called, ${state.changes} from (
      select source, party, called from (${concerned}) as one any left join (
        select source, party, arraySort(groupArray((-toInt64(times), first, name)))[1].3 as called from (
          select source, party, party_name as name, count() as times, min(day) as first from lines_local
          where ${countedSql(state)} and party_name != '' and (source, party) in (${concerned})
          group by source, party, party_name
        ) group by source, party
      ) as other using source, party
    ) as one any left join (select source, party, name as had from party_names_local final) as other using source, party
    where called != had`
}

/** What parties are called otherwise since the notebook was told last. */
export async function untoldNamesOnCluster(
  cluster: Cluster,
  { after, most }: NamesAsked,
): Promise<PartyNames> {
  const { changes } = await stateOf(cluster)
  const told = await markOf(cluster, 'names')
  if (told >= changes) return { rows: [], mark: changes }
  const beyond = after ? `and (source, party) > (${literal(after.source)}, ${literal(after.party)})` : ''
  const rows = await cluster.rows(
    `select source, party, name from party_names final where changed > ${told} ${beyond}
     order by source, party limit ${Math.trunc(most)}`,
  )
  return {
    rows: rows.map(([source, party, name]) => ({
      source: source as string,
      party: party as string,
      name: name || null,
    })),
    mark: changes,
  }
}

/** The notebook has written them down. */
export const namesToldOnCluster = (cluster: Cluster, { mark }: Pick<PartyNames, 'mark'>): Promise<void> =>
  setMark(cluster, 'names', mark)
