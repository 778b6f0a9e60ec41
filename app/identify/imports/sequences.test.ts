import { test } from 'vitest'
import { runSequences } from './test-sequences-of-imports.ts'

test('whatever is imported, imported again, undone, looked at first and said of who is who, in whatever order: the company is as the files that stand make it', async () => {
  await runSequences({ count: 40, seed: 1 })
}, 240_000)
