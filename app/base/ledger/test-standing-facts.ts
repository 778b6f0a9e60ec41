import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ledger } from './ledger.ts'
import { appendAll, type Import, type Importing, importAll } from './test-books.ts'
import { orderFiles } from './test-files.ts'

/** What these claims ask of a ledger. */
export type StandingLedger = Importing &
  Pick<Ledger, 'dropBatch' | 'batchStates' | 'period' | 'layOutHistories' | 'customerHistories'> &
  Pick<Ledger, 'newIdentities' | 'applyIdentities' | 'identityMark' | 'partiesOnlyIn' | 'partiesSharedWith'>

/** A ledger of no facts yet, and what it does not tell itself. */
export type Standing = {
  readonly ledger: () => StandingLedger
  /** Amount, in whole ten-thousandths, and day of payment of every line, in the order of the file. */
  readonly dues: () => Promise<readonly (readonly [number, string | null])[]>
  /** What all payments that count come to. */
  readonly paid: () => Promise<number>
  /** Rows of any table of facts, parties and pieces, and how many tables or parts hold what is still on its way. */
  readonly left: () => Promise<{ readonly rows: number; readonly staged: number }>
  readonly close: () => Promise<void>
}

export type Stores = {
  readonly open: () => Promise<Standing>
  readonly stop: () => Promise<void>
}

/**
 * What a ledger promises of the lines that count, whatever it keeps them in.
 *
 * @param part all of it, or what is asked of parties, payments and products alone
 */
export function provesStandingFacts(start: () => Promise<Stores>, part: 'all' | 'some' = 'all'): void {
  const describeInAll: (name: string, claims: () => void) => void = part === 'all' ? describe : () => {}
  const files = orderFiles()
  let stores: Stores
  let standing: Standing
  let ledger: StandingLedger
  beforeAll(async () => {
    stores = await start()
  })
  afterAll(async () => {
    await stores?.stop()
    files.remove()
  })
  beforeEach(async () => {
    standing = await stores.open()
    ledger = standing.ledger()
  })
  afterEach(() => standing.close())

  const columns = ['customer', 'date', 'order', 'product', 'amount']
  const row = (...[order, product, amount, customer = '张三']: string[]): string[] => [
    customer as string,
    '2024-03-05',
    order as string,
    product as string,
    amount as string,
  ]
  const put = (asked: Omit<Import, 'columns'> & { columns?: readonly string[] }) =>
    importAll(ledger, files, { columns, ...asked })
  const revenue = async (): Promise<number> => (await ledger.period()).revenue

  describeInAll('a line counts once, whatever files it comes in', () => {
    const march = [row('1', 'rice', '10'), row('1', 'oil', '5'), row('2', 'rice', '20', '李四')]
    const april = [row('2', 'rice', '20', '李四'), row('3', 'tea', '7', '王五')]

    test('two files that overlap', async () => {
      expect(await put({ batch: 1, rows: march })).toEqual({
        lines: 3,
        added: 3,
        known: 0,
        differing: 0,
        anonymous: 0,
        returns: 0,
        revenue: 35,
        newParties: 2,
        parties: 2,
        firstDay: '2024-03-05',
        lastDay: '2024-03-05',
      })
      expect(await put({ batch: 2, rows: april })).toMatchObject({
        lines: 2,
        added: 1,
        known: 1,
        differing: 0,
        revenue: 27,
        newParties: 1,
      })
      expect(await revenue()).toBe(42)
    })

    test('undone in either order, what the other contains goes on counting', async () => {
      for (const [first, second, left] of [
        [1, 2, 27],
        [2, 1, 35],
      ] as const) {
        await put({ batch: 1, rows: march })
        await put({ batch: 2, rows: april })
        await ledger.dropBatch({ batch: first })
        expect(await revenue()).toBe(left)
        await ledger.dropBatch({ batch: first })
        expect(await revenue()).toBe(left)
        await ledger.dropBatch({ batch: second })
        expect(await ledger.period()).toMatchObject({ revenue: 0, firstDay: null })
        expect(await ledger.batchStates()).toEqual([])
      }
    })

    test('the same file three times: the second takes the place of the first, the third that of the second', async () => {
      for (const batch of [1, 2, 3]) {
        const figures = await put({ batch, rows: march })
        expect([figures.added, figures.known]).toEqual(batch === 1 ? [3, 0] : [0, 3])
      }
      for (const batch of [1, 2]) {
        await ledger.dropBatch({ batch })
        expect(await revenue()).toBe(35)
      }
      await ledger.dropBatch({ batch: 3 })
      expect(await revenue()).toBe(0)
    })

    test('an order that the first file has only the beginning of is completed by the second', async () => {
      const whole = [row('9', 'rice', '1'), row('9', 'oil', '2'), row('9', 'tea', '4')]
      await put({ batch: 1, rows: [row('8', 'rice', '100'), ...whole.slice(0, 2)] })
      expect(await put({ batch: 2, rows: [...whole, row('10', 'rice', '1000')] })).toMatchObject({
        added: 2,
        known: 2,
      })
      expect(await revenue()).toBe(1107)
    })

    test('an order cut between two files keeps both its parts, also when they come again', async () => {
      const lines = [row('9', 'rice', '1'), row('9', 'oil', '2'), row('9', 'tea', '4'), row('9', 'soap', '8')]
      const first = [row('8', 'rice', '100'), ...lines.slice(0, 2)]
      const second = [...lines.slice(2), row('10', 'rice', '1000')]
      await put({ batch: 1, rows: first })
      expect(await put({ batch: 2, rows: second })).toMatchObject({ added: 3, known: 0, differing: 0 })
      expect(await put({ batch: 3, rows: second })).toMatchObject({ added: 0, known: 3, differing: 0 })
      expect(await revenue()).toBe(1115)
      await ledger.dropBatch({ batch: 1 })
      expect(await revenue()).toBe(1012)
      await put({ batch: 4, rows: first })
      expect(await revenue()).toBe(1115)
    })

    test('what stood first counts where the contents differ, and is said to', async () => {
      await put({ batch: 1, rows: march })
      const changed = [row('1', 'rice', '11'), row('1', 'oil', '5')]
      expect(await put({ batch: 2, rows: changed })).toMatchObject({ added: 0, known: 1, differing: 1 })
      expect(await revenue()).toBe(35)
      await ledger.dropBatch({ batch: 1 })
      expect(await revenue()).toBe(16)
    })

    test('two lines of an order that are the same to the letter are two', async () => {
      const twice = [row('1', 'rice', '10'), row('1', 'rice', '10')]
      await put({ batch: 1, rows: twice })
      expect(await put({ batch: 2, rows: [...twice, row('1', 'rice', '10')] })).toMatchObject({
        added: 1,
        known: 2,
      })
      expect(await revenue()).toBe(30)
    })

    test('without order numbers: the n-th of the same customer, day and amount', async () => {
      const plain = ['customer', 'date', 'amount']
      const rows = [
        ['张三', '2024-03-05', '10'],
        ['张三', '2024-03-05', '10'],
        ['', '2024-03-05', '3'],
      ]
      expect(await put({ batch: 1, columns: plain, rows })).toMatchObject({ added: 3, anonymous: 1 })
      const more = [
        ...rows,
        ['张三', '2024-03-05', '10'],
        ['', '2024-03-05', '3'],
        ['张三', '2024-03-06', '10'],
      ]
      expect(await put({ batch: 2, columns: plain, rows: more })).toMatchObject({ added: 3, known: 3 })
      expect(await ledger.period()).toMatchObject({ revenue: 46, anonymousLines: 2, anonymousRevenue: 6 })
    })

    test('two shops may number their orders alike', async () => {
      await put({ batch: 1, rows: march })
      expect(await put({ batch: 2, rows: march, source: 'market' })).toMatchObject({
        added: 3,
        newParties: 2,
      })
      expect(await revenue()).toBe(70)
    })

    test('a batch looked at before another came to stand counts only what is still new when it stands, too', async () => {
      await appendAll(ledger, files, { batch: 1, columns, rows: march })
      expect(await ledger.settleBatch({ batch: 1 })).toMatchObject({ added: 3, newParties: 2 })
      await put({ batch: 2, rows: april })
      expect(await revenue()).toBe(27)
      await ledger.commitBatch({ batch: 1 })
      expect(await revenue()).toBe(42)
      await ledger.dropBatch({ batch: 2 })
      expect(await revenue()).toBe(35)
    })
  })

  describeInAll('a batch on its way', () => {
    const rows = Array.from({ length: 10 }, (_, i) => row(`${i >> 1}`, `p${i}`, `${i}`, `C${i % 3}`))

    test('is not seen before it is committed, nor after it was dropped', async () => {
      await appendAll(ledger, files, { batch: 1, columns, rows, piece: 3 })
      expect(await revenue()).toBe(0)
      await ledger.settleBatch({ batch: 1 })
      expect(await ledger.batchStates()).toEqual([{ batch: 1, state: 'settled' }])
      expect(await revenue()).toBe(0)
      await ledger.commitBatch({ batch: 1 })
      expect(await ledger.batchStates()).toEqual([{ batch: 1, state: 'committed' }])
      expect(await revenue()).toBe(45)
      await appendAll(ledger, files, { batch: 2, columns, rows: rows.slice(0, 5) })
      await ledger.settleBatch({ batch: 2 })
      for (const batch of [2, 1]) await ledger.dropBatch({ batch })
      expect(await ledger.batchStates()).toEqual([])
      expect(await standing.left()).toEqual({ rows: 0, staged: 0 })
    })

    test('questions asked meanwhile see all of it or nothing', async () => {
      const seen = new Set<number>()
      let going = true
      const watching = (async () => {
        while (going) seen.add(await revenue())
      })()
      await put({ batch: 1, rows })
      await ledger.dropBatch({ batch: 1 })
      await put({ batch: 2, rows })
      going = false
      await watching
      expect([...seen].filter((sum) => sum !== 0 && sum !== 45)).toEqual([])
      expect(await revenue()).toBe(45)
    })

    test('every step taken twice is taken once, and goes on where it stopped', async () => {
      await appendAll(ledger, files, { batch: 1, columns, rows: rows.slice(0, 4), piece: 2 })
      expect(await ledger.beginBatch({ batch: 1, kind: 'orders', source: 'main', file: 'x' })).toEqual({
        chunks: 2,
      })
      await appendAll(ledger, files, { batch: 1, columns, rows, piece: 2 })
      const figures = await ledger.settleBatch({ batch: 1 })
      expect(await ledger.settleBatch({ batch: 1 })).toEqual(figures)
      expect(figures.lines).toBe(10)
      await ledger.commitBatch({ batch: 1 })
      await ledger.commitBatch({ batch: 1 })
      expect(await revenue()).toBe(45)
    })

    test('lines that cannot be read come back with their rows of the whole file, also when asked again', async () => {
      const bad = rows.map((cells, i) => (i % 4 === 3 ? [...cells.slice(0, 4), 'x'] : cells))
      const [first, second] = await appendAll(ledger, files, { batch: 1, columns, rows: bad, piece: 5 })
      expect(first).toMatchObject({ rows: 5, used: 4, rejected: 1 })
      expect(first?.rejectedLines).toMatchObject([
        { row: 5, reason: 'amount', came: 'x', cells: { product: 'p3' } },
      ])
      expect(second?.rejectedLines).toMatchObject([{ row: 9 }])
      const file = files.ofRows(columns, bad.slice(5), {
        mapping: Object.fromEntries(columns.map((column) => [column, column])),
      })
      const settings = { zone: 'Asia/Shanghai' }
      const judgement = await ledger.judge({ kind: 'orders', file, settings })
      const again = await ledger.appendPiece({ batch: 1, chunk: 1, firstRow: 7, file, judgement, settings })
      expect(again).toEqual(second)
      expect((await ledger.settleBatch({ batch: 1 })).lines).toBe(8)
    })

    test('the day a line is to be paid is kept, may be empty, and is refused when nobody can read it', async () => {
      const withDue = ['customer', 'date', 'amount', 'due']
      const [appended] = await appendAll(ledger, files, {
        batch: 1,
        columns: withDue,
        rows: [
          ['A', '2024-03-05', '1', '2024-04-04'],
          ['A', '2024-03-05', '2', ''],
          ['A', '2024-03-05', '3', '月底'],
        ],
      })
      expect(appended).toMatchObject({ used: 2, rejected: 1 })
      expect(appended?.rejectedLines).toMatchObject([{ row: 4, reason: 'due', came: '月底' }])
      await ledger.settleBatch({ batch: 1 })
      expect(await standing.dues()).toEqual([
        [10_000, '2024-04-04'],
        [20_000, null],
      ])
    })
  })

  describe('payments and products', () => {
    test('a payment is the n-th of its reference, else of its customer, day and amount', async () => {
      const columns = ['customer', 'date', 'amount', 'reference', 'order']
      const rows = [
        ['A', '2024-03-05', '10', 'R1', '7'],
        ['A', '2024-03-05', '10', '', '7'],
        ['A', '2024-03-05', '10', '', ''],
      ]
      expect(await put({ batch: 1, kind: 'payments', columns, rows })).toMatchObject({
        lines: 3,
        added: 3,
        revenue: 30,
        newParties: 1,
      })
      const again = [...rows, ['A', '2024-03-05', '10', '', ''], ['B', '2024-03-06', '10', 'R2', '']]
      expect(await put({ batch: 2, kind: 'payments', columns, rows: again })).toMatchObject({
        added: 2,
        known: 3,
        newParties: 1,
      })
      expect(await standing.paid()).toBe(50)
      ledger = standing.ledger()
      await ledger.dropBatch({ batch: 1 })
      expect(await standing.paid()).toBe(50)
    })

    test('of a product the newest list is right, and its cost is what a sale without one cost', async () => {
      const list = ['product', 'name', 'unit', 'category', 'price', 'cost']
      const sales = ['customer', 'date', 'product', 'quantity', 'amount']
      await put({
        batch: 1,
        columns: sales,
        rows: [
          ['A', '2024-03-05', 'rice', '3', '30'],
          ['A', '2024-03-06', 'rice', '-1', '10'],
          ['A', '2024-03-07', 'tea', '1', '8'],
        ],
      })
      const [appended] = await appendAll(ledger, files, {
        batch: 2,
        kind: 'products',
        columns: list,
        rows: [
          ['rice', '大米', '袋', '粮', '10', '6'],
          ['tea', '茶', '', '', '', ''],
          ['', '?', '', '', '1', '1'],
          ['oil', '油', '', '', 'dear', '1'],
        ],
      })
      expect(appended?.rejectedLines.map(({ row, reason }) => [row, reason])).toEqual([
        [4, 'product'],
        [5, 'price'],
      ])
      expect(await ledger.settleBatch({ batch: 2 })).toMatchObject({ lines: 2, added: 2, newParties: 0 })
      await ledger.commitBatch({ batch: 2 })
      const margins = async () => {
        await ledger.layOutHistories({ asOf: '2024-12-31', until: '2024-12-31' })
        const { margin, uncosted, revenue } = await ledger.customerHistories()
        return [margin[0], uncosted[0], revenue[0]]
      }
      expect(await margins()).toEqual([12 - 4, 8, 28])
      const newer = {
        batch: 3,
        kind: 'products',
        columns: list,
        rows: [['rice', '大米', '袋', '粮', '11', '7']],
      } as const
      expect(await put(newer)).toMatchObject({ added: 0, differing: 1 })
      expect(await margins()).toEqual([9 - 3, 8, 28])
      await ledger.dropBatch({ batch: 3 })
      await ledger.dropBatch({ batch: 2 })
      expect((await margins())[1]).toBe(28)
    })
  })

  describe('who it was', () => {
    const rows = [row('1', 'rice', '10', 'a'), row('2', 'rice', '20', 'b'), row('3', 'rice', '40', 'c')]
    const page = { after: null, most: 100 }

    test('a new customer for every new name, told in pages', async () => {
      await put({ batch: 1, rows })
      const all = await ledger.newIdentities({ batch: 1, ...page })
      expect(all.party).toEqual(['a', 'b', 'c'])
      expect(all.customer.every((id) => /^[0-9a-f-]{14}7/.test(id))).toBe(true)
      expect(new Set(all.customer).size).toBe(3)
      expect((await ledger.newIdentities({ batch: 1, after: 'a', most: 1 })).party).toEqual(['b'])
      await put({ batch: 2, rows })
      expect((await ledger.newIdentities({ batch: 2, ...page })).party).toEqual([])
    })

    test('two names of one customer are one customer', async () => {
      await put({ batch: 1, rows })
      const { customer } = await ledger.newIdentities({ batch: 1, ...page })
      const [a, , c] = customer as [string, string, string]
      const told = {
        rows: [
          { source: 'main', party: 'b', customer: c },
          { source: 'main', party: 'b', customer: a },
        ],
        removed: [{ source: 'main', party: 'c' }],
        mark: 7,
      }
      for (const _ of ['once', 'twice']) await ledger.applyIdentities(told)
      expect(await ledger.identityMark()).toBe(7)
      await ledger.layOutHistories({ asOf: '2024-12-31', until: '2024-12-31' })
      const found = await ledger.customerHistories()
      expect([found.customer, [...found.revenue]]).toEqual([[a], [30]])
      await ledger.applyIdentities({
        rows: [{ source: 'main', party: 'c', customer: c }],
        removed: [],
        mark: 3,
      })
      expect(await ledger.identityMark()).toBe(7)
      await ledger.layOutHistories({ asOf: '2024-12-31', until: '2024-12-31' })
      expect((await ledger.customerHistories()).size).toBe(2)
    })

    test('whose names are in this file alone, and whose in others too', async () => {
      await put({ batch: 1, rows })
      await put({ batch: 2, rows: rows.slice(1) })
      await put({ batch: 3, rows: rows.slice(2) })
      expect(await ledger.partiesOnlyIn({ batch: 1, ...page })).toEqual(['a'])
      expect(await ledger.partiesSharedWith({ batch: 1, ...page })).toEqual({
        party: ['b', 'c'],
        batch: [2, 2],
      })
      expect(await ledger.partiesSharedWith({ batch: 1, after: 'b', most: 5 })).toEqual({
        party: ['c'],
        batch: [2],
      })
      expect(await ledger.partiesOnlyIn({ batch: 2, ...page })).toEqual([])
    })

    test('a customer made by an import that never stood is told again by the next that names them', async () => {
      await appendAll(ledger, files, { batch: 1, columns, rows: rows.slice(0, 2) })
      await ledger.settleBatch({ batch: 1 })
      expect(await put({ batch: 2, rows: rows.slice(1) })).toMatchObject({ newParties: 2 })
      expect((await ledger.newIdentities({ batch: 2, ...page })).party).toEqual(['b', 'c'])
      await ledger.dropBatch({ batch: 1 })
      await ledger.layOutHistories({ asOf: '2024-12-31', until: '2024-12-31' })
      expect([...(await ledger.customerHistories()).revenue].sort()).toEqual([20, 40])
      // The same after an undo that left the ledger's map as it was.
      await ledger.dropBatch({ batch: 2 })
      expect(await put({ batch: 3, rows })).toMatchObject({ newParties: 3 })
    })
  })
}
