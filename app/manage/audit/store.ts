import { oneOf } from '../../base/notebook/dialects.ts'
import type { Read } from '../../base/notebook/notebook.ts'

/** Those among these ids that are users, with what they are called. */
export async function usersCalled(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read.selectFrom('user').select(['id', 'name']).where(oneOf('id', ids)).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
