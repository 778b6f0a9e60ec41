import fc from 'fast-check'
import { expect } from 'vitest'
import { type Ledger, openLedger } from './ledger.ts'
import { importAll, ledgerPath } from './test-books.ts'
import { orderFiles } from './test-files.ts'
import { type PlainFile, type PlainLine, plainBooks } from './test-plain-books.ts'

/** Sequences in the ordinary run of the tests; more of them find what is rarer. */
export const ordinarySequences = 300

type Content = Omit<PlainFile, 'batch'>
type Step =
  | { readonly does: 'import'; readonly content: Content }
  | { readonly does: 'import again' | 'undo' | 'drop'; readonly which: number }
  | { readonly does: 'identify'; readonly party: string; readonly like: string | null; readonly source: string }

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
      does: fc.constantFrom('import again' as const, 'undo' as const, 'undo' as const, 'drop' as const),
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
const aSequence = fc.array(aStep, { minLength: 2, maxLength: 9 })

/** What a ledger holds after every step of many sequences, against books kept the plain way. */
export async function runSequences(sequences: number, seed = 1): Promise<void> {
  const files = orderFiles()
  const ledger = await openLedger(ledgerPath(files.folder, 'sequences'))
  let batch = 0
  let mark = 0
  const told = async (rows: { source: string; party: string; customer: string }[], removed = false): Promise<void> => {
    mark += 1
    await ledger.applyIdentities(removed ? { rows: [], removed: rows, mark } : { rows, removed: [], mark })
  }
  try {
    await fc.assert(
      fc.asyncProperty(aSequence, async (steps) => {
        let standing: PlainFile[] = []
        const everything: Content[] = []
        const customers = new Map<string, string>()
        const name = (source: string, party: string): string => `${source}/${party}`
        const bring = async (content: Content): Promise<void> => {
          const file = { ...content, batch: ++batch }
          await importAll(ledger, files, asImport(file))
          const made = await ledger.newIdentities({ batch, after: null, most: 100 })
          made.party.forEach((party, i) => {
            customers.set(name(file.source, party), made.customer[i] as string)
          })
          standing.push(file)
          everything.push(content)
        }
        for (const step of steps) {
          if (step.does === 'import') await bring(step.content)
          else if (step.does === 'identify') {
            const { source, party, like } = step
            const customer = like === null ? undefined : customers.get(name(source, like))
            if (customer !== undefined) {
              customers.set(name(source, party), customer)
              await told([{ source, party, customer }])
            }
          } else if (everything.length > 0 && step.does === 'import again')
            await bring(everything[step.which % everything.length] as Content)
          else if (standing.length > 0) {
            const gone = standing[step.which % standing.length] as PlainFile
            standing = standing.filter((file) => file !== gone)
            await ledger[step.does === 'drop' ? 'dropBatch' : 'removeBatch']({ batch: gone.batch })
            // The customers of names that nothing names any more go, as an undo has it.
            const named = new Set(standing.flatMap(({ source, lines }) => lines.map(({ party }) => name(source, party ?? ''))))
            const lost = gone.lines.flatMap(({ party }) =>
              party !== null && !named.has(name(gone.source, party)) ? [{ source: gone.source, party, customer: '' }] : [],
            )
            for (const { source, party } of lost) customers.delete(name(source, party))
            await told(lost, true)
          }
          await same(ledger, plainBooks(standing, (source, party) => customers.get(name(source, party))))
        }
        for (const file of standing) await ledger.removeBatch({ batch: file.batch })
        await told(
          sources.flatMap((source) => parties.map((party) => ({ source, party, customer: '' }))),
          true,
        )
        expect(await ledger.batchStates()).toEqual([])
      }),
      { numRuns: sequences, seed },
    )
  } finally {
    ledger.close()
    files.remove()
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
  return { batch, kind, source, columns, rows, piece: 5 }
}

async function same(ledger: Ledger, books: ReturnType<typeof plainBooks>): Promise<void> {
  const period = await ledger.period()
  expect([period.anonymousLines, period.anonymousRevenue]).toEqual([books.anonymousLines, books.anonymous])
  await ledger.layOutHistories({ asOf: '2024-12-31', until: '2024-12-31' })
  const found = await ledger.customerHistories()
  const purchases = await ledger.purchaseDays({ most: 100 })
  const bought = [...books.customers].filter(([, { days: bought }]) => bought.length > 0)
  expect([...found.customer].sort()).toEqual(bought.map(([id]) => id).sort())
  let total = 0
  for (const [i, id] of found.customer.entries()) {
    const customer = books.customers.get(id)
    const margin = found.margin[i] as number
    expect({
      revenue: found.revenue[i],
      margin: Number.isNaN(margin) ? 0 : margin,
      uncosted: found.uncosted[i],
      days: (found.repeats[i] as number) + 1,
    }).toEqual({
      revenue: customer?.revenue,
      margin: customer?.margin,
      uncosted: customer?.uncosted,
      days: customer?.days.length,
    })
    total += customer?.days.length ?? 0
  }
  expect(purchases.days).toHaveLength(total)
  const counts = await ledger.customerCounts({ asOf: '2024-12-31' })
  void counts
}
