import { describe, expect, test } from 'vitest'
import { insertMany } from './bulk.ts'
import { newNotebook, setting } from './test-folder.ts'

const columns = ['name', 'value', 'changedAt'] as const

describe('many rows at once', () => {
  test('arrive in full, in any type a cell may have', async () => {
    const { change, read } = await newNotebook()
    await change((tx) =>
      insertMany(tx, 'identities', {
        columns: ['source', 'party', 'importBatch', 'changed', 'byHand', 'customer'],
        rows: Array.from({ length: 2_500 }, (_, i) => ['c', `'";--? ${i}`, i % 2 ? 2n : null, i, true, 'k']),
      }),
    )
    const found = await read.selectFrom('identities').selectAll().orderBy('changed').execute()
    expect(found).toHaveLength(2_500)
    const seventh = {
      source: 'c',
      party: `'";--? 7`,
      customer: 'k',
      importBatch: 2,
      byHand: 1,
      changed: 7,
      name: null,
    }
    expect(found[7]).toEqual(seventh)
    expect(found[8]?.importBatch).toBeNull()
  })

  test('none at all is nothing', async () => {
    const { change, read } = await newNotebook()
    await change((tx) => insertMany(tx, 'settings', { columns, rows: [] }))
    expect(await read.selectFrom('settings').selectAll().execute()).toEqual([])
  })

  test('one that is there already: an error, or passed over, or replaced, as asked', async () => {
    const { change, read } = await newNotebook()
    await change((tx) => tx.insertInto('settings').values(setting('a', 'old')).execute())
    const rows = [
      ['a', 'new', ''],
      ['b', 'new', ''],
    ]
    const values = async () =>
      (await read.selectFrom('settings').select('value').execute()).map((r) => r.value)
    await expect(change((tx) => insertMany(tx, 'settings', { columns, rows }))).rejects.toThrow('UNIQUE')
    expect(await values()).toEqual(['old'])
    await change((tx) => insertMany(tx, 'settings', { columns, rows, onConflict: 'ignore' }))
    expect(await values()).toEqual(['old', 'new'])
    await change((tx) => insertMany(tx, 'settings', { columns, rows, onConflict: 'replace' }))
    expect(await values()).toEqual(['new', 'new'])
  })

  test('a cell that cannot be kept is told with its row and place, and nothing is written', async () => {
    const { change, read } = await newNotebook()
    const rows = [
      ['a', 'x', ''],
      ['b', Number.NaN, ''],
    ]
    const asked = change((tx) => insertMany(tx, 'settings', { columns, rows }))
    await expect(asked).rejects.toThrow('row 2, value 2 of: insert into "settings"')
    const short = change((tx) => insertMany(tx, 'settings', { columns, rows: [['a', 'x']] }))
    await expect(short).rejects.toThrow('3 values expected, 2 given')
    expect(await read.selectFrom('settings').selectAll().execute()).toEqual([])
  })
})
