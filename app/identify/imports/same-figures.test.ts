import { expect, test } from 'vitest'
import { runWorth } from '../../differentiate/worth/worth-run.ts'
import { applyImport } from './apply.ts'
import { askImport } from './asked.ts'
import { dumpOf, fromText, testCompany } from './test-companies.ts'

const firstDay = Temporal.PlainDate.from('2024-01-01')

/** Seventy customers who buy one to three things, each at a pace of their own; some came once, this week. */
function ordersOf(letter: string): string {
  const lines = Array.from({ length: 70 }, (_, c) => c).flatMap((c) => {
    if (c % 10 === 0) return [`${letter}${c},2024-12-${26 + (c % 4)},米,1,20`]
    const pace = 9 + ((c * 7) % 40)
    return Array.from({ length: Math.floor(360 / pace) }, (_, k) => {
      const day = firstDay.add({ days: (c % 9) + k * pace + ((k * c) % 5) })
      return `${letter}${c},${day},${['米', '油', '盐'][k % (1 + (c % 3))]},${1 + (k % 3)},${20 + (c % 7)}`
    })
  })
  return `customer,date,product,quantity,amount\n${lines.join('\n')}\n`
}

/** What a company says of everybody that imported these files in this order, where hardly anybody is looked at. */
async function saidAfter(texts: readonly string[]): Promise<readonly string[]> {
  const stores = await testCompany('2024-12-31')
  try {
    const { notebook, context, folder } = stores
    const deps = { notebook, jobs: context, folder, now: () => '2024-12-31T08:00:00.000Z' }
    for (const text of texts) {
      const settings = { mapping: null, dateOrder: null, lookFirst: false }
      const asked = { kind: 'orders', source: 'main', fileName: 'orders.csv', settings, by: null } as const
      const { row } = await askImport(fromText(text), asked, deps)
      await applyImport(row.id, context)
    }
    const { figures } = await runWorth(
      { limits: { judged: 40, pairs: 150, learnedFrom: 60, proposals: 5 } },
      context,
    )
    const { model, equity } = figures
    return [JSON.stringify({ model, equity }), ...(await dumpOf(stores))]
  } finally {
    await stores.close()
  }
}

test('the same files give the same figures on every installation, also where some customers are looked at for all', async () => {
  const [some, others] = [ordersOf('a'), ordersOf('b')]
  const said = await saidAfter([some, others])
  for (const table of ['needs', 'worth', 'actions'])
    expect(said.some((line) => line.startsWith(`{"table":"${table}"`))).toBe(true)
  // Whoever is imported first has the lower ids.
  expect(await saidAfter([others, some])).toEqual(said)
}, 60_000)
