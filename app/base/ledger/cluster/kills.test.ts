import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderFiles } from '../test-files.ts'
import { killAndOpen } from '../test-kills-ledger.ts'
import { Cluster } from './cluster.ts'
import { openClusterLedger } from './cluster-ledger.ts'
import { hasClickHouse, startShards } from './test-servers.ts'

const kills = process.env.RICEBOOK_PROVE ? 100 : 2

describe.skipIf(!hasClickHouse)('a ledger on two shards', () => {
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

  test('a process killed at any moment leaves every step taken whole or not at all, whatever the servers still do for it', async () => {
    const place = shards.place('killed')
    const worker = fileURLToPath(new URL('./test-kills-worker.ts', import.meta.url))
    let at = 0
    const chance = (): number => {
      at = (at + 0.618_033_988_75) % 1
      return at
    }
    const open = () => openClusterLedger(place)
    await killAndOpen({ worker, where: JSON.stringify(place), open }, files, { kills, chance })
  }, 1_200_000)

  test('a program whose ledger another has taken over changes nothing any more', async () => {
    const first = await openClusterLedger(shards.place('taken'))
    const second = await openClusterLedger(shards.place('taken'))
    const batch = { batch: 1, kind: 'orders', source: 'main', file: 'x' } as const
    await expect(first.beginBatch(batch)).rejects.toMatchObject({ code: 'ledger.taken-over' })
    expect(await second.batchStates()).toEqual([])
    await second.beginBatch(batch)
    expect(await first.batchStates()).toEqual([{ batch: 1, state: 'writing' }])
    await first.close()
    await second.close()
  })

  test('what a killed program had laid out goes when the next one opens', async () => {
    const place = shards.place('laid')
    const cluster = await Cluster.open(place)
    const laidOut = async (): Promise<number> => {
      const tables = await cluster.rowsOfEach(`select name from system.tables where database = 'laid'`)
      return tables.filter(([name]) => /^(people|days|histories)_/.test(name ?? '')).length
    }
    const first = await openClusterLedger(place)
    await first.layOutHistories({ asOf: '2024-01-01', until: '2024-01-01' })
    expect(await laidOut()).toBe(5 * place.urls.length)
    const second = await openClusterLedger(place)
    expect(await laidOut()).toBe(0)
    expect((await second.period()).revenue).toBe(0)
    for (const one of [first, second, cluster]) await one.close()
  })
})
