import fc from 'fast-check'
import { expect } from 'vitest'
import { theProgram } from '../../base/access/person-of.ts'
import { runWorth } from '../../differentiate/worth/worth-run.ts'
import { assignIdentity, createCustomer, mirrorIdentities } from '../customers/customers.ts'
import { applyImport } from './apply.ts'
import { askImport, confirmImport } from './asked.ts'
import type { ImportKind } from './contract.ts'
import { dumpOf, fromText, type TestCompany, testCompany } from './test-companies.ts'
import { undoImport } from './undo.ts'

type Content = { readonly kind: ImportKind; readonly source: string; readonly text: string }
type Decision = { readonly source: string; readonly party: string; readonly whose: 0 | 1 }
type Step =
  | { readonly does: 'import' | 'look'; readonly content: Content }
  | { readonly does: 'import again' | 'undo' | 'confirm' | 'give up'; readonly which: number }
  | { readonly does: 'decide'; readonly decision: Decision }
  | { readonly does: 'value' }

const today = '2024-04-01'
const at = '2024-04-01T08:00:00.000Z'
const parties = ['a', '张三', '李 四', 'd']
const sources = ['main', 'till']
const days = ['2024-01-01', '2024-01-05', '2024-02-03', '2024-03-01', '2024-03-20']

const party = fc.constantFrom(...parties)
const day = fc.constantFrom(...days)
const quarters = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n / 4))
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | ''> =>
  fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant('' as const) })

type Cells = Readonly<Record<string, fc.Arbitrary<string>>>

const kinds: readonly { readonly kind: ImportKind; readonly weight: number; readonly cells: Cells }[] = [
  {
    kind: 'orders',
    weight: 3,
    cells: {
      customer: rarely(party),
      date: day,
      order: fc.constantFrom('1', '2', '3', 'X-4', ''),
      amount: quarters(-4, 40),
    },
  },
  { kind: 'orders', weight: 2, cells: { customer: rarely(party), date: day, amount: quarters(-4, 40) } },
  {
    kind: 'orders',
    weight: 3,
    cells: {
      customer: rarely(party),
      customerName: rarely(fc.constantFrom('王小明', '示例面馆有限公司', '陈 一')),
      date: day,
      order: fc.constantFrom('1', '2', '9', ''),
      amount: quarters(-4, 40),
    },
  },
  {
    kind: 'orders',
    weight: 2,
    cells: {
      customer: party,
      date: rarely(day),
      order: fc.constantFrom('5', '6', '7', '8'),
      amount: quarters(-4, 40),
      cost: quarters(0, 16),
      due: rarely(day),
    },
  },
  {
    kind: 'payments',
    weight: 2,
    cells: {
      customer: rarely(party),
      date: day,
      amount: quarters(-4, 40),
      reference: fc.constantFrom('r1', 'r2', ''),
    },
  },
  {
    kind: 'products',
    weight: 1,
    cells: {
      product: fc.constantFrom('米', '油'),
      name: fc.constantFrom('大米', '花生油'),
      cost: quarters(0, 8),
    },
  },
  {
    kind: 'customers',
    weight: 3,
    cells: {
      customer: party,
      name: rarely(fc.constantFrom('张伟', '示例粮油有限公司', '歐陽一')),
      city: rarely(fc.constantFrom('上海', '苏州')),
      payday: rarely(fc.constantFrom('10', '25', '十')),
      tags: rarely(fc.constantFrom('早市', '批发')),
    },
  },
]

const aContent: fc.Arbitrary<Content> = fc
  .oneof(...kinds.map((kind) => ({ weight: kind.weight, arbitrary: fc.constant(kind) })))
  .chain(({ kind, cells }) =>
    fc
      .tuple(fc.constantFrom(...sources), fc.array(fc.record({ ...cells }), { minLength: 1, maxLength: 8 }))
      .map(([source, rows]) => {
        const columns = Object.keys(cells)
        const lines = rows.map((row) => columns.map((column) => row[column]).join(','))
        return { kind, source, text: `${[columns.join(','), ...lines].join('\n')}\n` }
      }),
  )

const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('import' as const), content: aContent }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('look' as const), content: aContent }) },
  {
    weight: 7,
    arbitrary: fc.record({
      does: fc.constantFrom(...(['import again', 'undo', 'undo', 'undo', 'confirm', 'give up'] as const)),
      which: fc.nat(9),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('decide' as const),
      decision: fc.record({
        source: fc.constantFrom(...sources),
        party,
        whose: fc.constantFrom(0 as const, 1 as const),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('value' as const) }) },
)

/**
 * Any sequence of imports, imports of the same file again, undos, words about who is who and worth runs leaves both
 * stores as the files do that stand at its end, imported one after the other into an empty company in which the same was
 * said of who is who: compared by everything they say, with what everybody is worth.
 */
export async function runSequences(asked: {
  readonly count: number
  readonly seed: number
  readonly shrink?: boolean
}): Promise<void> {
  await fc.assert(fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 9 }), endsAsFromScratch), {
    numRuns: asked.count,
    seed: asked.seed,
    endOnFailure: asked.shrink === false,
  })
}

/** The claim above, of one sequence. */
export async function endsAsFromScratch(steps: readonly Step[]): Promise<void> {
  const lived = await aCompany()
  const fresh = await aCompany()
  try {
    for (const step of steps) await lived.take(step)
    for (const decision of lived.decisions) await fresh.take({ does: 'decide', decision })
    for (const { content } of lived.standing) await fresh.take({ does: 'import', content })
    expect(await lived.said()).toEqual(await fresh.said())
  } finally {
    await lived.close()
    await fresh.close()
  }
}

type Brought = { readonly id: string; readonly content: Content }

async function aCompany() {
  const stores: TestCompany = await testCompany(today)
  const { notebook, context, folder } = stores
  const people = { notebook, now: () => at, ...theProgram, user: 'wang', country: 'CN' } as const
  const byHand = [
    await createCustomer({ name: '手工一' }, people),
    await createCustomer({ name: '手工二' }, people),
  ]
  const called = new Map(byHand.map(({ id }, i) => [id, `by hand ${i}`]))
  const asking = { notebook, jobs: context, folder, now: () => new Date().toISOString() }
  const standing: Brought[] = []
  const ready: Brought[] = []
  const everything: Content[] = []
  const decisions: Decision[] = []

  const bring = async (content: Content, lookFirst: boolean): Promise<void> => {
    const { kind, source, text } = content
    // Said, and not guessed: what was remembered from a file undone would help the guess.
    const columns = (text.split('\n')[0] ?? '').split(',')
    const mapping = columns.map((column) => `${column}=${column}`).join(',')
    const settings = { mapping, dateOrder: null, lookFirst }
    const asked = { kind, source, fileName: `${kind}.csv`, settings, by: null }
    const { row } = await askImport(fromText(text), asked, asking)
    await applyImport(row.id, context)
    everything.push(content)
    ;(lookFirst ? ready : standing).push({ id: row.id, content })
  }
  const taken = (from: Brought[], which: number): Brought | undefined =>
    from.splice(which % Math.max(1, from.length), 1)[0]

  return {
    standing,
    decisions,
    take: async (step: Step): Promise<void> => {
      if ('content' in step) return bring(step.content, step.does === 'look')
      if (step.does === 'value') {
        await runWorth({}, context)
        return
      }
      if (step.does === 'decide') {
        const { source, party, whose } = step.decision
        await assignIdentity({ source, party, customer: byHand[whose]?.id ?? '' }, people)
        await mirrorIdentities(stores)
        decisions.push(step.decision)
        return
      }
      if (step.does === 'import again') {
        const again = everything[step.which % Math.max(1, everything.length)]
        return again && bring(again, false)
      }
      const one = taken(step.does === 'undo' ? standing : ready, step.which)
      if (!one) return
      if (step.does !== 'confirm') return undoImport(one.id, context)
      await confirmImport({ id: one.id, by: null }, asking)
      await applyImport(one.id, context)
      standing.push(one)
    },
    said: async (): Promise<string[]> => {
      await runWorth({}, context)
      return dumpOf(stores, called)
    },
    close: stores.close,
  }
}
