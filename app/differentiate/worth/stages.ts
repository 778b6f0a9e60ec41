import { dayOfIso, type PurchaseFit, type Stage, stageMemoryDays, stageOf, toldAlive } from '@ricebook/engine'
import type { CustomerWorth } from '../../base/ledger/ledger.ts'
import type { WorthColumns } from './contract.ts'

export type StageParts = {
  readonly columns: WorthColumns
  readonly windows: NonNullable<CustomerWorth['windows']>
  readonly fit: PurchaseFit
  readonly asOf: string
  readonly daysPerUnit: number
}

/** The stage of every customer, in the order of the columns: from what they did, and from nothing said before. */
export function stagesOf({ columns, windows, fit, asOf, daysPerUnit }: StageParts): Stage[] {
  const asOfDay = dayOfIso(asOf)
  const aliveAt = aliveness(fit, daysPerUnit)
  const stages = new Array<Stage>(columns.size)
  for (let i = 0; i < columns.size; i++) {
    const first = columns.firstDay[i] as number
    const last = columns.lastDay[i] as number
    const purchases = (columns.repeats[i] as number) + 1
    const earlierDays = windows.earlierDays[i] as number
    const second = windows.secondLast[i] as number
    const third = windows.thirdLast[i] as number
    stages[i] = stageOf({
      purchases,
      ageDays: asOfDay - first,
      silenceDays: asOfDay - last,
      alive: columns.alive[i] as number,
      aliveEarlier:
        earlierDays > 0
          ? aliveAt(
              earlierDays - 1,
              (windows.earlierLast[i] as number) - first,
              asOfDay - stageMemoryDays - first,
            )
          : Number.NaN,
      aliveBeforeReturn: lower(
        second >= 0 ? aliveAt(purchases - 2, second - first, last - first) : Number.NaN,
        third >= 0 ? aliveAt(purchases - 3, third - first, second - first) : Number.NaN,
      ),
      recent: windows.recent[i] as number,
      before: windows.before[i] as number,
    })
  }
  return stages
}

/** P(alive) of a history in days, worked out once for each; NaN where the model cannot tell. */
function aliveness(fit: PurchaseFit, daysPerUnit: number) {
  const known = new Map<number, number>()
  return (repeats: number, recencyDays: number, ageDays: number): number => {
    const key = (repeats * 131_072 + recencyDays) * 131_072 + ageDays
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const alive = toldAlive(fit, {
      x: repeats,
      tx: recencyDays / daysPerUnit,
      T: ageDays / daysPerUnit,
    })
    known.set(key, alive)
    return alive
  }
}

function lower(a: number, b: number): number {
  if (Number.isNaN(a)) return b
  return Number.isNaN(b) ? a : Math.min(a, b)
}
