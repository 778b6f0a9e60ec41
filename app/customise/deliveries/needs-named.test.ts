import { expect, test } from 'vitest'
import { shopOrders } from '../../../e2e/test-serving.ts'
import { companyOfMornings } from '../../interact/today/test-mornings.ts'
import { listNeeds } from './deliveries.ts'

test('what a customer needs goes by the name of the list of products, and by its number where there is none', async () => {
  const company = await companyOfMornings('2025-02-24')
  try {
    await company.bring('orders', shopOrders().replaceAll('五常大米10kg', 'P1').replaceAll('菜籽油5L', 'P2'))
    await company.value()
    const customer = await company.customer('王志强')
    const need = async (of: string) => {
      const { needs, reader } = await listNeeds(customer, company)
      return { need: needs.find(({ product }) => product === of), called: reader.product(of) }
    }
    expect((await need('')).need?.reason?.code).toBe('deliveries.reason.any')
    const before = await need('P2')
    expect(before.need?.reason?.values.product).toEqual({ product: 'P2' })
    expect(before.called?.name ?? null).toBeNull()
    await company.bring('products', '商品编号,商品,单位\nP1,五常大米10kg,袋\nP2,菜籽油5L,桶\n')
    expect(await need('P2')).toEqual({ need: before.need, called: { name: '菜籽油5L', unit: '桶' } })
  } finally {
    await company.close()
  }
}, 60_000)
