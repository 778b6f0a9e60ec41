import { isDeepStrictEqual } from 'node:util'
import type { Change } from '../notebook/promises.ts'
import { actingNow, type Noted } from './acting.ts'
import { format, hashOf } from './chain.ts'
import { sealedWith } from './sealed.ts'
import { goingOn, insertEntries } from './store.ts'
import type { AuditTable } from './tables.ts'

/** Appends to the audit, in the change itself, what was told of it. */
export async function writeNotes(tx: Change, noted: readonly Noted[]): Promise<void> {
  if (noted.length === 0) return
  const { changes: _, record: about, ...acting } = actingNow()
  const at = new Date().toISOString()
  const people = noted.flatMap(({ person, before, after }) => (person && (before || after) ? [person] : []))
  const { head, keys } = await goingOn(tx, [...new Set(people)])
  let { entries: n, hash: previous } = head
  const rows: AuditTable[] = []
  for (const one of noted) {
    n += 1
    const values = differing(one.before ?? null, one.after ?? null)
    const person = one.person ?? null
    const key = person === null ? undefined : keys.get(person)
    const said = person === null && values ? { ...one.said, ...values } : (one.said ?? {})
    const [subject, record] = one.of ?? [null, about]
    const entry = {
      ...{ n, format, at, ...acting, by: one.by ?? acting.by, what: one.what },
      ...{ subject: subject || null, record, person, said: JSON.stringify(said) },
      // Of somebody who was erased nothing is kept again.
      sealed: values && key ? sealedWith(key, JSON.stringify(values), boundTo(n)) : null,
    }
    const hash = hashOf(previous, entry)
    rows.push({ ...entry, previous, hash })
    previous = hash
  }
  await insertEntries(tx, rows)
}

/** What a sealed text is bound to. */
export const boundTo = (n: number): string => `ricebook audit ${n}`

type Values = Readonly<Record<string, unknown>>

/** Of two states of a record, what is not the same in both; null: nothing was given. */
function differing(before: object | null, after: object | null): { before: Values; after: Values } | null {
  if (!before && !after) return null
  const [was, is] = [(before ?? {}) as Values, (after ?? {}) as Values]
  const names = new Set([...Object.keys(was), ...Object.keys(is)])
  const changed = [...names].filter((name) => !isDeepStrictEqual(was[name], is[name]))
  const of = (values: Values) =>
    Object.fromEntries(changed.flatMap((name) => (name in values ? [[name, values[name]]] : [])))
  return { before: of(was), after: of(is) }
}
