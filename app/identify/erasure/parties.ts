import { randomBytes } from 'node:crypto'
import { partyHash, type RefusedParties } from '../../base/ledger/refused-parties.ts'
import type { Change, Party, Read } from './store.ts'
import * as store from './store.ts'

/** Notes that sources may not bring these parties back with what they say up to a day. */
export async function refuseParties(tx: Change, parties: readonly Party[], day: string): Promise<void> {
  if (parties.length === 0) return
  let key = await store.keyOf(tx)
  if (key === undefined) {
    key = randomBytes(32).toString('base64url')
    await store.keepKey(tx, key)
  }
  for (const { source, party } of parties)
    await store.keepErasedParty(tx, { hash: partyHash(key, source, party), day })
}

/** The parties of which files of a source tell nothing any more; null: nobody was ever erased. */
export async function refusedParties(db: Read | Change, source: string): Promise<RefusedParties | null> {
  const key = await store.keyOf(db)
  if (key === undefined) return null
  const rows = await store.erasedParties(db)
  return rows.length > 0 ? { source, key, rows } : null
}

/** Whether a source's party was erased. */
const isErased = ({ key, rows }: RefusedParties): ((source: string, party: string) => boolean) => {
  const hashes = new Set(rows.map(({ hash }) => hash))
  return (source, party) => hashes.has(partyHash(key, source, party))
}

/**
 * Of the parties that a list of customers names, those that were erased and have not come back by themselves: a list has
 * no days, and whoever bought again since is somebody new.
 */
export async function refusedAmong(
  db: Read,
  refused: RefusedParties | null,
  parties: readonly string[],
): Promise<ReadonlySet<string>> {
  if (refused === null) return new Set()
  const erased = isErased(refused)
  const found = parties.filter((party) => erased(refused.source, party))
  if (found.length === 0) return new Set()
  const back = await store.partiesTaken(db, refused.source, found)
  return new Set(found.filter((party) => !back.has(party)))
}
