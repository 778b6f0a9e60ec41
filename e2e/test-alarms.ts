import { newId } from '../app/base/notebook/ids.ts'
import type { Notebook } from '../app/base/notebook/notebook.ts'
import { wholly } from '../app/base/notebook/seen.ts'

/** Somebody who was told of and stopped, long ago; its id. */
export async function plantedAlarm({ plain }: Notebook): Promise<string> {
  const id = newId()
  const alarm = {
    ...{ id, reader: 'nobody', user: 'nobody', key: null, day: '2026-03-05', kind: 'opened' },
    ...{ at: '2026-03-05T02:00:00.000Z', count: 400, limit: 300, usual: 20, passed: 'ceiling', days: '[]' },
    ...{ seenAt: null, seenBy: null, stopped: 1, liftedAt: null, liftedBy: null },
  }
  await wholly(() => plain.insertInto('readingAlarms').values(alarm).execute())
  return id
}
