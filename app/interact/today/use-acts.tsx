import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import type { Notice } from '../../base/ui/quiet-bar.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { ActionChange, Dismissal } from '../actions/contract.ts'
import type { NewFollowUp } from '../follow-ups/contract.ts'
import { type Today, type TodayAsked, type Todo, todayKey } from './use-today.tsx'
import { todayWords } from './words.ts'

export type Talk = Pick<NewFollowUp, 'kind' | 'text' | 'nextContactDay'>

type Sent = {
  readonly action: Todo
  readonly change: ActionChange
  readonly key: string
  /** Where it stood, for when it comes back. */
  readonly place: number
  readonly talk?: { readonly json: Talk; readonly key: string }
}

export type Acts = {
  readonly done: (action: Todo) => void
  /** Done, with what was said. */
  readonly talked: (action: Todo, talk: Talk) => void
  readonly postpone: (action: Todo, day: string) => void
  readonly dismiss: (action: Todo, why: Dismissal) => void
  /** Takes the last one back. */
  readonly undo: () => void
  readonly notice: Notice | null
  readonly forget: () => void
}

/** What can be done with a row: shown at once, sent behind it, taken back with one tap, put back where it fails. */
export function useActs(asked: TodayAsked): Acts {
  const queries = useQueryClient()
  const { say, day: daySaid } = useWords(todayWords)
  const trouble = useTrouble()
  const [notice, setNotice] = useState<Notice | null>(null)
  const numbers = useRef(0)
  const key = todayKey(asked)
  const rowsAs = (change: (rows: readonly Todo[]) => readonly Todo[]): void => {
    queries.setQueryData<Today>(key, (today) => today && { ...today, rows: change(today.rows) })
  }
  const without = (action: Todo): void => rowsAs((rows) => rows.filter(({ id }) => id !== action.id))
  const back = (action: Todo, place: number): void =>
    rowsAs((rows) => rows.filter(({ id }) => id !== action.id).toSpliced(place, 0, action))
  const tell = (told: Omit<Notice, 'number'>): void => {
    numbers.current += 1
    setNotice({ ...told, number: numbers.current })
  }

  const { mutate } = useMutation({
    mutationKey: ['act'],
    // One after the other: taking back must not overtake what it takes back.
    scope: { id: 'act' },
    mutationFn: async ({ action, change, key: once, talk }: Sent) => {
      const param = { id: action.customer }
      const kept = talk
        ? await answered(
            api.customers[':id']['follow-ups'].$post({ param, json: talk.json }, keyed(talk.key)),
          )
        : null
      await answered(api.actions[':id'].$patch({ param: { id: action.id }, json: change }, keyed(once)))
      return kept
    },
    onMutate: async ({ action, change, place }) => {
      if (change.state === 'open') back(action, place)
      else without(action)
      await queries.cancelQueries({ queryKey: ['today'] })
    },
    onSuccess: (kept, sent) => {
      if (kept === null) return
      const values = { name: sent.action.customerName, day: daySaid(kept.nextContactDay) }
      tell({ text: say('today.page.said.talked', values), undo: () => undo(sent) })
    },
    onError: (error, { action, change, place }) => {
      if (change.state === 'open') without(action)
      else back(action, place)
      tell({
        failed: true,
        text: say('today.page.said.failed', { name: action.customerName, why: trouble(error) }),
      })
    },
    onSettled: () => {
      // The last one that is under way asks for the list again: before that it would bring back what has just gone.
      if (queries.isMutating({ mutationKey: ['act'] }) === 1)
        queries.invalidateQueries({ queryKey: ['today'] })
    },
  })

  const send = (action: Todo, change: ActionChange, talk?: Talk): Sent => {
    const rows = queries.getQueryData<Today>(key)?.rows ?? []
    const place = Math.max(
      0,
      rows.findIndex(({ id }) => id === action.id),
    )
    const sent: Sent = {
      action,
      // Whoever did something with it since this page was read is not overruled, but told of.
      change: { ...change, seen: action.changedAt },
      place,
      key: newKey(),
      ...(talk && { talk: { json: talk, key: newKey() } }),
    }
    mutate(sent)
    return sent
  }
  const undo = ({ action, place }: Sent): void => {
    mutate({ action, place, change: { state: 'open' }, key: newKey() })
    tell({ text: say('today.page.said.open', { name: action.customerName }) })
  }
  const act = (action: Todo, change: ActionChange, text: string): void => {
    const sent = send(action, change)
    tell({ text, undo: () => undo(sent) })
  }

  return {
    done: (action) =>
      act(
        action,
        { state: 'done' },
        say(`today.page.said.done.${action.kind}`, { name: action.customerName }),
      ),
    talked: (action, talk) => {
      const sent = send(action, { state: 'done' }, talk)
      tell({
        text: say(`today.page.said.done.${action.kind}`, { name: action.customerName }),
        undo: () => undo(sent),
      })
    },
    postpone: (action, day) =>
      act(
        action,
        { state: 'postponed', dueDay: day },
        say('today.page.said.postponed', { name: action.customerName, day: daySaid(day) }),
      ),
    dismiss: (action, dismissal) =>
      act(
        action,
        { state: 'dismissed', dismissal },
        say('today.page.said.dismissed', { name: action.customerName }),
      ),
    undo: () => notice?.undo?.(),
    notice,
    forget: () => setNotice(null),
  }
}
