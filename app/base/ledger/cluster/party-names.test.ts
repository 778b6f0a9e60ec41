import { describe } from 'vitest'
import { provesPartyNames } from '../test-party-names.ts'
import { openClusterLedger } from './cluster-ledger.ts'
import { hasClickHouse, startShards } from './test-servers.ts'

describe.skipIf(!hasClickHouse)('on two shards', () => {
  provesPartyNames(
    async () => {
      const shards = await startShards()
      let databases = 0
      return { open: () => openClusterLedger(shards.place(`names_${databases++}`)), stop: shards.stop }
    },
    process.env.RICEBOOK_PROVE ? 'all' : 'some',
  )
})
