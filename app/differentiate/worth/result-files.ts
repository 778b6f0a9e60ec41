import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dayOfIso, isoOfDay } from '@ricebook/engine'
import { safeCell } from '../../base/language/csv.ts'
import type { Speech } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Valuation } from './contract.ts'
import { reasonsOf } from './reasons.ts'
import type { WorthKey } from './words.ts'

const headings = [
  'customer',
  'first_day',
  'last_day',
  'repeat_purchases',
  'recency',
  'age',
  'mean_spend',
  'p_alive',
  'expected_purchases',
  'expected_purchases_low',
  'expected_purchases_high',
  'expected_spend',
  'residual_lifetime_value',
  'next_purchase_day',
  'reason',
]
const pieceLength = 1 << 18

/** Writes a file whole or not at all: a reader never finds half of it under its name. */
export async function writeWhole(folder: string, name: string, pieces: Iterable<string>): Promise<void> {
  const path = join(folder, name)
  const part = `${path}.part`
  try {
    await makeFolder(folder)
    const file = await open(part, 'w')
    try {
      for (const piece of pieces) await file.write(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (cause) {
    // Where the folder is no folder there is nothing to take away, and the first failure is the one to tell.
    await rm(part, { force: true }).catch(() => undefined)
    const code = (cause as { code?: string }).code
    if (code && /^E(ACCES|NOENT|NOSPC|NOTDIR|EXIST|ROFS|PERM|ISDIR|DQUOT)$/.test(code)) {
      throw new Refusal('worth.out-unwritable', { folder, code }, { cause })
    }
    throw cause
  }
}

/**
 * The folder and those above it. Not by the platform's own recursion, which never ends where a file system answers "no
 * such folder" to every attempt.
 */
async function makeFolder(folder: string): Promise<void> {
  const missing = async (path: string): Promise<boolean> => !(await stat(path).catch(() => null))
  const chain: string[] = []
  for (let path = folder; await missing(path); path = dirname(path)) chain.unshift(path)
  for (const path of chain) await mkdir(path)
}

/** customers.csv, a piece at a time. Empty means unknown. */
export function* customersCsv(valuation: Valuation, speech: Speech<WorthKey>): Generator<string> {
  const { columns, figures } = valuation
  const reason = reasonsOf(columns, figures.purchase, speech)
  const asOf = dayOfIso(figures.asOf)
  const unit = figures.expected.unit === 'week' ? 7 : 1
  const times = Array.from({ length: 64 }, (_, days) => number(days / unit, 1e6))
  const inUnits = (days: number): string => {
    times[days] ??= number(days / unit, 1e6)
    return times[days] as string
  }
  let piece = `${headings.join(',')}\n`
  for (let i = 0; i < columns.size; i++) {
    const at = (column: ArrayLike<number>): number => column[i] as number
    const next = at(columns.nextDays)
    piece += `${safeCell(columns.customer[i] as string)},${isoOfDay(at(columns.firstDay))},${isoOfDay(at(columns.lastDay))},${at(columns.repeats)},${inUnits(at(columns.recencyDays))},${inUnits(at(columns.ageDays))},${number(at(columns.meanSpend), 1e4)},${number(at(columns.alive), 1e6)},${number(at(columns.expectedPurchases), 1e6)},${number(at(columns.expectedLow), 1)},${number(at(columns.expectedHigh), 1)},${number(at(columns.expectedSpend), 1e4)},${number(at(columns.residualLifetimeValue), 1e4)},${Number.isNaN(next) ? '' : isoOfDay(asOf + Math.max(1, Math.round(next)))},${safeCell(reason(i))}\n`
    if (piece.length > pieceLength) {
      yield piece
      piece = ''
    }
  }
  yield piece
}

/** A number as short as it is exact; nothing for what is not known. */
function number(value: number, scale: number): string {
  if (Number.isNaN(value)) return ''
  const scaled = Math.round(value * scale)
  return scaled < 1e15 && scaled > -1e15 ? String(scaled / scale) : String(value)
}
