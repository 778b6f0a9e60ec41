import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetMapping, type Remembered, rememberAgain, rememberedMappings } from './remembered.ts'
import { openTestInstallation, type TestInstallation } from './test-installations.ts'
import { writtenMapping } from './written-mapping.ts'

let company: TestInstallation
beforeAll(async () => {
  company = await openTestInstallation()
})
afterAll(() => company.done())

const all = (): Promise<readonly Remembered[]> =>
  rememberedMappings(company.notebook.read, { before: null, most: 10 })
const columnsRead = async (fileName: string, text: string, mapping?: string) => {
  const { settings, state } = await company.bring({ text, fileName, ...(mapping && { mapping }) })
  expect(state).toBe('standing')
  return JSON.parse(settings).columns
}
// Two columns could be the day and two the amount: guessing takes the first of each.
const orders = (day: string) => `客户,下单日期,送货日期,金额,实付金额\n王五,${day},2024-04-01,12,10\n`
const given = 'customer=客户,date=送货日期,amount=金额'

test('what a person said of a file is remembered, told with the file, and forgotten when asked', async () => {
  expect(await all()).toEqual([])
  const said = { customer: '客户', date: '送货日期', amount: '金额' }
  expect(await columnsRead('三月.csv', orders('2024-03-01'), given)).toEqual(said)
  expect(await all()).toMatchObject([{ kind: 'orders', columns: said, fileName: '三月.csv' }])
  expect(await columnsRead('四月.csv', orders('2024-03-02')), 'read as it was said').toEqual(said)
  const [kept] = await all()
  expect(kept?.fileName).toBe('四月.csv')

  await forgetMapping({ kind: 'orders', shape: kept?.shape ?? '' }, company)
  expect(await all()).toEqual([])
  expect(await columnsRead('五月.csv', orders('2024-03-03')), 'guessed again').toMatchObject({
    date: '下单日期',
    amount: '实付金额',
  })
  await expect(forgetMapping({ kind: 'products', shape: kept?.shape ?? '' }, company)).rejects.toMatchObject({
    code: 'imports.mapping-not-found',
  })
})

test('the list goes on where it left off', async () => {
  await columnsRead('别样.csv', '会员,日期,金额\n赵六,2024-03-01,5\n')
  const whole = await all()
  expect(whole.map(({ fileName }) => fileName)).toEqual(['别样.csv', '五月.csv'])
  const [first] = await rememberedMappings(company.notebook.read, { before: null, most: 1 })
  expect(await rememberedMappings(company.notebook.read, { before: first ?? null, most: 10 })).toEqual(
    whole.slice(1),
  )
})

test('what was forgotten by mistake is remembered again, told as before; never over what was learned since', async () => {
  const [kept] = await all()
  if (!kept) throw new Error('nothing is remembered')
  const back = { ...kept, mapping: writtenMapping(kept.columns) }
  await forgetMapping(kept, company)
  expect(await all()).not.toContainEqual(kept)
  await rememberAgain(back, company)
  expect((await all())[0]).toEqual(kept)
  await rememberAgain(
    { ...back, mapping: 'customer=日期,date=会员', usedAt: '2024-01-01T00:00:00.000Z' },
    company,
  )
  expect((await all())[0], 'the newer one stays').toEqual(kept)
  await expect(rememberAgain({ ...back, mapping: 'customer=会员' }, company)).rejects.toMatchObject({
    code: 'imports.map.least',
  })
})
