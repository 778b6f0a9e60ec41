/** Something sold on credit; days are counted from any one day, amounts are whole units of any size. */
export type CreditItem = {
  readonly source: string
  readonly order: string
  readonly day: number
  readonly due: number
  /** Above 0. */
  readonly amount: number
}

/** Money that came, or below 0 went back; `order` is null where nobody said what for. */
export type MoneyReceived = {
  readonly source: string
  readonly order: string | null
  readonly day: number
  readonly amount: number
}

export type Allocation = {
  /** Of each item, in the order given. */
  readonly paid: Float64Array
  /** When nothing was owed of it any more, not before it was sold; NaN: something still is. */
  readonly paidDay: Float64Array
  /** What was paid beyond everything owed; below 0, what was refunded beyond everything paid. */
  readonly credit: number
}

type Money = { readonly day: number; readonly amount: number }

/**
 * Which of a customer's debts did its payments pay? First, each payment what it was made for, the oldest due day of that
 * order first. What is left over, and what was made for nothing in particular, then pays the oldest due first, whoever
 * paid first. A refund takes back from its order, or from what was left over; then from what is due last.
 *
 * @param items what was sold on credit
 * @param payments in the order they came
 * @example allocatePayments([{ source: 's', order: 'P2', day: 0, due: 69, amount: 10_000 }],
 *   [{ source: 's', order: 'P2', day: 60, amount: 4_000 }]).paid // [4000]
 */
export function allocatePayments(
  items: readonly CreditItem[],
  payments: readonly MoneyReceived[],
): Allocation {
  const paid = new Float64Array(items.length)
  const paidDay = new Float64Array(items.length).fill(Number.NaN)
  const oldestFirst = items
    .map((_, place) => place)
    .sort((a, b) => {
      const [one, other] = [items[a] as CreditItem, items[b] as CreditItem]
      return one.due - other.due || one.day - other.day || a - b
    })
  const ofOrder = ordersOf(items, oldestFirst)

  /** Pays the places in turn, from one on; what is left is answered. */
  const pay = (places: readonly number[], start: number, { day, amount }: Money): number => {
    let left = amount
    for (let i = start; i < places.length && left > 0; i++) {
      const place = places[i] as number
      const item = items[place] as CreditItem
      const taken = Math.min(left, item.amount - (paid[place] as number))
      if (taken <= 0) continue
      paid[place] = (paid[place] as number) + taken
      left -= taken
      if (paid[place] === item.amount) paidDay[place] = Math.max(day, item.day)
    }
    return left
  }
  const takeBack = (places: readonly number[], amount: number): number => {
    let left = amount
    for (let i = places.length - 1; i >= 0 && left > 0; i--) {
      const place = places[i] as number
      const taken = Math.min(left, paid[place] as number)
      if (taken <= 0) continue
      paid[place] = (paid[place] as number) - taken
      paidDay[place] = Number.NaN
      left -= taken
    }
    return left
  }

  const rest: Money[] = []
  for (const { source, order, day, amount } of payments) {
    const places = order === null ? [] : ofOrder(source, order)
    const left = amount > 0 ? pay(places, 0, { day, amount }) : -takeBack(places, -amount)
    if (left !== 0) rest.push({ day, amount: left })
  }
  let credit = 0
  // What is paid in full is not looked at again, however many payments follow.
  let settled = 0
  for (const { day, amount } of rest) {
    if (amount > 0) {
      credit += amount
      if (credit <= 0) continue
      while (settled < oldestFirst.length && isPaid(oldestFirst[settled] as number)) settled++
      credit = pay(oldestFirst, settled, { day, amount: credit })
    } else {
      const fromCredit = Math.min(Math.max(credit, 0), -amount)
      const left = takeBack(oldestFirst, -amount - fromCredit)
      credit -= fromCredit + left
      settled = 0
    }
  }
  function isPaid(place: number): boolean {
    return paid[place] === (items[place] as CreditItem).amount
  }
  return { paid, paidDay, credit }
}

/** The items of an order, the oldest due first: of the payment's own source, else of whichever source numbers one so. */
function ordersOf(items: readonly CreditItem[], oldestFirst: readonly number[]) {
  const own = new Map<string, number[]>()
  const any = new Map<string, number[]>()
  const add = (to: Map<string, number[]>, key: string, place: number): void => {
    const places = to.get(key)
    if (places) places.push(place)
    else to.set(key, [place])
  }
  for (const place of oldestFirst) {
    const { source, order } = items[place] as CreditItem
    if (order === '') continue
    add(own, `${source}\n${order}`, place)
    add(any, order, place)
  }
  return (source: string, order: string): readonly number[] =>
    own.get(`${source}\n${order}`) ?? any.get(order) ?? []
}
