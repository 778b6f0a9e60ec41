import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyName, kindOfName } from './companies.ts'
import { readEmail } from './emails.ts'
import { nameKey, personName, syllablesOf } from './names.ts'
import { keptPhone, readPhone } from './phones.ts'
import { cleanText, simplified, textKey } from './text.ts'

/** Any Unicode there is, lone surrogates and invisible characters with it, and what names are made of. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ...'張伟乾隆後里单于总先生（）·\u200b\u3000 \ud800\udc00ǚüÅﬃ①㈱𠮷Zz09+@.-'.split(''),
        '\u0308',
        '\u0301',
        '有限公司',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

describe('text', () => {
  test('full-width forms become half-width ones and invisible characters go', () => {
    expect(cleanText('０１３（）＃㈱')).toBe('013()#(株)')
    expect(cleanText('\ufeff 张\u200b伟\u3000\u3000明\u0000 ')).toBe('张伟 明')
    expect(cleanText('a\ud800b')).toBe('a\ufffdb')
  })

  test('traditional characters meet simplified ones in the key only', () => {
    expect(simplified('陳後主')).toBe('陈后主')
    expect(simplified('乾隆')).toBe('乾隆')
    expect(['鍾', '鐘', '範', '范', '後', '后'].map(simplified)).toEqual(['钟', '钟', '范', '范', '后', '后'])
    expect(simplified('喆堃囯')).toBe('喆堃囯')
    expect(cleanText('陳後主')).toBe('陳後主')
  })

  test('words stay: only characters change', () => {
    expect(simplified('軟體')).toBe('软体')
    expect(simplified('計程車')).toBe('计程车')
  })

  test('cleaning twice is cleaning once, and nothing makes it throw', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
        expect(textKey(textKey(text))).toBe(textKey(text))
        expect(simplified(simplified(text))).toBe(simplified(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('names of persons', () => {
  test('compound surnames are split first', () => {
    expect(personName('欧阳娜娜')).toMatchObject({ surname: '欧阳', given: '娜娜' })
    expect(personName('歐陽娜娜')).toMatchObject({ key: '欧阳娜娜', surname: '欧阳' })
    expect(personName('张伟明')).toMatchObject({ surname: '张', given: '伟明' })
  })

  test('a title is no name: 王总 is a surname only', () => {
    expect(personName('王总')).toMatchObject({ key: '王', surname: '王', given: null, titleOnly: true })
    expect(personName('尉迟老师')).toMatchObject({ key: '尉迟', titleOnly: true })
    expect(personName('张工')).toMatchObject({ key: '张', titleOnly: true })
    expect(personName('李建工')).toMatchObject({ key: '李建工', titleOnly: false })
    expect(personName('刘心怡女士')).toMatchObject({ key: '刘心怡', titleOnly: false })
    expect(personName('Mr. John Smith').key).toBe('johnsmith')
  })

  test('Zhang Wei, WEI ZHANG, zhangwei and 张伟 share one order-free key', () => {
    const keys = ['Zhang Wei', 'WEI ZHANG', 'zhangwei', '张伟', 'Zhāng Wěi'].map(
      (name) => personName(name).orderFree,
    )
    expect(new Set(keys).size).toBe(1)
  })

  test('dots are kept in a copy and left out of the key', () => {
    expect(personName('阿不都•热合曼')).toMatchObject({ key: '阿不都热合曼', dotted: '阿不都·热合曼' })
  })

  test.each([
    ['单雄信', 'shan'],
    ['仇英', 'qiu'],
    ['查良镛', 'zha'],
    ['解缙', 'xie'],
    ['任正非', 'ren'],
    ['朴正熙', 'piao'],
    ['盖叫天', 'ge'],
    ['区志明', 'ou'],
    ['翟天临', 'zhai'],
    ['覃辉', 'qin'],
    ['乐嘉', 'yue'],
    ['冼星海', 'xian'],
    ['缪昌文', 'miao'],
    ['员半千', 'yun'],
    ['繁漪', 'po'],
    ['曾国藩', 'zeng'],
    ['尉迟恭', 'yuchi'],
    ['万俟卨', 'moqi'],
    ['单于飞', 'chanyu'],
    ['吕布', 'lv'],
    ['长孙无忌', 'zhangsun'],
    ['澹台灭明', 'tantai'],
  ])('the surname of %s is read %s', (name, reading) => {
    expect(syllablesOf(name).join('')).toMatch(new RegExp(`^${reading}`))
  })

  test('a place is no surname', () => {
    expect(syllablesOf('重庆')).toEqual(['chong', 'qing'])
    expect(syllablesOf('长乐')).toEqual(['chang', 'le'])
  })

  test('a name owns every reading of its surname', () => {
    expect(personName('朴信惠').readings).toEqual(['piaoxinhui', 'puxinhui'])
  })

  test('taking a name apart twice is taking it apart once, and nothing makes it throw', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = personName(text)
        if (!name.titleOnly)
          expect([...personName(name.key).key].length).toBeLessThanOrEqual([...name.key].length)
        expect(nameKey(cleanText(text))).toBe(nameKey(text))
        companyName(text)
        kindOfName(text)
      }),
      { numRuns: 500 },
    )
  })
})

describe('phones', () => {
  test.each([
    ['+86 138-0013-8000', 'CN', '+8613800138000'],
    ['１３８００１３８０００', 'CN', '+8613800138000'],
    ['8613800138000', 'CN', '+8613800138000'],
    ['0086 138 0013 8000', 'CN', '+8613800138000'],
    ['13800138000.0', 'CN', '+8613800138000'],
    ['(0912)345678', 'TW', '+886912345678'],
    ['86-10-62345678', 'CN', '+861062345678'],
    ['886912345678', 'CN', '+886912345678'],
    ['010-62345678 转 123', 'CN', '+861062345678;ext=123'],
    ['02-2345-6789 分機12', 'TW', '+886223456789;ext=12'],
    ['+1 (650) 253-0000 ext. 12', 'CN', '+16502530000;ext=12'],
  ] as const)('%s in %s is kept as %s', (text, country, kept) => {
    expect(keptPhone(readPhone(text, country))).toBe(kept)
  })

  test('an unassigned range is a hint, no reason to drop the number', () => {
    expect(readPhone('15474271880', 'CN')).toMatchObject({ kind: 'number', e164: '+8615474271880' })
  })

  test('1.38E+10 is spreadsheet damage and nothing is guessed', () => {
    for (const text of ['1.38E+10', '1.38001E10', '１．３８Ｅ＋１０'])
      expect(readPhone(text, 'CN').kind).toBe('damaged')
  })

  test('what is no number is kept as it came', () => {
    expect(readPhone('13800138000/13900139000', 'CN')).toEqual({
      kind: 'text',
      text: '13800138000/13900139000',
    })
    expect(readPhone('老板娘那里', 'CN')).toEqual({ kind: 'text', text: '老板娘那里' })
    expect(readPhone('123', 'CN').kind).toBe('text')
  })

  test('reading what was kept gives the same, and nothing makes it throw', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789+-() 转x.'.split('')), { maxLength: 18 })
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          digits.map((parts) => parts.join('')),
        ),
        (text) => {
          const phone = readPhone(text, 'CN')
          if (phone.kind === 'number')
            expect(keptPhone(readPhone(keptPhone(phone), 'TW'))).toBe(keptPhone(phone))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('e-mail', () => {
  test('the key is lower case without a tag', () => {
    expect(readEmail('WANG+shop@Example.com')).toEqual({
      shown: 'WANG+shop@example.com',
      key: 'wang@example.com',
      local: 'wang',
    })
    expect(readEmail('wang＠例子.中国')?.key).toBe('wang@xn--fsqu00a.xn--fiqs8s')
    expect(readEmail('no address')).toBeNull()
  })

  test('nothing makes it throw', () => {
    fc.assert(fc.property(fc.tuple(anyText, anyText), ([a, b]) => void readEmail(`${a}@${b}`)))
  })
})

describe('companies', () => {
  test('two writings of one company meet', () => {
    const one = companyName('示例星河（上海）贸易有限公司')
    expect(one).toEqual(companyName('上海示例星河贸易有限责任公司'))
    expect(one).toMatchObject({ core: '示例星河', industry: '贸易', place: '上海', branch: false })
  })

  test('another industry is another company, a branch another record', () => {
    expect(companyName('示例星河物流有限公司').industry).toBe('物流')
    expect(companyName('示例星河贸易有限公司海淀分公司')).toMatchObject({ core: '示例星河', branch: true })
  })

  test('a name says whether it is a company', () => {
    const companies = [
      '示例星河贸易有限公司',
      'Example Trading Co., Ltd.',
      '春满米店',
      '示例實業股份有限公司',
    ]
    expect(companies.map(kindOfName)).toEqual(companies.map(() => 'company'))
    expect(['张伟明', '王店', 'John Smith', '17850', 'Incognito'].map(kindOfName)).not.toContain('company')
  })
})
