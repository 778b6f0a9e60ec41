import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { companyOfMornings } from '../../interact/today/test-mornings.ts'
import { repairImports } from '../imports/repair.ts'
import { undoImport } from '../imports/undo.ts'
import { mirrorProducts, productsCalled, readerOf } from './products.ts'

type Company = Awaited<ReturnType<typeof companyOfMornings>>

let company: Company
beforeEach(async () => {
  company = await companyOfMornings('2026-03-02')
})
afterEach(() => company.close())

const list = (...rows: readonly string[]): string => `商品编号,商品名称,单位\n${rows.join('\n')}\n`
const called = async (...codes: readonly string[]) =>
  Object.fromEntries(await productsCalled(company.notebook.read, codes))

describe('what products are called', () => {
  test('is what the list says that came to stand last, and goes back with it', async () => {
    await company.bring('products', list('P1,东北大米,袋', 'P2,菜籽油,桶', 'P3,小米,'))
    expect(await called('P1', 'P2', 'P3', 'P4')).toEqual({
      P1: { name: '东北大米', unit: '袋' },
      P2: { name: '菜籽油', unit: '桶' },
      P3: { name: '小米', unit: null },
    })
    const renamed = await company.bring('products', list('P1,五常大米,公斤', 'P4,绿豆,袋'))
    expect(await called('P1', 'P2', 'P4')).toEqual({
      P1: { name: '五常大米', unit: '公斤' },
      P2: { name: '菜籽油', unit: '桶' },
      P4: { name: '绿豆', unit: '袋' },
    })
    await undoImport(renamed, company.context)
    expect(await called('P1', 'P4')).toEqual({ P1: { name: '东北大米', unit: '袋' } })
  })

  test('is found again at the next start where the program ended between the two stores', async () => {
    await company.bring('products', list('P1,东北大米,袋', 'P2,菜籽油,桶'))
    // As if it had ended before the mirror was written: less is named, something is named that no list names.
    await company.notebook.change(async (tx) => {
      await tx.deleteFrom('productMark').execute()
      await tx.deleteFrom('productNames').where('product', '=', 'P1').execute()
      await tx.insertInto('productNames').values({ product: 'P9', name: '旧的', unit: null }).execute()
    })
    await repairImports(company)
    expect(await called('P1', 'P2', 'P9')).toEqual({
      P1: { name: '东北大米', unit: '袋' },
      P2: { name: '菜籽油', unit: '桶' },
    })
  })

  test('is asked of the ledger only when lists have come or gone, and then page by page', async () => {
    const rows = Array.from({ length: 5_500 }, (_, i) => `Q${String(i).padStart(5, '0')},商品${i},件`)
    await company.bring('products', list(...rows))
    expect(await called('Q00000', 'Q04999', 'Q05000', 'Q05499')).toMatchObject({
      Q04999: { name: '商品4999' },
      Q05000: { name: '商品5000' },
      Q05499: { name: '商品5499' },
    })
    const asked: string[] = []
    const { ledger } = company
    await mirrorProducts({
      notebook: company.notebook,
      ledger: {
        productMark: ledger.productMark,
        productsListed: (page) => {
          asked.push(page.after)
          return ledger.productsListed(page)
        },
      },
    })
    expect(asked).toEqual([])
  })
})

test('a reader knows the company’s day and currency, and what products are called', async () => {
  await company.bring('products', list('P1,东北大米,袋'))
  // Eight hours before London, it is the next day in Shanghai.
  const reader = await readerOf(company.notebook.read, {
    products: ['P1', null, 'P2'],
    now: '2026-03-02T17:00:00.000Z',
  })
  expect(reader).toMatchObject({ today: '2026-03-03', currency: 'CNY' })
  expect([reader.product('P1'), reader.product('P2')]).toEqual([{ name: '东北大米', unit: '袋' }, undefined])
})
