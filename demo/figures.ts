/** What the generated company looks like in figures: its README states them and its tests hold it to them. */
import { amountOfLines } from './drafts.ts'
import type { DemoCompany, DemoOrder } from './records.ts'

/** Demo assumptions for what serving costs (fen); the product measures its own. */
const service = {
  delivery: 500,
  deliveryMinute: 30,
  line: 60,
  returned: 1500,
  yearlyInterest: 0.06,
  lostAfterDays: 120,
}

export function demoFigures(company: DemoCompany) {
  const sales = company.orders.filter((order) => order.originalOrder === null)
  const lines = company.orders.reduce((sum, order) => sum + order.lines.length, 0)
  const anonymous = sales.filter((order) => order.customer === null)
  const purchaseDays = new Map<string, Set<string>>()
  for (const order of sales) {
    if (order.customer === null) continue
    const days = purchaseDays.get(order.customer) ?? new Set()
    purchaseDays.set(order.customer, days.add(order.day))
  }
  const buyers = purchaseDays.size
  const margins = marginOf(company)
  const nets = netMarginOf(company)
  const receivable = receivables(company)
  const delivered = sales.filter((order) => order.handover === '送货' && order.deliveredDay !== null)
  return {
    customers: company.customers.length,
    buyers,
    orders: sales.length,
    returns: company.orders.length - sales.length,
    lines,
    payments: company.payments.length,
    oneTimeShare: [...purchaseDays.values()].filter((days) => days.size === 1).length / buyers,
    anonymousShare: anonymous.reduce((sum, order) => sum + order.lines.length, 0) / lines,
    revenue: company.orders.reduce((sum, order) => sum + amountOfLines(order.lines), 0),
    margin: total(margins),
    topFifthMarginShare: topShare(margins, 0.2),
    netNegativeMargin: margins.filter((margin) => margin < 0).length,
    netMargin: total(nets),
    topFifthNetShare: topShare(nets, 0.2),
    netNegative: nets.filter((net) => net < 0).length,
    lossOfNegative: total(nets.filter((net) => net < 0)),
    receivable: total(receivable.map(({ open }) => open)),
    overdue: total(receivable.filter(({ due }) => due < company.lastDay).map(({ open }) => open)),
    overdueCustomers: new Set(
      receivable.filter(({ due }) => due < company.lastDay).map(({ customer }) => customer),
    ).size,
    lateDeliveryShare:
      delivered.filter((order) => (order.deliveredDay ?? '') > (order.promisedDay ?? '')).length /
      delivered.length,
    leftShare: company.truth.filter((truth) => truth.leftDay !== null).length / company.truth.length,
    referrals: company.customers.filter((customer) => customer.referredBy !== null).length,
  }
}

const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0)

function topShare(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => b - a)
  return total(sorted.slice(0, Math.round(sorted.length * share))) / total(sorted)
}

function byCustomer(company: DemoCompany, worth: (order: DemoOrder) => number): readonly number[] {
  const sums = new Map<string, number>()
  for (const order of company.orders) {
    if (order.customer !== null) sums.set(order.customer, (sums.get(order.customer) ?? 0) + worth(order))
  }
  return [...sums.values()]
}

const orderMargin = (order: DemoOrder) => order.lines.reduce((sum, line) => sum + line.amount - line.cost, 0)

function marginOf(company: DemoCompany): readonly number[] {
  return byCustomer(company, orderMargin)
}

/** Margin less what serving took: the way, the picking, the taking back, the waiting for the money, the money lost. */
function netMarginOf(company: DemoCompany): readonly number[] {
  const minutes = new Map(company.customers.map((customer) => [customer.customer, customer.minutesAway]))
  const open = new Map(receivables(company).map((receivable) => [receivable.order, receivable]))
  const waited = waitingCost(company)
  return byCustomer(company, (order) => {
    if (order.originalOrder !== null) return orderMargin(order) - service.returned
    const way = (minutes.get(order.customer ?? '') ?? 0) * service.deliveryMinute
    const delivery = order.handover === '送货' ? service.delivery + way : 0
    const lost = open.get(order.order)
    const loss =
      lost !== undefined && daysBetween(lost.due, company.lastDay) > service.lostAfterDays ? lost.open : 0
    return (
      orderMargin(order) -
      delivery -
      order.lines.length * service.line -
      (waited.get(order.order) ?? 0) -
      loss
    )
  })
}

function waitingCost(company: DemoCompany): ReadonlyMap<string, number> {
  const delivered = new Map(company.orders.map((order) => [order.order, order.deliveredDay ?? order.day]))
  const costs = new Map<string, number>()
  for (const payment of company.payments) {
    const days = daysBetween(delivered.get(payment.order) ?? payment.day, payment.day)
    const cost = (payment.amount * Math.max(0, days) * service.yearlyInterest) / 365.25
    costs.set(payment.order, (costs.get(payment.order) ?? 0) + cost)
  }
  return costs
}

/** What is still owed on each sale, after returns and payments. */
export function receivables(company: DemoCompany) {
  const open = new Map<string, number>()
  for (const order of company.orders) {
    const sale = order.originalOrder ?? order.order
    open.set(sale, (open.get(sale) ?? 0) + amountOfLines(order.lines))
  }
  for (const payment of company.payments)
    open.set(payment.order, (open.get(payment.order) ?? 0) - payment.amount)
  return company.orders.flatMap(({ order, originalOrder, customer, dueDay }) => {
    const owed = open.get(order) ?? 0
    return originalOrder === null && owed !== 0 ? [{ order, customer, open: owed, due: dueDay ?? '' }] : []
  })
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
