import { expect, test } from 'vitest'
import { belongsTo } from '../installation/store.ts'
import type { Refusal } from '../language/refusal.ts'
import { countLead, leaderIn, underLead } from './lead.ts'
import { newNotebook, setting } from './test-folder.ts'

const since = '2026-03-01T08:00:00.000Z'

test('a program that led before another one changes nothing any more, whatever of it was still under way', async () => {
  const notebook = await newNotebook()
  await notebook.change((tx) => belongsTo(tx, 'a folder'))
  expect(await leaderIn(notebook.read)).toBeNull()
  const lost: Refusal[] = []
  const lead = (name: string): Promise<number> => notebook.change((tx) => countLead(tx, { name, since }))
  const first = underLead(notebook, await lead('shop-1, 11'), (refusal) => lost.push(refusal))
  await first.change((tx) => tx.insertInto('settings').values(setting('before')).execute())
  const second = underLead(notebook, await lead('shop-2, 22'))
  expect(await leaderIn(notebook.read)).toEqual({ number: 2, name: 'shop-2, 22', since })
  const late = first.change((tx) => tx.insertInto('settings').values(setting('late')).execute())
  await expect(late).rejects.toMatchObject({ code: 'notebook.database-lost' })
  expect(lost.map(({ code }) => code)).toEqual(['notebook.database-lost'])
  await second.change((tx) => tx.insertInto('settings').values(setting('after')).execute())
  const names = await notebook.read.selectFrom('settings').select('name').orderBy('name').execute()
  expect(names.map(({ name }) => name)).toEqual(['after', 'before'])
})
