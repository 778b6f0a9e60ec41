import { Duck } from './duckdb.ts'
import {
  type Load,
  type Loaded,
  type LoadSettings,
  loadOrders,
  type OrderFile,
  parquetSample,
  type Rejected,
  rejectedOf,
} from './load-orders.ts'
import { type CustomerHistories, customerHistories } from './questions/customer-histories.ts'
import { type HistoriesAsked, layOutHistories } from './questions/histories.ts'
import { type Period, period } from './questions/period.ts'
import { type PurchaseDays, purchaseDays } from './questions/purchase-days.ts'
import { type PurchasePatterns, purchasePatterns } from './questions/purchase-patterns.ts'
import { readingMacros } from './readings.ts'
import { ledgerTables } from './tables.ts'

/**
 * The facts: what was sold to whom, when and for how much. Facts are appended in batches and asked about by named
 * questions; nothing of the database behind it is seen from outside.
 */
export type { CustomerHistories, Loaded, LoadSettings, OrderFile, Period, Rejected }

export type Ledger = {
  /** Headings and first rows of a Parquet file. */
  readonly parquetSample: (
    path: string,
  ) => Promise<{ columns: readonly string[]; sample: readonly (readonly string[])[] }>
  /** Appends a file of order lines as one batch; lines that cannot be read are left out and counted. */
  readonly loadOrders: (load: Load) => Promise<Loaded>
  /** The lines left out of a file, with their reasons. */
  readonly rejectedOf: (file: OrderFile, settings: LoadSettings) => Promise<readonly Rejected[]>
  readonly period: () => Promise<Period>
  /** To be called before the questions below: cuts the facts at a day. */
  readonly layOutHistories: (asked: HistoriesAsked) => Promise<void>
  readonly purchasePatterns: (asked: { readonly asOf: string }) => Promise<PurchasePatterns>
  readonly customerHistories: () => Promise<CustomerHistories>
  readonly purchaseDays: (asked: { readonly most: number }) => Promise<PurchaseDays>
  /**
   * Lets go of what lies in memory and will not be asked about again: the single lines and days, or the customers too.
   */
  readonly forget: (what: 'days' | 'customers') => Promise<void>
  readonly close: () => void
}

/**
 * Opens a ledger.
 *
 * @param where a file, or ':memory:' for one that is gone when closed
 */
export async function openLedger(where: string): Promise<Ledger> {
  const duck = await Duck.open(where)
  for (const sql of [...readingMacros, ...ledgerTables]) await duck.run(sql)
  return {
    parquetSample: (path) => parquetSample(duck, path),
    loadOrders: (load) => loadOrders(duck, load),
    rejectedOf: (file, settings) => rejectedOf(duck, file, settings),
    period: () => period(duck),
    layOutHistories: (asked) => layOutHistories(duck, asked),
    purchasePatterns: (asked) => purchasePatterns(duck, asked),
    customerHistories: () => customerHistories(duck),
    purchaseDays: (asked) => purchaseDays(duck, asked),
    forget: (what) => forget(duck, what, where !== ':memory:'),
    close: () => duck.close(),
  }
}

async function forget(duck: Duck, what: 'days' | 'customers', kept: boolean): Promise<void> {
  // Lines in a file are the company's facts; those in memory end with the command anyhow.
  const tables = what === 'days' ? [...(kept ? [] : ['lines']), 'days', 'netted'] : ['histories', 'later']
  for (const table of tables) await duck.run(`drop table if exists ${table}`)
}
