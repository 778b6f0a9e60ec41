import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claim, type Whose } from './claim.ts'
import { Cluster, literal, name } from './cluster.ts'
import { refusalOf } from './faults.ts'
import { lookAtServers } from './looked-at.ts'
import { hasClickHouse, onNewer, startShards } from './test-servers.ts'

test('a name that is none is refused, and not put into a statement', () => {
  for (const text of ['', 'a b', 'lines; drop table lines', 'a`b', '1a'])
    expect(() => name(text)).toThrow('not the name')
})

test('what a server of that age says of itself is told apart by its number, as a newer one’s is by its code', () => {
  const door = { server: 'one:8123', user: 'rice', database: 'rice' }
  const told = (number: number, text: string): string | undefined =>
    refusalOf(new Error(`Code: ${number}, e.displayText() = DB::Exception: ${text}`), door)?.code
  expect(told(241, 'Memory limit (for query) exceeded: would use 2.38 GiB')).toBe('ledger.server-busy')
  expect(told(279, 'All connection tries failed. Log: \nCode: 210, Connection refused')).toBe(
    'ledger.shards-apart',
  )
  expect(told(243, 'Cannot reserve 1.00 MiB, not enough space')).toBe('ledger.server-full')
  const full =
    'Received from two:9000. DB::ErrnoException: Cannot write to file x.bin, errno: 28, strerror: No space left on device'
  expect(refusalOf(new Error(`Code: 75, e.displayText() = DB::Exception: ${full}`), door)).toMatchObject({
    ...{ code: 'ledger.server-full', values: { server: 'two:9000' } },
  })
  expect(told(40, 'Checksum doesn’t match')).toBe('ledger.server-damaged')
  expect(told(47, 'Unknown identifier: x')).toBeUndefined()
  expect(refusalOf(Object.assign(new Error('x'), { code: '516' }), door)?.code).toBe('ledger.sign-in-refused')
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

  test.skipIf(onNewer)('what a server was told to delete, and has not, is seen with its time', async () => {
    const place = shards.place('waiting')
    const at = { place, whose: { name: 'waiting', claimed: false } }
    const own = await Cluster.open(place)
    const ofSecond = `create table ${own.table('kept')} (x UInt8) engine = MergeTree order by x`
    await own.commandAt(1, ofSecond)
    await own.insertAt(1, 'kept', [{ x: 1 }, { x: 2 }])
    expect((await lookAtServers(at)).deleting).toBeNull()
    await own.commandAt(1, `system stop merges ${own.table('kept')}`)
    const before = Math.floor(Date.now() / 1000) * 1000
    await own.commandAt(1, `alter table ${own.table('kept')} delete where x = 1`)
    const { versions, deleting } = await lookAtServers(at)
    expect(versions).toHaveLength(2)
    expect(deleting?.server).toBe(own.serverOf(1))
    expect(deleting?.since.getTime()).toBeGreaterThanOrEqual(before)
    expect(deleting?.since.getTime()).toBeLessThanOrEqual(Date.now())
    await own.commandAt(1, `system start merges ${own.table('kept')}`)
    await expect.poll(async () => (await lookAtServers(at)).deleting).toBeNull()
    await own.close()
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

  test.skipIf(onNewer)('every shard answers, and rows taken out are gone from each', async () => {
    await cluster.onEach('create table few_local (n Int32) engine = MergeTree order by n')
    await cluster.insertOnEach('few_local', [{ n: 1 }, { n: 2 }])
    expect((await cluster.rowsOfEach('select count() from few_local')).flat()).toEqual(['2', '2'])
    await cluster.takeOut('few_local', 'n = 1')
    expect((await cluster.rowsOfEach('select n from few_local')).flat()).toEqual(['2', '2'])
  })

  test.skipIf(onNewer)(
    'what a server will not do is refused in words of what to do, and without the password',
    async () => {
      const place = { ...shards.place('door'), user: 'default', password: 'hunter2' }
      const open = (one: object) => Cluster.open({ ...place, ...one })
      for (const [code, fails] of [
        ['ledger.sign-in-refused', () => open({})],
        ['ledger.sign-in-refused', () => open({ user: 'nobody' })],
        ['ledger.server-unreachable', () => open({ urls: ['http://127.0.0.1:9'] })],
        ['ledger.server-unreachable', () => open({ urls: ['http://name.invalid:8123'] })],
        [
          'ledger.no-database',
          async () => (await Cluster.reach(shards.place('none'))).rows('select * from x.y'),
        ],
      ] as const) {
        const error = await fails().then(
          () => null,
          (failed: unknown) => failed,
        )
        expect(error).toMatchObject({ code })
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter2')
      }
    },
  )

  test.skipIf(onNewer)(
    'is one company’s: claimed once, and refused to another, in another order or with other tables',
    async () => {
      const place = shards.place('claimed')
      const taking = async (whose: Whose, urls = place.urls): Promise<void> => {
        const one = await Cluster.reach({ ...place, urls })
        try {
          await claim(one, whose)
        } finally {
          await one.close()
        }
      }
      const anna = { name: 'anna', claimed: false }
      await expect(taking({ ...anna, claimed: true })).rejects.toMatchObject({ code: 'ledger.gone' })
      await taking(anna)
      // Killed before it had said so on the last shard, it says so the next time.
      const whole = await Cluster.open(place)
      await whole.takeOut('belongs_local', 'shard = 1')
      await taking(anna)
      await taking({ ...anna, claimed: true })
      for (const [code, whose, urls] of [
        ['ledger.other-company', { name: 'bert', claimed: false }, place.urls],
        ['ledger.other-company', { name: 'bert', claimed: true }, place.urls],
        ['ledger.shards-differ', anna, place.urls.toReversed()],
        ['ledger.cluster-differs', anna, place.urls.slice(0, 1)],
      ] as const)
        await expect(taking(whose, [...urls]), code).rejects.toMatchObject({ code })
      await whole.takeOut('belongs_local', '1')
      await whole.onEach('create table others (n Int32) engine = MergeTree order by n')
      await expect(taking(anna)).rejects.toMatchObject({
        code: 'ledger.foreign-tables',
        values: { table: 'others' },
      })
      await whole.close()
    },
  )
})
