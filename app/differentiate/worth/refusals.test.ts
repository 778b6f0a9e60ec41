import { afterAll, describe, expect, test } from 'vitest'
import { languages } from '../../base/language/language.ts'
import { gibberish, ricebook, scratchFolder } from './test-runs.ts'

const folder = scratchFolder()
afterAll(folder.remove)

const orders = folder.write('orders.csv', 'customer,date,amount\nA,2024-03-05,1\nB,2024-04-05,2\n')
const unusable = folder.write('unusable.csv', 'customer,date,amount\nA,soon,1\n')
const twoMonies = folder.write(
  'two.csv',
  'customer,date,amount,currency\nA,2024-03-05,1,USD\nB,2024-04-05,2,EUR\n',
)
const untold = folder.write('untold.csv', 'colour,shape\nred,round\nblue,square\n')
const mapped = ['--map', 'customer=customer,date=date,amount=amount']
const file = folder.write('a-file', 'in the way')

/** What is refused, what came, and what the sentence must show of it. */
const refusals: [string, string[], string][] = [
  ['no file', [], '--help'],
  ['an unknown option', [orders, '--modell', 'auto'], '--modell'],
  ['an option without its value', [orders, '--model'], '--model'],
  ['a flag with a value', [orders, '--json=yes'], '--json'],
  ['a missing file', [folder.at('absent.csv')], 'absent.csv'],
  ['a folder', [folder.at('.')], '*.csv'],
  ['nothing on standard input', ['-'], 'cat'],
  ['the same file twice', [orders, orders], 'orders.csv'],
  ['an unwritable folder', [orders, '--out', folder.at('a-file', 'in', 'the way')], 'a-file'],
  ['a file as the folder', [orders, '--out', file], 'a-file'],
  ['an as-of day before the first order', [orders, '--as-of', '2024-03-04'], '2024-03-05'],
  ['an as-of day that does not exist', [orders, '--as-of', '2024-02-30'], '2024-02-30'],
  [
    'a hold-out that ends before it begins',
    [orders, '--as-of', '2024-03-20', '--until', '2024-03-10'],
    '2024-03-10',
  ],
  ['an until day that is none', [orders, '--until', 'later'], 'later'],
  ['a horizon of nothing', [orders, '--horizon', '0'], '--horizon'],
  ['a horizon without end', [orders, '--horizon', '1e9'], '1e9'],
  ['a horizon that is no number', [orders, '--horizon', 'year'], 'year'],
  ['a discount in percent', [orders, '--annual-discount', '10'], '0.10'],
  ['an empty discount', [orders, '--annual-discount='], '--annual-discount'],
  ['a margin above everything', [orders, '--margin-rate', '1.5'], '1.5'],
  ['an unknown unit', [orders, '--unit', 'month'], 'month'],
  ['an unknown model', [orders, '--model', 'arima'], 'pareto-nbd'],
  ['an unknown time zone', [orders, '--time-zone', 'Mars/Olympus'], 'Mars/Olympus'],
  ['an unknown order of dates', [orders, '--date-order', 'year-first'], 'year-first'],
  ['a mapping without a date', [orders, '--map', 'customer=customer'], 'date'],
  ['a mapping of an unknown role', [orders, '--map', 'customer=customer,date=date,colour=x'], 'colour'],
  ['a mapping to an unknown column', [orders, '--map', 'customer=customer,date=day'], 'amount'],
  ['a mapping that cannot be read', [orders, '--map', 'customer'], 'customer'],
  ['columns that tell nothing', [untold], 'colour'],
  ['no usable line', [unusable, ...mapped], 'rejected.csv'],
  ['several currencies', [twoMonies], 'EUR, USD'],
]

describe('what is refused ends with 2 and a sentence that says what to do', () => {
  // Each language in turn, so that every sentence is said and no run is repeated thrice.
  test.each(
    refusals.map(([what, words, shows], i) => ({ what, words, shows, language: languages[i % 3] ?? 'en' })),
  )('$what', async ({ words, shows, language }) => {
    const { code, out, error } = await ricebook(['value', ...words, '--language', language])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    // What is long to read is announced first; the last line is the refusal.
    expect(error.trimEnd().split('\n').at(-1)).toContain(shows)
    expect(error).not.toMatch(/\n\s+at |Error:/)
    expect(gibberish(error)).toEqual([])
    if (language !== 'en') expect(error).toMatch(/[一-鿿]/)
  })

  test('an unknown language and an unknown command', async () => {
    const language = await ricebook(['value', orders, '--language', 'fr'], {
      environment: { LANG: 'zh_TW.UTF-8' },
    })
    expect(language).toMatchObject({ code: 2, out: '' })
    expect(language.error).toContain('「fr」')
    const command = await ricebook(['valeu', orders], { environment: { LANG: 'zh_CN.UTF-8' } })
    expect(command).toMatchObject({ code: 2, out: '' })
    expect(command.error).toContain('“valeu”')
  })

  test('what was rejected is handed over even when nothing was left', async () => {
    const { code } = await ricebook(['value', unusable, ...mapped, '--out', folder.at('out')])
    expect(code).toBe(2)
    expect(folder.read('out', 'rejected.csv')).toBe(
      `\uFEFFcustomer,date,amount,row,column,code,reason\nA,soon,1,2,date,day,not a day: “soon”\n`,
    )
  })
})

describe('help', () => {
  const options = [
    ...[
      '--map',
      '--as-of',
      '--until',
      '--unit',
      '--model',
      '--horizon',
      '--annual-discount',
      '--margin-rate',
    ],
    ...['--time-zone', '--date-order', '--language', '--out', '--json', '--help'],
  ]
  test.each(languages)('%s: tells every option', async (language) => {
    const { code, out, error } = await ricebook(['value', '--help', '--language', language])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(options.filter((option) => !out.includes(`  ${option}`))).toEqual([])
    expect(gibberish(out)).toEqual([])
  })

  test('the program alone tells its commands, in the language of the environment', async () => {
    const { code, out } = await ricebook([], { environment: { LANG: 'zh_CN.UTF-8' } })
    expect(code).toBe(0)
    expect(out).toContain('用法')
    expect(out).toContain('value')
  })
})
