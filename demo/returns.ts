/**
 * Goods that come back: sometimes the same day, sometimes weeks later, each on a paper of its own that names the order.
 * Sound goods go back on the shelf; spoilt ones are thrown away, and then the shop has lost what they cost.
 */
import { amountOf, type Draft, type Scene } from './drafts.ts'
import { between, happens, type Random, weighted, wholeBetween } from './random.ts'
import type { DemoLine } from './records.ts'

/** Chance that a line comes back, at least in part. */
export const returnChance = { household: 0.011, business: 0.008, troublesome: 0.08 } as const

const reasons = [
  ['退货：买错规格', false, 30],
  ['退货：送多了', false, 20],
  ['退货：包装破损', true, 18],
  ['退货：受潮', true, 18],
  ['退货：生虫', true, 14],
] as const

export function returnsOf(told: Scene, draft: Draft, lineChance: number): readonly Draft[] {
  const { chance } = told
  if (draft.delivered === null) return []
  const late = draft.promised !== null && draft.delivered > draft.promised ? 1.5 : 1
  const back = draft.lines.flatMap((line) =>
    line.price > 0 && happens(chance, lineChance * late) ? [lineBack(chance, line)] : [],
  )
  if (back.length === 0) return []
  const waited = happens(chance, 0.25) ? 0 : Math.round(between(chance, 1, 14))
  const day = told.calendar.openDay(draft.delivered + waited)
  if (day >= told.calendar.days) return []
  return [{ ...draft, day, promised: null, delivered: null, due: null, original: draft, lines: back }]
}

function lineBack(chance: Random, line: DemoLine): DemoLine {
  const [note, spoilt] = weighted(
    chance,
    reasons.map((reason) => [reason, reason[2]] as const),
  )
  const whole = Number.isInteger(line.quantity)
  const units = whole
    ? wholeBetween(chance, 1, Math.max(1, Math.ceil(line.quantity * between(chance, 0.2, 1))))
    : 0
  const quantity = whole ? Math.min(units, line.quantity) : line.quantity
  const unitCost = line.cost / line.quantity
  return {
    ...line,
    quantity: -quantity,
    amount: amountOf(-quantity, line.price),
    cost: spoilt ? 0 : -Math.round(unitCost * quantity),
    note,
  }
}
