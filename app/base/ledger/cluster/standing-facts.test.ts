import { describe } from 'vitest'
import { provesStandingFacts, type Standing } from '../test-standing-facts.ts'
import { Cluster, type ClusterPlace } from './cluster.ts'
import { openClusterLedger } from './cluster-ledger.ts'
import { dayText } from './days.ts'
import { countedSql, stateOf } from './state.ts'
import { hasClickHouse, startShards } from './test-servers.ts'

// A database for each claim takes its time. `RICEBOOK_PROVE=1` leaves none out.
const part = process.env.RICEBOOK_PROVE ? 'all' : 'some'

describe.skipIf(!hasClickHouse)('on two shards', () => {
  provesStandingFacts(async () => {
    const shards = await startShards()
    let databases = 0
    return { open: () => opened(shards.place(`standing_${databases++}`)), stop: shards.stop }
  }, part)
})

async function opened(place: ClusterPlace): Promise<Standing> {
  const ledger = await openClusterLedger(place)
  const cluster = await Cluster.open(place)
  const count = async (tables: readonly string[]): Promise<number> => {
    const counted = await Promise.all(tables.map((table) => cluster.rows(`select count() from ${table}`)))
    return counted.reduce((sum, [row]) => sum + Number(row?.[0]), 0)
  }
  return {
    ledger: () => ledger,
    dues: async () => {
      const rows = await cluster.rows('select amount, due from lines order by row_no')
      return rows.map(([amount, due]) => [Number(amount), due == null ? null : dayText(Number(due))])
    },
    paid: async () => {
      const counted = countedSql(await stateOf(cluster))
      const [row] = await cluster.rows(`select sum(amount) from payments where ${counted}`)
      return Number(row?.[0]) / 10_000
    },
    left: async () => ({
      rows: await count([
        ...['lines', 'claims', 'named', 'sendings', 'products'],
        '(select customer from identities final where not removed)',
      ]),
      staged: await count(['staged_orders', 'arriving', 'uncounted']),
    }),
    close: async () => {
      await ledger.close()
      await cluster.close()
    },
  }
}
