import { appendPiece } from './append-piece.ts'
import { batchStates, beginBatch, commitBatch, dropBatch, nameParties, type PartiesNamed } from './batches.ts'
import { type Connections, openConnections } from './connections.ts'
import { batchesNaming, eraseParties, type ToErase } from './erase.ts'
import type {
  Batch,
  BatchFigures,
  BatchState,
  FactFile,
  FactKind,
  Judgement,
  Load,
  Loaded,
  LoadSettings,
  Page,
  Piece,
  PieceAppended,
  Rejected,
} from './facts.ts'
import {
  applyIdentities,
  type IdentityChanges,
  identityMark,
  type NewIdentities,
  newIdentities,
  partiesOnlyIn,
  partiesSharedWith,
} from './identities.ts'
import { judge } from './judgement.ts'
import { type KeptQuestions, keptQuestions } from './kept-questions.ts'
import { loadOrders, parquetRows, parquetSample } from './load-orders.ts'
import { type NamesAsked, namesTold, type PartyNames, untoldNames } from './party-names.ts'
import { type Cohorts, cohorts } from './questions/cohorts.ts'
import { type CustomerHistories, customerHistories } from './questions/customer-histories.ts'
import {
  type CustomerWorth,
  customerWorth,
  type MarginScoring,
  type Scoring,
} from './questions/customer-worth.ts'
import { forgetHistories, type HistoriesAsked, layOutHistories } from './questions/histories.ts'
import { type HoldOut, holdOut } from './questions/hold-out.ts'
import { type MarginSums, marginSums } from './questions/margin-sums.ts'
import { type Period, period } from './questions/period.ts'
import { type PurchasePatterns, purchasePatterns } from './questions/purchase-patterns.ts'
import { type Spending, type SpendingAsked, spending } from './questions/spending.ts'
import { keepStageWindows, type StageWindowsAsked } from './questions/stage-windows.ts'
import {
  type TrialHistories,
  type TrialSample,
  type TrialsAsked,
  trialHistories,
  trialSample,
} from './questions/trials.ts'
import { readingMacros } from './readings.ts'
import { rejectedOf } from './rejected-lines.ts'
import { settleBatch } from './settle-batch.ts'
import { fileTables, memoryTables } from './tables.ts'
import { type UndoingTakes, whatUndoingTakes } from './what-undoing-takes.ts'

export type { FactKind, LineCounts } from './facts.ts'
export type {
  CustomerOrder,
  CustomerPayment,
  OrderKey,
  OrderLine,
  PaymentKey,
  PeopleWanted,
  PersonPlace,
  ProductGaps,
  ReceivableItems,
} from './kept-questions.ts'
/**
 * The facts: what was sold to whom, when and for how much, and what was paid. Facts are appended in batches and asked
 * about by named questions; nothing of the database behind it is seen from outside. Arguments and answers are plain
 * data, so that they can come from another thread.
 */
export type {
  BatchFigures,
  Cohorts,
  CustomerHistories,
  CustomerWorth,
  FactFile,
  FactFile as OrderFile,
  HoldOut,
  Judgement,
  Loaded,
  LoadSettings,
  MarginScoring,
  Period,
  PieceAppended,
  PurchasePatterns,
}

export type Ledger = Reading &
  Batches &
  Identities &
  Questions &
  KeptQuestions & { readonly close: () => void }

/** The ledger of a data folder, whose file has one owner. */
export type KeptLedger = Ledger & {
  /** Forgets everything it ever knew: a new file stands in place of the old one, of which nothing is left on the disk. */
  readonly beginAnew: () => Promise<void>
  /** What was taken out is no longer in the file itself either. Questions wait meanwhile. */
  readonly rewrite: () => Promise<void>
}

type Reading = {
  /** Headings and first rows of a Parquet file. */
  readonly parquetSample: (
    path: string,
  ) => Promise<{ columns: readonly string[]; sample: readonly (readonly string[])[] }>
  readonly parquetRows: (path: string) => Promise<number>
  /** In memory: appends a file of order lines, whole; lines that cannot be read are left out and counted. */
  readonly loadOrders: (load: Load) => Promise<Loaded>
  /** The lines left out of a file of orders, with their reasons. */
  readonly rejectedOf: (file: FactFile, settings: LoadSettings) => Promise<readonly Rejected[]>
  /** What only a whole file tells, of any kind: to be kept, and given with every piece of it. */
  readonly judge: (asked: ToJudge) => Promise<Judgement>
}

type ToJudge = {
  readonly kind: FactKind
  readonly file: FactFile
  readonly settings: LoadSettings
}

/** How facts come into a file and go: each step is one durable transaction, and changes nothing when repeated. */
type Batches = {
  /** A file of customers names these parties, and keeps them while it stands; answers the customers new with it. */
  readonly nameParties: (asked: PartiesNamed) => Promise<{ party: string[]; customer: string[] }>
  /** Says how many pieces are durable already: 0 to `chunks` − 1. */
  readonly beginBatch: (batch: Batch) => Promise<{ chunks: number }>
  readonly appendPiece: (piece: Piece) => Promise<PieceAppended>
  /** After the last piece: finds what stood already and makes new customers. */
  readonly settleBatch: (asked: { readonly batch: number }) => Promise<BatchFigures>
  /** From now on questions see it. */
  readonly commitBatch: (asked: { readonly batch: number }) => Promise<void>
  /**
   * As if a batch had never been, whether it stood or not: what other standing batches contain goes on counting, and
   * customers that they name stay.
   */
  readonly dropBatch: (asked: { readonly batch: number }) => Promise<void>
  readonly batchStates: () => Promise<readonly BatchState[]>
  /** What would go with a standing batch, and what would stay; nothing of one that does not stand. */
  readonly whatUndoingTakes: (asked: { readonly batch: number }) => Promise<UndoingTakes>
}

type Identities = {
  /** The customers that a batch made, by party; `after` is the last party of the page before. */
  readonly newIdentities: (page: Page) => Promise<NewIdentities>
  /** Parties that no other standing batch names. */
  readonly partiesOnlyIn: (page: Page) => Promise<readonly string[]>
  /** Parties that others name too, each with the first of those. */
  readonly partiesSharedWith: (page: Page) => Promise<{ party: string[]; batch: number[] }>
  readonly applyIdentities: (changes: IdentityChanges) => Promise<void>
  readonly identityMark: () => Promise<number>
  /** What parties are called since the notebook was told last, a page at a time; then that it has been told. */
  readonly untoldNames: (asked: NamesAsked) => Promise<PartyNames>
  readonly namesTold: (asked: Pick<PartyNames, 'mark'>) => Promise<void>
  /** Of whoever is to be forgotten: the batches that name them; then that nothing names them any more. */
  readonly batchesNaming: (asked: Pick<ToErase, 'parties'>) => Promise<readonly number[]>
  readonly eraseParties: (asked: ToErase) => Promise<void>
}

type Questions = {
  readonly period: () => Promise<Period>
  /** To be called before the questions below: cuts the facts at a day. */
  readonly layOutHistories: (asked: HistoriesAsked) => Promise<void>
  readonly purchasePatterns: (asked: { readonly asOf: string }) => Promise<PurchasePatterns>
  /** A sample to try models on, and what its customers had done by some earlier days; grouped, while days are laid out. */
  readonly trialSample: (asked: { readonly most: number }) => Promise<TrialSample>
  readonly trialHistories: (asked: TrialsAsked) => Promise<readonly TrialHistories[]>
  /** What is spent and what of it is kept, as far as fitting needs to know: grouped. */
  readonly spending: (asked: SpendingAsked) => Promise<Spending>
  readonly marginSums: () => Promise<MarginSums>
  /** Keeps what tells the stages, while days are laid out, until everybody's worth is asked for. */
  readonly keepStageWindows: (asked: StageWindowsAsked) => Promise<void>
  readonly customerHistories: () => Promise<CustomerHistories>
  /** What everybody is worth by what was fitted, worked out where the facts are. */
  readonly customerWorth: (scoring: Scoring) => Promise<CustomerWorth>
  /** What those did who came in the same period of so many months. */
  readonly cohorts: (asked: { readonly months: number }) => Promise<Cohorts>
  /** What came after the day of the cut; asked of what was laid out with days after it. */
  readonly holdOut: (asked: HistoriesAsked) => Promise<HoldOut>
  /**
   * Lets go of what lies in memory and will not be asked about again: the single lines and days, or the customers too.
   */
  readonly forget: (what: 'days' | 'customers') => Promise<void>
}

/**
 * Opens a ledger.
 *
 * @param where a file, whose folder is there; or ':memory:' for one that is gone when closed
 */
export async function openLedger(where: string): Promise<Ledger> {
  const kept = where !== ':memory:'
  const connections = await openConnections(where, {
    settings: {
      // What was let go of goes back to the system soon, and not after the next large thing has been laid out beside it.
      allocator_background_threads: 'true',
      // Beside it there are the notebook and the program; what does not fit is laid down beside the file.
      ...(kept && { memory_limit: '800MB', temp_directory: `${where}.tmp` }),
    },
    prepare: [...readingMacros, ...(kept ? fileTables : memoryTables)],
  })
  return {
    ...facts(connections),
    ...questions(connections, kept),
    ...keptQuestions(connections),
    close: connections.close,
  }
}

function facts({ writing, asking }: Connections): Reading & Batches & Identities {
  return {
    parquetSample: (path) => asking((duck) => parquetSample(duck, path)),
    parquetRows: (path) => asking((duck) => parquetRows(duck, path)),
    loadOrders: (load) => writing((duck) => loadOrders(duck, load)),
    rejectedOf: (file, settings) => writing((duck) => rejectedOf(duck, file, settings)),
    judge: (asked) => asking((duck) => judge(duck, asked)),
    nameParties: (asked) => writing((duck) => nameParties(duck, asked)),
    beginBatch: (batch) => writing((duck) => beginBatch(duck, batch)),
    appendPiece: (piece) => writing((duck) => appendPiece(duck, piece)),
    settleBatch: (asked) => writing((duck) => settleBatch(duck, asked)),
    commitBatch: (asked) => writing((duck) => commitBatch(duck, asked)),
    dropBatch: (asked) => writing((duck) => dropBatch(duck, asked)),
    batchStates: () => asking(batchStates),
    whatUndoingTakes: (asked) => asking((duck) => whatUndoingTakes(duck, asked)),
    newIdentities: (page) => asking((duck) => newIdentities(duck, page)),
    partiesOnlyIn: (page) => asking((duck) => partiesOnlyIn(duck, page)),
    partiesSharedWith: (page) => asking((duck) => partiesSharedWith(duck, page)),
    applyIdentities: (changes) => writing((duck) => applyIdentities(duck, changes)),
    identityMark: () => asking(identityMark),
    untoldNames: (asked) => asking((duck) => untoldNames(duck, asked)),
    namesTold: (asked) => writing((duck) => namesTold(duck, asked)),
    batchesNaming: (asked) => asking((duck) => batchesNaming(duck, asked)),
    eraseParties: (asked) => writing((duck) => eraseParties(duck, asked)),
  }
}

/** One question a line: those answered in steps are `laidOut`, all others are `asking`. */
function questions({ asking, laidOut }: Connections, kept: boolean): Questions {
  return {
    period: () => asking(period),
    layOutHistories: (asked) => laidOut((duck) => layOutHistories(duck, asked, kept ? 'by id' : 'by party')),
    purchasePatterns: (asked) => laidOut((duck) => purchasePatterns(duck, asked)),
    trialSample: (asked) => laidOut((duck) => trialSample(duck, asked)),
    trialHistories: (asked) => laidOut((duck) => trialHistories(duck, asked)),
    spending: (asked) => laidOut((duck) => spending(duck, asked)),
    marginSums: () => laidOut(marginSums),
    keepStageWindows: (asked) => laidOut((duck) => keepStageWindows(duck, asked)),
    customerHistories: () => laidOut(customerHistories),
    customerWorth: (scoring) => laidOut((duck) => customerWorth(duck, scoring)),
    cohorts: (asked) => laidOut((duck) => cohorts(duck, asked)),
    holdOut: (asked) => laidOut((duck) => holdOut(duck, asked)),
    // Lines in a file are the company's facts; those in memory end with the command anyhow.
    forget: (what) => laidOut((duck) => forgetHistories(duck, { what, lines: !kept })),
  }
}
