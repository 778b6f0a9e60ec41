import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '../../base/language/language.ts'
import { gibberish, scratchFolder, value } from './test-runs.ts'
import { hostileNames, shop, shopWithoutAmounts } from './test-shops.ts'

const folder = scratchFolder()
afterAll(folder.remove)

const shops = {
  busy: { content: shop(160), more: ['--as-of', '2023-10-01'] },
  'not checked': { content: shop(160), more: [] },
  'without amounts': { content: shopWithoutAmounts(160), more: ['--as-of', '2023-10-01'] },
  twenty: { content: shop(20), more: ['--as-of', '2023-10-01'] },
  one: { content: 'customer,date,amount\n小王,2024-01-05,30\n小王,2024-02-07,32\n', more: [] },
  'only once': {
    content: `customer,date,amount\n${Array.from({ length: 60 }, (_, i) => `c${i},2024-01-${(i % 28) + 1 < 10 ? '0' : ''}${(i % 28) + 1},9`).join('\n')}\n`,
    more: [],
  },
  losing: {
    content: `customer,date,amount,cost\n${Array.from({ length: 60 }, (_, i) => `c${i},2024-01-05,10,12\nc${i},2024-03-${10 + (i % 19)},10,12`).join('\n')}\n`,
    more: ['--as-of', '2024-02-20'],
  },
  'bg-nbd': { content: shop(160), more: ['--model', 'bg-nbd', '--annual-discount', '0'] },
} as const

type Shop = { readonly content: string; readonly more: readonly string[] }

async function reported(name: string, { content, more }: Shop, language: Language = 'en') {
  const file = folder.write(`${name}.csv`, content)
  const out = `${name} ${language}`
  await value([file, ...more, '--out', folder.at(out)], language)
  return folder.read(out, 'report.html')
}

/** What stands in the page for a person, drawings included. */
const body = (page: string): string => page.slice(page.indexOf('</style>'))

describe.each(languages)('the report in %s', (language) => {
  test.each(Object.entries(shops))('of a shop (%s) says only what can be said', async (name, shop) => {
    const page = await reported(name, shop, language)
    expect(gibberish(body(page))).toEqual([])
    expect(page).toContain(`<html lang="${language}">`)
  })
})

describe('a report stands alone', () => {
  let page: string
  beforeAll(async () => {
    page = await reported('alone', { content: shop(160), more: ['--as-of', '2023-10-01'] }, 'zh-CN')
  })

  test('it reaches for nothing outside itself, and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link(?! rel="icon" href="data:)|src="(?!data:)|url\(["']?http|@import/)
    expect(page).toContain("default-src 'none'")
  })

  test('every drawing has a name, two sizes, and its values in a table', () => {
    const drawings = page.match(/<svg [^>]*>/g) ?? []
    expect(drawings.length).toBe(8)
    for (const drawing of drawings) expect(drawing).toMatch(/role="img" aria-label="[^"]{10,}"/)
    expect(page.match(/<details>/g)?.length).toBe(4)
  })

  test('drawings take the colours of the page, so that they can be dark', () => {
    const drawings = page.match(/<svg [\s\S]*?<\/svg>/g) ?? []
    for (const drawing of drawings) {
      expect(drawing.replaceAll(/<clipPath[\s\S]*?<\/clipPath>/g, '')).not.toMatch(/#[0-9a-f]{3,6}"|rgb/i)
      expect(drawing).toContain('var(--')
    }
  })

  test('the same orders give the same page', async () => {
    const again = await reported('alone', { content: shop(160), more: ['--as-of', '2023-10-01'] }, 'zh-CN')
    expect(again === page).toBe(true)
  })
})

describe('names from a file', () => {
  let page: string
  beforeAll(async () => {
    page = await reported(
      'hostile <b>&',
      { content: shop(160, hostileNames), more: ['--as-of', '2023-10-01'] },
      'en',
    )
  })

  test('stay names: no tag, no attribute and no comment comes of them', () => {
    expect(page.match(/<script|<img|<!--|onmouseover='/g)).toBeNull()
    expect(page.match(/<style/g)?.length).toBe(1)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('are said as they are, places and all', () => {
    expect(page).toContain('$t(worth.unknown) {{customers}} $&amp; $1')
  })

  test('cannot turn the line around them', () => {
    expect(page).toContain('<bdi class="whole">\u202eturned')
  })

  test('are shortened where long, and whole when pointed at', () => {
    const whole = '陈'.repeat(500)
    expect(page).toContain(`<bdi title="${whole}">${'陈'.repeat(31)}…</bdi>`)
  })
})

describe('what is not known is said to be unknown', () => {
  test('without amounts there is no equity, and the reason stands there', async () => {
    const page = await reported('no amounts', { content: shopWithoutAmounts(160), more: [] }, 'en')
    expect(page).toMatch(
      /Equity of present customers<\/dt><dd class="value"><b>unknown<\/b><\/dd><dd class="small">The file has no amount/,
    )
    expect(page).toContain('Without amounts nobody can say who made the margin')
  })

  test('without a hold-out the report says how to get one', async () => {
    const page = await reported('no check', { content: shop(160), more: [] }, 'en')
    expect(page).toMatch(/Nothing was held back[\s\S]*<code>--as-of 20\d\d-\d\d-\d\d<\/code>/)
  })

  test('one customer is no fifth of anything', async () => {
    const page = await reported('alone in the shop', shops.one)
    expect(page).toMatch(/The best fifth of customers hold<\/dt><dd class="value"><b>unknown<\/b>/)
    expect(page).not.toContain('<svg')
  })
})
