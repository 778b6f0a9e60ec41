import { openLedger } from './ledger.ts'
import { importForever } from './test-killed.ts'

// A process that is killed while it works on the ledger in a file.
const [path, from] = process.argv.slice(2)
await importForever(await openLedger(path as string), Number(from))
