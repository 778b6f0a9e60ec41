import { createHash, randomBytes } from 'node:crypto'
import type { ToErase } from '../erase.ts'
import type { CountedKind } from '../identity-of-lines.ts'
import { countedKind } from './append.ts'
import { freeOf, numberedSql } from './claims.ts'
import { type Cluster, literal, name } from './cluster.ts'
import { lineColumns, lineTables } from './cluster-tables.ts'
import { forgetLeftLayouts } from './histories.ts'
import { drawn, type SettledBatch, say, stateOf, withBatch } from './state.ts'

/**
 * What becomes of each table when somebody is to be forgotten; see `erasedFrom` in ../erase.ts, which says it of a file.
 * `lines`, `claims`: laid down anew, of nobody known, and the old ones swept. `passing`: nothing stays there.
 */
export const erasedOnCluster = {
  lines: 'lines',
  payments: 'lines',
  claims: 'claims',
  named: 'parties',
  party_names: 'parties',
  identities: 'parties',
  staged_orders: 'parties',
  staged_payments: 'parties',
  worth_history: 'customers',
  touches: 'customers',
  arriving: 'passing',
  uncounted: 'passing',
  // Of files, goods and counts.
  products: 'nothing',
  states: 'nothing',
  sendings: 'nothing',
  marks: 'nothing',
  belongs: 'nothing',
} as const satisfies Readonly<
  Record<string, 'lines' | 'claims' | 'parties' | 'customers' | 'passing' | 'nothing'>
>

const tablesBy = (how: (typeof erasedOnCluster)[keyof typeof erasedOnCluster]): string[] =>
  Object.entries(erasedOnCluster).flatMap(([table, said]) => (said === how ? [table] : []))

/** Whole on every shard, under its plain name. */
const wholeTables = ['identities']
const localOf = (table: string): string => (wholeTables.includes(table) ? table : `${table}_local`)

/** The batches that name one of these parties. */
export async function batchesNamingOnCluster(
  cluster: Cluster,
  { parties }: Pick<ToErase, 'parties'>,
): Promise<number[]> {
  if (parties.length === 0) return []
  const pairs = parties.map(({ source, party }) => `(${literal(source)}, ${literal(party)})`)
  const rows = await cluster.rows(
    `select distinct batch from named where (source, party) in (${pairs.join(', ')}) order by batch`,
  )
  return rows.map(([batch]) => Number(batch))
}

/**
 * As `eraseParties` in ../erase.ts. A line lies where its party says, and what is written can lose no name: batches that
 * name them are laid down anew, of nobody known, and that these count is said of all of them in one step. What lay there
 * before is swept, and the rest is taken out where it is. Broken off before that step it is as if nothing had been, after
 * it only what nobody sees is left; done again it goes on.
 *
 * @param sweeps takes away what the state does not name, when nobody reads it any more
 */
export async function eraseOnCluster(
  cluster: Cluster,
  { parties, customers }: ToErase,
  sweeps: () => Promise<void>,
): Promise<void> {
  const theirs = await theirsSql(cluster, parties)
  const ofCustomers = customers.length === 0 ? '0' : `customer in (${customers.map(literal).join(', ')})`
  await loosened(cluster, theirs)
  for (const table of tablesBy('parties')) {
    const too = table === 'identities' ? ` or ${ofCustomers}` : ''
    await takeOut(cluster, localOf(table), `(${theirs})${too}`)
  }
  for (const table of tablesBy('customers')) await takeOut(cluster, localOf(table), ofCustomers)
  await sweeps()
  await forgetLeftLayouts(cluster)
}

/** Taking nothing out is work too, and is written down by a server. */
async function takeOut(cluster: Cluster, table: string, where: string): Promise<void> {
  const found = await cluster.rowsOfEach(`select count() from ${name(table)} where ${where}`)
  if (found.some(([count]) => count !== '0')) await cluster.takeOut(table, where)
}

/**
 * A condition on rows with `source` and `party`, by a sum of both: what rows are taken out by, servers keep a while, in
 * files and logs of their own, and it is not to name whoever is forgotten. Names travel beside a statement, not in it.
 */
async function theirsSql(cluster: Cluster, parties: ToErase['parties']): Promise<string> {
  if (parties.length === 0) return '0'
  const erasing = `erasing_${drawn()}`
  await cluster.onFirst(`create table ${name(erasing)} (source String, party String) engine = Memory`)
  try {
    await cluster.insertOnFirst(
      erasing,
      parties.map(({ source, party }) => ({ source, party })),
    )
    const rows = await cluster.rows(`select distinct ${sumSql} from ${name(erasing)}`)
    return `${sumSql} in (${rows.map(([sum]) => sum).join(', ')})`
  } finally {
    await cluster.onFirst(`drop table if exists ${name(erasing)}`)
  }
}

const sumSql = 'sipHash64(source, party)'

async function loosened(cluster: Cluster, theirs: string): Promise<void> {
  const state = await stateOf(cluster)
  const settled = state.batches.filter(
    (said): said is SettledBatch =>
      said.kind !== 'products' &&
      typeof said.settled?.settling === 'number' &&
      said.settled.claiming !== null,
  )
  const settlings = await Promise.all(
    Object.values(lineTables).map((table) =>
      cluster.rows(`select distinct settling from ${table} where ${theirs}`),
    ),
  )
  const naming = new Set(settlings.flat().map(([settling]) => Number(settling)))
  const named = settled.filter((said) => naming.has(said.settled.settling as number))
  if (named.length === 0) return
  const claimings = settled.map((said) => said.settled.claiming as number)
  const places = await newPlaces(cluster, { theirs, claimings })
  const numbers = new Map(named.map(({ batch }) => [batch, { settling: drawn(), claiming: drawn() }]))
  for (const { batch, kind, settled: old } of named) {
    const anew = numbers.get(batch) as Numbers
    const from = { settling: old.settling as number, claiming: old.claiming as number }
    await layLinesAnew(cluster, { kind: countedKind(kind), theirs, from, anew })
    await layClaimsAnew(cluster, { theirs, from, anew, places: places.get(from.claiming) ?? [] })
  }
  await say(cluster, (now) =>
    named.reduce(
      (next, { batch, settled: old, ...said }) =>
        withBatch(next, { ...said, batch, settled: { ...old, ...(numbers.get(batch) as Numbers) } }),
      now,
    ),
  )
}

type Numbers = { readonly settling: number; readonly claiming: number }
type Anew = { readonly theirs: string; readonly from: Numbers; readonly anew: Numbers }

/** What is others' stays where it is; what was theirs goes where sales to nobody known lie. */
async function layLinesAnew(
  cluster: Cluster,
  { kind, theirs, from, anew }: Anew & { readonly kind: CountedKind },
): Promise<void> {
  const table = lineTables[kind]
  const columns = ['batch', 'row_no', 'source', ...Object.keys(lineColumns[kind]), 'counts']
  const nameless = columns.map((column) => (column === 'party' || column === 'party_name' ? `''` : column))
  const lay = (into: string, read: readonly string[], whose: string): Promise<void> =>
    cluster.onEach(
      `insert into ${into} (settling, ${columns.join(', ')})
       select ${anew.settling}, ${read.join(', ')} from ${table}_local
       where settling = ${from.settling} and ${whose}`,
    )
  await lay(`${table}_local`, columns, `not ${theirs}`)
  await lay(table, nameless, theirs)
}

type Place = {
  readonly claiming: number
  readonly row: ClaimRow
}
type ClaimRow = Readonly<Record<'source' | 'same' | 'row_no' | 'batch' | 'day' | 'nth', string>> &
  Readonly<Record<'amount' | 'product' | 'quantity', string>>

const nobody = `cityHash64(source, '')`

/** A line with a number is called as it was; one without by its day and amount alone, which lies elsewhere. */
async function layClaimsAnew(
  cluster: Cluster,
  { theirs, from, anew, places }: Anew & { readonly places: readonly Place[] },
): Promise<void> {
  const lay = (home: string, party: string, whose: string): Promise<void> =>
    cluster.onEach(
      `insert into claims_local (claiming, batch, source, same, row_no, home, party, day, amount, product, quantity, nth)
       select ${anew.claiming}, batch, source, same, row_no, ${home}, ${party}, day, amount, product, quantity, nth
       from claims_local where claiming = ${from.claiming} and ${whose}`,
    )
  await lay('home', 'party', `not ${theirs}`)
  await lay(nobody, `''`, `${theirs} and ${numberedSql}`)
  if (places.length === 0) return
  const homes = await homesOf(
    cluster,
    places.map(({ row }) => row.source),
  )
  await cluster.insert(
    'claims',
    places.map(({ row }) => ({
      ...{ claiming: anew.claiming, ...row, party: '', home: homes.get(row.source) as string },
    })),
  )
}

/** Where sales to nobody known lie, by their source. */
async function homesOf(cluster: Cluster, sources: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const source of new Set(sources)) {
    const [row] = await cluster.rows(`select cityHash64(${literal(source)}, '')`)
    found.set(source, row?.[0] as string)
  }
  return found
}

/**
 * Lines of theirs without a number, by the claiming they lie under, as they are called from now on. Those of nobody known
 * count from 1: these are counted from −1 down, so that they are taken for none of them, and the same line in two files
 * gets the same place. In the order of their names the places would still tell who was who.
 */
async function newPlaces(
  cluster: Cluster,
  { theirs, claimings }: { readonly theirs: string; readonly claimings: readonly number[] },
): Promise<ReadonlyMap<number, readonly Place[]>> {
  const salt = randomBytes(16).toString('hex')
  const rows = await cluster.rows(
    `select claiming, batch, source, same, row_no, day, amount, product, quantity, nth, party from claims
     where claiming in (${claimings.join(', ')}) and ${theirs} and not ${numberedSql}`,
  )
  const found = rows.map((cells) => {
    const [claiming, batch, source, same, row_no, day, amount, product, quantity, nth, party] =
      cells as string[] as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
    const called = freeOf(same.startsWith('orders:') ? 'orders' : 'payments', { day, amount })
    const was = createHash('sha256').update(`${salt}${party}\u001f${nth}`).digest('hex')
    const row = { batch, source, same: called, row_no, day, amount, product, quantity }
    return { claiming: Number(claiming), was, row }
  })
  const likes = Map.groupBy(found, ({ row }) => JSON.stringify([row.source, row.same]))
  const least = await leastPlaces(cluster, { claimings, sames: new Set(found.map(({ row }) => row.same)) })
  const places = [...likes].flatMap(([like, those]) => {
    const order = [...new Set(those.map(({ was }) => was))].sort()
    const before = Math.min(0, least.get(like) ?? 0)
    return those.map(
      ({ claiming, was, row }): Place => ({
        claiming,
        row: { ...row, nth: String(before - 1 - order.indexOf(was)) },
      }),
    )
  })
  return Map.groupBy(places, ({ claiming }) => claiming)
}

type LeastAsked = { readonly claimings: readonly number[]; readonly sames: ReadonlySet<string> }

/** The lowest places given to whoever was forgotten before. */
async function leastPlaces(
  cluster: Cluster,
  { claimings, sames }: LeastAsked,
): Promise<ReadonlyMap<string, number>> {
  if (sames.size === 0) return new Map()
  const rows = await cluster.rows(
    `select source, same, min(nth) from claims
     where claiming in (${claimings.join(', ')}) and same in (${[...sames].map(literal).join(', ')})
     group by source, same`,
  )
  return new Map(rows.map(([source, same, nth]) => [JSON.stringify([source, same]), Number(nth)]))
}
