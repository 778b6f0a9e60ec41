import type { Person } from '../../base/access/person.ts'
import { reads } from '../../base/access/sight.ts'
import type {
  CustomerOrder,
  CustomerPayment,
  Ledger,
  OrderLine as LedgerLine,
  OrderKey,
  PaymentKey,
} from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { company, minorUnits } from '../../manage/settings/settings.ts'
import { customerSeen } from '../customers/customers.ts'
import type { Order, OrderLine, Payment, Purchases } from './contract.ts'

export type { OrderKey, PaymentKey }

export type OrdersDeps = {
  readonly notebook: Notebook
  readonly ledger: Pick<
    Ledger,
    'customerOrders' | 'orderLines' | 'customerPayments' | 'customerCounts' | 'purchaseDaysOf'
  >
}

/** Whose facts, and who asks. */
export type Whose = { readonly customer: string; readonly person: Pick<Person, 'may' | 'sight'> }

/** A customer's orders, newest first. */
export async function listOrders(
  { customer, person, before, most }: Whose & { before: OrderKey | null; most: number },
  deps: OrdersDeps,
): Promise<Order[]> {
  const { inMinor, seesMargin } = await factsOf({ customer, person }, deps)
  const orders = await deps.ledger.customerOrders({ customer, before, most })
  return orders.map(
    (order: CustomerOrder): Order => ({
      ...order,
      firstProducts: [...order.firstProducts],
      amount: inMinor(order.amount),
      margin: seesMargin ? inMinor(order.margin) : null,
    }),
  )
}

/** The lines of one order, as their file has them. */
export async function listOrderLines(
  { customer, person, order, most }: Whose & { order: OrderKey; most: number },
  deps: OrdersDeps,
): Promise<OrderLine[]> {
  const { inMinor, seesMargin } = await factsOf({ customer, person }, deps)
  const lines = await deps.ledger.orderLines({ customer, order, most })
  return lines.map(
    (line: LedgerLine): OrderLine => ({
      ...line,
      amount: inMinor(line.amount),
      margin: seesMargin ? inMinor(line.margin) : null,
    }),
  )
}

/** A customer's payments, newest first. */
export async function listPayments(
  { customer, person, before, most }: Whose & { before: PaymentKey | null; most: number },
  deps: OrdersDeps,
): Promise<Payment[]> {
  const { inMinor, seesCredit } = await factsOf({ customer, person }, deps)
  const payments = await deps.ledger.customerPayments({ customer, before, most })
  return payments.map(
    (payment: CustomerPayment): Payment => ({
      ...payment,
      amount: seesCredit ? inMinor(payment.amount) : null,
    }),
  )
}

/** What a customer's facts come to, and the days they are of. */
export async function purchasesOf({ customer, person }: Whose, deps: OrdersDeps): Promise<Purchases> {
  const { inMinor, seesMargin, seesCredit } = await factsOf({ customer, person }, deps)
  const counts = await deps.ledger.customerCounts({ customer })
  const { days, net, purchase } = await deps.ledger.purchaseDaysOf({ customer })
  return {
    ...counts,
    revenue: inMinor(counts.revenue) ?? 0,
    margin: seesMargin ? inMinor(counts.margin) : null,
    uncosted: seesMargin ? inMinor(counts.uncosted) : null,
    paid: seesCredit ? (inMinor(counts.paid) ?? 0) : null,
    days: Array.from(days, (day, i) => ({
      day: epoch.add({ days: day }).toString(),
      net: inMinor(net[i] ?? null) ?? 0,
      purchase: purchase[i] === 1,
    })),
  }
}

const epoch = Temporal.PlainDate.from('1970-01-01')

/**
 * Refuses where the customer is not there for whoever asks; answers how the ledger's amounts become the company's minor
 * units, and whether they may see what is kept of them.
 */
async function factsOf(
  { customer, person }: Whose,
  { notebook }: OrdersDeps,
): Promise<{
  readonly inMinor: (amount: number | null) => number | null
  readonly seesMargin: boolean
  readonly seesCredit: boolean
}> {
  const { owner } = await customerSeen(notebook.read, customer, person.sight)
  const minor = minorUnits((await company(notebook.read)).currency)
  return {
    inMinor: (amount) => (amount === null || Number.isNaN(amount) ? null : Math.round(amount * minor)),
    seesMargin: person.may('worth.read') && reads(person.sight, 'margin', owner),
    seesCredit: reads(person.sight, 'credit', owner),
  }
}
