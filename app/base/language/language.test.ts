import { describe, expect, test } from 'vitest'
import { languageOfEnvironment, languages, speech, type Words } from './language.ts'
import { Refusal } from './refusal.ts'

const words = {
  'shop.rice': { 'zh-CN': '米', 'zh-TW': '米', en: 'rice' },
  'shop.sold': {
    'zh-CN': '卖给 {{name}} {{n}} 斤',
    'zh-TW': '賣給 {{name}} {{n}} 斤',
    en: '{{n}} jin for {{name}}',
  },
  'shop.bags': {
    'zh-CN': '{{count}} 袋',
    'zh-TW': '{{count}} 袋',
    en: { one: '{{count}} bag', other: '{{count}} bags' },
  },
} as const satisfies Words

describe('texts', () => {
  test('are said in the language asked for, with their places filled', () => {
    const said = languages.map((language) =>
      speech(language, [words]).say('shop.sold', { name: '张三', n: 5 }),
    )
    expect(said).toEqual(['卖给 张三 5 斤', '賣給 张三 5 斤', '5 jin for 张三'])
  })

  test('count where the language does', () => {
    const { say } = speech('en', [words])
    expect([0, 1, 2].map((count) => say('shop.bags', { count }))).toEqual(['0 bags', '1 bag', '2 bags'])
    expect(speech('zh-CN', [words]).say('shop.bags', { count: 1 })).toBe('1 袋')
  })

  test('show what they are filled with as it is: markup, dollars and braces are no orders', () => {
    const odd = '<b>$&</b> {{n}} $t(shop.rice)'
    for (const language of languages) {
      const { say, template } = speech(language, [words])
      expect(template('shop.sold')({ name: odd, n: 1 })).toContain(odd)
      expect(say('shop.sold', { name: odd, n: 1 })).toContain(odd)
    }
  })

  test('leave a place empty that nothing fills', () => {
    expect(speech('en', [words]).say('shop.sold', { n: 5 })).toBe('5 jin for ')
  })

  test('a text taken apart once says the same as one said whole', () => {
    for (const language of languages) {
      const { say, template } = speech(language, [words])
      const values = { name: 'Anna', n: 3 }
      expect(template('shop.sold')(values)).toBe(say('shop.sold', values))
    }
    expect(() => speech('en', [words]).template('shop.bags')).toThrow('shop.bags')
  })
})

describe('figures', () => {
  test('numbers, shares and days as each language writes them', () => {
    const [simplified, traditional, english] = languages.map((language) => speech(language, [words]))
    expect(english?.number(1_234_567.891)).toBe('1,234,568')
    expect(simplified?.number(1234.5, 2)).toBe('1,234.5')
    expect(english?.percent(0.781)).toBe('78%')
    expect(traditional?.percent(0.0625, 1)).toBe('6.3%')
    expect([simplified, traditional, english].map((one) => one?.day('2024-03-05'))).toEqual([
      '2024年3月5日',
      '2024年3月5日',
      '5 Mar 2024',
    ])
  })
})

describe('the language of the environment', () => {
  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_SG.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh' }, 'zh-CN'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh-TW'],
    [{ LANG: 'zh_HK' }, 'zh-TW'],
    [{ LANG: 'zh-Hant-MO' }, 'zh-TW'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: 'zh_TW', LANG: 'en_US' }, 'zh-TW'],
    [{ LC_MESSAGES: 'zh_CN', LANG: 'en_US' }, 'zh-CN'],
    [{ LC_ALL: '', LANG: 'zh_CN' }, 'zh-CN'],
  ])('%j speaks %s', (environment, language) => {
    expect(languageOfEnvironment(environment)).toBe(language)
  })
})

test('a refusal carries its code, its values and its cause', () => {
  const cause = new Error('underneath')
  const refusal = new Refusal('shop.closed', { day: '2024-03-05' }, { cause })
  expect(refusal).toMatchObject({
    name: 'Refusal',
    code: 'shop.closed',
    values: { day: '2024-03-05' },
    cause,
  })
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal.message).toContain('shop.closed')
})
