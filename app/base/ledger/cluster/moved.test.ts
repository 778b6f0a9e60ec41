import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalLedger } from '../canonical.ts'
import { Duck } from '../duckdb.ts'
import type { Ledger } from '../ledger.ts'
import { openLedger } from '../ledger.ts'
import { fileTables } from '../tables.ts'
import { appendAll, importAll } from '../test-books.ts'
import { orderFiles } from '../test-files.ts'
import { provesPartyNames } from '../test-party-names.ts'
import { runSequencesOn } from '../test-sequences.ts'
import { Cluster } from './cluster.ts'
import { openLedgerOf } from './cluster-ledger.ts'
import { makeCustomers } from './identities.ts'
import { clearCluster, factsIntoFile, factsOntoCluster, refuseHoldingCluster } from './moved.ts'
import { hasClickHouse, startShards } from './test-servers.ts'
import { openWandering, type Wandering } from './test-wandering.ts'

const proving = Boolean(process.env.RICEBOOK_PROVE)
const look = (): void => undefined

describe.skipIf(!hasClickHouse)('facts that move between a file and two shards', () => {
  const files = orderFiles()
  let shards: Awaited<ReturnType<typeof startShards>>
  let opened = 0
  const open: Wandering[] = []
  const wandering = async (every?: number): Promise<Wandering> => {
    const own = ++opened
    const one = await openWandering(files.folder, (nth) => shards.place(`wandering_${own}_${nth}`), every)
    open.push(one)
    return one
  }
  beforeAll(async () => {
    shards = await startShards()
  })
  afterAll(async () => {
    for (const one of open) await one.close()
    await shards?.stop()
    files.remove()
  }, 120_000)

  test('are what plain books of the files are, whatever is imported, undone and identified on either side', async () => {
    const one = await wandering(5)
    await runSequencesOn(one.ledger, files, { sequences: proving ? 40 : 2, seed: 7 })
    expect(one.moves()).toBeGreaterThan(2)
  }, 900_000)

  describe('as a ledger of names', () => {
    provesPartyNames(
      async () => ({
        open: async () => {
          const one = await wandering(3)
          return new Proxy(one.ledger, {
            get: (of, name) => (name === 'close' ? () => undefined : of[name as keyof Ledger]),
          })
        },
        stop: async () => undefined,
      }),
      proving ? 'all' : 'some',
    )
  })

  const told = async (ledger: Ledger): Promise<string[]> => {
    const lines: string[] = []
    for await (const line of canonicalLedger(ledger)) lines.push(line)
    return lines
  }

  const columns = ['customer', 'date', 'order', 'product', 'quantity', 'amount', 'due']
  const row = (...[order = '', product = '', amount = '', customer = '张三']: string[]): string[] => [
    ...[customer, '2024-03-05', order, product, '1.5', amount, '2024-04-01'],
  ]
  const strange = ['a\tb', 'back \\ slash', "quote'd", '米 🍚', '\\N', 'line\u2028sep']

  /** A bit of everything: files that overlap, an order cut in two, one that waits, products, payments, touches and worth. */
  async function everythingIn(ledger: Ledger): Promise<void> {
    const first = [row('8', 'rice', '100'), row('9', 'rice', '1'), row('9', 'oil', '2')]
    const second = [row('9', 'tea', '4'), row('9', 'soap', '8'), row('10', 'rice', '1000', '李四')]
    await importAll(ledger, files, { batch: 1, columns, rows: first })
    await importAll(ledger, files, { batch: 2, columns, rows: second, piece: 2 })
    await importAll(ledger, files, { batch: 3, columns, rows: [...first, ...second] })
    const odd = strange.map((name, i) => [...row(`s${i} ${name}`, name, '-3.1415', name), `${i / 8}`])
    await importAll(ledger, files, { batch: 4, source: 'till', columns: [...columns, 'cost'], rows: odd })
    await importAll(ledger, files, {
      ...{ batch: 5, kind: 'payments', columns: ['customer', 'date', 'reference', 'amount'] },
      rows: [
        ['张三', '2024-03-09', 'r1', '50'],
        ['李四', '1899-12-31', '', '7.25'],
      ],
    })
    await importAll(ledger, files, {
      ...{ batch: 6, kind: 'products', columns: ['product', 'name', 'unit', 'cost'] },
      rows: [
        ['rice', '五常大米', '袋', '0.3333'],
        ['oil', '', '', ''],
      ],
    })
    await ledger.nameParties({ batch: 7, source: 'main', file: 'customers.csv', parties: ['张三', '王五'] })
    await ledger.commitBatch({ batch: 7 })
    await appendAll(ledger, files, {
      batch: 8,
      columns,
      rows: [row('10', 'rice', '1000', '李四'), row('11', 'x', '5', '新')],
    })
    await ledger.settleBatch({ batch: 8 })
    await appendAll(ledger, files, { batch: 9, columns, rows: [row('12', 'x', '5', 'nobody yet')] })
    const { party, customer } = await ledger.newIdentities({ batch: 1, after: null, most: 9 })
    expect(party).toEqual(['张三'])
    await ledger.applyIdentities({
      rows: [{ source: 'main', party: '张三', customer: String(customer[0]) }],
      removed: [],
      mark: 41,
    })
    const at = '2026-03-01T08:00:00.123Z'
    await ledger.applyTouches({
      rows: [
        {
          touch: 't1',
          customer: String(customer[0]),
          at,
          kind: 'phone',
          channel: null,
          outcome: '\\N',
          by: 'u',
        },
        {
          touch: 't2',
          customer: String(customer[0]),
          at,
          kind: 'visit',
          channel: 'wx',
          outcome: null,
          by: null,
        },
      ],
      removed: [],
      mark: 17,
    })
    const figures = [0.1 + 0.2, -1 / 3, Number.NaN, 5e-324, 123456.789, -0.00005]
    await ledger.appendWorthHistory({
      ...{ run: 3, asOf: '2026-02-28', customers: figures.map((_, i) => idOf(i)) },
      ...{
        alive: Float64Array.from(figures, (x) => Math.abs(x) % 1),
        residualValue: Float64Array.from(figures.map((x) => x * 1e4)),
      },
      ...{
        marginSoFar: Float64Array.from(figures).reverse(),
        ranking: Float64Array.from(figures, () => Number.NaN),
      },
      ...{ stage: figures.map(() => 'regular'), firstDay: Int32Array.from(figures, (_, i) => 19_000 + i) },
    })
  }
  const idOf = (n: number): string => `0190aaaa-0000-7000-8000-00000000000${n}`

  /** What a ledger answers, of what the dump leaves out. */
  async function answersOf(ledger: Ledger) {
    const [period, marks] = [await ledger.period(), [await ledger.identityMark(), await ledger.touchMark()]]
    const history = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((n) => ledger.worthHistoryOf({ customer: idOf(n) })),
    )
    const wanted = { by: 'ranking', highest: 1e9, lowest: -1e9, skip: 0 } as const
    const people = await ledger.worthPeople({ run: 3, wanted, rising: false, after: null, most: 9 })
    const undoing = []
    for (const batch of [1, 2, 3, 4, 5, 6, 7]) undoing.push(await ledger.whatUndoingTakes({ batch }))
    const shared = await ledger.partiesSharedWith({ batch: 1, after: null, most: 9 })
    const only = await ledger.partiesOnlyIn({ batch: 7, after: null, most: 9 })
    return { period, marks, history, people, undoing, shared, only, readable: await ledger.readable() }
  }

  test('are the same to the last fact at each place, with what undoing would take and what was said of worth', async () => {
    const one = await wandering()
    await everythingIn(one.ledger)
    const [dump, answers] = [await told(one.ledger), await answersOf(one.ledger)]
    expect(dump.length).toBeGreaterThan(20)
    const there = await one.move()
    expect(there.tables.map(({ table }) => table)).toContain('lines')
    for (const { table, rows } of there.tables)
      expect([table, rows > 0 || table === 'party_names']).toEqual([table, true])
    // Who is nobody's yet is told of by a cluster too.
    const ofStanding = (lines: readonly string[]) => lines.filter((line) => !line.includes('"新"'))
    expect(ofStanding(await told(one.ledger))).toEqual(dump)
    expect(await answersOf(one.ledger)).toEqual(answers)
    // What waits for a word comes to stand as it would have; what was being read in is not there any more.
    expect(await one.ledger.batchStates()).toContainEqual({ batch: 8, state: 'settled' })
    expect((await one.ledger.batchStates()).map(({ batch }) => batch)).not.toContain(9)
    const back = await one.move()
    expect(back.tables).toEqual(there.tables)
    expect(await told(one.ledger)).toEqual(dump)
    expect(await answersOf(one.ledger)).toEqual(answers)
    await one.ledger.commitBatch({ batch: 8 })
    expect((await one.ledger.period()).revenue).toBeCloseTo(answers.period.revenue + 5, 9)
  }, 120_000)

  test('a copy of a cluster is of the moment when it was begun, whatever comes and goes until it is written', async () => {
    const one = await wandering()
    await everythingIn(one.ledger)
    await one.move()
    const { ledger } = one
    // Of what the cluster itself was told as well.
    await importAll(ledger, files, { batch: 10, columns, rows: [row('20', 'rice', '9', '后来')] })
    const [dump, answers] = [await told(ledger), await answersOf(ledger)]
    await ledger.beginCopy()
    await ledger.dropBatch({ batch: 2 })
    await importAll(ledger, files, { batch: 11, columns, rows: [row('21', 'rice', '9', '更后来')] })
    const { customer } = await ledger.newIdentities({ batch: 11, after: null, most: 1 })
    const rows = [{ source: 'main', party: '张三', customer: String(customer[0]) }]
    await ledger.applyIdentities({ rows, removed: [{ source: 'main', party: '后来' }], mark: 42 })
    await ledger.applyTouches({ rows: [], removed: ['t1'], mark: 18 })
    await ledger.dropWorthHistory({ run: 3 })
    const path = join(files.folder, 'copy.duckdb')
    await ledger.writeCopy({ path })
    await ledger.endCopy()
    const copy = await openLedger(path)
    const ofStanding = (lines: readonly string[]) => lines.filter((line) => !line.includes('"新"'))
    expect(ofStanding(await told(copy))).toEqual(ofStanding(dump))
    expect(await answersOf(copy)).toEqual(answers)
    copy.close()
    // What was kept apart is gone, and what was not swept meanwhile goes with the next undo.
    await ledger.dropBatch({ batch: 11 })
    const cluster = await Cluster.open(shards.place(`wandering_${opened}_1`))
    expect(await cluster.rows(`select count() from system.tables where name like 'copied_%'`)).toEqual([
      ['0'],
    ])
    expect(await cluster.rows('select count() from lines where batch in (2, 11)')).toEqual([['0']])
    await cluster.close()
  }, 120_000)

  test('a file that comes again adds nothing, and an undo leaves them as if its file had never come', async () => {
    const [never, one] = [await openLedger(join(files.folder, 'never.duckdb')), await wandering()]
    const rows = (from: number, to: number): string[][] =>
      Array.from({ length: to - from }, (_, i) =>
        row(`A${(from + i) >> 1}`, `p${(from + i) % 2}`, '3', `c${(from + i) % 5}`),
      )
    await importAll(never, files, { batch: 2, columns, rows: rows(20, 60) })
    await importAll(one.ledger, files, { batch: 1, columns, rows: rows(0, 40) })
    await importAll(one.ledger, files, { batch: 2, columns, rows: rows(20, 60) })
    await one.move()
    expect(await importAll(one.ledger, files, { batch: 3, columns, rows: rows(0, 60) })).toMatchObject({
      ...{ added: 0, known: 60, differing: 0, newParties: 0 },
    })
    await one.ledger.dropBatch({ batch: 3 })
    await one.ledger.dropBatch({ batch: 1 })
    expect(await told(one.ledger)).toEqual(await told(never))
    await one.move()
    expect(await told(one.ledger)).toEqual(await told(never))
    expect(await importAll(one.ledger, files, { batch: 4, columns, rows: rows(0, 60) })).toMatchObject({
      ...{ added: 20, known: 40 },
    })
    never.close()
  }, 120_000)

  test('whom a file made that was broken off while it was put among them is nobody at the other place', async () => {
    const one = await wandering()
    await one.move()
    const place = shards.place(`wandering_${opened}_1`)
    const cluster = await Cluster.open(place)
    const broken = { batch: 1, columns, rows: [row('1', 'rice', '1')] }
    await appendAll(one.ledger, files, broken)
    // As settling leaves them before it says that the batch is settled.
    await cluster.insert('named', [{ batch: 1, source: 'main', party: '张三' }])
    await makeCustomers(cluster, { batch: 1 })
    await cluster.close()
    await one.move()
    await importAll(one.ledger, files, broken)
    expect((await one.ledger.newIdentities({ batch: 1, after: null, most: 9 })).party).toEqual(['张三'])
  }, 60_000)

  test('come to nothing that holds anything, and what was broken off is taken away', async () => {
    const place = shards.place('begun')
    const file = join(files.folder, 'begun.duckdb')
    const ledger = await openLedger(file)
    await importAll(ledger, files, { batch: 1, columns, rows: [row('1', 'rice', '1')] })
    ledger.close()
    const onto = (name: string) => factsOntoCluster({ place, name, file, look })
    await refuseHoldingCluster(place, null)
    await onto('first')
    await expect(refuseHoldingCluster(place, null)).rejects.toMatchObject({ code: 'ledger.holds-facts' })
    await expect(refuseHoldingCluster(place, 'second')).rejects.toMatchObject({ code: 'ledger.holds-facts' })
    await refuseHoldingCluster(place, 'first')
    await clearCluster(place, 'second')
    await expect(refuseHoldingCluster(place, null)).rejects.toMatchObject({ code: 'ledger.holds-facts' })
    await clearCluster(place, 'first')
    await refuseHoldingCluster(place, null)
    await onto('second')
    const cluster = await Cluster.open(place)
    await clearCluster(place, 'second')
    await cluster.onEach('create table theirs (n Int32) engine = Memory')
    await expect(refuseHoldingCluster(place, null)).rejects.toMatchObject({ code: 'ledger.foreign-tables' })
    await cluster.close()
  }, 60_000)

  test('what came otherwise than it was is not put to use', async () => {
    const place = shards.place('otherwise')
    const file = join(files.folder, 'otherwise.duckdb')
    const ledger = await openLedger(file)
    await importAll(ledger, files, { batch: 1, columns, rows: [row('1', 'rice', '1'), row('2', 'oil', '2')] })
    ledger.close()
    const [name, whose] = ['otherwise', { name: 'otherwise', claimed: true }]
    const changed = async (statement: string): Promise<void> => {
      const cluster = await Cluster.open(place)
      await cluster.onEach(statement)
      await cluster.close()
    }
    // What an earlier try has left that nobody took away is under other numbers; but somebody more would be seen.
    await factsOntoCluster({ place, name, file, look })
    await factsOntoCluster({ place, name, file, look })
    await changed(`insert into identities values ('main', 'nobody', '${idOf(1)}', 0, 0, 1)`)
    await expect(factsOntoCluster({ place, name, file, look })).rejects.toMatchObject({
      ...{ code: 'ledger.copy-differs', values: { table: 'identity_map' } },
    })
    await clearCluster(place, name)
    await factsOntoCluster({ place, name, file, look })
    await changed(`alter table claims_local delete where product = 'oil'`)
    const back = join(files.folder, 'back.duckdb')
    await expect(factsIntoFile({ place, name, file: back, look })).rejects.toMatchObject({
      code: 'ledger.copy-differs',
    })
    const there = await openLedgerOf({ place, whose, scratch: files.folder })
    expect((await there.period()).revenue).toBe(3)
    await there.close()
  }, 60_000)

  test('a server that goes away amid it is told, and what had come is begun anew', async () => {
    const [place, name, file] = [shards.place('gone'), 'gone', join(files.folder, 'gone.duckdb')]
    const ledger = await openLedger(file)
    await importAll(ledger, files, { batch: 1, columns, rows: [row('1', 'rice', '1'), row('2', 'oil', '2')] })
    ledger.close()
    let ended = Promise.resolve()
    const goes = (table: string): void => {
      if (table === 'lines') ended = shards.end(1)
    }
    await expect(factsOntoCluster({ place, name, file, look: goes })).rejects.toMatchObject({
      code: expect.stringMatching(/^ledger\.(server-unreachable|shards-apart)$/),
    })
    await ended
    await shards.begin(1)
    await clearCluster(place, name)
    const { tables } = await factsOntoCluster({ place, name, file, look })
    const back = join(files.folder, 'gone-back.duckdb')
    const goesBack = (table: string): void => {
      if (table === 'lines') ended = shards.end(0)
    }
    await expect(factsIntoFile({ place, name, file: back, look: goesBack })).rejects.toMatchObject({
      code: expect.stringMatching(/^ledger\.(server-unreachable|shards-apart)$/),
    })
    await ended
    await shards.begin(0)
    rmSync(back)
    expect((await factsIntoFile({ place, name, file: back, look })).tables).toEqual(tables)
  }, 120_000)

  test('a server that is away, and a name that is another’s, are told before anything is laid down', async () => {
    const place = shards.place('away')
    const file = join(files.folder, 'away.duckdb')
    await shards.end(1)
    const unreachable = { code: 'ledger.server-unreachable' }
    await expect(refuseHoldingCluster(place, null)).rejects.toMatchObject(unreachable)
    await expect(factsOntoCluster({ place, name: 'away', file, look })).rejects.toMatchObject(unreachable)
    expect(existsSync(file)).toBe(false)
    await shards.begin(1)
    await factsOntoCluster({ place, name: 'away', file, look })
    const into = { place, name: 'another', file: join(files.folder, 'into.duckdb'), look }
    await expect(factsIntoFile(into)).rejects.toMatchObject({ code: 'ledger.other-company' })
    expect(existsSync(into.file)).toBe(false)
  }, 60_000)

  test.runIf(proving)(
    'move piece by piece: three million lines with hardly more memory than a million',
    async () => {
      const peak = async (lines: number): Promise<number> => {
        const file = join(files.folder, `many-${lines}.duckdb`)
        const duck = await Duck.open(file, { memory_limit: '800MB' })
        for (const sql of fileTables) await duck.run(sql)
        await duck.run(
          `insert into batches values (1, 'orders', 'main', 'x', 'settled', null, 0, null, null)`,
        )
        await duck.run('insert into committed values (1, 1)')
        await duck.run(
          `insert into lines by name select 1 as batch, range as row_no, 'main' as source, 'party ' || range % 50000 as party,
           'order ' || range // 3 as order_no, date '2020-01-01' + (range % 1500)::integer as day, range % 9999 as amount,
           false as is_return, 'product ' || range % 700 as product, (range % 3 + 1)::integer as nth, true as counts
         from range(${lines})`,
        )
        duck.close()
        const place = shards.place(`many_${lines}`)
        let most = 0
        const begun = performance.now()
        const watching = setInterval(() => {
          most = Math.max(most, process.memoryUsage().rss)
        }, 20)
        await factsOntoCluster({ place, name: 'many', file, look })
        await factsIntoFile({ place, name: 'many', file: `${file}.back`, look })
        clearInterval(watching)
        const seconds = Math.round((performance.now() - begun) / 1_000)
        process.stderr.write(`${lines} lines there and back: ${seconds} s, ${most >> 20} MB at most\n`)
        return most
      }
      await peak(50_000)
      const [few, many] = [await peak(1_000_000), await peak(3_000_000)]
      expect(many).toBeLessThan(few * 1.5)
    },
    600_000,
  )
})
