import { Refusal } from '../../language/refusal.ts'
import { type Cluster, literal } from './cluster.ts'
import { createSharded } from './cluster-tables.ts'

/** Whose facts a cluster is to hold: a name that folder and notebook know as well. */
export type Whose = {
  readonly name: string
  /** It held them before: what is there must say so, and may not be empty. */
  readonly claimed: boolean
}

/** The oldest server that it has run on. */
const oldest = [18, 16] as const

type Belonging = { readonly name: string; readonly shard: number; readonly shards: number }

/**
 * Sees that the servers are the shards of one cluster, all there are, and hold the facts of this company and nothing else;
 * a database that holds nothing is this company's from now on. Another one's ledger would be brought to what this notebook
 * says, which is to be emptied; and with shards in another order, or one too few, facts would be looked for where they
 * are not.
 */
export async function claim(cluster: Cluster, whose: Whose): Promise<void> {
  await refuseUnfit(cluster)
  await cluster.createDatabases()
  const found = await belongings(cluster)
  for (const [shard, one] of found.entries()) if (one !== null) refuseForeign(cluster, { one, shard, whose })
  if (found.includes(null)) {
    if (whose.claimed) throw new Refusal('ledger.gone', whereOf(cluster, found.indexOf(null)))
    for (const shard of found.keys()) await refuseOtherTables(cluster, shard)
    await createSharded(cluster, 'belongs', {
      columns: 'name String, shard Int32, shards Int32',
      engine: 'MergeTree order by name',
      shardedBy: 'shard',
    })
    const all = { name: whose.name, shards: found.length }
    for (const [shard, one] of found.entries())
      if (one === null) await cluster.insertAt(shard, 'belongs_local', [{ ...all, shard }])
  }
  await refuseApart(cluster)
}

/** The same, looking only: what is there, and whether it is this company's. Answers the servers' versions. */
export async function lookAtClaim(cluster: Cluster, whose: Whose): Promise<string[]> {
  const versions = await refuseUnfit(cluster)
  const found = await belongings(cluster)
  for (const [shard, one] of found.entries()) if (one !== null) refuseForeign(cluster, { one, shard, whose })
  if (found.includes(null) && whose.claimed)
    throw new Refusal('ledger.gone', whereOf(cluster, found.indexOf(null)))
  if (!found.includes(null)) await refuseApart(cluster)
  return versions
}

/**
 * Whether facts of elsewhere may come to servers: they are the shards of one cluster and hold nothing. Nothing is made.
 *
 * @param begun under which name facts came that were broken off; what those have left is nothing. Null: none have
 */
export async function refuseHolding(cluster: Cluster, begun: string | null): Promise<void> {
  await refuseUnfit(cluster)
  for (const [shard, one] of (await belongings(cluster)).entries()) {
    if (one === null) await refuseOtherTables(cluster, shard)
    else if (one.name !== begun) throw new Refusal('ledger.holds-facts', whereOf(cluster, shard))
  }
}

/** Takes away what came under that name and was broken off. What says whose it is goes last, so this may be broken off too. */
export async function clearBroughtTo(cluster: Cluster, begun: string): Promise<void> {
  const found = await belongings(cluster)
  const ofMove = found.flatMap((one, shard) => (one?.name === begun ? [shard] : []))
  for (const claims of [false, true])
    for (const shard of ofMove)
      for (const table of await tablesAt(cluster, shard))
        if (ofClaim(table) === claims) await cluster.commandAt(shard, `drop table ${cluster.table(table)}`)
}

const whereOf = (cluster: Cluster, shard: number) => ({
  server: cluster.serverOf(shard),
  database: cluster.place.database,
})

async function refuseUnfit(cluster: Cluster): Promise<string[]> {
  const versions: string[] = []
  const written: string[] = []
  const { cluster: called, urls } = cluster.place
  for (let shard = 0; shard < urls.length; shard++) {
    const server = cluster.serverOf(shard)
    const [row] = await cluster.rowsAt(shard, 'select version()')
    const version = row?.[0] ?? '?'
    const [major = 0, minor = 0] = version.split('.').map(Number)
    if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
      throw new Refusal('ledger.server-too-old', { server, version, least: oldest.join('.') })
    versions.push(version)
    const [known] = await cluster.rowsAt(
      shard,
      `select count(), uniqExact(shard_num), arrayStringConcat(arrayMap(h -> h.2, arraySort(
         groupArray((shard_num, concat(host_name, ':', toString(port)))))), ', ')
       from system.clusters where cluster = ${literal(called)}`,
    )
    const [hosts, shards] = (known ?? []).slice(0, 2).map(Number)
    if (hosts === 0) throw new Refusal('ledger.cluster-unknown', { server, cluster: called })
    if (hosts !== urls.length || shards !== urls.length)
      throw new Refusal('ledger.cluster-differs', {
        server,
        cluster: called,
        there: hosts ?? 0,
        named: urls.length,
      })
    written.push(known?.[2] ?? '')
    // By their order there a row finds its shard: in another order it would be looked for elsewhere.
    if (written[shard] !== written[0])
      throw new Refusal('ledger.cluster-otherwise', {
        ...{ server, cluster: called, other: cluster.serverOf(0) },
        ...{ there: written[shard] as string, named: written[0] as string },
      })
  }
  return versions
}

/** What each shard says of whose it is; null: nobody's yet. */
async function belongings(cluster: Cluster): Promise<(Belonging | null)[]> {
  const found: (Belonging | null)[] = []
  for (let shard = 0; shard < cluster.place.urls.length; shard++) {
    const there = (await tablesAt(cluster, shard)).includes('belongs_local')
    const [row] = there
      ? await cluster.rowsAt(shard, `select name, shard, shards from ${cluster.table('belongs_local')}`)
      : []
    found.push(row ? { name: row[0] as string, shard: Number(row[1]), shards: Number(row[2]) } : null)
  }
  return found
}

const tablesAt = async (cluster: Cluster, shard: number): Promise<string[]> =>
  (
    await cluster.rowsAt(
      shard,
      `select name from system.tables where database = ${literal(cluster.place.database)} order by name`,
    )
  ).map(([name]) => name as string)

type Found = { readonly one: Belonging; readonly shard: number; readonly whose: Whose }

function refuseForeign(cluster: Cluster, { one, shard, whose }: Found): void {
  const where = whereOf(cluster, shard)
  if (one.name !== whose.name) throw new Refusal('ledger.other-company', where)
  if (one.shard !== shard || one.shards !== cluster.place.urls.length)
    throw new Refusal('ledger.shards-differ', { ...where, shard: one.shard + 1, shards: one.shards })
}

const ofClaim = (table: string): boolean => /^belongs(_local)?$/.test(table)

async function refuseOtherTables(cluster: Cluster, shard: number): Promise<void> {
  const other = (await tablesAt(cluster, shard)).find((table) => !ofClaim(table))
  if (other !== undefined)
    throw new Refusal('ledger.foreign-tables', { ...whereOf(cluster, shard), table: other })
}

/** From every door the whole of them is seen, each shard in its place: so all send a row to the same one. */
async function refuseApart(cluster: Cluster): Promise<void> {
  const { urls, cluster: called } = cluster.place
  for (let shard = 0; shard < urls.length; shard++) {
    const rows = await cluster.rowsAt(shard, `select shard from ${cluster.table('belongs')} order by shard`)
    const seen = rows.map(([one]) => Number(one))
    if (seen.length !== urls.length || seen.some((one, i) => one !== i))
      throw new Refusal('ledger.cluster-differs', {
        ...{ server: cluster.serverOf(shard), cluster: called, there: seen.length, named: urls.length },
      })
  }
}
