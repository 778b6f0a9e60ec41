import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderFiles } from '../test-files.ts'
import { runSequencesOn } from '../test-sequences.ts'
import { type ClusterLedger, openClusterLedger } from './cluster-ledger.ts'
import { hasClickHouse, startShards } from './test-servers.ts'

const sequences = process.env.RICEBOOK_PROVE ? 400 : 50

describe.skipIf(!hasClickHouse)('a ledger on two shards', () => {
  let shards: Awaited<ReturnType<typeof startShards>>
  let ledger: ClusterLedger
  const files = orderFiles()
  beforeAll(async () => {
    shards = await startShards()
    ledger = await openClusterLedger(shards.place('sequences'))
  })
  afterAll(async () => {
    await ledger?.close()
    await shards?.stop()
    files.remove()
  })

  test('after any imports, repeated imports, undos and changes of who is who, it is what plain books of the files that stand are', async () => {
    expect(ledger).toBeDefined()
    await runSequencesOn(ledger, files, { sequences, seed: 1 })
  }, 600_000)
})
