import { test } from 'vitest'
import { runSequences } from './test-sequences-of-imports.ts'

test('whatever is imported, imported again, undone, looked at and said of who is who, in whatever order: the company is as the files make it that stand', async () => {
  await runSequences({ count: Number(process.env.N ?? 50), seed: Number(process.env.SEED ?? 1) })
}, 600_000)
