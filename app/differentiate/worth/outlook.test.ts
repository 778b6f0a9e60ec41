import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopOrders } from '../../../e2e/test-serving.ts'
import { companyOfMornings } from '../../interact/today/test-mornings.ts'
import { outlookSchema } from './contract.ts'
import { outlookOfCustomer } from './outlook.ts'

type Company = Awaited<ReturnType<typeof companyOfMornings>>

/** What was brought back alone is no purchase; who came once has a path of their own. */
const more = ['9001,新客一,2025-02-22,五常大米10kg,1,79.00,', '9002,王春梅,2025-02-23,菜籽油5L,-1,-68.50,']

let company: Company
beforeAll(async () => {
  company = await companyOfMornings('2025-02-24')
  await company.bring('orders', `${shopOrders()}${more.join('\n')}\n`)
  await company.value()
}, 120_000)
afterAll(() => company?.close())

const rows = () =>
  company.notebook.read
    .selectFrom('worth')
    .innerJoin('worthRuns', 'worthRuns.run', 'worth.run')
    .innerJoin('customers', 'customers.id', 'worth.customer')
    .selectAll('worth')
    .select(['customers.name', 'worthRuns.asOf'])
    .where('worthRuns.state', '=', 'current')
    .execute()

test('of everybody the path ends where the run’s row stands, and the year ahead is the row’s', async () => {
  const all = await rows()
  expect(all.length).toBeGreaterThan(80)
  for (const row of all) {
    const outlook = await outlookOfCustomer(row.customer, company)
    expect(outlookSchema.parse(outlook)).toEqual(outlook)
    expect([outlook.run, outlook.asOf, outlook.behind], row.name).toEqual([row.run, row.asOf, false])
    expect(outlook.path[0]?.day, row.name).toBe(row.firstDay)
    expect(outlook.path.at(-1)?.day).toBe(row.asOf)
    // Written down by one program and read by the other: to the last figure.
    expect(outlook.path.at(-1)?.alive, row.name).toBe(row.alive)
    expect(outlook.yearPurchases?.value).toBeCloseTo(row.expectedPurchases as number, 9)
  }
})

test('orders that came since the run are not in it, and that is said', async () => {
  const customer = await company.customer('王春梅')
  const before = await outlookOfCustomer(customer, company)
  await company.bring(
    'orders',
    '订单号,客户名称,下单日期,商品,数量,实付金额\n9100,王春梅,2024-05-05,菜籽油5L,1,68.50\n',
  )
  const after = await outlookOfCustomer(customer, company)
  expect([before.behind, after.behind]).toEqual([false, true])
  await company.value()
  expect((await outlookOfCustomer(customer, company)).behind).toBe(false)
})

test('who has not bought has no path', async () => {
  await company.bring('customers', '客户名称,电话\n还没买,13800138000\n')
  await company.value()
  const outlook = await outlookOfCustomer(await company.customer('还没买'), company)
  expect(outlook).toMatchObject({ asOf: '2025-02-23', path: [], yearPurchases: null, behind: false })
})

test('before the first run nothing is known', async () => {
  const fresh = await companyOfMornings('2025-02-24')
  try {
    await fresh.bring('customers', '客户名称,电话\n还没买,13800138000\n')
    const outlook = await outlookOfCustomer(await fresh.customer('还没买'), fresh)
    expect(outlook).toEqual({ run: null, asOf: null, path: [], yearPurchases: null, behind: false })
  } finally {
    await fresh.close()
  }
})
