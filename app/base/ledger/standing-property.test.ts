import { expect, test } from 'vitest'
import { ordinarySequences, runSequences } from './test-sequences.ts'

test('after any imports, repeated imports, undos and changes of who is who, the ledger is what plain books of the files that stand are', async () => {
  expect(ordinarySequences).toBeGreaterThanOrEqual(300)
  await runSequences(ordinarySequences)
}, 600_000)
