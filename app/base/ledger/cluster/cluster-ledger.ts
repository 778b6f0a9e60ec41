import { tmpdir } from 'node:os'
import { type Connections, openConnections } from '../connections.ts'
import { judge } from '../judgement.ts'
import type { KeptLedger, Ledger } from '../ledger.ts'
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
import { forgetEverything } from './anew.ts'
import { appendPieceOnCluster } from './append.ts'
import {
  batchStatesOnCluster,
  beginOnCluster,
  commitOnCluster,
  dropOnCluster,
  sweep,
  undoingOnCluster,
} from './batches.ts'
import { claim, lookAtClaim, type Whose } from './claim.ts'
import { Cluster, type ClusterPlace } from './cluster.ts'
import { createTables } from './cluster-tables.ts'
import { copiesOfCluster, forgetLeftCopies } from './copies.ts'
import { dayNumber } from './days.ts'
import { dumpsOnCluster } from './dump.ts'
import { batchesNamingOnCluster, eraseOnCluster } from './erase.ts'
import { following, unswept } from './following.ts'
import { productGapsOnCluster } from './gaps.ts'
import { forgetLeftLayouts, forgetOnCluster, type LaidOutWithShape, layOutOnCluster } from './histories.ts'
import {
  identityMarkOnCluster,
  namePartiesOnCluster,
  newIdentitiesOnCluster,
  partiesOnlyInOnCluster,
  partiesSharedOnCluster,
  tellIdentities,
} from './identities.ts'
import { customerOrdersOnCluster, orderLinesOnCluster } from './orders.ts'
import { createPartyNames, findNames, namesToldOnCluster, untoldNamesOnCluster } from './party-names.ts'
import { readOutsOnCluster } from './read-out.ts'
import { receivableItemsOnCluster } from './receivables.ts'
import { settleOnCluster } from './settle.ts'
import { drawn, takeOver } from './state.ts'
import { applyTouchesOnCluster, createTouches, touchMarkOnCluster } from './touches.ts'
import { type ValuingBytes, type ValuingDoors, valuingDoors } from './valuing.ts'
import {
  appendWorthOnCluster,
  createWorthHistory,
  dropWorthOnCluster,
  worthHistoryOnCluster,
  worthPeopleOnCluster,
} from './worth-history.ts'

/** A ledger on a cluster; it is closed when its servers have let go of it. */
export type ClusterLedger = Omit<KeptLedger, 'close'> & {
  readonly bytesRead: () => ValuingBytes
  /** Of the customers laid out last, those of several parties: their lines alone leave their shards, for the first one. */
  readonly severalParties: () => number
  readonly close: () => Promise<void>
}

/**
 * Opens a ledger on a cluster. Files are read here, by a database in memory; only rows of facts travel.
 *
 * @param scratch a folder for what is laid out for a while
 */
export async function openClusterLedger(place: ClusterPlace, scratch = tmpdir()): Promise<ClusterLedger> {
  return ledgerOn(await Cluster.open(place), { scratch, begin: leading })
}

/** Of one company's, and of no other's. */
export type ClaimedCluster = {
  readonly place: ClusterPlace
  readonly whose: Whose
  /** A folder for what is laid out for a while. */
  readonly scratch: string
}

export async function openLedgerOf({ place, whose, scratch }: ClaimedCluster): Promise<ClusterLedger> {
  const cluster = await Cluster.reach(place)
  try {
    await claim(cluster, whose)
  } catch (error) {
    await cluster.close()
    throw error
  }
  return ledgerOn(cluster, { scratch, begin: leading })
}

/** The same for a program beside the one that writes: nothing is made, taken over or swept. */
export async function followLedgerOf({ place, whose, scratch }: ClaimedCluster): Promise<ClusterLedger> {
  const cluster = await Cluster.reach(place)
  const begin = async (): Promise<void> => void (await lookAtClaim(cluster, whose))
  return following(await ledgerOn(cluster, { scratch, begin, asking: unswept(cluster) }))
}

/** What the one that writes does before anything is asked. */
export async function leading(cluster: Cluster): Promise<void> {
  await createTables(cluster)
  for (const create of [createPartyNames, createTouches, createWorthHistory]) await create(cluster)
  await takeOver(cluster)
  await Promise.all([sweep(cluster), forgetLeftLayouts(cluster), forgetLeftCopies(cluster)])
}

type Opening = {
  readonly scratch: string
  readonly begin: (cluster: Cluster) => Promise<void>
  /** How questions are asked that others do not wait for; left out: each once. */
  readonly asking?: Turn
}

async function ledgerOn(
  cluster: Cluster,
  { scratch, begin, asking = once }: Opening,
): Promise<ClusterLedger> {
  try {
    await begin(cluster)
  } catch (error) {
    await cluster.close()
    throw error
  }
  const reading = await openConnections(':memory:', { settings: {}, prepare: readingMacros })
  const valuing = await valuingDoors(cluster)
  const turn = turns(asking)
  const { writing, quiet } = turn
  const { isOpen, ...copies } = copiesOfCluster(cluster)
  // What is swept later is only in nobody's way.
  const sweeps = async (): Promise<void> => {
    if (isOpen()) return
    await quiet()
    await sweep(cluster)
  }
  const dumps = dumpsOnCluster(cluster, { scratch, alone: writing })
  return {
    ...readingOf(reading),
    ...batchesOf(cluster, reading, { ...turn, sweeps }),
    ...toldOf(cluster, turn),
    ...askedOf(cluster, turn),
    ...laidOutOf(cluster, valuing, turn.asking),
    bytesRead: valuing.bytesRead,
    ...readOutsOnCluster(cluster, turn.asking),
    ...{ beginDump: dumps.beginDump, dumpPage: dumps.dumpPage, endDump: dumps.endDump },
    ...copies,
    ...erasingOf(cluster, { ...turn, sweeps }),
    // What is acknowledged lies where it belongs already.
    checkpoint: async () => undefined,
    beginAnew: () =>
      writing(async () => {
        await quiet()
        await forgetEverything(cluster)
      }),
    close: async () => {
      await dumps.endAll()
      await copies.endCopy()
      reading.close()
      await valuing.close()
      await cluster.close()
    },
  }
}

type Sweeping = Omit<Turns, 'quiet'> & { readonly sweeps: () => Promise<void> }

type BatchQuestions = Pick<Ledger, 'nameParties' | 'beginBatch' | 'appendPiece' | 'settleBatch'> &
  Pick<Ledger, 'commitBatch' | 'dropBatch' | 'batchStates' | 'whatUndoingTakes'>

function batchesOf(
  cluster: Cluster,
  reading: Connections,
  { writing, asking, sweeps }: Sweeping,
): BatchQuestions {
  return {
    nameParties: (asked) => writing(() => namePartiesOnCluster(cluster, asked)),
    beginBatch: (batch) => writing(() => beginOnCluster(cluster, batch)),
    appendPiece: (piece) =>
      writing(() => reading.writing((duck) => appendPieceOnCluster(cluster, duck, piece))),
    settleBatch: ({ batch }) => writing(() => settleOnCluster(cluster, batch)),
    commitBatch: ({ batch }) =>
      writing(async () => {
        await commitOnCluster(cluster, batch)
        await findNames(cluster)
      }),
    dropBatch: ({ batch }) =>
      writing(async () => {
        await dropOnCluster(cluster, batch)
        await findNames(cluster)
        await sweeps()
      }),
    batchStates: () => asking(() => batchStatesOnCluster(cluster)),
    whatUndoingTakes: ({ batch }) => asking(() => undoingOnCluster(cluster, batch)),
  }
}

type Told = Pick<Ledger, 'applyIdentities' | 'untoldNames' | 'namesTold' | 'applyTouches'> &
  Pick<Ledger, 'appendWorthHistory' | 'dropWorthHistory'>

/** What the notebook tells the ledger, and is told by it. */
function toldOf(cluster: Cluster, { writing }: Turns): Told {
  return {
    applyIdentities: (changes) => writing(() => tellIdentities(cluster, changes)),
    // In one turn: nothing may come to stand between what is found and up to where it is told.
    untoldNames: (asked) =>
      writing(async () => {
        await findNames(cluster)
        return untoldNamesOnCluster(cluster, asked)
      }),
    namesTold: (asked) => writing(() => namesToldOnCluster(cluster, asked)),
    applyTouches: (changes) => writing(() => applyTouchesOnCluster(cluster, changes)),
    appendWorthHistory: (piece) => writing(() => appendWorthOnCluster(cluster, piece)),
    dropWorthHistory: ({ run }) => writing(() => dropWorthOnCluster(cluster, run)),
  }
}

/** What was taken out is gone from a server's files when it lets go of the old ones, some minutes later, by itself. */
function erasingOf(
  cluster: Cluster,
  { writing, asking, sweeps }: Sweeping,
): Pick<KeptLedger, 'batchesNaming' | 'eraseParties' | 'rewrite'> {
  return {
    batchesNaming: (asked) => asking(() => batchesNamingOnCluster(cluster, asked)),
    eraseParties: (asked) => writing(() => eraseOnCluster(cluster, asked, sweeps)),
    rewrite: async () => undefined,
  }
}

type AskedAlone = Pick<Ledger, 'newIdentities' | 'partiesOnlyIn' | 'partiesSharedWith' | 'identityMark'> &
  Pick<Ledger, 'period' | 'customerCounts' | 'purchaseDaysOf' | 'customerPayments' | 'customerOrders'> &
  Pick<Ledger, 'orderLines' | 'productsListed' | 'productMark' | 'productGaps' | 'receivableItems'> &
  Pick<Ledger, 'touchMark' | 'worthHistoryOf' | 'worthPeople'>

/** One question a line. */
function askedOf(cluster: Cluster, { asking }: Turns): AskedAlone {
  return {
    identityMark: () => asking(() => identityMarkOnCluster(cluster)),
    newIdentities: (page) => asking(() => newIdentitiesOnCluster(cluster, page)),
    partiesOnlyIn: (page) => asking(() => partiesOnlyInOnCluster(cluster, page)),
    partiesSharedWith: (page) => asking(() => partiesSharedOnCluster(cluster, page)),
    period: () => asking(() => periodOnCluster(cluster)),
    customerCounts: (asked) => asking(() => customerCountsOnCluster(cluster, asked)),
    purchaseDaysOf: (asked) => asking(() => purchaseDaysOfOnCluster(cluster, asked)),
    customerPayments: (asked) => asking(() => customerPaymentsOnCluster(cluster, asked)),
    customerOrders: (asked) => asking(() => customerOrdersOnCluster(cluster, asked)),
    orderLines: (asked) => asking(() => orderLinesOnCluster(cluster, asked)),
    productsListed: (asked) => asking(() => productsListedOnCluster(cluster, asked)),
    productMark: () => asking(() => productMarkOnCluster(cluster)),
    productGaps: (asked) => asking(() => productGapsOnCluster(cluster, asked)),
    receivableItems: (asked) => asking(() => receivableItemsOnCluster(cluster, asked)),
    touchMark: () => asking(() => touchMarkOnCluster(cluster)),
    worthHistoryOf: ({ customer }) => asking(() => worthHistoryOnCluster(cluster, customer)),
    worthPeople: (asked) => asking(() => worthPeopleOnCluster(cluster, asked)),
  }
}

function readingOf({
  asking,
  writing,
}: Connections): Pick<Ledger, 'parquetSample' | 'parquetRows' | 'rejectedOf' | 'judge' | 'loadOrders'> {
  return {
    parquetSample: (path) => asking((duck) => parquetSample(duck, path)),
    parquetRows: (path) => asking((duck) => parquetRows(duck, path)),
    rejectedOf: (file, settings) => writing((duck) => rejectedOf(duck, file, settings)),
    judge: (asked) => asking((duck) => judge(duck, asked)),
    loadOrders: async () => {
      throw new Error('a ledger that is kept takes facts in by batches')
    },
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
type Turns = { readonly writing: Turn; readonly asking: Turn; readonly quiet: () => Promise<void> }

const once: Turn = (work) => work()

function turns(asked: Turn): Turns {
  const running = new Set<Promise<unknown>>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    writing: (work) => {
      const next = last.then(work)
      last = next.catch(() => undefined)
      return next
    },
    asking: async (work) => {
      const answer = asked(work)
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
