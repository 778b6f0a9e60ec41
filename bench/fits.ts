import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  fitPurchases,
  fitSpend,
  type Patterns,
  patternsOf,
  preparePatterns,
  purchaseModelNames,
} from '@ricebook/engine'
import { type Spread, spread } from './measure.ts'

const log = join(import.meta.dirname, '../../shared/data/transactions/cdnow_sample.csv')
const cut = '1997-09-30'

type Sample = {
  readonly patterns: Patterns
  readonly counts: Int32Array
  readonly means: Float64Array
}

/** CPU-milliseconds of fitting all four models to the published sample; null where that is not there. */
export function fitTimes(rounds: number): { readonly first: number; readonly later: Spread } | null {
  const sample = readSample()
  if (!sample) return null
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    const prepared = preparePatterns(sample.patterns)
    for (const model of purchaseModelNames) fitPurchases(model, prepared, { seed: 1 })
    fitSpend({ counts: sample.counts, means: sample.means }, 35)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return { first: times[0] as number, later: spread(times.slice(1)) }
}

function readSample(): Sample | null {
  if (!existsSync(log)) return null
  const days = new Map<string, Map<string, number>>()
  for (const line of readFileSync(log, 'utf8').trim().split('\n').slice(1)) {
    const [customer = '', , date = '', , amount = '0'] = line.split(',')
    if (date > cut) continue
    const own = days.get(customer) ?? new Map<string, number>()
    own.set(date, (own.get(date) ?? 0) + Number(amount))
    days.set(customer, own)
  }
  const day = (iso: string): number => Date.parse(iso) / 86_400_000
  const customers = [...days.values()].map((own) => {
    const dates = [...own.keys()].sort()
    const first = dates[0] as string
    const paid = dates
      .slice(1)
      .map((date) => own.get(date) as number)
      .filter((amount) => amount > 0)
    return {
      repeats: dates.length - 1,
      recencyDays: day(dates.at(-1) as string) - day(first),
      ageDays: day(cut) - day(first),
      paid,
    }
  })
  const paying = customers.filter(({ paid }) => paid.length > 0)
  return {
    patterns: patternsOf(customers, 7),
    counts: Int32Array.from(paying, ({ paid }) => paid.length),
    means: Float64Array.from(
      paying,
      ({ paid }) => paid.reduce((sum, amount) => sum + amount, 0) / paid.length,
    ),
  }
}
