import type { Kysely } from 'kysely'

/**
 * One step of the notebook's tables, forward only. Its name is kept in the notebook when it has run; a step that has
 * been released is never changed, the next one mends it.
 */
export type Migration = {
  /** `room.what`, unique among all. */
  readonly name: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
}
