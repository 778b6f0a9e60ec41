import { type Connections, openConnections } from '../connections.ts'
import { judge } from '../judgement.ts'
import type { Ledger } from '../ledger.ts'
import { parquetRows, parquetSample } from '../load-orders.ts'
import { cohortsOnCluster } from '../questions/cohorts.ts'
import { customerCountsOnCluster, purchaseDaysOfOnCluster } from '../questions/customer-counts.ts'
import { customerHistoriesOnCluster } from '../questions/customer-histories.ts'
import { customerPaymentsOnCluster } from '../questions/customer-payments.ts'
import { customerWorthOnCluster, scoreOnCluster } from '../questions/customer-worth.ts'
import { holdOutOnCluster } from '../questions/hold-out.ts'
import { marginSumsOnCluster } from '../questions/margin-sums.ts'
import { periodOnCluster } from '../questions/period.ts'
import { productMarkOnCluster, productsListedOnCluster } from '../questions/products-listed.ts'
import { purchasePatternsOnCluster } from '../questions/purchase-patterns.ts'
import { spendingOnCluster } from '../questions/spending.ts'
import { keepStageWindowsOnCluster } from '../questions/stage-windows.ts'
import { trialHistoriesOnCluster, trialSampleOnCluster } from '../questions/trials.ts'
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
import { type ValuingBytes, type ValuingDoors, valuingDoors } from './valuing.ts'

/** What of a ledger a cluster keeps and answers so far; products, names beside numbers and much of what pages ask are not. */
type Kept =
  | ('parquetSample' | 'parquetRows' | 'rejectedOf' | 'judge')
  | ('nameParties' | 'beginBatch' | 'appendPiece' | 'settleBatch' | 'commitBatch' | 'dropBatch')
  | ('batchStates' | 'whatUndoingTakes')
  | ('newIdentities' | 'partiesOnlyIn' | 'partiesSharedWith' | 'applyIdentities' | 'identityMark')
  | ('period' | 'layOutHistories' | 'purchasePatterns' | 'customerHistories' | 'holdOut' | 'trialSample')
  | (
      | 'trialHistories'
      | 'spending'
      | 'marginSums'
      | 'customerWorth'
      | 'keepStageWindows'
      | 'cohorts'
      | 'forget'
    )
  | ('customerCounts' | 'purchaseDaysOf' | 'customerPayments' | 'productsListed' | 'productMark')

export type ClusterLedger = Pick<Ledger, Kept> & {
  readonly bytesRead: () => ValuingBytes
  /** Of the customers laid out last, those of several parties: their lines alone leave their shards, for the first one. */
  readonly severalParties: () => number
  readonly close: () => Promise<void>
}

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
  const valuing = await valuingDoors(cluster)
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
    ...laidOutOf(cluster, valuing, asking),
    bytesRead: valuing.bytesRead,
    close: async () => {
      reading.close()
      await valuing.close()
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

type LaidOutQuestions = Pick<ClusterLedger, 'severalParties'> &
  Pick<
    Ledger,
    'layOutHistories' | 'purchasePatterns' | 'customerHistories' | 'holdOut' | 'customerWorth' | 'cohorts'
  > &
  Pick<Ledger, 'trialSample' | 'trialHistories' | 'spending' | 'marginSums' | 'keepStageWindows' | 'forget'>

/** What is asked of one layout at a time, which lies in tables of its own until the next. */
function laidOutOf(cluster: Cluster, valuing: ValuingDoors, asking: Turn): LaidOutQuestions {
  const { fitting, predicting, delivering } = valuing
  const laid = String(drawn())
  let laidOut: LaidOutWithShape | null = null
  let several = 0
  const current = (): LaidOutWithShape => {
    if (!laidOut) throw new Error('nothing is laid out')
    return laidOut
  }
  return {
    layOutHistories: ({ asOf, until }) =>
      asking(async () => {
        laidOut = await layOutOnCluster(fitting, { laid, asOf: dayNumber(asOf), until: dayNumber(until) })
        several = laidOut.several
      }),
    severalParties: () => several,
    purchasePatterns: () => asking(() => purchasePatternsOnCluster(fitting, current())),
    trialSample: (asked) => asking(() => trialSampleOnCluster(fitting, current(), asked)),
    trialHistories: (asked) => asking(() => trialHistoriesOnCluster(fitting, current(), asked)),
    spending: (asked) => asking(() => spendingOnCluster(fitting, current(), asked)),
    marginSums: () => asking(() => marginSumsOnCluster(fitting, current())),
    customerHistories: () => asking(() => customerHistoriesOnCluster(cluster, current())),
    customerWorth: (scoring) =>
      asking(async () => {
        await scoreOnCluster(predicting, current(), scoring)
        return customerWorthOnCluster(delivering, current(), scoring)
      }),
    holdOut: () => asking(() => holdOutOnCluster(cluster, current())),
    keepStageWindows: (asked) => asking(() => keepStageWindowsOnCluster(fitting, current(), asked)),
    cohorts: (asked) => asking(() => cohortsOnCluster(fitting, current(), asked)),
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
