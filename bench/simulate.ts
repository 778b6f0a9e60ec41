import { closeSync, openSync, writeSync } from 'node:fs'
import { random } from '@ricebook/engine'

/** A business whose truth is known: when customers buy and leave (BG/NBD), and what they spend (Gamma-Gamma). */
export type Truth = {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
  readonly p: number
  readonly q: number
  readonly gamma: number
}

/** Parameters of the size of those published for a shop of records; time in weeks. */
export const shop: Truth = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, p: 6.25, q: 3.74, gamma: 15.44 }

export type Simulated = { readonly customers: number; readonly orders: number; readonly bytes: number }

const firstDay = Date.UTC(2023, 0, 1)
const pieceLength = 1 << 20

/**
 * Writes the orders of a simulated business as CSV (customer, date, amount), customers arriving evenly over a year and
 * watched for a second one.
 */
export function simulateOrders(
  path: string,
  asked: { readonly customers: number; readonly seed: number; readonly truth?: Truth },
): Simulated {
  const { customers, seed, truth = shop } = asked
  const chance = random(seed)
  const days = Array.from({ length: 731 }, (_, day) =>
    new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10),
  )
  const file = openSync(path, 'w')
  let piece = 'customer,date,amount\n'
  let orders = 0
  let bytes = 0
  const flush = (): void => {
    bytes += writeSync(file, piece)
    piece = ''
  }
  for (let i = 1; i <= customers; i++) {
    const first = chance.below(365)
    const rate = chance.gamma(truth.r, truth.alpha)
    const leaves = chance.beta(truth.a, truth.b)
    const scale = chance.gamma(truth.q, truth.gamma)
    let weeks = 0
    let day = first
    let before = -1
    while (day <= 730) {
      // Two purchases of one day are one: the models know days.
      if (day !== before) {
        piece += `C${i},${days[day]},${chance.gamma(truth.p, scale).toFixed(2)}\n`
        orders++
        if (before >= 0 && chance.uniform() < leaves) break
        before = day
      }
      weeks += chance.exponential(rate)
      day = first + Math.ceil(weeks * 7)
    }
    if (piece.length > pieceLength) flush()
  }
  flush()
  closeSync(file)
  return { customers, orders, bytes }
}
