import { hers } from '../test-erasing.ts'
import type { ClusterPlace } from './cluster.ts'
import { openClusterLedger } from './cluster-ledger.ts'

// A process that is killed while it erases somebody from a ledger on a cluster.
const ledger = await openClusterLedger(JSON.parse(process.argv[2] as string) as ClusterPlace)
process.stdout.write('begins\n')
await ledger.eraseParties({ parties: [hers], customers: [] })
process.stdout.write('done\n')
await ledger.close()
