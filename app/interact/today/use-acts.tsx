import { useEffect, useRef, useState } from 'react'
import { newKey } from '../../base/ui/client.ts'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { instantOf } from '../../base/ui/offline/connection.ts'
import type { NewEntry } from '../../base/ui/offline/entries.ts'
import { outbox } from '../../base/ui/offline/outbox.ts'
import { useOutbox } from '../../base/ui/offline/use-outbox.tsx'
import type { Notice } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import type { ActionChange, Dismissal } from '../actions/contract.ts'
import { type Did, didOf, listOf, type Talk } from './offline/as-left.tsx'
import { todayOfflineWords } from './offline/words.ts'
import type { Today, Todo } from './todo.tsx'
import { todayWords } from './words.ts'

export type { Talk }

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

const SECOND_TAP_MS = 600
/** Longer ago than this nobody waits to hear how it went. */
const JUST_NOW_MS = 12_000

/**
 * What can be done with a row: kept by this device first, then said, then sent behind it (base/ui/offline), and taken
 * back with one tap. What fails comes back into the list by itself, and is told.
 */
export function useActs(today: Today): Acts {
  const { say, day: daySaid } = useWords(todayWords)
  const { say: sayOffline } = useWords(todayOfflineWords)
  const { me } = useMe()
  const { language } = useLanguage()
  const [notice, setNotice] = useState<Notice | null>(null)
  const numbers = useRef(0)
  const tell = (told: Omit<Notice, 'number'>): void => {
    numbers.current += 1
    setNotice({ ...told, number: numbers.current })
  }
  const failed = (name: string, why: string): void =>
    tell({ failed: true, text: say('today.page.said.failed', { name, why }) })
  const tapped = useRef({ id: '', at: 0 })
  const undoOf = (key: string, entry: NewEntry, did: Did) => async (): Promise<void> => {
    const name = did.action.customerName
    const change = { state: 'open' } as const
    const back = { ...entry, key: newKey(), said: Date.now(), about: { ...did, what: 'act', change } }
    tapped.current = { id: '', at: 0 }
    const request = { method: 'PATCH', path: '/api/actions/{of}', body: change, seen: null } as const
    await outbox.takeBack(key, { ...back, request }).then(
      () => tell({ text: say('today.page.said.open', { name }) }),
      () => failed(name, sayOffline('today.page.said.not-kept')),
    )
  }
  const heard = useHeard({ today: today.day, tell, failed, undoOf })

  const act = async (action: Todo, change: ActionChange, { text, talk }: Told): Promise<void> => {
    // The row is there until it has been written down: a second tap means the first.
    if (tapped.current.id === action.id && Date.now() - tapped.current.at < SECOND_TAP_MS) return
    tapped.current = { id: action.id, at: Date.now() }
    const place = Math.max(
      0,
      today.rows.findIndex(({ id }) => id === action.id),
    )
    const said = Date.now()
    const at = instantOf(said)
    const did = { action, place, list: listOf(today) }
    const doing = { ...did, what: 'act', change } as const
    const of = { user: me.id, act: newKey(), said, language }
    const talked: NewEntry | null = talk && {
      ...{ ...of, key: newKey(), of: null, about: { ...did, what: 'talk', talk } },
      request: {
        method: 'POST',
        path: `/api/customers/${encodeURIComponent(action.customer)}/follow-ups`,
        body: { ...talk, at },
      },
    }
    const entry: NewEntry = {
      ...{ ...of, key: newKey(), of: action.id, about: doing, after: talked?.key ?? null },
      request: {
        method: 'PATCH',
        path: '/api/actions/{of}',
        // After the night it is found again by what it is about.
        body: { ...change, at, ...(action.occasion && { occasion: action.occasion }) },
        // Whoever did something with it since this page was read is not overruled, but told of.
        seen: action.changedAt,
      },
    }
    heard.wait(entry.key)
    await outbox.add(talked ? [talked, entry] : [entry]).then(
      () => tell({ text, undo: undoOf(entry.key, entry, doing) }),
      () => failed(action.customerName, sayOffline('today.page.said.not-kept')),
    )
  }
  const doneSaid = (action: Todo): string =>
    say(`today.page.said.done.${action.kind}`, { name: action.customerName })

  return {
    done: (action) => void act(action, { state: 'done' }, { text: doneSaid(action), talk: null }),
    talked: (action, talk) => void act(action, { state: 'done' }, { text: doneSaid(action), talk }),
    postpone: (action, dueDay) => {
      const values = { name: action.customerName, day: daySaid(dueDay, today.day) }
      const told = { text: say('today.page.said.postponed', values), talk: null }
      void act(action, { state: 'postponed', dueDay }, told)
    },
    dismiss: (action, dismissal) => {
      const text = say('today.page.said.dismissed', { name: action.customerName })
      void act(action, { state: 'dismissed', dismissal }, { text, talk: null })
    },
    undo: () => notice?.undo?.(),
    notice,
    forget: () => setNotice(null),
  }
}

type Told = { readonly text: string; readonly talk: Talk | null }

type Telling = {
  /** The reader's day: its year is not said again. */
  readonly today: string
  readonly tell: (told: Omit<Notice, 'number'>) => void
  readonly failed: (name: string, why: string) => void
  readonly undoOf: (key: string, entry: NewEntry, did: Did) => () => Promise<void>
}

/** Tells how it went with what was done a moment ago: when the next talk is, or why something was refused. */
function useHeard({ today, tell, failed, undoOf }: Telling) {
  const { say, day: daySaid } = useWords(todayWords)
  const mine = useOutbox()
  const awaited = useRef(new Set<string>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when something was answered for
  useEffect(() => {
    for (const entry of mine ?? []) {
      const did = didOf(entry)
      if (!did || entry.state === 'waiting' || !awaited.current.delete(entry.key)) continue
      if (Date.now() - entry.said > JUST_NOW_MS) continue
      const name = did.action.customerName
      const talk = mine?.find(({ act, of }) => act === entry.act && of === null)
      if (entry.refused) failed(name, entry.refused.detail)
      else if (talk?.answer) {
        const day = daySaid(String(Object(talk.answer).nextContactDay), today)
        tell({ text: say('today.page.said.talked', { name, day }), undo: undoOf(entry.key, entry, did) })
      }
    }
  }, [mine])
  return {
    wait: (key: string): void => {
      awaited.current.add(key)
    },
  }
}
