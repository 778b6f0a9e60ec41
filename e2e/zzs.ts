import { syncsOf } from './test-synced.ts'
import { mkdtempSync } from 'node:fs'
process.stdout.write(JSON.stringify(await syncsOf({ requests: 10, folder: mkdtempSync('/tmp/P2/s-') })) + '\n')
