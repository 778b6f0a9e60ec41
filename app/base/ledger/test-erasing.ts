import fc from 'fast-check'
import { canonicalLedger } from './canonical.ts'
import type { Import } from './test-books.ts'

/** Whoever is forgotten. */
export const hers = { source: 'main', party: '张三' } as const
export const columns = ['customer', 'date', 'order', 'amount'] as const
export const file = (batch: number, rows: Import['rows']): Import => ({ batch, columns, rows })

/** What stands, without whose it is. */
export async function books(ledger: Parameters<typeof canonicalLedger>[0]): Promise<string[]> {
  const lines: string[] = []
  for await (const text of canonicalLedger(ledger)) {
    const { fact, day, order_no, amount } = JSON.parse(text)
    if (fact === 'line') lines.push(`${day} ${order_no} ${amount}`)
  }
  return lines.sort()
}

export const lineOf = fc.tuple(
  fc.constantFrom('张三', '张三', '李四', ''),
  fc.constantFrom('2024-01-01', '2024-01-02'),
  fc.constantFrom('', '', 'A1', 'A2'),
  fc.constantFrom('5', '7'),
)

/** Everything that is said of a ledger. */
export async function everything(ledger: Parameters<typeof canonicalLedger>[0]): Promise<string[]> {
  const lines: string[] = []
  for await (const line of canonicalLedger(ledger)) lines.push(line)
  return lines.sort()
}
