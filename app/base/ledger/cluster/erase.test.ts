import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ledger } from '../ledger.ts'
import { openLedger } from '../ledger.ts'
import { importAll, ledgerPath } from '../test-books.ts'
import { books, everything, file, hers, lineOf } from '../test-erasing.ts'
import { orderFiles } from '../test-files.ts'
import { Cluster } from './cluster.ts'
import { type ClusterLedger, openClusterLedger } from './cluster-ledger.ts'
import { erasedOnCluster } from './erase.ts'
import { hasClickHouse, onNewer, startShards } from './test-servers.ts'
import { tablesSaying } from './test-traces.ts'

const [runs, kills] = process.env.RICEBOOK_PROVE ? [60, 100] : [4, 3]

describe.skipIf(!hasClickHouse)('somebody is erased from a ledger on two shards', () => {
  const files = orderFiles()
  let shards: Awaited<ReturnType<typeof startShards>>
  beforeAll(async () => {
    shards = await startShards()
  })
  // What servers have written down by then takes a while to go.
  afterAll(async () => {
    await shards?.stop()
    files.remove()
  }, 120_000)

  function filesSaying(text: string): string[] {
    return readdirSync(shards.folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      if (!entry.isFile()) return []
      const path = join(entry.parentPath, entry.name)
      try {
        return readFileSync(path).includes(text) ? [path] : []
      } catch {
        // A part that went while we looked.
        return []
      }
    })
  }

  test('every table is named among what is erased, or among what holds nobody', async () => {
    const ledger = await openClusterLedger(shards.place('tables'))
    const cluster = await Cluster.reach(shards.place('tables'))
    const rows = await cluster.rowsOfEach(
      `select name from system.tables where database = 'tables' and engine like '%MergeTree'`,
    )
    const bare = (table: string | null | undefined): string => String(table).replace(/_local$/, '')
    const tables = new Set(rows.map(([table]) => bare(table)))
    // Only a cluster that is a company's has it.
    expect([...tables, 'belongs'].sort()).toEqual(Object.keys(erasedOnCluster).sort())
    const ofPeople = await cluster.rowsOfEach(
      `select distinct table from system.columns
       where database = 'tables' and name in ('party', 'customer', 'same', 'party_name')`,
    )
    for (const [table] of ofPeople)
      expect(erasedOnCluster[bare(table) as keyof typeof erasedOnCluster], bare(table)).not.toBe('nothing')
    for (const one of [ledger, cluster]) await one.close()
  })

  test('whatever is undone or comes after, it says what a file says from which they were erased', async () => {
    const ledger = await openClusterLedger(shards.place('books'))
    let n = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(lineOf, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 3 }),
        fc.array(lineOf, { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 2 }),
        async (before, later, undone) => {
          await ledger.beginAnew()
          const [small, twin] = [await opened(), await opened()]
          const all: readonly (Ledger | ClusterLedger)[] = [ledger, small, twin]
          for (const [i, rows] of before.entries())
            for (const one of all) await importAll(one, files, file(i + 1, rows))
          for (const one of [ledger, small])
            for (const _ of ['once', 'twice']) await one.eraseParties({ parties: [hers], customers: [] })
          const same = async (): Promise<void> => {
            expect(await everything(ledger)).toEqual(await everything(small))
            expect(await books(ledger)).toEqual(await books(twin))
          }
          await same()
          expect(await ledger.batchesNaming({ parties: [hers] })).toEqual([])
          // Of others: what comes from her is refused.
          const others = later.filter(([party]) => party !== hers.party)
          for (const one of all) if (others.length > 0) await importAll(one, files, file(9, others))
          await same()
          for (const one of all) await one.dropBatch({ batch: (undone % before.length) + 1 })
          await same()
          for (const one of [small, twin]) one.close()
        },
      ),
      { numRuns: runs },
    )
    await ledger.close()

    async function opened(): Promise<Ledger> {
      return openLedger(ledgerPath(files.folder, `books-${n++}`))
    }
  }, 600_000)

  test.skipIf(onNewer)(
    'no table of any shard nor any byte of their files says anything of them, and others are as they were',
    async () => {
      const place = shards.place('bytes')
      const ledger = await openClusterLedger(place)
      const cluster = await Cluster.reach(place)
      // Texts in which nothing comes twice: squeezed together they stand in a file letter by letter.
      const wordOf = (nth: number): string =>
        createHash('sha256').update(String(nth)).digest('base64url').slice(0, 24)
      const rows = Array.from({ length: 600 }, (_, i) => [
        ...[wordOf(i % 60), wordOf(100 + (i % 60)), '2024-01-01', i % 2 ? '' : `A${i}`, '5'],
      ])
      await importAll(ledger, files, {
        batch: 1,
        columns: ['customer', 'customerName', 'date', 'order', 'amount'],
        rows,
      })
      await importAll(ledger, files, {
        batch: 2,
        kind: 'payments',
        columns: ['customer', 'date', 'amount'],
        rows: rows.map(([customer = '', , date = '', , amount = '']) => [customer, date, amount]),
      })
      const { rows: named } = await ledger.untoldNames({ after: null, most: 1_000 })
      expect(named.length).toBeGreaterThan(50)
      const theirs = { source: 'main', party: wordOf(7) }
      const { party, customer } = await ledger.newIdentities({ batch: 1, after: null, most: 1_000 })
      const id = customer[party.indexOf(theirs.party)] as string
      await ledger.applyTouches({
        rows: [
          {
            touch: 't1',
            customer: id,
            at: '2024-01-02',
            kind: 'note',
            channel: null,
            outcome: null,
            by: null,
          },
        ],
        removed: [],
        mark: 1,
      })
      const before = await books(ledger)
      const [saidBefore, othersBefore] = [
        await tablesSaying(cluster, theirs.party),
        (await everything(ledger)).filter((line) => !line.includes(theirs.party)),
      ]
      expect(saidBefore).toEqual(
        expect.arrayContaining([
          'claims_local',
          'identities',
          'lines_local',
          'named_local',
          'payments_local',
        ]),
      )
      const words = [theirs.party, wordOf(107)]
      for (const word of words) expect(filesSaying(word)).not.toEqual([])
      expect(await ledger.batchesNaming({ parties: [theirs] })).toEqual([1, 2])
      await ledger.eraseParties({ parties: [theirs], customers: [id] })
      expect(await books(ledger)).toEqual(before)
      const after = await everything(ledger)
      for (const line of othersBefore) expect(after).toContain(line)
      for (const text of [...words, id]) expect(await tablesSaying(cluster, text), text).toEqual([])
      // Old parts and logs: a server lets go of them by itself.
      await expect.poll(() => words.flatMap(filesSaying), { timeout: 120_000 }).toEqual([])
      expect(filesSaying(wordOf(8))).not.toEqual([])
      for (const one of [ledger, cluster]) await one.close()
    },
    300_000,
  )

  test('a program or a server killed at any moment of it leaves all of them or none, and the next one ends it', async () => {
    const place = shards.place('killed')
    const worker = fileURLToPath(new URL('./test-erasing-worker.ts', import.meta.url))
    const rows = Array.from({ length: 300 }, (_, i) => [
      ...[i % 3 ? '李四' : hers.party, '2024-01-01', i % 2 ? '' : `A${i}`, '5'],
    ])
    let [lasted, met, at] = [1_500, 0, 0]
    for (let kill = 1; kill <= kills; kill++) {
      const filled = await openClusterLedger(place)
      await filled.beginAnew()
      for (const batch of [1, 2]) await importAll(filled, files, file(batch, rows.slice(0, batch * 150)))
      const before = await books(filled)
      await filled.close()
      const child = spawn(process.execPath, ['--no-maglev', worker, JSON.stringify(place)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const exit = once(child, 'exit')
      await once(child.stdout, 'data')
      const begun = performance.now()
      at = (at + 0.618_033_988_75) % 1
      await Promise.race([sleep(at * lasted), exit])
      // Every third time it is one of the servers.
      const away = kill % 3 === 0
      if (away) await shards.end(1)
      else child.kill('SIGKILL')
      const [code] = await exit
      if (away) await shards.begin(1)
      if (code === 0) lasted = performance.now() - begun
      else met += 1
      const ledger = await openClusterLedger(place)
      const theirs = (await everything(ledger)).filter((line) => {
        const { fact, party } = JSON.parse(line)
        return fact === 'line' && party === hers.party
      })
      expect([0, 50 + 50]).toContain(theirs.length)
      expect(await books(ledger)).toEqual(before)
      await ledger.eraseParties({ parties: [hers], customers: [] })
      expect(await books(ledger)).toEqual(before)
      expect((await everything(ledger)).filter((line) => line.includes(hers.party))).toEqual([])
      await ledger.close()
      const cluster = await Cluster.reach(place)
      expect(await tablesSaying(cluster, hers.party)).toEqual([])
      await cluster.close()
    }
    expect(met).toBeGreaterThan(0)
  }, 1_200_000)
})
