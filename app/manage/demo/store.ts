import type { Change, Read } from '../../base/notebook/notebook.ts'
import type { DemoTable } from './tables.ts'

export type DemoRow = DemoTable

/** The demo, where there is one. */
export async function demoRow(read: Read | Change): Promise<DemoRow | undefined> {
  return read.selectFrom('demo').selectAll().executeTakeFirst()
}

export async function insertDemo(tx: Change, row: Omit<DemoRow, 'id' | 'state'>): Promise<void> {
  await tx
    .insertInto('demo')
    .values({ ...row, id: 'demo', state: 'loading' })
    .execute()
}

export async function updateDemo(tx: Change, change: Partial<Pick<DemoRow, 'state' | 'job'>>): Promise<void> {
  await tx.updateTable('demo').set(change).execute()
}

export async function deleteDemo(tx: Change): Promise<void> {
  await tx.deleteFrom('demo').execute()
}
