import { importForever } from '../test-killed.ts'
import type { ClusterPlace } from './cluster.ts'
import { openClusterLedger } from './cluster-ledger.ts'

// A process that is killed while it works on the ledger on a cluster.
const [place, from] = process.argv.slice(2)
await importForever(await openClusterLedger(JSON.parse(place as string) as ClusterPlace), Number(from))
