import type { WorthColumns } from './contract.ts'
import type { Tongue } from './report-tongue.ts'

type Bin = { readonly from: number; readonly text: string }

/** Customers sorted into squares, with their mean P(alive). */
export type AliveMap = {
  /** Days since the last purchase. */
  readonly silences: readonly Bin[]
  readonly repeats: readonly Bin[]
  readonly cells: readonly {
    readonly silence: number
    readonly repeats: number
    readonly customers: number
    readonly alive: number
  }[]
}

const mostSilences = 7
const repeatsFrom = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]
const mostRepeats = 7

/** Null where no customer's P(alive) is known. */
export function aliveMap(columns: WorthColumns, { count }: Pick<Tongue, 'count'>): AliveMap | null {
  const { alive, ageDays, recencyDays, repeats, size } = columns
  let longest = -1
  let busiest = 0
  let calmest = Number.MAX_SAFE_INTEGER
  for (let i = 0; i < size; i++) {
    if (Number.isNaN(alive[i] as number)) continue
    longest = Math.max(longest, (ageDays[i] as number) - (recencyDays[i] as number))
    busiest = Math.max(busiest, repeats[i] as number)
    calmest = Math.min(calmest, repeats[i] as number)
  }
  if (longest < 0) return null
  const step = roundStep((longest + 1) / mostSilences)
  const columnsWide = Math.min(mostSilences, Math.floor(longest / step) + 1)
  const rowsFrom = repeatsFrom
    .filter((from, r) => from <= busiest && (repeatsFrom[r + 1] ?? busiest + 1) > calmest)
    .slice(0, mostRepeats)
  const rowOf = Uint8Array.from({ length: (rowsFrom.at(-1) as number) + 1 }, (_, x) =>
    Math.max(0, rowsFrom.filter((from) => from <= x).length - 1),
  )
  const sums = new Float64Array(columnsWide * rowsFrom.length)
  const numbers = new Int32Array(sums.length)
  for (let i = 0; i < size; i++) {
    const chance = alive[i] as number
    if (Number.isNaN(chance)) continue
    const silence = (ageDays[i] as number) - (recencyDays[i] as number)
    const column = Math.min(columnsWide - 1, Math.floor(silence / step))
    const row = rowOf[Math.min(rowOf.length - 1, repeats[i] as number)] as number
    const cell = row * columnsWide + column
    sums[cell] = (sums[cell] as number) + chance
    numbers[cell] = (numbers[cell] as number) + 1
  }
  return {
    silences: Array.from({ length: columnsWide }, (_, c) => ({
      from: c * step,
      text: spanText(c * step, (c + 1) * step - 1, count),
    })),
    repeats: rowsFrom.map((from, r) => {
      const next = rowsFrom[r + 1]
      const text =
        next === undefined ? (from < busiest ? `${from}+` : String(from)) : spanText(from, next - 1, count)
      return { from, text }
    }),
    cells: Array.from(sums, (sum, cell) => ({
      silence: cell % columnsWide,
      repeats: Math.floor(cell / columnsWide),
      customers: numbers[cell] as number,
      alive: (numbers[cell] as number) > 0 ? sum / (numbers[cell] as number) : Number.NaN,
    })),
  }
}

const spanText = (from: number, to: number, count: Tongue['count']): string =>
  from === to ? count(from) : `${count(from)}–${count(to)}`

/** The next number that people count days by. */
function roundStep(least: number): number {
  const steps = [1, 2, 3, 7, 14, 30, 60, 90, 120, 180, 365, 730, 1_825, 3_650]
  return steps.find((step) => step >= least) ?? Math.ceil(least / 3_650) * 3_650
}
