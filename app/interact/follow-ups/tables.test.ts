import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { notebookMigrations } from '../../base/notebook/migrations.ts'
import { openNotebook } from '../../base/notebook/notebook.ts'
import { newFolder, newNotebook } from '../../base/notebook/test-folder.ts'
import { followEarlierTalks } from './follow-ups.ts'

test('talks of an earlier version are touches in this one, and the last of each customer is reminded of', async () => {
  const path = join(newFolder(), 'notebook.sqlite')
  const later = [
    ...['follow-ups.in-utc', 'today.ranked', 'actions.figures', 'touches.first', 'collections.owed'],
  ]
  const old = await openNotebook(
    path,
    notebookMigrations.filter(({ name }) => !later.includes(name)),
  )
  await old.change(async (tx) => {
    for (const id of ['c1', 'c2'])
      await sql`insert into customers (id, name, kind, "createdAt", "changedAt") values (${id}, ${id}, 'person', '', '')`.execute(
        tx,
      )
    for (const [id, customer, at, next] of [
      // As instants the second is the later one; as texts it is not.
      ['f1', 'c1', '2026-03-01T10:00:00+08:00', '2026-03-20'],
      ['f2', 'c1', '2026-03-01T03:00:00Z', '2026-03-25'],
      ['f3', 'c2', '2026-02-01T03:00:00.000Z', '2026-02-20'],
    ] as const)
      await sql`insert into "followUps" (id, customer, kind, text, at, "nextContactDay", "createdAt")
        values (${id}, ${customer}, 'phone', ${id}, ${at}, ${next}, ${at})`.execute(tx)
    await sql`insert into actions (id, customer, kind, "dueDay", key, reason, state, "createdAt", "changedAt", "expectedMargin")
      values ('a1', 'c1', 'collect', '2026-03-01', 'collect:c1:2026-02-15:612000', '{"code":"today.reason.by-hand","values":{}}', 'done', '', '', 612000)`.execute(
      tx,
    )
  })
  await old.close()

  const notebook = await newNotebook(path)
  for (let time = 0; time < 2; time++)
    await followEarlierTalks({ notebook, now: () => '2026-03-02T00:00:00.000Z' })
  const touches = await notebook.read.selectFrom('touches').select(['id', 'at']).orderBy('id').execute()
  expect(touches).toEqual([
    { id: 'f1', at: '2026-03-01T02:00:00.000Z' },
    { id: 'f2', at: '2026-03-01T03:00:00.000Z' },
    { id: 'f3', at: '2026-02-01T03:00:00.000Z' },
  ])
  const open = notebook.read.selectFrom('actions').select(['key', 'dueDay']).where('state', '=', 'open')
  expect(await open.orderBy('key').execute()).toEqual([
    { key: 'follow-up:f2', dueDay: '2026-03-25' },
    { key: 'follow-up:f3', dueDay: '2026-02-20' },
  ])
  // What the whole debt was is not what asking brings, and its occasion is the debt and not its amount.
  const done = notebook.read.selectFrom('actions').selectAll().where('id', '=', 'a1')
  expect(await done.executeTakeFirst()).toMatchObject({
    ...{
      key: 'collect:c1:2026-02-15',
      expectedMargin: null,
      before: '[]',
      reason: '{"code":"actions.reason.by-hand","values":{}}',
      rankBy: -9_007_199_254_740_991,
    },
  })
})
