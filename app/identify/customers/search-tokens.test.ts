import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfBeginning, type Findable, searchQuery, searchTokens } from './search-tokens.ts'

const nobody: Findable = { name: '', code: null, phone: null, email: null, tags: [] }

function finds(query: string, customer: Partial<Findable>): boolean {
  const tokens = searchTokens({ ...nobody, ...customer })
  return searchQuery(query, 'CN').beginnings.some((beginning) =>
    tokens.some((token) => token >= beginning && token < endOfBeginning(beginning)),
  )
}

describe('search tokens', () => {
  test('a Chinese name has its characters, its pinyin and its initials', () => {
    expect(searchTokens({ ...nobody, name: '張偉明' })).toEqual(
      ['张伟明', '伟明', '明', 'zhangweiming', 'weiming', 'ming', 'zwm', 'wm'].sort(),
    )
  })

  test.each([
    ['张伟', { name: '張偉明' }],
    ['偉明', { name: '张伟明' }],
    ['zhang wei', { name: '张伟明' }],
    ['ZWM', { name: '张伟明' }],
    ['weim', { name: '张伟明' }],
    ['张wei', { name: '张伟明' }],
    ['lv bu', { name: '吕布' }],
    ['lǚ', { name: '吕布' }],
    ['puxin', { name: '朴信惠' }],
    ['john s', { name: 'John Smith' }],
    ['SMITH', { name: 'John Smith' }],
    ['8000', { name: '甲', phone: '+8613800138000' }],
    ['138-0013', { name: '甲', phone: '+8613800138000' }],
    ['+86 138 0013 8000', { name: '甲', phone: '+8613800138000' }],
    ['c-001', { name: '甲', code: 'C-0017' }],
    ['wang@example.com', { name: '甲', email: 'wang+x@example.com' }],
    ['#VIP', { name: '甲', tags: ['vip'] }],
    ['𠮷野', { name: '𠮷野家' }],
  ])('%s finds %j', (query, customer) => {
    expect(finds(query, customer)).toBe(true)
  })

  test('a part of a company is found across its brackets', () => {
    expect(finds('星河上海', { name: '示例星河（上海）贸易有限公司' })).toBe(true)
    expect(finds('贸易有限', { name: '示例星河（上海）贸易有限公司' })).toBe(true)
  })

  test('nothing to look for asks for nothing', () => {
    expect(searchQuery(' （）', 'CN').beginnings).toEqual([])
  })

  test('every customer is found by its whole name and by any end of it', () => {
    const names = fc.array(fc.constantFrom(...'张伟明欧阳𠮷單于Ab c1重'.split('')), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(names, fc.nat(11), (parts, from) => {
        const name = parts.join('')
        const found = finds(name, { name }) || searchQuery(name, 'CN').beginnings.length === 0
        expect(found).toBe(true)
        const end = /^\p{Script=Han}+$/u.test(name) ? [...name].slice(from).join('') : ''
        if (end !== '') expect(finds(end, { name })).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
