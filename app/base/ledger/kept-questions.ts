import type { Connections } from './connections.ts'
import { type Copies, copies } from './copies.ts'
import { beginDump, dumpPage, endDump } from './dump.ts'
import {
  type CustomerCounts,
  customerCounts,
  type PurchaseDaysOf,
  purchaseDaysOf,
} from './questions/customer-counts.ts'
import {
  type CustomerOrder,
  customerOrders,
  type OrderKey,
  type OrderLine,
  orderLines,
} from './questions/customer-orders.ts'
import { type CustomerPayment, customerPayments, type PaymentKey } from './questions/customer-payments.ts'
import { type GapsAsked, type ProductGaps, productGaps } from './questions/product-gaps.ts'
import { type ProductListed, productMark, productsListed } from './questions/products-listed.ts'
import { type ReceivableItems, type ReceivablesAsked, receivableItems } from './questions/receivable-items.ts'
import {
  appendWorthHistory,
  dropWorthHistory,
  type WorthHistory,
  type WorthPiece,
  worthHistoryOf,
} from './questions/worth-history.ts'
import {
  type PeopleAsked,
  type PeopleWanted,
  type PersonPlace,
  worthPeople,
} from './questions/worth-people.ts'
import { type ReadOuts, readOuts } from './read-out.ts'
import { applyTouches, type TouchChanges, touchMark } from './touches.ts'

export type {
  CustomerCounts,
  CustomerOrder,
  CustomerPayment,
  GapsAsked,
  OrderKey,
  OrderLine,
  PaymentKey,
  PeopleWanted,
  PersonPlace,
  ProductGaps,
  PurchaseDaysOf,
  ReceivableItems,
  ReceivablesAsked,
  WorthHistory,
  WorthPiece,
}

type Whom = { readonly customer: string }

/** Questions that only a ledger in a file answers: it knows orders, payments, customers and what was said of them. */
export type KeptQuestions = ReadOuts &
  Copies & {
    readonly customerOrders: (
      asked: Whom & { readonly before: OrderKey | null; readonly most: number },
    ) => Promise<readonly CustomerOrder[]>
    readonly orderLines: (
      asked: Whom & { readonly order: OrderKey; readonly most: number },
    ) => Promise<readonly OrderLine[]>
    readonly customerPayments: (
      asked: Whom & { readonly before: PaymentKey | null; readonly most: number },
    ) => Promise<readonly CustomerPayment[]>
    readonly customerCounts: (asked: Whom) => Promise<CustomerCounts>
    readonly purchaseDaysOf: (asked: Whom) => Promise<PurchaseDaysOf>
    /** Who bought what again when: for run-out dates. */
    readonly productGaps: (asked: GapsAsked) => Promise<ProductGaps>
    /** What products are called by the lists that stand, and which lists those are. */
    readonly productsListed: (asked: {
      readonly after: string
      readonly most: number
    }) => Promise<readonly ProductListed[]>
    readonly productMark: () => Promise<string>
    /** What was sold on credit and what of it is paid. */
    readonly receivableItems: (asked: ReceivablesAsked) => Promise<ReceivableItems>
    readonly appendWorthHistory: (piece: WorthPiece) => Promise<void>
    readonly dropWorthHistory: (asked: { readonly run: number }) => Promise<void>
    readonly worthHistoryOf: (asked: Whom) => Promise<WorthHistory>
    /** The customers behind a figure of a run. */
    readonly worthPeople: (asked: PeopleAsked) => Promise<readonly PersonPlace[]>
    /** When somebody got in touch with a customer, as the notebook has it now. */
    readonly applyTouches: (changes: TouchChanges) => Promise<void>
    readonly touchMark: () => Promise<number>
    /** Lays everything out as canonical lines (see dump.ts), whose number is answered: to be asked for in pages, then ended. */
    readonly beginDump: () => Promise<number>
    readonly dumpPage: (asked: {
      readonly dump: number
      readonly after: number
      readonly most: number
    }) => Promise<readonly string[]>
    readonly endDump: (asked: { readonly dump: number }) => Promise<void>
    /** Writes everything down into the one file. */
    readonly checkpoint: () => Promise<void>
  }

export function keptQuestions(connections: Connections): KeptQuestions {
  const { asking, laidOut, writing } = connections
  const outs = readOuts(connections)
  let dumps = 0
  return {
    ...outs,
    ...copies(connections),
    customerOrders: (asked) => asking((duck) => customerOrders(duck, asked)),
    orderLines: (asked) => asking((duck) => orderLines(duck, asked)),
    customerPayments: (asked) => asking((duck) => customerPayments(duck, asked)),
    customerCounts: (asked) => asking((duck) => customerCounts(duck, asked)),
    purchaseDaysOf: (asked) => asking((duck) => purchaseDaysOf(duck, asked)),
    productGaps: (asked) => asking((duck) => productGaps(duck, asked)),
    productsListed: (asked) => asking((duck) => productsListed(duck, asked)),
    productMark: () => asking(productMark),
    receivableItems: (asked) => asking((duck) => receivableItems(duck, asked)),
    appendWorthHistory: (piece) => writing((duck) => appendWorthHistory(duck, piece)),
    dropWorthHistory: (asked) => writing((duck) => dropWorthHistory(duck, asked)),
    worthHistoryOf: (asked) => asking((duck) => worthHistoryOf(duck, asked)),
    worthPeople: (asked) => asking((duck) => worthPeople(duck, asked)),
    applyTouches: (changes) => writing((duck) => applyTouches(duck, changes)),
    touchMark: () => asking(touchMark),
    beginDump: async () => {
      const dump = ++dumps
      await laidOut((duck) => beginDump(duck, { dump }))
      return dump
    },
    dumpPage: (asked) => laidOut((duck) => dumpPage(duck, asked)),
    endDump: (asked) => laidOut((duck) => endDump(duck, asked)),
    checkpoint: async () => {
      // What somebody is still reading, the database would not write down over.
      await outs.endReadOut()
      await writing((duck) => duck.run('checkpoint'))
    },
  }
}
