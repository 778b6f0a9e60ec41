import fc from 'fast-check'
import { expect } from 'vitest'
import { type Ledger, openLedger } from './ledger.ts'
import { type Importing, importAll, ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'
import { type PlainFile, type PlainLine, plainBooks } from './test-plain-books.ts'

/** Sequences in the ordinary run of the tests; more of them find what is rarer. */
export const ordinarySequences = 300

type Content = Omit<PlainFile, 'batch'>
type Step =
  | { readonly does: 'import'; readonly content: Content }
  | { readonly does: 'import again' | 'undo'; readonly which: number }
  | {
      readonly does: 'identify'
      readonly party: string
      readonly like: string | null
      readonly source: string
    }

const parties = ['a', 'b', '张三', '李 四']
const days = ['2024-01-01', '2024-01-02', '2024-02-03', '2024-03-01']
const sources = ['main', 'till']

const aLine = (numbered: boolean, costed: boolean): fc.Arbitrary<PlainLine> =>
  fc.record({
    party: fc.option(fc.constantFrom(...parties), { freq: 6 }),
    order: numbered ? fc.option(fc.constantFrom('1', '2', '3', 'X-4'), { freq: 5 }) : fc.constant(null),
    reference: numbered ? fc.option(fc.constantFrom('r1', 'r2', 'r3'), { freq: 2 }) : fc.constant(null),
    day: fc.constantFrom(...days),
    amount: fc.integer({ min: -4, max: 8 }).map((quarters) => quarters / 4),
    cost: costed ? fc.integer({ min: 0, max: 8 }).map((quarters) => quarters / 4) : fc.constant(null),
  })

const aFile: fc.Arbitrary<Content> = fc
  .tuple(fc.boolean(), fc.boolean(), fc.constantFrom(...sources), fc.boolean())
  .chain(([numbered, costed, source, paid]) =>
    fc.record({
      kind: fc.constant(paid && numbered ? ('payments' as const) : ('orders' as const)),
      source: fc.constant(source),
      lines: fc.array(aLine(numbered, costed && !(paid && numbered)), { minLength: 1, maxLength: 12 }),
    }),
  )

const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('import' as const), content: aFile }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('import again' as const, 'undo' as const, 'undo' as const),
      which: fc.nat(9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('identify' as const),
      party: fc.constantFrom(...parties),
      like: fc.option(fc.constantFrom(...parties)),
      source: fc.constantFrom(...sources),
    }),
  },
)
const aSequence = fc.array(aStep, { minLength: 1, maxLength: 7 })

/** What a ledger holds after each of many sequences, against books kept the plain way. */
export async function runSequences(sequences: number, seed = 1): Promise<void> {
  const files = orderFiles()
  const ledger = await openLedger(ledgerPath(files.folder, 'sequences'))
  try {
    await runSequencesOn(ledger, files, { sequences, seed })
  } finally {
    ledger.close()
    files.remove()
  }
}

/** The same of a ledger that is there, and stays. */
export async function runSequencesOn(
  ledger: SequenceLedger,
  files: ReturnType<typeof orderFiles>,
  { sequences, seed }: { readonly sequences: number; readonly seed: number },
): Promise<void> {
  const numbers = { batch: 0, mark: 0 }
  await fc.assert(
    fc.asyncProperty(aSequence, async (steps) => {
      const company = companyOn(ledger, files, numbers)
      for (const step of steps) await company.take(step)
      await same(ledger, company.books())
      await sameOfEach(ledger, company.books())
      await company.clear()
      expect(await ledger.batchStates()).toEqual([])
    }),
    { numRuns: sequences, seed },
  )
}

export type SequenceLedger = Importing &
  Pick<Ledger, 'newIdentities' | 'applyIdentities' | 'dropBatch' | 'batchStates'> &
  Pick<Ledger, 'period' | 'layOutHistories' | 'customerHistories' | 'customerCounts'>

/** A company that brings files, takes them back and says who is who; and what it knows of that itself. */
function companyOn(
  ledger: SequenceLedger,
  files: ReturnType<typeof orderFiles>,
  numbers: { batch: number; mark: number },
) {
  let standing: PlainFile[] = []
  const everything: Content[] = []
  const customers = new Map<string, string>()
  const name = (source: string, party: string): string => `${source}/${party}`

  const bring = async (content: Content): Promise<void> => {
    const file = { ...content, batch: ++numbers.batch }
    await importAll(ledger, files, asImport(file))
    const made = await ledger.newIdentities({ batch: file.batch, after: null, most: 100 })
    for (const [i, party] of made.party.entries())
      customers.set(name(file.source, party), made.customer[i] as string)
    standing.push(file)
    everything.push(content)
  }

  const forget = async (removed: readonly { source: string; party: string }[]): Promise<void> => {
    for (const { source, party } of removed) customers.delete(name(source, party))
    await ledger.applyIdentities({ rows: [], removed, mark: ++numbers.mark })
  }

  /** The customers of names that nothing names any more go too, as an undo has it. */
  const takeBack = async (gone: PlainFile): Promise<void> => {
    standing = standing.filter((file) => file !== gone)
    await ledger.dropBatch({ batch: gone.batch })
    const named = new Set(
      standing.flatMap(({ source, lines }) => lines.map(({ party }) => name(source, party ?? ''))),
    )
    const { source } = gone
    await forget(
      gone.lines.flatMap(({ party }) =>
        party === null || named.has(name(source, party)) ? [] : [{ source, party }],
      ),
    )
  }

  const identify = async (source: string, party: string, like: string | null): Promise<void> => {
    const customer = like === null ? undefined : customers.get(name(source, like))
    if (customer === undefined) return
    customers.set(name(source, party), customer)
    const rows = [{ source, party, customer }]
    await ledger.applyIdentities({ rows, removed: [], mark: ++numbers.mark })
  }

  return {
    books: () => plainBooks(standing, (source, party) => customers.get(name(source, party))),
    take: async (step: Step): Promise<void> => {
      if (step.does === 'import') return bring(step.content)
      if (step.does === 'identify') return identify(step.source, step.party, step.like)
      const again = everything[step.which % Math.max(1, everything.length)]
      const gone = standing[step.which % Math.max(1, standing.length)]
      if (step.does === 'import again') return again && bring(again)
      if (gone) await takeBack(gone)
    },
    clear: async (): Promise<void> => {
      for (const { batch } of standing) await ledger.dropBatch({ batch })
      await forget(sources.flatMap((source) => parties.map((party) => ({ source, party }))))
    },
  }
}

function asImport({ batch, kind, source, lines }: PlainFile) {
  const text = (value: string | number | null): string => (value === null ? '' : String(value))
  const costed = lines.some(({ cost }) => cost !== null)
  const number = kind === 'orders' ? 'order' : 'reference'
  const columns = ['customer', 'date', 'amount', number, ...(costed ? ['cost'] : [])]
  const rows = lines.map((line) => [
    text(line.party),
    line.day,
    text(line.amount),
    text(line[number]),
    ...(costed ? [text(line.cost)] : []),
  ])
  return { batch, kind, source, columns, rows, piece: 7 }
}

type Books = ReturnType<typeof plainBooks>

/** What the questions say of everybody together. */
async function same(ledger: SequenceLedger, books: Books): Promise<void> {
  const period = await ledger.period()
  expect([period.anonymousLines, period.anonymousRevenue]).toEqual([books.anonymousLines, books.anonymous])
  await ledger.layOutHistories({ asOf: '2024-12-31', until: '2024-12-31' })
  const found = await ledger.customerHistories()
  const bought = [...books.customers].filter(([, customer]) => customer.days.length > 0)
  const came = [...found.customer].map((id, i) => {
    const margin = found.margin[i] as number
    return [
      id,
      found.revenue[i],
      Number.isNaN(margin) ? 0 : margin,
      found.uncosted[i],
      (found.repeats[i] as number) + 1,
    ]
  })
  const expected = bought.map(([id, one]) => [id, one.revenue, one.margin, one.uncosted, one.days.length])
  expect(came.sort()).toEqual(expected.sort())
}

/** And of each of them alone. */
async function sameOfEach(ledger: SequenceLedger, books: Books): Promise<void> {
  for (const [customer, one] of books.customers) {
    const { lines, revenue, margin, uncosted, purchaseDays, paid } = await ledger.customerCounts({ customer })
    const came = { lines, revenue, margin: margin ?? 0, uncosted, days: purchaseDays, paid }
    expect(came).toEqual({ ...one, days: one.days.length })
  }
}
