/** Writes the drafts into the books: by day, each paper with a number of its own. */
import type { Calendar } from './calendar.ts'
import type { Draft } from './drafts.ts'
import type { Receipt } from './payments.ts'
import type { DemoOrder, DemoPayment } from './records.ts'

type Papers = { readonly drafts: readonly Draft[]; readonly receipts: readonly Receipt[] }
type Books = { readonly orders: readonly DemoOrder[]; readonly payments: readonly DemoPayment[] }

/** Every returned draft's original must be among the drafts, no later than the return. */
export function numbered(calendar: Calendar, { drafts, receipts }: Papers): Books {
  // The sort is stable: a return of the same day keeps standing after its sale.
  const orderNumbers = new Map<Draft, string>()
  const orderCounter = dailyNumbers(calendar)
  const orders = [...drafts].sort(byDay).map((draft): DemoOrder => {
    const order = orderCounter(draft.original === null ? '' : 'T', draft.day)
    orderNumbers.set(draft, order)
    const day = (number: number | null) => (number === null ? null : calendar.text(number))
    return {
      order,
      originalOrder: draft.original === null ? null : numberOf(orderNumbers, draft.original),
      day: calendar.text(draft.day),
      customer: draft.customer,
      channel: draft.channel,
      handover: draft.handover,
      promisedDay: day(draft.promised),
      deliveredDay: day(draft.delivered),
      dueDay: day(draft.due),
      lines: draft.lines,
    }
  })
  const paymentCounter = dailyNumbers(calendar)
  const payments = [...receipts].sort(byDay).map(
    (receipt): DemoPayment => ({
      payment: paymentCounter('S', receipt.day),
      day: calendar.text(receipt.day),
      customer: receipt.draft.customer,
      order: numberOf(orderNumbers, receipt.draft),
      amount: receipt.amount,
      method: receipt.method,
      note: receipt.note,
    }),
  )
  return { orders, payments }
}

const byDay = (a: { readonly day: number }, b: { readonly day: number }) => a.day - b.day

function numberOf(numbers: ReadonlyMap<Draft, string>, draft: Draft): string {
  const found = numbers.get(draft)
  if (found === undefined) throw new Error('a paper refers to an order that is not in the books')
  return found
}

/** DEMO-20250122-007, DEMO-T20250122-001 for returns, DEMO-S… for receipts: counted anew each day. */
function dailyNumbers(calendar: Calendar): (mark: string, day: number) => string {
  const counts = new Map<string, number>()
  return (mark, day) => {
    const prefix = `DEMO-${mark}${calendar.text(day).replaceAll('-', '')}`
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    return `${prefix}-${String(count).padStart(3, '0')}`
  }
}
