import { describe, expect, test } from 'vitest'
import type { CustomerRole } from './contract.ts'
import { birthdayOf, householdSizeOf, kindOf, paydayOf, phoneOf } from './customer-cells.ts'
import { customerOf } from './customer-rows.ts'

/** One row's cells by role, read. */
function read(cells: Readonly<Partial<Record<CustomerRole, string>>>) {
  const columns = Object.keys(cells)
  const mapping = Object.fromEntries(columns.map((column) => [column, column]))
  const layout = { delimiter: ',', skipLines: 0, columns, sample: [] }
  const file = {
    name: 'c.csv',
    kind: 'csv',
    came: 'csv',
    path: 'c.csv',
    encoding: 'utf-8',
    ...layout,
  } as const
  return customerOf(Object.values(cells), { file, mapping })
}
const value = (told: object): unknown => ('value' in told ? told.value : null)

describe('a row of a customer list', () => {
  test('fills the fields it says something of, and no others', () => {
    expect(
      read({
        customer: 'K1',
        name: ' 张三\u202e　家 ',
        kind: '家庭',
        phone: '138 0013 8000',
        email: 'a@b.cn',
        gender: '女士',
        birthday: '1980年3月5日',
        householdSize: '4口',
        payday: '每月15日',
        tags: '老客户，爱吃辣;老客户',
        note: '-',
        contact: '李四',
      }),
    ).toEqual({
      party: 'K1',
      fields: {
        name: '张三 家',
        code: 'K1',
        kind: 'household',
        phone: '138 0013 8000',
        email: 'a@b.cn',
        gender: 'female',
        birthday: '1980-03-05',
        householdSize: 4,
        payday: 15,
        tags: ['老客户', '爱吃辣'],
      },
      contact: '李四',
      problems: [],
    })
  })

  test('without a number the name is what the source calls them, and without a name the number', () => {
    expect(read({ name: '张三' })).toMatchObject({ party: '张三', fields: { name: '张三' } })
    expect(read({ customer: '007', name: '' })).toMatchObject({
      party: '007',
      fields: { name: '007', code: '007' },
    })
  })

  test('every cell that cannot be kept is told', () => {
    const { problems } = read({
      customer: '1.38E+10',
      name: '长'.repeat(201),
      phone: '1.38E+10',
      email: 'a@b',
      gender: '?男女',
      birthday: '2月30日',
      householdSize: '很多',
      payday: '32',
      kind: '石头',
    })
    expect(problems.map(({ column, code }) => `${column} ${code}`).sort()).toEqual(
      [
        'customer damaged-number',
        'name too-long',
        'phone damaged-number',
        'email email',
        'gender gender',
        'birthday birthday',
        'householdSize householdSize',
        'payday payday',
        'kind kind',
      ].sort(),
    )
    expect(read({ name: '', phone: '13800138000' }).problems).toMatchObject([{ code: 'no-name' }])
  })
})

describe('cells of a customer list', () => {
  test.each([
    ['1980-03-05', '1980-03-05'],
    ['1980/3/5', '1980-03-05'],
    ['１９８０．３．５', '1980-03-05'],
    ['19800305', '1980-03-05'],
    ['民國69年3月5日', '1980-03-05'],
    ['25/12/1980', '1980-12-25'],
    ['12/25/1980', '1980-12-25'],
    ['29285', '1980-03-05'],
    ['1980年3月', '1980-03'],
    ['1980', '1980'],
    ['3/5/1980', null],
    ['80-03-05', null],
    ['1980-02-30', null],
    ['0202-03-05', null],
    ['农历三月初五', null],
  ])('birthday %s is %s', (text, day) => expect(value(birthdayOf(text))).toBe(day))

  test.each([
    ['15', 15],
    ['每月15日', 15],
    ['15号', 15],
    ['二十五日', 25],
    ['5th', 5],
    ['月底', 31],
    ['每月最后一天', 31],
    ['end of month', 31],
    ['0', null],
    ['32', null],
    ['周五', null],
  ])('payday %s is %s', (text, day) => expect(value(paydayOf(text))).toBe(day))

  test.each([
    ['4', 4],
    ['４口', 4],
    ['四口之家', 4],
    ['两人', 2],
    ['12 people', 12],
    ['0', null],
    ['三四口', null],
  ])('household of %s is %s', (text, size) => expect(value(householdSizeOf(text))).toBe(size))

  test.each([
    ['家庭', 'household'],
    ['个人', 'person'],
    ['个体户', 'company'],
    ['经销商', 'company'],
    ['餐館', 'company'],
    ['VIP', null],
  ])('kind %s is %s', (text, kind) => expect(value(kindOf(text))).toBe(kind))

  test.each([
    ['13800138000', '13800138000'],
    ['13800138000.0', '13800138000'],
    ['010-62345678转8', '010-62345678转8'],
    ['1.38001E+10', null],
    ['123456789012345000', null],
    ['电话', null],
  ])('phone %s is %s', (text, phone) => expect(value(phoneOf(text))).toBe(phone))
})
