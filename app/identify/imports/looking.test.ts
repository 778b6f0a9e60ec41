import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importFolder } from './asked.ts'
import { type ImportKind, importKinds, kindRoles, leastRoles } from './contract.ts'
import { parseMappingOf } from './given-mapping.ts'
import { refusalOf } from './present.ts'
import { written } from './test-encoders.ts'
import { figuresOf, openTestInstallation, type TestInstallation } from './test-installations.ts'
import { handmade, sheet } from './test-workbooks.ts'
import { writtenMapping } from './written-mapping.ts'

let shop: TestInstallation
beforeEach(async () => {
  shop = await openTestInstallation()
})
afterEach(async () => {
  await shop.done()
  expect(shop.troubles).toEqual([])
})

const orders = `客户,介绍人,日期,订单号,商品,金额,运费
王一,李二,2024-01-02,A1,米,30,5
王一,李二,2024-01-02,A1,油,20,5
李二,赵四,2024-01-05,A2,米,60,6
张三,李二,昨天,A6,米,10,5
张三,李二,前天,A7,米,10,5
张三,李二,2024-01-09,A8,米,十块,5
${Array.from({ length: 8 }, (_, i) => `王一,李二,2024-02-0${i + 1},B${i},米,10,1\n`).join('')}`

describe('a file that is looked at', () => {
  test('shows how it is written, its columns and first rows, and why rows are left out, commonest first', async () => {
    const look = await shop.bring({ text: orders, lookFirst: true, kindGiven: false })
    expect(look.state).toBe('ready')
    const seen = await shop.seen(look.id)
    expect(seen).toMatchObject({ look: 1, kind: 'orders', encoding: 'utf-8', delimiter: ',', headingRow: 1 })
    expect(seen.mapping).toMatchObject({ customer: '客户', date: '日期', amount: '金额', order: '订单号' })
    expect(seen.reasons.date).toMatchObject({ because: 'heading' })
    expect(seen.rows[3]).toEqual({ row: 5, cells: ['张三', '李二', '昨天', 'A6', '米', '10', '5'] })
    expect(seen.leftOut).toEqual([
      { code: 'day', column: '日期', values: { came: '昨天' }, row: 5, count: 2 },
      { code: 'amount', column: '金额', values: { came: '十块' }, row: 7, count: 1 },
    ])
    expect(figuresOf(look)).toMatchObject({ rows: 14, rejected: 3, parties: 2, newCustomers: 2 })
  })

  test('is of the kind that its headings say, where nobody gives one', async () => {
    const files: readonly (readonly [ImportKind, string])[] = [
      ['payments', '付款人,到账时间,到账金额,银行流水号\n张三,2024-03-05,88.5,T1\n'],
      ['products', '货号,品名,计量单位,零售价,进价\nR1,大米,袋,32,24\n'],
      ['customers', '姓名,电话,地址,生日\n王一,13800138000,和平里,1980-03-05\n'],
    ]
    for (const [kind, text] of files) {
      const look = await shop.bring({ text, lookFirst: true, kindGiven: false })
      expect([look.state, look.kind]).toEqual(['ready', kind])
      expect((await shop.confirm(look.id)).state).toBe('standing')
    }
  })

  test('looked at as something else, it leaves what the last look says and nothing of those before', async () => {
    const mapping = { customer: '介绍人', date: '日期', order: '订单号', amount: '运费' }
    const direct = await shop.bring({ text: orders, mapping: writtenMapping(mapping) })
    const expected = await shop.said()
    await shop.undo(direct.id)
    const before = await shop.said()

    const first = await shop.bring({ text: orders, lookFirst: true })
    const list = await shop.look(first.id, { kind: 'customers', mapping: 'name="客户"' })
    expect([list.state, list.kind]).toEqual(['ready', 'customers'])
    expect(await shop.notebook.read.selectFrom('importedCustomers').selectAll().execute()).toHaveLength(14)
    const last = await shop.look(first.id, { kind: 'orders', mapping: writtenMapping(mapping) })
    expect(figuresOf(last)).toMatchObject({ rejected: 2, newCustomers: 2, revenue: 29 })
    expect(await shop.seen(first.id)).toMatchObject({ look: 3, mapping })
    expect((await shop.seen(first.id)).reasons.customer).toMatchObject({ because: 'given' })
    expect(await shop.notebook.read.selectFrom('importedCustomers').selectAll().execute()).toEqual([])
    expect(await shop.said()).toEqual(before)
    await shop.confirm(first.id)
    expect(await shop.said()).toEqual(expected)
    // And what it was confirmed as is remembered for the next one.
    const next = await shop.bring({ text: orders.replaceAll('2024', '2025'), lookFirst: true })
    expect((await shop.seen(next.id)).reasons.customer?.because).toBe('remembered')
  }, 60_000)

  test('is confirmed only as it was seen', async () => {
    const look = await shop.bring({ text: orders, lookFirst: true })
    await shop.look(look.id, { kind: 'orders', dateOrder: 'day-first' })
    await expect(shop.confirm(look.id, 1)).rejects.toMatchObject({ code: 'imports.look.changed-meanwhile' })
    expect((await shop.confirm(look.id, 2)).state).toBe('standing')
    await expect(shop.look(look.id, { kind: 'orders' })).rejects.toMatchObject({
      code: 'imports.not-lookable',
    })
    await expect(shop.giveUp(look.id)).rejects.toMatchObject({ code: 'imports.not-to-be-given-up' })
  })

  test('whose columns cannot be told shows them all the same, and is mended without sending it again', async () => {
    const refused = await shop.bring({ text: 'wer,wann,was\n王一,2024-01-02,30\n', lookFirst: true })
    expect(refused.state).toBe('failed')
    expect(refusalOf(refused)?.code).toMatch(/^imports\.map\./)
    const seen = await shop.seen(refused.id)
    expect(seen.columns.map(({ name }) => name)).toEqual(['wer', 'wann', 'was'])
    expect(seen.mapping).toBeNull()
    await expect(shop.look(refused.id, { kind: 'orders', mapping: 'customer="wer"' })).rejects.toMatchObject({
      code: 'imports.map.least',
    })
    const mended = await shop.look(refused.id, {
      kind: 'orders',
      mapping: 'customer="wer",date="wann",amount="was"',
    })
    expect(mended.state).toBe('ready')
    expect(figuresOf(mended)).toMatchObject({ added: 1, revenue: 30 })
  })

  test('is read as a person says where it can be read in several ways', async () => {
    const text = '店里的账\n\n客户,日期,金额\n王一,3/5/2024,"1.234"\n'
    const look = await shop.bring({ text: written(text, 'gb18030'), lookFirst: true })
    expect(await shop.seen(look.id)).toMatchObject({
      encoding: 'gb18030',
      headingRow: 3,
      dateOrder: { order: 'month-first', because: 'assumed' },
      decimalSign: 'point',
    })
    expect(figuresOf(look)).toMatchObject({ firstDay: '2024-03-05', revenue: 1.234 })
    const other = await shop.look(look.id, {
      kind: 'orders',
      encoding: 'gb18030',
      headingRow: 3,
      dateOrder: 'day-first',
      decimalSign: 'comma',
    })
    expect(figuresOf(other)).toMatchObject({ firstDay: '2024-05-03', revenue: 1234 })
    expect((await shop.seen(look.id)).dateOrder?.because).toBe('given')
    const wrong = await shop.look(look.id, { kind: 'orders', encoding: 'big5', headingRow: 3 })
    expect((await shop.seen(look.id)).columns[0]?.name).not.toBe('客户')
    expect(wrong.state).toBe('failed')
    const blank = await shop.look(look.id, { kind: 'orders', headingRow: 2 })
    expect(refusalOf(blank)?.code).toBe('imports.headings.blank-row')
    // What was seen before still shows.
    expect((await shop.seen(look.id)).look).toBe(3)
    expect((await shop.look(look.id, { kind: 'orders' })).state).toBe('ready')
  })

  test('of several sheets is the one that a person names', async () => {
    const parts = sheet([
      ['收款日期', '客户', '金额'],
      ['45296', '王一', '30'],
    ])
    const two = sheet([
      ['客户', '日期', '金额'],
      ['李二', '45300', '50'],
      ['李二', '45301', '70'],
    ])
    const workbook = handmade({
      ...parts,
      'xl/workbook.xml': String(parts['xl/workbook.xml']).replace(
        '<sheet name="S" sheetId="1" r:id="rId1"/>',
        '<sheet name="收款 &amp; 退款" sheetId="1" r:id="rId1"/><sheet name="订单" sheetId="2" r:id="rId2"/>',
      ),
      'xl/_rels/workbook.xml.rels': String(parts['xl/_rels/workbook.xml.rels']).replace(
        '</Relationships>',
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet2.xml': String(two['xl/worksheets/sheet1.xml']),
    })
    const look = await shop.bring({ text: workbook, lookFirst: true, kindGiven: false })
    expect(look.kind).toBe('payments')
    expect(await shop.seen(look.id)).toMatchObject({
      came: 'xlsx',
      sheet: '收款 & 退款',
      sheets: ['收款 & 退款', '订单'],
    })
    const other = await shop.look(look.id, { kind: 'orders', sheet: '订单' })
    expect(figuresOf(other)).toMatchObject({ rows: 2, revenue: 120 })
    expect(await shop.seen(look.id)).toMatchObject({ sheet: '订单' })
    const none = await shop.look(look.id, { kind: 'orders', sheet: '没有' })
    expect(refusalOf(none)?.code).toBe('imports.excel.no-sheet')
  })

  test('given up it leaves nothing, not even the file', async () => {
    const before = await shop.said()
    const look = await shop.bring({ text: orders, lookFirst: true })
    expect((await shop.giveUp(look.id)).state).toBe('cancelled')
    const refused = await shop.bring({ text: 'a,b\n1,2\n' })
    expect((await shop.giveUp(refused.id)).state).toBe('cancelled')
    for (const { id } of [look, refused]) expect(await readdir(importFolder(shop.folder, id))).toEqual([])
    expect(await shop.said()).toEqual(before)
    expect(await shop.ledger.batchStates()).toEqual([])
    expect(await shop.notebook.read.selectFrom('customers').selectAll().execute()).toEqual([])
  })

  test('what is no table is refused before anything is recorded', async () => {
    for (const start of ['%PDF-1.7\n', '\x89PNG\r\n', 'GIF89a', 'RIFF\0\0\0\0WEBPVP8 '])
      await expect(
        shop.ask({ text: Buffer.from(`${start}${'x'.repeat(900)}`, 'latin1'), fileName: '账单.csv' }),
      ).rejects.toMatchObject({ code: 'imports.file.other', values: { name: '账单.csv' } })
    const letter = handmade({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' })
    await expect(shop.ask({ text: letter })).rejects.toMatchObject({ values: { kind: 'Word' } })
    expect(await shop.notebook.read.selectFrom('imports').selectAll().execute()).toEqual([])
    expect(existsSync(join(shop.folder, 'imports')) && (await readdir(join(shop.folder, 'imports')))).toEqual(
      [],
    )
  })
})

describe('a look that is still under way', () => {
  const many = [
    'customer,date,order,product,amount,freight',
    ...Array.from(
      { length: 300_000 },
      (_, i) => `C${i % 40_000},2024-03-05,N${i >> 1},P${i % 9},${1 + (i % 7)},2`,
    ),
    '',
  ].join('\n')

  const reading = (job: string | null): Promise<void> =>
    new Promise((resolve) => {
      const leave = shop.jobs.subscribe(({ id, progress }) => {
        if (id !== job || progress?.stage !== 'read') return
        leave()
        resolve()
      })
    })

  test('stops when the file is to be looked at as something else, and never becomes what it was', async () => {
    const { row, job } = await shop.ask({ text: many, lookFirst: true })
    const states = new Set<string>()
    await reading(job)
    const mapping = 'customer=customer,date=date,order=order,amount=freight'
    const other = await shop.askLook(row.id, { kind: 'orders', mapping })
    shop.jobs.subscribe(() => void shop.find(row.id).then(({ state }) => states.add(state)))
    const ended = await shop.ended(other.job ?? '', row.id)
    expect(ended.state).toBe('ready')
    expect(figuresOf(ended).revenue).toBe(600_000)
    expect((await shop.jobs.find(job))?.state).toBe('cancelled')
    expect([...states].sort()).not.toContain('cancelled')
    expect(await shop.ledger.batchStates()).toHaveLength(1)
  }, 90_000)

  test('and when it is given up, also after it was confirmed, so long as it does not stand', async () => {
    const before = await shop.said()
    for (const lookFirst of [true, false]) {
      const { row, job } = await shop.ask({ text: many, lookFirst })
      await reading(job)
      expect((await shop.giveUp(row.id)).state).toBe('cancelled')
      expect((await shop.jobs.find(job))?.state).toBe('cancelled')
    }
    const waiting = await shop.ask({ text: orders, lookFirst: true })
    expect((await shop.giveUp(waiting.row.id)).state).toBe('cancelled')
    expect(await shop.said()).toEqual(before)
    expect(await shop.ledger.batchStates()).toEqual([])
  }, 90_000)
})

describe('what undoing would take', () => {
  const lines = (from: number, to: number): string =>
    [
      '客户,日期,订单号,商品,金额',
      ...Array.from({ length: to - from }, (_, k) => {
        const i = from + k
        return `客${i % 11},2024-03-${String(1 + (i % 28)).padStart(2, '0')},N${i},米,${10 + i}`
      }),
      '',
    ].join('\n')

  test('is what goes when it is undone: lines, money and customers', async () => {
    const first = await shop.bring({ text: lines(0, 60), fileName: '一月.csv' })
    const second = await shop.bring({ text: lines(40, 90), fileName: '二月.csv' })
    await shop.bring({ text: '客户,日期,订单号,商品,金额\n独一,2024-03-09,X1,米,5\n', fileName: '三月.csv' })
    expect(await shop.takes(second.id)).toEqual({
      lines: { gone: 30, stay: 0, elsewhere: 20 },
      amount: Array.from({ length: 30 }, (_, k) => 70 + k).reduce((a, b) => a + b),
      customers: { gone: 0, shared: 0, kept: 0 },
      keptBy: [],
    })
    const takes = await shop.takes(first.id)
    expect(takes).toMatchObject({
      lines: { gone: 40, stay: 20, elsewhere: 0 },
      customers: { gone: 0, shared: 11, kept: 0 },
      keptBy: [{ batch: second.batch, fileName: '二月.csv' }],
    })
    const before = await shop.ledger.period()
    await shop.undo(first.id)
    const after = await shop.ledger.period()
    expect(before.revenue - after.revenue).toBe(takes.amount)
    const rest = await shop.takes(second.id)
    expect(rest).toMatchObject({
      lines: { gone: 50, stay: 0, elsewhere: 0 },
      customers: { gone: 11, shared: 0, kept: 0 },
    })
    const noted = await shop.customerOf('客3')
    await shop.note(noted?.id ?? '')
    expect((await shop.takes(second.id)).customers).toEqual({ gone: 10, shared: 0, kept: 1 })
    await shop.undo(second.id)
    const left = await shop.notebook.read.selectFrom('customers').select('name').orderBy('name').execute()
    expect(left.map(({ name }) => name)).toEqual(['客3', '独一'])
    await expect(shop.takes(second.id)).rejects.toMatchObject({ code: 'imports.not-standing' })
  }, 60_000)

  test('of products and payments as well', async () => {
    const list = '货号,品名,零售价,进价\nR1,大米,32,24\nR2,小米,12,8\n'
    const one = await shop.bring({ kind: 'products', text: list })
    const two = await shop.bring({ kind: 'products', text: '货号,品名,零售价,进价\nR2,小米,13,8\n' })
    expect(await shop.takes(one.id)).toMatchObject({
      lines: { gone: 1, stay: 1 },
      keptBy: [{ batch: two.batch }],
    })
    const paid = await shop.bring({
      kind: 'payments',
      text: '客户,收款日期,金额,流水号\n王一,2024-01-20,50,R1\n王一,2024-01-21,7,R2\n',
    })
    expect(await shop.takes(paid.id)).toMatchObject({
      lines: { gone: 2, stay: 0, elsewhere: 0 },
      amount: 57,
      customers: { gone: 1 },
    })
  })

  test('undone, a file is taken in again from where it was kept', async () => {
    const first = await shop.bring({ text: orders, fileName: '订单.csv' })
    const stood = await shop.said()
    await shop.undo(first.id)
    const again = await shop.again(first.id)
    expect(again).toMatchObject({ state: 'ready', fileName: '订单.csv', fileHash: first.fileHash })
    expect(again.id).not.toBe(first.id)
    await shop.confirm(again.id)
    expect(await shop.said()).toEqual(stood)
    await expect(shop.again(again.id)).rejects.toMatchObject({ code: 'imports.not-undone' })
  })
})

test('a mapping that is written down is read as it was, whatever the columns are called', () => {
  const heading = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() === text)
  fc.assert(
    fc.property(fc.constantFrom(...importKinds), fc.array(heading, { minLength: 4 }), (kind, headings) => {
      const least = leastRoles[kind].map((group) => group[0])
      const more = kindRoles[kind].filter((role) => ['order', 'currency', 'category', 'note'].includes(role))
      const roles = [...new Set([...least, ...more])].slice(0, headings.length)
      const mapping = Object.fromEntries(roles.map((role, i) => [role, headings[i]]))
      expect(parseMappingOf(kind, writtenMapping(mapping))).toEqual(mapping)
    }),
  )
})
