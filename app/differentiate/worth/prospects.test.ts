import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { theProgram } from '../../base/access/person-of.ts'
import { speech } from '../../base/language/language.ts'
import { plainly, tell } from '../../base/language/sentence.ts'
import { createCustomer } from '../../identify/customers/customers.ts'
import { actionsWords } from '../../interact/actions/words.ts'
import { companyOfMornings } from '../../interact/today/test-mornings.ts'

/** Records are made now, by their ids; the list is of today. */
const today = Temporal.Now.plainDateISO('Asia/Shanghai')
const inDays = (days: number): string => today.add({ days }).toString()

let company: Awaited<ReturnType<typeof companyOfMornings>>
beforeEach(async () => {
  company = await companyOfMornings(today.toString())
})
afterEach(() => company.close())

const file = (n: number, owner = ''): string =>
  `客户编号,客户,负责人,意向商品\n${Array.from({ length: n }, (_, i) => `K${String(i).padStart(3, '0')},来客${i},${owner},${i === 0 ? '五常大米' : ''}`).join('\n')}\n`
const seen = async (): Promise<string[]> =>
  (await company.rows('follow-up')).map(({ customerName }) => customerName)
const byHand = (name: string): Promise<{ id: string }> =>
  createCustomer(
    { name },
    { notebook: company.notebook, now: company.now, country: 'CN', ...theProgram, user: 'wang' },
  )

describe('who has not bought yet', () => {
  test('is followed up though nothing they do reminds anybody of them: at once who came with a file', async () => {
    await company.bring('customers', file(3))
    await company.value()
    expect((await seen()).sort()).toEqual(['来客0', '来客1', '来客2'])
    const rows = await company.rows('follow-up')
    expect(rows.map(({ expectedMargin, minutes }) => [expectedMargin, minutes])).toEqual(
      rows.map(() => [null, 10]),
    )
    const wished = rows.find(({ customerName }) => customerName === '来客0')
    const reader = { today: today.toString(), currency: 'CNY', product: () => undefined }
    const said = plainly(tell(JSON.parse(wished?.reason ?? ''), reader, speech('zh-CN', [actionsWords])))
    expect(said).toBe(`${today.month}月${today.day}日登记，还没有买过，也没有联系过的记录；想要：五常大米。`)
  })

  test('and was written down by hand, in two to three weeks: whoever did that has just talked to them', async () => {
    await byHand('王春梅')
    await company.value()
    expect(await seen()).toEqual([])
    company.morning(inDays(17))
    await company.value()
    expect(await seen()).toEqual([])
    company.morning(inDays(18))
    await company.value()
    expect(await seen()).toEqual(['王春梅'])
  })

  test('is reminded of on the day that was agreed, and two to three weeks after a talk without one', async () => {
    await company.bring('customers', file(1))
    const customer = await company.customer('来客0')
    await company.talk(customer, { text: '再想想', nextContactDay: inDays(5) })
    await company.value()
    expect(await seen()).toEqual([])
    company.morning(inDays(5))
    await company.value()
    const [reminder, ...more] = await company.rows('follow-up')
    expect([reminder?.key.startsWith('follow-up:since:'), more]).toEqual([false, []])
    // Ticked off, and no day agreed.
    await company.change(reminder?.id ?? '', { state: 'done' })
    company.morning(inDays(22))
    await company.value()
    expect(await seen()).toEqual([])
    company.morning(inDays(23))
    await company.value()
    const [again] = await company.rows('follow-up')
    expect(JSON.parse(again?.reason ?? '')).toMatchObject({
      code: 'actions.reason.prospect-again-wish',
      values: { day: { day: inDays(5) } },
    })
    // A talk settles it, in the change that writes it down.
    await company.talk(customer, { text: '下月来' })
    expect(await seen()).toEqual([])
  })

  test('comes no more than a day’s work for each person, and not when they have bought', async () => {
    await company.bring('customers', file(30, '店员甲'))
    await company.bring('customers', file(34).replaceAll('K0', 'L0').replaceAll('来客', '过客'))
    await company.bring(
      'orders',
      `订单号,客户编号,下单日期,商品,数量,实付金额\n1,L000,${inDays(-3)},五常大米,1,79.00\n`,
    )
    await company.value()
    const rows = await company.rows('follow-up')
    const of = (owner: string | null) => rows.filter((row) => row.owner === owner)
    expect([of('店员甲').length, of(null).length, rows.length]).toEqual([20, 20, 40])
    expect(rows.map(({ customerName }) => customerName)).not.toContain('过客0')
    // By what the company calls them, and not by chance.
    expect(of('店员甲').map(({ customerName }) => customerName)).toContain('来客19')
    expect(of('店员甲').map(({ customerName }) => customerName)).not.toContain('来客20')
  })
})
