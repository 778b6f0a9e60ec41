import { newId } from '../../notebook/ids.ts'
import type { PartiesNamed } from '../batches.ts'
import type { Identity, Page } from '../facts.ts'
import type { IdentityChanges, NewIdentities } from '../identities.ts'
import { type Cluster, literal } from './cluster.ts'
import { batchOf, isStanding, type State, say, standingOf, stateOf, withBatch } from './state.ts'
import { markOf, nextTold, setMark } from './told.ts'

type Party = Pick<Identity, 'source' | 'party'>
export type Told = Party & { readonly customer: string; readonly made: 0 | 1; readonly removed: 0 | 1 }

/** The whole map, as a table to ask of; every shard has it. */
export const knownSql = (cluster: Cluster): string =>
  `select source, party, customer from ${cluster.table('identities')} final where not removed`

/** What `drawOf` in tables.ts makes of the name of each customer, as a whole number of 53 bits. */
export const drawsSql = (cluster: Cluster): string => `select customer,
    bitShiftRight(reinterpretAsUInt64(substring(MD5(min(concat(source, '\\x1f', party))), 9, 8)), 11) as draw
  from (${knownSql(cluster)}) group by customer`

/** A condition on lines or payments: those of the parties that are one customer. */
export async function partiesOf(cluster: Cluster, customer: string): Promise<string> {
  const rows = await cluster.rows(
    `select source, party from (${knownSql(cluster)}) where customer = ${literal(customer)}`,
  )
  if (rows.length === 0) return '0'
  const parties = rows.map(([source, party]) => `(${literal(source as string)}, ${literal(party as string)})`)
  return `(source, party) in (${parties.join(', ')})`
}

/**
 * Tells every shard, the first one last: who is missing is asked of it. Broken off in between it is told again, and what
 * an earlier program is late with is older.
 */
export async function tell(cluster: Cluster, rows: readonly Told[]): Promise<void> {
  if (rows.length === 0) return
  const told = await nextTold(cluster, 'identities')
  await cluster.insertOnEach(
    'identities',
    rows.map((row) => ({ ...row, told })),
  )
}

/** Which customer each party is, as the notebook has it now. Told twice it is the same. */
export async function tellIdentities(
  cluster: Cluster,
  { rows, removed, mark }: IdentityChanges,
): Promise<void> {
  const told = new Map<string, Told>()
  for (const { source, party } of removed)
    told.set(JSON.stringify([source, party]), { source, party, customer: '', made: 0, removed: 1 })
  for (const { source, party, customer } of rows)
    told.set(JSON.stringify([source, party]), { source, party, customer, made: 0, removed: 0 })
  await tell(cluster, [...told.values()])
  await setMark(cluster, 'identities', mark)
}

/** Answered by all shards or by none: whoever asks whether the ledger answers asks for this. */
export async function identityMarkOnCluster(cluster: Cluster): Promise<number> {
  await cluster.rowsOfEach('select 1')
  return markOf(cluster, 'identities')
}

/** A customer for every party of a batch that is nobody yet; their ids sort as the parties do. */
export async function makeCustomers(cluster: Cluster, { batch }: { readonly batch: number }): Promise<void> {
  const rows = await cluster.rows(
    `select source, party from (${namedSql([batch])})
     where (source, party) not in (select source, party from (${knownSql(cluster)})) order by party`,
  )
  const made = rows.map(([source, party]): Told => {
    return { source: source as string, party: party as string, customer: newId(), made: 1, removed: 0 }
  })
  await tell(cluster, made)
}

const namedSql = (batches: readonly number[]): string =>
  `select distinct source, party from named where ${
    batches.length === 0 ? '0' : `batch in (${batches.map(Math.trunc).join(', ')})`
  }`

/** A file of customers names these parties, and keeps them while it stands. */
export async function namePartiesOnCluster(
  cluster: Cluster,
  { batch, source, file, parties }: PartiesNamed,
): Promise<{ party: string[]; customer: string[] }> {
  const state = await stateOf(cluster)
  const nothing = { settling: null, claiming: null, figures: null, firstOrder: null, lastOrder: null }
  const settled = { ...nothing, mark: state.changes, place: null }
  if (!batchOf(state, batch))
    await say(cluster, (now) => withBatch(now, { batch, kind: 'customers', source, file, settled }))
  if (parties.length === 0) return { party: [], customer: [] }
  await cluster.insert(
    'named',
    parties.map((party) => ({ batch, source, party })),
  )
  await makeCustomers(cluster, { batch })
  const rows = await cluster.rows(
    `select party, customer ${newOnesSql(await stateOf(cluster), batch)}
       and party in (${parties.map(literal).join(', ')}) order by party`,
  )
  return { party: rows.map(([party]) => party as string), customer: rows.map(([, id]) => id as string) }
}

/**
 * The customers that nobody can know of but from this batch: those that the ledger made of parties which no batch that
 * stands named before it.
 */
function newOnesSql(state: State, batch: number): string {
  const found = batchOf(state, batch)
  const earlier = standingOf(state).filter(
    (one) => one.batch !== batch && (!found || !isStanding(found) || one.settled.place < found.settled.place),
  )
  return `from (${namedSql([batch])}) as one all inner join (
      select source, party, customer from identities final where not removed and made
    ) as other using source, party
    where (source, party) not in (${namedSql(earlier.map((one) => one.batch))})`
}

export async function countNew(cluster: Cluster, batch: number): Promise<number> {
  const [row] = await cluster.rows(`select count() ${newOnesSql(await stateOf(cluster), batch)}`)
  return Number(row?.[0])
}

const pageSql = ({ after, most }: Page): string =>
  `${after === null ? '' : `and party > ${literal(after)}`} order by party limit ${Math.trunc(most)}`

export async function newIdentitiesOnCluster(cluster: Cluster, page: Page): Promise<NewIdentities> {
  const state = await stateOf(cluster)
  const rows = await cluster.rows(`select party, customer ${newOnesSql(state, page.batch)} ${pageSql(page)}`)
  const called = await calledIn(cluster, state, { ...page, parties: rows.map(([party]) => party as string) })
  return {
    party: rows.map(([party]) => party as string),
    customer: rows.map(([, customer]) => customer as string),
    name: rows.map(([party]) => called.get(party as string) ?? null),
  }
}

/** What the lines of a batch that count call its parties: as party-names.ts beside this folder says it. */
async function calledIn(
  cluster: Cluster,
  state: State,
  { batch, parties }: { readonly batch: number; readonly parties: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const found = batchOf(state, batch)
  if (found?.kind !== 'orders' || !found.settled?.settling || parties.length === 0) return new Map()
  const rows = await cluster.rows(
    `select party, arraySort(groupArray((-toInt64(times), first, name)))[1].3
     from (
       select party, party_name as name, count() as times, min(day) as first from lines
       where settling = ${found.settled.settling} and counts and party_name != ''
         and party in (${parties.map(literal).join(', ')})
       group by party, party_name
     ) group by party`,
  )
  return new Map(rows.map(([party, name]) => [party as string, name as string]))
}

/** Parties that no other standing batch of the same source names, in orders or in payments. */
export async function partiesOnlyInOnCluster(cluster: Cluster, page: Page): Promise<string[]> {
  const rows = await cluster.rows(
    `select party from (${namedSql([page.batch])})
     where (source, party) not in (${namedSql(await others(cluster, page.batch))}) ${pageSql(page)}`,
  )
  return rows.map(([party]) => party as string)
}

async function others(cluster: Cluster, batch: number): Promise<number[]> {
  const standing = standingOf(await stateOf(cluster))
  return standing.flatMap((one) => (one.batch === batch ? [] : [one.batch]))
}

/** Parties that other standing batches of the same source name too, each with the first of those. */
export async function partiesSharedOnCluster(
  cluster: Cluster,
  page: Page,
): Promise<{ party: string[]; batch: number[] }> {
  const batches = await others(cluster, page.batch)
  if (batches.length === 0) return { party: [], batch: [] }
  const places = batches.map((_, place) => place)
  const rows = await cluster.rows(
    `select party, first from (${namedSql([page.batch])}) as one all inner join (
       select source, party, argMin(batch, transform(batch, [${batches.join(', ')}], [${places.join(', ')}], 0)) as first
       from named where batch in (${batches.join(', ')}) group by source, party
     ) as other using source, party where 1 ${pageSql(page)}`,
  )
  return { party: rows.map(([party]) => party as string), batch: rows.map(([, batch]) => Number(batch)) }
}

/** Customers that the ledger made for batches which are gone, and whom nothing names any more, are nobody. */
export async function forgetUnnamed(cluster: Cluster, state: State): Promise<void> {
  const batches = state.batches.map(({ batch }) => batch)
  const gone = batches.length === 0 ? '1' : `batch not in (${batches.join(', ')})`
  const rows = await cluster.rows(
    `select source, party from (select distinct source, party from named where ${gone})
     where (source, party) in (select source, party from identities final where not removed and made)
       and (source, party) not in (${namedSql(batches)})`,
  )
  await tell(
    cluster,
    rows.map(([source, party]) => {
      return { source: source as string, party: party as string, customer: '', made: 1, removed: 1 }
    }),
  )
}
