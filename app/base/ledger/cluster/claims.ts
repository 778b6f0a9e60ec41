import type { CountedKind } from '../identity-of-lines.ts'
import { type Cluster, literal } from './cluster.ts'
import { homeSql, stagedTables } from './cluster-tables.ts'
import type { StandingBatch } from './state.ts'

/**
 * What a line is called (see identity-of-lines.ts), as one text: it says of which kind it is, then the order or
 * reference, or what it goes by without one. The n-th of those called the same is one with the n-th of another file.
 */
const sameSql = (kind: CountedKind): string => {
  const number = numberOf[kind]
  return `if(${number} != '', concat('${kind}#', ${number}),
    concat('${kind}:', toString(day), ' ', ifNull(toString(amount), ''), ' ', party))`
}

/** Whether what a claim is called is an order or a reference. */
export const numberedSql = `match(same, '^[a-z]+#')`

/** What a line without a number is called that is nobody's. */
export const freeOf = (
  kind: CountedKind,
  { day, amount }: { readonly day: string; readonly amount: string },
): string => `${kind}:${day} ${amount} `

const numberOf = { orders: 'order_no', payments: 'reference' } as const

/** What all lines of an order are called. */
const sameOfOrder = (order: string): string => `orders#${order}`

const contentSql = (kind: CountedKind): string =>
  kind === 'orders' ? "product, ifNull(toString(quantity), '')" : "'', ''"

type Claiming = {
  readonly claiming: number
  readonly batch: number
  readonly kind: CountedKind
  /** The sendings whose lines these are. */
  readonly sendings: readonly number[]
}

/** Sends what staged lines are called to where others called the same are. */
export async function bringClaims(
  cluster: Cluster,
  { claiming, batch, kind, sendings }: Claiming,
): Promise<void> {
  await cluster.onEach(
    `insert into arriving select ${claiming}, ${claimedSql(kind)}
     from ${stagedTables[kind]}_local where ${stagedSql({ batch, sendings })}`,
  )
}

/** What a line is called and says, as `claimColumns` has it behind the number. */
const claimedSql = (kind: CountedKind): string =>
  `batch, source, ${sameSql(kind)}, row_no, ${homeSql}, party, day, ifNull(toString(amount), ''), ${contentSql(kind)}`

/**
 * The same of lines whose places are known, which lie in a table of each shard with their `settling` and `nth`: that is
 * the number of their claims as well.
 */
export async function bringPlacedClaims(cluster: Cluster, kind: CountedKind, table: string): Promise<void> {
  await cluster.onEach(
    `insert into claims (${claimColumns}, nth) select settling, ${claimedSql(kind)}, nth from ${table}`,
  )
}

export const stagedSql = ({ batch, sendings }: Pick<Claiming, 'batch' | 'sendings'>): string =>
  sendings.length === 0 ? '0' : `batch = ${Math.trunc(batch)} and sending in (${sendings.join(', ')})`

const claimColumns = 'claiming, batch, source, same, row_no, home, party, day, amount, product, quantity'

/** Lines taken at a time where each is counted among its likes: all its likes are in the same part. */
const linesAtATime = 1_000_000

/** Finds which of those called the same each line is; `shifts`: by how much the places of an order's lines grow. */
export async function placeClaims(
  cluster: Cluster,
  claiming: number,
  shifts: ReadonlyMap<string, number>,
): Promise<void> {
  const shift = [...shifts].map(([order, by]) => `same = ${literal(sameOfOrder(order))}, ${Math.trunc(by)}`)
  const place = shift.length === 0 ? 'nth' : `nth + multiIf(${shift.join(', ')}, 0)`
  for (const part of await partsOf(cluster, claiming)) {
    const arrived = `arriving_local where claiming = ${claiming} and ${part}`
    await cluster.onEach(
      `insert into claims_local (${claimColumns}, nth)
       select ${claimColumns}, toInt32(${place})
       from (select ${claimColumns} from ${arrived}) as one any left join (
         select row_no, nth
         from (select arraySort(groupArray(row_no)) as found from ${arrived} group by same)
           array join found as row_no, arrayEnumerate(found) as nth
       ) as other using row_no`,
    )
  }
  await cluster.onEach(`alter table arriving_local drop partition ${claiming}`)
}

async function partsOf(cluster: Cluster, claiming: number): Promise<string[]> {
  const [row] = await cluster.rows(`select count() from arriving where claiming = ${claiming}`)
  const parts = Math.ceil(Number(row?.[0]) / linesAtATime)
  if (parts <= 1) return ['1']
  // Not by the hash that says on which shard they lie: it would leave most parts of a shard empty.
  return Array.from({ length: parts }, (_, part) => `sipHash64(same) % ${parts} = ${part}`)
}

const identity = 'source, same, nth'

/** A batch's claims, and those of others that count before it. */
export type Against = { readonly claiming: number; readonly before: readonly StandingBatch[] }

const claimingsOf = (batches: readonly StandingBatch[]): number[] =>
  batches.flatMap(({ settled: { claiming } }) => claiming ?? [])

const claimedBy = (claimings: readonly number[]): string =>
  claimings.length === 0 ? '0' : `claiming in (${claimings.join(', ')})`

/** Since when what a claim belongs to stands. */
function placeSql(batches: readonly StandingBatch[]): string {
  const claimed = batches.filter(({ settled }) => settled.claiming !== null)
  const claimings = claimed.map(({ settled }) => settled.claiming)
  return `transform(claiming, [${claimings.join(', ')}], [${claimed.map(({ settled }) => settled.place).join(', ')}], 0)`
}

/** One row a claim: whether another stood before it (`stood`), and whether it said the same (`alike`). */
const metSql = ({ claiming, before }: Against): string => {
  const mine = `claims_local where claiming = ${claiming}`
  if (claimingsOf(before).length === 0) return `(select row_no, home, 0 as stood, 0 as alike from ${mine})`
  const had = ['party', 'day', 'amount', 'product', 'quantity']
  return `(
    select row_no, home, stood, party = had_party and day = had_day and amount = had_amount
      and (product = '' or had_product = '' or product = had_product)
      and (quantity = '' or had_quantity = '' or quantity = had_quantity) as alike
    from (select ${identity}, row_no, home, ${had.join(', ')} from ${mine}) as one
    any left join (
      select ${identity}, 1 as stood, ${had.map((column) => `argMin(${column}, place) as had_${column}`).join(', ')}
      from (
        select ${identity}, ${had.join(', ')}, ${placeSql(before)} as place from claims_local
        where ${claimedBy(claimingsOf(before))} and (source, same) in (select source, same from ${mine})
      ) group by ${identity}
    ) as other using ${identity}
  )`
}

export type MetLines = { readonly added: number; readonly known: number; readonly differing: number }

/** How many lines of a batch stood nowhere before, stood as they are, and stood otherwise. */
export async function met(cluster: Cluster, against: Against): Promise<MetLines> {
  const rows = await cluster.rowsOfEach(
    `select countIf(not stood), countIf(stood and alike), countIf(stood and not alike) from ${metSql(against)}`,
  )
  const sum = (column: number): number => rows.reduce((all, row) => all + Number(row[column]), 0)
  return { added: sum(0), known: sum(1), differing: sum(2) }
}

/** Tells where the lines are which of them do not count. */
export async function tellUncounted(cluster: Cluster, settling: number, against: Against): Promise<void> {
  if (claimingsOf(against.before).length === 0) return
  await cluster.onEach(
    `insert into uncounted select ${settling}, row_no, home from ${metSql(against)} where stood`,
  )
}

export type Taken = {
  readonly gone: number
  readonly stay: number
  /** Of what goes, in whole ten-thousandths. */
  readonly amount: bigint
  readonly keptBy: readonly number[]
}

/** Of the lines that count in a batch that stands: how many would go with it, and from which others they would go on. */
export async function taken(
  cluster: Cluster,
  gone: StandingBatch,
  standing: readonly StandingBatch[],
): Promise<Taken> {
  const others = standing.filter(({ batch }) => batch !== gone.batch)
  const before = others.filter(({ settled }) => settled.place < gone.settled.place)
  const mine = `claims_local where ${claimedBy(claimingsOf([gone]))}`
  const rows = await cluster.rowsOfEach(
    `select countIf(not kept), countIf(kept), sumIf(toInt64OrZero(amount), not kept), arrayStringConcat(
         arrayMap(b -> toString(b), groupUniqArrayIf(next, kept)), ',')
     from (select ${identity}, amount from ${mine} and (${identity}) not in (
         select ${identity} from claims_local where ${claimedBy(claimingsOf(before))}
       )) as one
       any left join (
         select ${identity}, 1 as kept, argMin(batch, place) as next from (
           select ${identity}, batch, ${others.length === 0 ? '0' : placeSql(others)} as place from claims_local
           where ${claimedBy(claimingsOf(others))} and (source, same) in (select source, same from ${mine})
         ) group by ${identity}
       ) as other using ${identity}`,
  )
  const keptBy = rows.flatMap((row) => (row[3] ? row[3].split(',').map(Number) : []))
  return {
    gone: rows.reduce((all, row) => all + Number(row[0]), 0),
    stay: rows.reduce((all, row) => all + Number(row[1]), 0),
    amount: rows.reduce((all, row) => all + BigInt(row[2] ?? 0), 0n),
    keptBy: [...new Set(keptBy)].sort((a, b) => a - b),
  }
}

/** What an order's lines are called and say, by their places; of those that count. */
export async function standingOrder(
  cluster: Cluster,
  { source, order, most }: { readonly source: string; readonly order: string; readonly most: number },
  standing: readonly StandingBatch[],
): Promise<{ nth: number; content: string; product: string | null }[]> {
  if (claimingsOf(standing).length === 0) return []
  const content = ['party', 'toString(day)', 'amount', 'product', 'quantity']
  const rows = await cluster.rows(
    `select nth, ${content.map((one, i) => `argMin(${one}, ${placeSql(standing)}) as c${i}`).join(', ')} from claims
     where ${claimedBy(claimingsOf(standing))} and source = ${literal(source)}
       and same = ${literal(sameOfOrder(order))}
     group by nth order by nth limit ${Math.trunc(most)}`,
  )
  return rows.map(([nth, ...said]) => ({
    nth: Number(nth),
    content: JSON.stringify(said),
    product: said[3] || null,
  }))
}
