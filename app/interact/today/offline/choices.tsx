import { newKey } from '../../../base/ui/client.ts'
import { instantOf } from '../../../base/ui/offline/connection.ts'
import type { Entry, NewEntry } from '../../../base/ui/offline/entries.ts'
import { type Did, didOf } from './as-left.tsx'

/** What can be made of something that was refused: done over what others did, noted beside it, sent again, dropped. */
export type Choice = 'mine' | 'beside' | 'again' | 'drop'

/**
 * What a person may choose. Where others did something with it, theirs may be overruled or stand beside; what was refused
 * for what it is can be noted; what there was no right for, or nobody to do it for, may go another time.
 */
export function choicesOf(refused: readonly Entry[]): readonly Choice[] {
  const [first] = refused
  const did = first && didOf(first)
  if (!first || !did) return ['again', 'drop']
  const status = first.refused?.status ?? 0
  if (did.what !== 'act' || status === 403 || status === 404 || status >= 500) return ['again', 'drop']
  return status === 409 ? ['mine', 'beside', 'drop'] : ['beside', 'drop']
}

/** What is sent instead of what was refused of an act. */
export function instead(
  choice: Choice,
  { refused, note }: { readonly refused: readonly Entry[]; readonly note: string },
): NewEntry[] {
  if (choice === 'drop') return []
  if (choice === 'beside') return refused.flatMap((entry) => notedBeside(entry, note))
  const keys = new Map(refused.map(({ key }) => [key, newKey()]))
  return refused.map(({ request, ...entry }) => {
    const { seen: _, ...body } = request.body
    return {
      ...entry,
      ...{ key: keys.get(entry.key) ?? newKey(), said: Date.now() },
      after: keys.get(entry.after ?? '') ?? null,
      // Who says that theirs counts does not ask what others did.
      request: choice === 'mine' ? { ...request, body, seen: undefined } : request,
    }
  })
}

/** A row of its own that says what was done, done with the same, so that it is a touch of its kind and its time. */
function notedBeside(entry: Entry, note: string): NewEntry[] {
  const did = didOf(entry)
  if (did?.what !== 'act') return []
  const { action, change } = did
  const of = newKey()
  const about: Did = { ...did, what: 'note', text: note }
  const kept = { ...entry, said: Date.now(), of, about }
  const put = change.state === 'postponed'
  const made: NewEntry = {
    ...kept,
    ...{ key: newKey(), after: null },
    request: {
      method: 'POST',
      path: '/api/actions',
      body: {
        ...{ customer: action.customer, kind: action.kind, note },
        dueDay: (put ? change.dueDay : null) ?? action.dueDay,
      },
    },
  }
  if (put) return [made]
  const { state, dismissal } = change
  // What is refused for its time is told of in the note.
  const at = entry.refused?.status === 409 ? instantOf(entry.said) : undefined
  return [
    made,
    {
      ...kept,
      ...{ key: newKey(), after: made.key },
      request: {
        method: 'PATCH',
        path: '/api/actions/{of}',
        body: { state, ...(dismissal && { dismissal }), ...(at && { at }) },
      },
    },
  ]
}
