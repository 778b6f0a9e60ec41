import { closeSync, openSync, writeSync } from 'node:fs'
import { random } from '@ricebook/engine'

/** Who buys what is drawn so that a few products are bought often: the n-th half as often as the n/2-th. */
const products = 400
const days = 731
const pieceLength = 1 << 20

/**
 * Writes order lines as an export has them (customer, order, date, product, quantity, price): orders in the order of
 * their days, one to six lines each, customers coming again and again, two years up to the last day.
 */
export function simulateLines(
  path: string,
  asked: {
    readonly customers: number
    readonly lines: number
    readonly seed: number
    readonly lastDay?: string
  },
): { readonly bytes: number; readonly orders: number } {
  const { customers, lines, seed, lastDay = '2024-12-31' } = asked
  const firstDay = Date.parse(lastDay) - (days - 1) * 86_400_000
  const chance = random(seed)
  const file = openSync(path, 'w')
  let piece = 'customer,order,date,product,quantity,price\n'
  let bytes = 0
  let orders = 0
  for (let written = 0; written < lines; ) {
    orders++
    const day = new Date(firstDay + Math.floor((written / lines) * days) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    // Everybody buys once before anybody is drawn: the file names as many customers as it says.
    const customer = orders <= customers ? orders : 1 + Math.floor(customers * chance.uniform() ** 2)
    const many = Math.min(1 + chance.below(6), lines - written)
    for (let line = 0; line < many; line++) {
      const product = Math.floor(products ** chance.uniform())
      piece += `C${customer},N${orders},${day},P${product},${1 + chance.below(5)},${(2 + (product % 50)).toFixed(2)}\n`
    }
    written += many
    if (piece.length > pieceLength) {
      bytes += writeSync(file, piece)
      piece = ''
    }
  }
  bytes += writeSync(file, piece)
  closeSync(file)
  return { bytes, orders }
}
