import { afterAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../base/language/language.ts'
import type { ValueFigures } from './contract.ts'
import { gibberish, records, ricebook, scratchFolder, value } from './test-runs.ts'

const folder = scratchFolder()
afterAll(folder.remove)

type Order = readonly [customer: string, day: number, amount: number | string]

const first = Temporal.PlainDate.from('2024-01-01')
const csv = (orders: readonly Order[]): string => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const lines = orders.map(
    ([customer, day, amount]) => `${quoted(customer)},${first.add({ days: day })},${amount}\n`,
  )
  return `customer,date,amount\n${lines.join('')}`
}
const each = (count: number, orders: (i: number) => readonly Order[]): Order[] =>
  Array.from({ length: count }, (_, i) => orders(i)).flat()
/** Customers unlike each other in how often they come, how long they stay and what they pay. */
const ordinary = (count: number): Order[] =>
  each(count, (i) => {
    const gap = 6 + ((i * 37) % 50)
    const stays = 20 + ((i * 53) % 300)
    return Array.from(
      { length: 1 + Math.floor(stays / gap) },
      (_, k): Order => [`c${i}`, (i % 40) + k * gap, 5 + ((i * 7 + k * 3) % 60)],
    )
  })

const names = [
  'Zhang "Lucky" San',
  'Last, First',
  'two\nlines',
  '=HYPERLINK("http://example.org")',
  '+1+1',
  '@sum',
  '🍚 米饭 👩‍🌾',
  'محمد علي',
  '\u202Eright to left',
  'n'.repeat(500),
  "O'Brien; drop table lines",
  '</script><script>alert(1)</script>',
  '{{count}}',
  '\\N',
  '-',
  '0',
]

/** What each file is, and the rung of the ladder that it must end on, with the reason that is given. */
const cases: [string, readonly Order[], { rung: number | null; reason?: string }][] = [
  ['one customer, one order', [['A', 0, 5]], { rung: 6, reason: 'no-time-passed' }],
  [
    'one customer, two orders',
    [
      ['A', 0, 5],
      ['A', 30, 7],
    ],
    { rung: 5, reason: 'few-repeat-buyers' },
  ],
  ['twenty customers', ordinary(20), { rung: 5, reason: 'few-repeat-buyers' }],
  ['sixty customers', ordinary(60), { rung: 2, reason: 'few-repeat-buyers' }],
  [
    'nobody ever came back',
    each(300, (i) => [[`c${i}`, i % 200, 5]]),
    { rung: 6, reason: 'no-repeat-purchases' },
  ],
  ['all on one day', each(300, (i) => [[`c${i % 100}`, 0, 5]]), { rung: 6, reason: 'no-time-passed' }],
  ['everything was free', ordinary(300).map(([customer, day]) => [customer, day, 0] as const), { rung: 1 }],
  [
    'five hundred purchases in as many days',
    [...ordinary(250), ...each(501, (i) => [['daily', i, 3]])],
    { rung: null },
  ],
  [
    'orders decades apart',
    [...ordinary(250), ['old', -36_000, 5], ['old', 0, 5], ['older', -40_000, 5]],
    { rung: null },
  ],
  ['a day in the future', [...ordinary(250), ['c1', 40_000, 5]], { rung: null }],
  [
    'customers exactly alike',
    each(300, (i) => each(8, (k) => [[`c${i}`, k * 30, 10]])),
    { rung: 4, reason: 'no-difference-seen' },
  ],
  [
    'amounts of a hundred thousand million',
    ordinary(250).map(([customer, day, amount]) => [customer, day, Number(amount) * 1e9 + 1e10] as const),
    { rung: null },
  ],
  [
    'more brought back than bought',
    [...ordinary(250), ...each(250, (i) => [[`c${i}`, 360, -9999]])],
    { rung: null },
  ],
  [
    'two fifths without a customer',
    [...ordinary(250), ...each(900, (i) => [['', i % 300, 8]])],
    { rung: null },
  ],
  [
    'names of every kind',
    [
      ...ordinary(40),
      ...names.flatMap((name, i): Order[] => [
        [name, i, 100],
        [name, i + 50, 120],
        [name, i + 90, 140],
      ]),
    ],
    { rung: 2 },
  ],
  [
    'almost everybody is gone at once',
    [
      ...each(400, (i) => [
        [`c${i}`, i % 30, 5],
        [`c${i}`, (i % 30) + 3, 5],
      ]),
      ['c1', 700, 5],
    ],
    { rung: null },
  ],
]

const bound = 20_000

describe('every file ends on a value with its reason, or on something said to be unknown', () => {
  test.each(cases)(
    '%s',
    async (name, orders, { rung, reason }) => {
      const path = folder.write('orders.csv', csv(orders))
      const out = folder.at(name)
      // Choosing a model costs most: it is done where the ladder, and not the model, is what the case is about.
      const words = [path, '--out', out, '--model', rung === null || rung <= 2 ? 'mbg-nbd' : 'auto']
      const figures = JSON.parse(await value([...words, '--json'], 'zh-CN')) as ValueFigures
      // JSON has no NaN: what is not a number would stand there as null, and only what may be unknown may be null.
      expect(
        Object.values(figures.purchase.parameters).filter(
          (one) => typeof one !== 'number' || !Number.isFinite(one),
        ),
      ).toEqual([])
      const { fallback, model } = figures.purchase
      if (rung !== null) expect(fallback?.rung ?? 1).toBe(rung)
      if (reason) expect(fallback?.reasons).toContain(reason)
      if (model !== 'none') expect(figures.expected.purchases).toBeGreaterThanOrEqual(0)
      if (fallback) expect(fallback.reasons.length).toBeGreaterThan(0)
      const customers = new Set(orders.filter(([customer]) => customer !== '').map(([customer]) => customer))
      expect(figures.customers).toBe(customers.size)
      const rows = records(folder.read(name, 'customers.csv'))
      expect(rows).toHaveLength(customers.size)
      expect(rows.filter(isWrong)).toEqual([])
      const known = (text: string): string => names.reduce((left, one) => left.replaceAll(one, ''), text)
      expect(gibberish(known(folder.read(name, 'customers.csv')))).toEqual([])
      for (const language of ['zh-TW', 'en'] as const) {
        expect(gibberish(known(await value(words, language))), `summary, ${language}`).toEqual([])
        const written = known(folder.read(name, 'customers.csv'))
        expect(gibberish(written), `customers.csv, ${language}`).toEqual([])
      }
    },
    bound,
  )

  /** A cell is a sensible number, a day, or empty; a sentence stands in every row. */
  function isWrong(row: Record<string, string>): boolean {
    const numbers = [
      'repeat_purchases',
      'recency',
      'age',
      'mean_spend',
      'p_alive',
      'expected_purchases',
    ].concat(['expected_purchases_low', 'expected_purchases_high', 'expected_spend'])
    const values = numbers.map((column) => row[column] ?? 'missing').filter((cell) => cell !== '')
    const days = [row.first_day, row.last_day, row.next_purchase_day].filter((cell) => cell !== '')
    return (
      values.some((cell) => !(Number(cell) >= 0)) ||
      Number(row.p_alive) > 1 ||
      days.some((cell) => !/^\d{4}-\d{2}-\d{2}$/.test(`${cell}`)) ||
      row.reason === ''
    )
  }

  test(
    'only returns, or only sales to nobody: there is no customer to value, and it is said',
    async () => {
      const returns = folder.write('returns.csv', csv(each(30, (i) => [[`c${i % 9}`, i, -5]])))
      const figures = JSON.parse(await value([returns, '--json'])) as ValueFigures
      expect(figures).toMatchObject({
        customers: 0,
        orders: 0,
        purchase: { model: 'none', fallback: { rung: 6, reasons: ['no-customers'] } },
      })
      for (const language of languages) expect(gibberish(await value([returns], language))).toEqual([])
      const nobody = folder.write(
        'nobody.csv',
        csv([...each(30, (i) => [['', i, 5] as const]), ['NULL', 3, 5]]),
      )
      const found = await ricebook([
        'value',
        nobody,
        '--json',
        '--map',
        'customer=customer,date=date,amount=amount',
      ])
      expect(found.code === 2 || (JSON.parse(found.out) as ValueFigures).customers === 0).toBe(true)
      expect(gibberish(found.error)).toEqual([])
    },
    bound,
  )

  test('a name comes back as it was, and is no formula to a spreadsheet', async () => {
    const path = folder.write('names.csv', csv(names.map((name, i) => [name, i, 5])))
    await value([path, '--out', folder.at('names'), '--json'])
    const found = records(folder.read('names', 'customers.csv')).map((row) => row.customer)
    const safe = (name: string): string =>
      /^[=@]/.test(name) || name === '-' || name === '+1+1' ? `'${name}` : name
    expect(found.toSorted()).toEqual(names.map(safe).toSorted())
  })

  test('a future day is warned of, in the person’s language', async () => {
    const path = folder.write('future.csv', csv([...ordinary(60), ['c1', 40_000, 5]]))
    const said = (language: Language): Promise<string> => value([path, '--model', 'bg-nbd'], language)
    expect(await said('zh-CN')).toContain('今天以后的日期')
    expect(await said('zh-TW')).toContain('今天以後的日期')
    expect(await said('en')).toContain('after today')
  })

  test('a name cannot write over the terminal, and a long one does not push the table away', async () => {
    const tricky = '\u001b[2J\u001b[31mred\u0007'
    const path = folder.write(
      'terminal.csv',
      csv([
        ...ordinary(60),
        [tricky, 0, 5],
        [tricky, 9, 500_000],
        ['n'.repeat(500), 0, 5],
        ['n'.repeat(500), 7, 900_000],
      ]),
    )
    const said = await value([path, '--model', 'mbg-nbd'])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/)
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThan(300)
  })
})
