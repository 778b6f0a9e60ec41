import { createHash } from 'node:crypto'
import type { AuditTable } from './tables.ts'

/** Of the bytes below; another order or other columns are another format, and this one stays readable beside it. */
export const format = 1

/** What stands before the first entry. */
export const beginning = '0'.repeat(64)

export type Entry = Omit<AuditTable, 'previous' | 'hash'>

/**
 * SHA-256 over the sum before and the entry's own bytes: a JSON array of its columns in this order. Sealed values go in
 * as they are kept, so that the sums hold after their key is gone.
 */
export function hashOf(previous: string, entry: Entry): string {
  const { n, at, by, via, viaId, address, device, act, what, subject, record, person, said, sealed } = entry
  const bytes = JSON.stringify([
    ...[entry.format, n, at, by, via, viaId, address, device],
    ...[act, what, subject, record, person, said, sealed],
  ])
  return createHash('sha256').update(`${previous}\n${bytes}`).digest('hex')
}
