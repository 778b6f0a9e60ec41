import { type Connections, openConnections } from '../connections.ts'
import { judge } from '../judgement.ts'
import type { Ledger } from '../ledger.ts'
import { parquetRows, parquetSample } from '../load-orders.ts'
import { cohortsOnCluster } from '../questions/cohorts.ts'
import { customerCountsOnCluster, purchaseDaysOfOnCluster } from '../questions/customer-counts.ts'
import { customerHistoriesOnCluster } from '../questions/customer-histories.ts'
import { customerPaymentsOnCluster } from '../questions/customer-payments.ts'
import { holdOutOnCluster } from '../questions/hold-out.ts'
import { periodOnCluster } from '../questions/period.ts'
import { productMarkOnCluster, productsListedOnCluster } from '../questions/products-listed.ts'
import { purchaseDaysOnCluster } from '../questions/purchase-days.ts'
import { purchasePatternsOnCluster } from '../questions/purchase-patterns.ts'
import { stageWindowsOnCluster } from '../questions/stage-windows.ts'
import { readingMacros } from '../readings.ts'
import { rejectedOf } from '../rejected-lines.ts'
import { appendPieceOnCluster } from './append.ts'
import {
  batchStatesOnCluster,
  beginOnCluster,
  commitOnCluster,
  dropOnCluster,
  sweep,
  undoingOnCluster,
} from './batches.ts'
import { Cluster, type ClusterPlace } from './cluster.ts'
import { createTables } from './cluster-tables.ts'
import { dayNumber } from './days.ts'
import { forgetLeftLayouts, forgetOnCluster, type LaidOutWithShape, layOutOnCluster } from './histories.ts'
import {
  identityMarkOnCluster,
  namePartiesOnCluster,
  newIdentitiesOnCluster,
  partiesOnlyInOnCluster,
  partiesSharedOnCluster,
  tellIdentities,
} from './identities.ts'
import { settleOnCluster } from './settle.ts'
import { drawn, takeOver } from './state.ts'

/** What of a ledger a cluster keeps and answers so far; products, names beside numbers and much of what pages ask are not. */
type Kept =
  | ('parquetSample' | 'parquetRows' | 'rejectedOf' | 'judge')
  | ('nameParties' | 'beginBatch' | 'appendPiece' | 'settleBatch' | 'commitBatch' | 'dropBatch')
  | ('batchStates' | 'whatUndoingTakes')
  | ('newIdentities' | 'partiesOnlyIn' | 'partiesSharedWith' | 'applyIdentities' | 'identityMark')
  | ('period' | 'layOutHistories' | 'purchasePatterns' | 'customerHistories' | 'holdOut' | 'purchaseDays')
  | ('stageWindows' | 'cohorts' | 'forget')
  | ('customerCounts' | 'purchaseDaysOf' | 'customerPayments' | 'productsListed' | 'productMark')

export type ClusterLedger = Pick<Ledger, Kept> & { readonly close: () => Promise<void> }

/** Opens a ledger on a cluster. Files are read here, by a database in memory; only rows of facts travel. */
export async function openClusterLedger(place: ClusterPlace): Promise<ClusterLedger> {
  const cluster = await Cluster.open(place)
  try {
    await createTables(cluster)
    await takeOver(cluster)
    await Promise.all([sweep(cluster), forgetLeftLayouts(cluster)])
  } catch (error) {
    await cluster.close()
    throw error
  }
  const reading = await openConnections(':memory:', { settings: {}, prepare: readingMacros })
  const { writing, asking, quiet } = turns()
  return {
    ...readingOf(reading),
    nameParties: (asked) => writing(() => namePartiesOnCluster(cluster, asked)),
    beginBatch: (batch) => writing(() => beginOnCluster(cluster, batch)),
    appendPiece: (piece) =>
      writing(() => reading.writing((duck) => appendPieceOnCluster(cluster, duck, piece))),
    settleBatch: ({ batch }) => writing(() => settleOnCluster(cluster, batch)),
    commitBatch: ({ batch }) => writing(() => commitOnCluster(cluster, batch)),
    dropBatch: ({ batch }) =>
      writing(async () => {
        await dropOnCluster(cluster, batch)
        await quiet()
        await sweep(cluster)
      }),
    applyIdentities: (changes) => writing(() => tellIdentities(cluster, changes)),
    identityMark: () => asking(() => identityMarkOnCluster(cluster)),
    batchStates: () => asking(() => batchStatesOnCluster(cluster)),
    whatUndoingTakes: ({ batch }) => asking(() => undoingOnCluster(cluster, batch)),
    newIdentities: (page) => asking(() => newIdentitiesOnCluster(cluster, page)),
    partiesOnlyIn: (page) => asking(() => partiesOnlyInOnCluster(cluster, page)),
    partiesSharedWith: (page) => asking(() => partiesSharedOnCluster(cluster, page)),
    period: () => asking(() => periodOnCluster(cluster)),
    customerCounts: (asked) => asking(() => customerCountsOnCluster(cluster, asked)),
    purchaseDaysOf: (asked) => asking(() => purchaseDaysOfOnCluster(cluster, asked)),
    customerPayments: (asked) => asking(() => customerPaymentsOnCluster(cluster, asked)),
    productsListed: (asked) => asking(() => productsListedOnCluster(cluster, asked)),
    productMark: () => asking(() => productMarkOnCluster(cluster)),
    ...laidOutOf(cluster, asking),
    close: async () => {
      reading.close()
      await cluster.close()
    },
  }
}

function readingOf({
  asking,
  writing,
}: Connections): Pick<Ledger, 'parquetSample' | 'parquetRows' | 'rejectedOf' | 'judge'> {
  return {
    parquetSample: (path) => asking((duck) => parquetSample(duck, path)),
    parquetRows: (path) => asking((duck) => parquetRows(duck, path)),
    rejectedOf: (file, settings) => writing((duck) => rejectedOf(duck, file, settings)),
    judge: (asked) => asking((duck) => judge(duck, asked)),
  }
}

type LaidOutQuestions = Pick<
  Ledger,
  'layOutHistories' | 'purchasePatterns' | 'customerHistories' | 'holdOut'
> &
  Pick<Ledger, 'purchaseDays' | 'stageWindows' | 'cohorts' | 'forget'>

/** What is asked of one layout at a time, which lies in tables of its own until the next. */
function laidOutOf(cluster: Cluster, asking: Turn): LaidOutQuestions {
  const laid = String(drawn())
  let laidOut: LaidOutWithShape | null = null
  const current = (): LaidOutWithShape => {
    if (!laidOut) throw new Error('nothing is laid out')
    return laidOut
  }
  return {
    layOutHistories: ({ asOf, until }) =>
      asking(async () => {
        laidOut = await layOutOnCluster(cluster, { laid, asOf: dayNumber(asOf), until: dayNumber(until) })
      }),
    purchasePatterns: () => asking(() => purchasePatternsOnCluster(cluster, current())),
    customerHistories: () => asking(() => customerHistoriesOnCluster(cluster, current())),
    holdOut: () => asking(() => holdOutOnCluster(cluster, current())),
    purchaseDays: (asked) => asking(() => purchaseDaysOnCluster(cluster, current(), asked)),
    stageWindows: (asked) => asking(() => stageWindowsOnCluster(cluster, current(), asked)),
    cohorts: (asked) => asking(() => cohortsOnCluster(cluster, current(), asked)),
    forget: (what) =>
      asking(async () => {
        if (!laidOut) return
        await forgetOnCluster(cluster, { laid }, what)
        if (what === 'customers') laidOut = null
      }),
  }
}

type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Changes come one after the other; `quiet` waits for the questions that were asked before. */
function turns(): { readonly writing: Turn; readonly asking: Turn; readonly quiet: () => Promise<void> } {
  const running = new Set<Promise<unknown>>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    writing: (work) => {
      const next = last.then(work)
      last = next.catch(() => undefined)
      return next
    },
    asking: async (work) => {
      const answer = work()
      running.add(answer)
      try {
        return await answer
      } finally {
        running.delete(answer)
      }
    },
    quiet: async () => {
      await Promise.allSettled([...running])
    },
  }
}
