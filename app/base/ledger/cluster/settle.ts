import type { BatchFigures } from '../facts.ts'
import type { CountedKind } from '../identity-of-lines.ts'
import { unitsPerCurrency } from '../tables.ts'
import { countedKind, sendingsOf } from './append.ts'
import {
  type Against,
  bringClaims,
  type MetLines,
  met,
  placeClaims,
  stagedSql,
  tellUncounted,
} from './claims.ts'
import type { Cluster } from './cluster.ts'
import { lineColumns, lineTables, stagedTables } from './cluster-tables.ts'
import { cutOrdersOnCluster } from './cut-orders.ts'
import { dayText } from './days.ts'
import { countNew, makeCustomers } from './identities.ts'
import { settleProducts } from './products.ts'
import {
  type BatchSaid,
  batchOf,
  drawn,
  isStanding,
  type SettledBatch,
  type State,
  say,
  standingOf,
  stateOf,
  withBatch,
} from './state.ts'

/**
 * Puts the lines of a batch, now all there, among the facts: which line of its order each is, whether it stood already,
 * and a new customer for every party never heard of. Broken off, it is begun anew under other numbers; once done, the
 * figures are told again.
 */
export async function settleOnCluster(cluster: Cluster, batch: number): Promise<BatchFigures> {
  const state = await stateOf(cluster)
  const found = batchOf(state, batch)
  if (!found) throw new Error(`batch ${batch} was never begun`)
  if (found.settled?.figures) {
    // Whoever made its customers may have gone since, and they with them.
    await makeCustomers(cluster, found)
    return found.settled.figures
  }
  if (found.kind === 'products') return settleList(cluster, state, found)
  const kind = countedKind(found.kind)
  const [settling, standing] = [drawn(), standingOf(state)]
  const sendings = (await sendingsOf(cluster, batch)).map(({ sending }) => sending)
  const { shifts, ...edges } =
    kind === 'orders'
      ? await cutOrdersOnCluster(cluster, { found, sendings, standing })
      : { shifts: new Map<string, number>(), firstOrder: null, lastOrder: null }
  await bringClaims(cluster, { claiming: settling, batch, kind, sendings })
  await placeClaims(cluster, settling, shifts)
  const against = { claiming: settling, before: standing }
  const counted = await met(cluster, against)
  const from = `${stagedTables[kind]}_local where ${stagedSql({ batch, sendings })}`
  await layLines(cluster, { kind, settling, from, against })
  await cluster.onEach(
    `insert into named_local select distinct batch, source, party from ${lineTables[kind]}_local
     where settling = ${settling} and party != ''`,
  )
  await makeCustomers(cluster, found)
  const newParties = await countNew(cluster, batch)
  const figures = { ...(await contentOf(cluster, kind, settling)), newParties, ...counted }
  const settled = { settling, claiming: settling, figures, mark: state.changes, ...edges, place: null }
  await say(cluster, (now) => withBatch(now, { ...found, settled }))
  await dropStaged(cluster, kind, batch)
  return figures
}

async function settleList(cluster: Cluster, state: State, found: BatchSaid): Promise<BatchFigures> {
  const settling = drawn()
  const sendings = (await sendingsOf(cluster, found.batch)).map(({ sending }) => sending)
  const counted = await settleProducts(cluster, state, { batch: found.batch, settling, sendings })
  const figures = { ...counted, newParties: 0 }
  const nothing = { claiming: null, firstOrder: null, lastOrder: null, place: null }
  const settled = { ...nothing, settling, figures, mark: state.changes }
  await say(cluster, (now) => withBatch(now, { ...found, settled }))
  return figures
}

async function dropStaged(cluster: Cluster, kind: CountedKind, batch: number): Promise<void> {
  await cluster.onEach(`alter table ${stagedTables[kind]}_local drop partition ${Math.trunc(batch)}`)
}

type Laying = {
  readonly kind: CountedKind
  readonly settling: number
  /** A table of each shard and a condition. */
  readonly from: string
  readonly against: Against
}

/** Copies a batch's lines, where they lie, under a number: with which of them count. */
async function layLines(cluster: Cluster, { kind, settling, from, against }: Laying): Promise<void> {
  await tellUncounted(cluster, settling, against)
  const columns = ['batch', 'row_no', 'source', ...Object.keys(lineColumns[kind])].join(', ')
  await cluster.onEach(
    `insert into ${lineTables[kind]}_local (settling, ${columns}, counts)
     select ${settling}, ${columns},
       row_no not in (select row_no from uncounted_local where settling = ${settling})
     from ${from}`,
  )
  await cluster.onEach(`alter table uncounted_local drop partition ${settling}`)
}

/**
 * The same batch with what counts of it found anew, among those that stand then; to be said. What it was before stays
 * until it is swept, for whoever still reads it.
 */
export async function laidAnew(cluster: Cluster, found: SettledBatch, state: State): Promise<SettledBatch> {
  const { settling: old, claiming } = found.settled
  if (old === null || claiming === null) return found
  const before = standingOf(state).filter(
    ({ batch, settled }) =>
      batch !== found.batch && (!isStanding(found) || settled.place < found.settled.place),
  )
  const [kind, settling] = [countedKind(found.kind), drawn()]
  await layLines(cluster, {
    kind,
    settling,
    from: `${lineTables[kind]}_local where settling = ${old}`,
    against: { claiming, before },
  })
  return { ...found, settled: { ...found.settled, settling, mark: state.changes } }
}

type Content = Omit<BatchFigures, 'newParties' | keyof MetLines>

async function contentOf(cluster: Cluster, kind: CountedKind, settling: number): Promise<Content> {
  const returned = kind === 'orders' ? 'is_return' : 'ifNull(amount < 0, 0)'
  const [row] = await cluster.rows(
    `select count(), countIf(party = ''), countIf(party != '' and ${returned}), sum(ifNull(amount, 0)),
       uniqExactIf(party, party != ''), min(day), max(day)
     from ${lineTables[kind]} where settling = ${settling}`,
  )
  const number = (column: number): number => Number(row?.[column])
  const lines = number(0)
  return {
    lines,
    anonymous: number(1),
    returns: number(2),
    revenue: number(3) / unitsPerCurrency,
    parties: number(4),
    firstDay: lines === 0 ? null : dayText(number(5)),
    lastDay: lines === 0 ? null : dayText(number(6)),
  }
}
