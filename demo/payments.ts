/**
 * When the money comes. Most households pay at the door; those on the tab settle after payday; businesses pay on terms,
 * some on their money day, some weeks late, some in parts, and a few never again.
 */
import type { Business } from './businesses.ts'
import { amountOfLines, type Draft, type Scene, type Shop } from './drafts.ts'
import type { Household } from './households.ts'
import { between, happens, type Random, weighted, wholeBetween } from './random.ts'

export type Receipt = {
  readonly day: number
  readonly draft: Draft
  readonly amount: number
  readonly method: string
  readonly note: string
}

export type Planned = { readonly day: number; readonly share: number }

export function householdPlan(told: Scene, home: Household, draft: Draft): readonly Planned[] {
  const { chance } = told
  if (draft.delivered === null || draft.due === null) return []
  if (!home.tab) return [{ day: draft.delivered, share: 1 }]
  // The wage arrives, and some days later so does the customer.
  const settled = draft.due + Math.floor(between(chance, 0, home.forgetful ? 9 : 3.5))
  if (!happens(chance, home.forgetful ? 0.35 : 0.05)) return [{ day: settled, share: 1 }]
  const nextPayday = told.calendar.nextMonthDay(settled + 10, home.payday)
  return happens(chance, 0.4)
    ? [
        { day: settled, share: 0.5 },
        { day: nextPayday, share: 1 },
      ]
    : [{ day: nextPayday, share: 1 }]
}

export function accountPlan(told: Scene, account: Business, draft: Draft): readonly Planned[] {
  const { chance } = told
  const { delivered, due } = draft
  if (delivered === null || due === null) return []
  if (account.defaultsFrom !== null && delivered > account.defaultsFrom) return []
  const moneyDay = (day: number) => told.calendar.nextMonthDay(day, account.payday)
  const late = wholeBetween(chance, 8, account.troublesome ? 45 : 30)
  if (account.payer === 'prompt')
    return [{ day: Math.max(delivered, due + wholeBetween(chance, -4, 1)), share: 1 }]
  if (account.payer === 'slow') return [{ day: moneyDay(due + late), share: 1 }]
  if (account.payer === 'partial') {
    const share = oneOfShares(chance)
    return [
      { day: moneyDay(due), share },
      { day: moneyDay(due + late), share: 1 },
    ]
  }
  if (account.creditTermDays === 0) return [{ day: delivered, share: 1 }]
  // The nearest money day, even if it is a little before the due day.
  return [{ day: Math.max(delivered, moneyDay(due - 6) + wholeBetween(chance, 0, 2)), share: 1 }]
}

function oneOfShares(chance: Random): number {
  return weighted(chance, [
    [0.3, 1],
    [0.5, 3],
    [0.6, 2],
    [0.8, 2],
  ])
}

/**
 * Plays an order's planned payments and its returns in the order of their days, so that nobody pays for what is already
 * back, and what was paid for and came back is given back.
 */
export function receiptsOf(
  shop: Shop,
  draft: Draft,
  { plan, returns, method }: { plan: readonly Planned[]; returns: readonly Draft[]; method: string },
): readonly Receipt[] {
  const steps = [
    ...returns.map((back) => ({ day: back.day, back: amountOfLines(back.lines), share: 0 })),
    ...plan.map(({ day, share }) => ({ day, back: 0, share })),
  ].sort((a, b) => a.day - b.day)
  const receipts: Receipt[] = []
  let owed = amountOfLines(draft.lines)
  for (const { day, back, share } of steps) {
    if (day >= shop.calendar.days) break
    owed += back
    const amount = owed < 0 ? owed : Math.round(owed * share)
    if (amount === 0) continue
    const note = amount < 0 ? '退款' : amount < owed ? '部分回款' : ''
    receipts.push({ day, draft, amount, method, note })
    owed -= amount
  }
  return receipts
}
