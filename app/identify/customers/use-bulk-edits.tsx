import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import type { Notice } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { BulkEdit, BulkEditAsked } from '../bulk-edits/contract.ts'
import { useEditSaid } from './edit-said.tsx'
import { useSpeaking } from './speaking.tsx'

/** How often a change that is on its way is looked at. */
const LOOK_MS = 700

export type BulkEdits = {
  /** The newest first, as far as they are kept at hand. */
  readonly recent: readonly BulkEdit[]
  /** Those that are on their way. */
  readonly underWay: readonly BulkEdit[]
  readonly change: (asked: BulkEditAsked) => void
  readonly undo: (id: string) => void
  readonly notice: Notice | null
  readonly forget: () => void
  readonly tell: (told: Omit<Notice, 'number'>) => void
}

export const isUnderWay = ({ state }: BulkEdit): boolean => state === 'changing' || state === 'undoing'

/** Changes of many: sent, looked at while they go on, told of when they have ended, taken back with one tap. */
export function useBulkEdits(): BulkEdits {
  const { may } = useMe()
  const queries = useQueryClient()
  const speaking = useSpeaking()
  const said = useEditSaid()
  const trouble = useTrouble()
  const [notice, setNotice] = useState<Notice | null>(null)
  const numbers = useRef(0)
  /** Those that were asked for here: of them it is told how they end. */
  const own = useRef(new Set<string>())
  const { data } = useQuery({
    queryKey: ['bulk-edits'],
    queryFn: () => answered(api['bulk-edits'].$get({ query: {} })),
    enabled: may('customers.write'),
    refetchInterval: ({ state }) => (state.data?.rows.some(isUnderWay) ? LOOK_MS : false),
  })
  const recent = data?.rows ?? []
  const tell = (told: Omit<Notice, 'number'>): void => {
    numbers.current += 1
    setNotice({ ...told, number: numbers.current })
  }
  const ended = (edit: BulkEdit): void => {
    own.current.delete(edit.id)
    queries.invalidateQueries({ queryKey: ['customers'] })
    if (edit.state === 'undone') tell({ text: said.undone(edit) })
    else tell({ text: said.done(edit), ...(edit.changed > 0 && { undo: () => undo(edit.id) }) })
  }
  const heard = (edit: BulkEdit): void => {
    own.current.add(edit.id)
    queries.invalidateQueries({ queryKey: ['bulk-edits'] })
    if (!isUnderWay(edit)) ended(edit)
  }
  const onError = (error: Error): void =>
    tell({ failed: true, text: speaking.say('customers.page.bulk.failed', { why: trouble(error) }) })
  const { mutate: send } = useMutation({
    scope: { id: 'bulk-edit' },
    mutationFn: ({ asked, key }: { asked: BulkEditAsked; key: string }) =>
      answered(api['bulk-edits'].$post({ json: asked }, keyed(key))),
    onSuccess: heard,
    onError,
  })
  const { mutate: takeBack } = useMutation({
    scope: { id: 'bulk-edit' },
    mutationFn: ({ id, key }: { id: string; key: string }) =>
      answered(api['bulk-edits'][':id'].undo.$post({ param: { id } }, keyed(key))),
    onSuccess: heard,
    onError,
  })
  const undo = (id: string): void => {
    setNotice(null)
    takeBack({ id, key: newKey() })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when they have been read again
  useEffect(() => {
    for (const edit of recent) if (own.current.has(edit.id) && !isUnderWay(edit)) ended(edit)
  }, [data])
  return {
    recent,
    underWay: recent.filter(isUnderWay),
    change: (asked) => send({ asked, key: newKey() }),
    undo,
    ...{ notice, tell, forget: () => setNotice(null) },
  }
}
