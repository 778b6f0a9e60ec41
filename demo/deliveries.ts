/**
 * When goods are promised and when they come. Late more often far out, before New Year, and in the first part of the
 * demo, before the shop got its second van: an improvement that a control chart should find.
 */
import type { Scene } from './drafts.ts'
import { happens, weighted } from './random.ts'
import type { Handover } from './records.ts'

type Errand = { readonly day: number; readonly delivery: boolean; readonly minutesAway: number }
type HandedOver = {
  readonly handover: Handover
  readonly promised: number
  readonly delivered: number | null
}

/** Share of the demo's days after which the second van drives. */
const secondVan = 0.45

export function handedOver(told: Scene, { day, delivery, minutesAway }: Errand): HandedOver {
  const { calendar, chance } = told
  if (!delivery) return { handover: '自提', promised: day, delivered: day }
  const wait = weighted(chance, [
    [0, 20],
    [1, 60],
    [2, 20],
  ])
  const promised = calendar.openDay(day + wait)
  const before = day < calendar.days * secondVan ? 2.3 : 1
  const rush = calendar.daysToNewYear(day) <= 14 ? 2.2 : 1
  const far = minutesAway > 25 ? 1.6 : 1
  const late = happens(chance, Math.min(0.6, 0.045 * before * rush * far))
  const early = !late && promised > day && happens(chance, 0.08)
  const lateBy = weighted(chance, [
    [1, 60],
    [2, 24],
    [3, 10],
    [5, 6],
  ])
  const delivered = calendar.openDay(promised + (late ? lateBy : early ? -1 : 0))
  return { handover: '送货', promised, delivered: delivered < calendar.days ? delivered : null }
}
