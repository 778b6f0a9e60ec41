import { test } from 'vitest'
import { endsAsFromScratch, runSequences } from './test-sequences-of-imports.ts'

test('whatever is imported, imported again, undone, looked at first and said of who is who, in whatever order: the company is as the files that stand make it', async () => {
  await runSequences({ count: 40, seed: 1 })
}, 240_000)

test('whom a file names that is only looked at is nobody when somebody says who it is before the file stands', async () => {
  const text = 'customer,date,amount\n张三,2024-03-01,0.25\nd,2024-03-20,3.25\n'
  await endsAsFromScratch([
    { does: 'look', content: { kind: 'payments', source: 'till', text } },
    { does: 'decide', decision: { source: 'till', party: '张三', whose: 1 } },
    { does: 'confirm', which: 0 },
  ])
})
