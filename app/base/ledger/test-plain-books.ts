/** The ledger's promises kept the plain way: everything worked out anew from the files that are not undone. */
export type PlainLine = {
  readonly party: string | null
  readonly order: string | null
  readonly day: string
  readonly amount: number
  readonly cost: number | null
  readonly reference: string | null
}
export type PlainFile = {
  readonly batch: number
  readonly kind: 'orders' | 'payments'
  readonly source: string
  readonly lines: readonly PlainLine[]
}
export type PlainCustomer = {
  readonly revenue: number
  readonly margin: number
  readonly uncosted: number
  readonly lines: number
  readonly days: readonly string[]
  readonly paid: number
}

const key = (...parts: readonly unknown[]): string => JSON.stringify(parts)

/** The lines that count: of each identity the one of the file that came to stand first. */
function standing(files: readonly PlainFile[]): { readonly file: PlainFile; readonly line: PlainLine }[] {
  const taken = new Map<string, { file: PlainFile; line: PlainLine }>()
  for (const file of files) {
    const seen = new Map<string, number>()
    for (const line of file.lines) {
      const number = file.kind === 'orders' ? line.order : line.reference
      const same =
        number === null
          ? key(file.kind, file.source, null, line.party, line.day, line.amount)
          : key(file.kind, file.source, number)
      const nth = (seen.get(same) ?? 0) + 1
      seen.set(same, nth)
      const identity = key(same, nth)
      if (!taken.has(identity)) taken.set(identity, { file, line })
    }
  }
  return [...taken.values()]
}

/** @param files in the order in which they came to stand */
export function plainBooks(
  files: readonly PlainFile[],
  customerOf: (source: string, party: string) => string | undefined,
) {
  const customers = new Map<string, PlainCustomer>()
  let [anonymous, anonymousLines] = [0, 0]
  for (const { file, line } of standing(files)) {
    const id = line.party === null ? undefined : customerOf(file.source, line.party)
    if (id === undefined) {
      if (file.kind === 'orders') {
        anonymous += line.amount
        anonymousLines++
      }
      continue
    }
    const before = customers.get(id) ?? { revenue: 0, margin: 0, uncosted: 0, lines: 0, days: [], paid: 0 }
    customers.set(
      id,
      file.kind === 'orders' ? withLine(before, line) : { ...before, paid: before.paid + line.amount },
    )
  }
  return { customers, anonymous, anonymousLines }
}

function withLine(before: PlainCustomer, line: PlainLine): PlainCustomer {
  const { amount, cost, day } = line
  const bought = amount >= 0 ? new Set([...before.days, day]) : new Set(before.days)
  return {
    revenue: before.revenue + amount,
    margin: before.margin + (cost === null ? 0 : amount < 0 ? amount + cost : amount - cost),
    uncosted: before.uncosted + (cost === null ? amount : 0),
    lines: before.lines + 1,
    days: [...bought].sort(),
    paid: before.paid,
  }
}
