import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { speech } from '../../base/language/language.ts'
import { plainly, tell } from '../../base/language/sentence.ts'
import { notebookMigrations } from '../../base/notebook/migrations.ts'
import { openNotebook } from '../../base/notebook/notebook.ts'
import { newFolder, newNotebook } from '../../base/notebook/test-folder.ts'
import { collectionsWords } from '../../customise/collections/words.ts'
import { deliveriesWords } from '../../customise/deliveries/words.ts'
import { reasonKept } from './evidence.ts'
import { actionsWords } from './words.ts'

test('reasons of an earlier version are said as those of this one', async () => {
  const path = join(newFolder(), 'notebook.sqlite')
  const old = await openNotebook(
    path,
    notebookMigrations.filter(({ name }) => name !== 'actions.figures'),
  )
  const need = {
    every: 10,
    lastDay: '2026-11-19',
    runOutDate: '2026-12-02',
    low: '2026-11-28',
    high: '2026-12-12',
  }
  const debt = { open: '6119.50', oldestDue: '2026-11-20', collectOn: '2026-11-27' }
  const before: readonly (readonly [string, object])[] = [
    ['deliveries.reason.quantity', { ...need, product: 'P103', quantity: 9 }],
    ['deliveries.reason.any', need],
    ['collections.reason.overdue', { ...debt, overdue: '119.50' }],
    ['collections.reason.overdue-payday', { ...debt, overdue: '6119.50' }],
    ['actions.reason.win-back', { times: 9, ago: 84, alive: '41%' }],
    ['actions.reason.thank', { day: '2026-11-25' }],
    ['actions.reason.follow-up', { day: '2026-11-01', said: '问新米' }],
    ['actions.reason.by-hand', { note: '带样品' }],
  ]
  await old.change(async (tx) => {
    for (const [at, [code, values]] of before.entries())
      await sql`insert into actions (id, customer, kind, "dueDay", key, reason, state, "createdAt", "changedAt", "occasionDay")
        values (${`a${at}`}, 'c1', 'deliver', '2026-11-27', ${`k${at}`}, ${JSON.stringify({ code, values })}, 'open', '', '', '2026-09-04')`.execute(
        tx,
      )
  })
  await old.close()

  const notebook = await newNotebook(path)
  const rows = await notebook.read.selectFrom('actions').select('reason').orderBy('id').execute()
  const speaking = speech('zh-CN', [actionsWords, deliveriesWords, collectionsWords])
  const reader = { today: '2026-11-27', currency: 'CNY', product: () => undefined }
  expect(rows.map(({ reason }) => plainly(tell(reasonKept(reason), reader, speaking)))).toEqual([
    'P103，约 12月2日用完（11月28日 – 12月12日）；平时每 10 天买一次，上次 11月19日买了 9。',
    '大约 12月2日再来买（11月28日 – 12月12日）；平时每 10 天来一次，上次是 11月19日。',
    '应收 ¥6,119.50，其中 ¥119.50 已逾期，最早一笔 11月20日到期。',
    '应收 ¥6,119.50，都已逾期，最早一笔 11月20日到期；11月27日趁发薪后去收。',
    '买过 9 次，上次是 9月4日，比平时隔得久了。',
    '11月25日第一次来买，该道声谢。',
    '上次联系是 11月1日，说到：“问新米”',
    '带样品',
  ])
})
