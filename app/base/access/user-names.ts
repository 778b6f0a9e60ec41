import type { Read } from '../notebook/notebook.ts'
import { namesOfUsers } from './store.ts'

/** What these users are called, for lists of who did something; of somebody who is gone there is no name. */
export function userNames(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return namesOfUsers(read, [...new Set(ids)])
}
