import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ledger } from './ledger.ts'
import { appendAll, type Import, type Importing, importAll } from './test-books.ts'
import { orderFiles } from './test-files.ts'

/** What these claims ask of a ledger. */
type Naming = Importing &
  Pick<Ledger, 'dropBatch' | 'newIdentities' | 'untoldNames' | 'namesTold'> & {
    readonly close: () => void | Promise<void>
  }

export type Stores = { readonly open: () => Promise<Naming>; readonly stop: () => Promise<void> }

const columns = ['customer', 'customerName', 'date', 'order', 'amount'] as const
const file = (batch: number, rows: Import['rows']): Import => ({ batch, columns, rows })
const line = (party: string, name: string, day: string): string[] => [
  ...[party, name, `2026-01-${day}`, `${party}-${day}`, '1'],
]

/** What a ledger promises of what parties are called beside a number, whatever it keeps them in. */
export function provesPartyNames(start: () => Promise<Stores>, part: 'all' | 'some' = 'all'): void {
  const testInAll: (name: string, claim: () => Promise<void>) => void = part === 'all' ? test : () => {}
  const files = orderFiles()
  let stores: Stores
  let ledger: Naming
  beforeAll(async () => {
    stores = await start()
  })
  afterAll(async () => {
    await stores?.stop()
    files.remove()
  })
  beforeEach(async () => {
    ledger = await stores.open()
  })
  afterEach(() => ledger.close())

  /** What the notebook is told when it asks, page by page. */
  async function told(most = 100): Promise<Record<string, string | null>> {
    const names: Record<string, string | null> = {}
    let after: { source: string; party: string } | null = null
    for (;;) {
      const { rows, mark } = await ledger.untoldNames({ after, most })
      for (const { party, name } of rows) names[party] = name
      if (rows.length < most) {
        await ledger.namesTold({ mark })
        return names
      }
      after = rows.at(-1) ?? null
    }
  }

  testInAll('a party is called as most of its lines call it; of equals as it was called first', async () => {
    await appendAll(
      ledger,
      files,
      file(1, [
        line('1', '张三', '03'),
        line('1', '张三', '04'),
        line('1', '张老三', '01'),
        line('2', '李四', '09'),
        line('2', '李四粮行', '02'),
        line('3', '', '01'),
        line('3', 'NULL', '02'),
        line('3', ' 王五　', '03'),
        line('4', '', '01'),
        line('', '赵六', '01'),
      ]),
    )
    await ledger.settleBatch({ batch: 1 })
    const names = { 1: '张三', 2: '李四粮行', 3: '王五' }
    const made = await ledger.newIdentities({ batch: 1, after: null, most: 100 })
    expect(made.party.map((party, i) => [party, made.name[i]])).toEqual([
      ...Object.entries(names),
      ['4', null],
    ])
    // Nothing is told of what does not stand yet.
    expect(await told()).toEqual({})
    await ledger.commitBatch({ batch: 1 })
    expect(await told(2)).toEqual(names)
    expect(await told()).toEqual({})
  })

  testInAll('files count together, and every line once: whatever order they came in', async () => {
    const january = [line('1', '张三', '01'), line('1', '张三', '02'), line('2', '李四', '01')]
    const february = [line('1', '张三', '02'), line('1', '老张', '03'), line('1', '老张', '04')]
    const march = [line('1', '老张', '05'), line('2', '', '05')]
    await importAll(ledger, files, file(1, january))
    expect(await told()).toEqual({ 1: '张三', 2: '李四' })
    await importAll(ledger, files, file(2, february))
    // Two against two, and 张三 was first.
    expect(await told()).toEqual({})
    await importAll(ledger, files, file(3, march))
    expect(await told()).toEqual({ 1: '老张' })
    await importAll(ledger, files, file(4, march))
    expect(await told()).toEqual({})
    await ledger.dropBatch({ batch: 3 })
    expect(await told()).toEqual({})
    await ledger.dropBatch({ batch: 4 })
    expect(await told()).toEqual({ 1: '张三' })
    await ledger.dropBatch({ batch: 1 })
    expect(await told()).toEqual({ 1: '老张', 2: null })
    await ledger.dropBatch({ batch: 2 })
    expect(await told()).toEqual({ 1: null })
  })

  test('a line that counts in place of one that is undone calls its own party', async () => {
    await importAll(ledger, files, file(1, [line('1', '张三', '01').with(3, 'A1')]))
    await importAll(ledger, files, file(2, [line('2', '李四', '01').with(3, 'A1')]))
    expect(await told()).toEqual({ 1: '张三' })
    await ledger.dropBatch({ batch: 1 })
    expect(await told()).toEqual({ 1: null, 2: '李四' })
  })

  testInAll('a file without names tells nothing, and takes none away', async () => {
    await importAll(ledger, files, file(1, [line('1', '张三', '01')]))
    await told()
    await importAll(ledger, files, {
      batch: 2,
      columns: ['customer', 'date', 'order', 'amount'],
      rows: [['1', '2026-01-09', 'B1', '1']],
    })
    expect(await told()).toEqual({})
    await ledger.dropBatch({ batch: 2 })
    expect(await told()).toEqual({})
  })

  testInAll('what was not heard to its end is told again', async () => {
    await importAll(ledger, files, file(1, [line('1', '张三', '01'), line('2', '李四', '01')]))
    expect((await ledger.untoldNames({ after: null, most: 1 })).rows).toHaveLength(1)
    expect(await told()).toEqual({ 1: '张三', 2: '李四' })
  })
}
