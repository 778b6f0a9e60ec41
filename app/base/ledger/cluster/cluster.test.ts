import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Cluster, literal, name } from './cluster.ts'
import { hasClickHouse, startShards } from './test-servers.ts'

test('a name that is none is refused, and not put into a statement', () => {
  for (const text of ['', 'a b', 'lines; drop table lines', 'a`b', '1a'])
    expect(() => name(text)).toThrow('not the name')
})

describe.skipIf(!hasClickHouse)('on two shards', () => {
  let shards: Awaited<ReturnType<typeof startShards>>
  let cluster: Cluster
  beforeAll(async () => {
    shards = await startShards()
    cluster = await Cluster.open(shards.place('door'))
  })
  afterAll(async () => {
    await cluster?.close()
    await shards?.stop()
  })

  test('a text comes back as it went, whatever is in it', async () => {
    const awkward = [
      "'",
      '\\',
      "\\'",
      '\0',
      '\n\t\r\b\f',
      '\\N',
      "'; drop table x --",
      '米簿',
      '😀',
      '{a:String}',
      '',
    ]
    const text = fc.oneof(
      fc.constantFrom(...awkward),
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom("'", '\\', '\0', '\n', '\t', 'n', 'N', '0', 'x', '米', '%', '?', '`', '"'),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
        const [row] = await cluster.rows(`select ${texts.map(literal).join(', ')}`)
        expect(row).toEqual(texts)
      }),
      { numRuns: 100 },
    )
  })

  test('nothing and the two letters that stand for it are told apart', async () => {
    expect(await cluster.rows(`select null, ${literal('\\N')}`)).toEqual([[null, '\\N']])
    expect(await cluster.rows('select 1 where 0')).toEqual([])
    expect(await cluster.rows(`select ${literal('')}`)).toEqual([['']])
  })

  test('an error in the middle of an answer is an error', async () => {
    await expect(
      cluster.rows('select throwIf(number = 3000000) from system.numbers limit 4000000'),
    ).rejects.toThrow()
  })

  test('every shard answers, and rows taken out are gone from each', async () => {
    await cluster.onEach('create table few_local (n Int32) engine = MergeTree order by n')
    await cluster.insertOnEach('few_local', [{ n: 1 }, { n: 2 }])
    expect((await cluster.rowsOfEach('select count() from few_local')).flat()).toEqual(['2', '2'])
    await cluster.takeOut('few_local', 'n = 1')
    expect((await cluster.rowsOfEach('select n from few_local')).flat()).toEqual(['2', '2'])
  })
})
