import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Read } from '../notebook/promises.ts'
import { beginning, format, hashOf } from './chain.ts'
import { openedWith } from './sealed.ts'
import { type EntriesAsked, entriesAfter, entriesAsked, type Head, headOf, keysOf } from './store.ts'
import type { AuditTable } from './tables.ts'
import { boundTo } from './write.ts'

export type { Head } from './store.ts'

/** How many entries there are and the sum of the last. Whoever wrote it down elsewhere sees later whether any are gone. */
export async function auditHead(read: Read): Promise<Head> {
  return headOf(read)
}

type Values = Readonly<Record<string, unknown>>

/** An entry with what it says opened. */
export type EntryRead = Omit<AuditTable, 'said' | 'sealed' | 'format' | 'previous' | 'hash'> & {
  readonly said: Values
  /** What was and what is, of what changed; null: nothing was kept, or the key is gone. */
  readonly values: { readonly before: Values; readonly after: Values } | null
  /** Values were kept and are no more: the person was erased. */
  readonly erased: boolean
}

/** What was done, the newest first. */
export async function entriesRead(read: Read, asked: EntriesAsked): Promise<EntryRead[]> {
  const rows = await entriesAsked(read, asked)
  const people = rows.flatMap(({ person, sealed }) => (person !== null && sealed !== null ? [person] : []))
  const keys = people.length > 0 ? await keysOf(read, [...new Set(people)]) : new Map<string, string>()
  return rows.map(({ said, sealed, format: _, previous: __, hash: ___, ...row }) => {
    const key = row.person === null ? undefined : keys.get(row.person)
    const text = sealed !== null && key !== undefined ? openedWith(key, sealed, boundTo(row.n)) : null
    const { before, after, ...rest } = JSON.parse(said)
    const plain = before && after ? { before, after } : null
    return {
      ...row,
      said: rest,
      values: text === null ? plain : JSON.parse(text),
      erased: sealed !== null && text === null,
    }
  })
}

/** What is wrong with the audit, at the first place where something is. */
export type Broken = {
  readonly n: number
  /** An entry is not as it was written; one is missing; entries were cut off at the end; it is not the audit that had that sum. */
  readonly why: 'changed' | 'missing' | 'cut-off' | 'another'
}

export type Verified = Head & { readonly broken: Broken | null }

const pageLength = 2_000

/**
 * Reads the whole audit and works out every sum anew.
 *
 * @param known a head that was given out earlier: its entry must be there with that sum
 */
export async function verifyAudit(read: Read, known: Head | null = null): Promise<Verified> {
  // Before the entries: those that come while they are read are more than it says, and no fault.
  const head = await headOf(read)
  let previous = beginning
  let n = 0
  const verdict = (why: Broken['why'], at: number): Verified => ({ ...head, broken: { n: at, why } })
  for (;;) {
    const page = await entriesAfter(read, n, pageLength)
    for (const { hash, previous: said, ...entry } of page) {
      if (entry.n !== n + 1) return verdict('missing', n + 1)
      if (entry.format !== format || said !== previous || hash !== hashOf(previous, entry))
        return verdict('changed', entry.n)
      if (known?.entries === entry.n && known.hash !== hash) return verdict('another', entry.n)
      if (head.entries === entry.n && head.hash !== hash) return verdict('changed', entry.n)
      n = entry.n
      previous = hash
    }
    if (page.length < pageLength) break
    await othersFirst()
  }
  if (n < head.entries || n < (known?.entries ?? 0)) return verdict('cut-off', n + 1)
  return { ...head, broken: null }
}
