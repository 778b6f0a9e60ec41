import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { newKey } from '../../../base/ui/client.ts'
import { useLanguage, useWords } from '../../../base/ui/language.tsx'
import { type Entry, MOST_DAYS, type NewEntry } from '../../../base/ui/offline/entries.ts'
import { outbox } from '../../../base/ui/offline/outbox.ts'
import { useOutbox } from '../../../base/ui/offline/use-outbox.tsx'
import { uiWords } from '../../../base/ui/words.ts'
import { didOf } from './as-left.tsx'
import { type Choice, choicesOf, instead } from './choices.tsx'
import { useDidSaid } from './said.tsx'
import { todayOfflineWords } from './words.ts'

/** What has not arrived: what was refused, with why and what can be made of it, and what waits. */
export function WaitingSheet({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords(todayOfflineWords)
  const { say: sayUi } = useWords(uiWords)
  const acts = actsOf(useOutbox() ?? [])
  const refused = acts.filter((act) => act.some(({ state }) => state === 'refused'))
  const waiting = acts.filter((act) => !refused.includes(act) && act.some(({ state }) => state === 'waiting'))
  return (
    <Modal
      open
      footer={null}
      onCancel={onClose}
      closable={{ closeIcon: <span aria-hidden="true">×</span>, 'aria-label': sayUi('ui.page.close') }}
      width={560}
      title={say('today.page.waiting.title')}
    >
      {refused.length + waiting.length === 0 && <p className="quiet">{say('today.page.waiting.nothing')}</p>}
      {refused.length > 0 && (
        <section className="waiting">
          <h2>{say('today.page.waiting.title.yours')}</h2>
          <ul>
            {refused.map((act) => (
              <RefusedAct key={act[0]?.key} act={act} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section className="waiting">
          <h2>{say('today.page.waiting.title.waits')}</h2>
          <ul>
            {waiting.map((act) => (
              <WaitingAct key={act[0]?.key} act={act} />
            ))}
          </ul>
        </section>
      )}
    </Modal>
  )
}

/** Requests of one tap belong together. */
function actsOf(entries: readonly Entry[]): (readonly Entry[])[] {
  const acts = new Map<string, Entry[]>()
  for (const entry of entries) acts.set(entry.act, [...(acts.get(entry.act) ?? []), entry])
  return [...acts.values()]
}

function RefusedAct({ act }: { readonly act: readonly Entry[] }) {
  const { say } = useWords(todayOfflineWords)
  const didSaid = useDidSaid()
  const whenSaid = useWhenSaid()
  const refused = act.filter(({ state }) => state === 'refused')
  const why = refused[0]?.refused
  const whySaid = why?.detail || say('today.page.waiting.too-old', { days: MOST_DAYS })
  const choose = (choice: Choice): void => {
    const [first] = refused
    if (!first) return
    const what = didSaid(refused.at(-1) ?? first)
    const note = say('today.page.waiting.note', { when: whenSaid(first.said), what, why: whySaid })
    void outbox.settle(first.act, instead(choice, { refused, note: note.slice(0, 2_000) }))
  }
  return (
    <li>
      <What act={refused}>
        <p className="quiet">{whySaid}</p>
      </What>
      <div className="buttons">
        {choicesOf(refused).map((choice) => (
          <Button key={choice} onClick={() => choose(choice)} type={choice === 'drop' ? 'text' : 'default'}>
            {say(`today.page.waiting.${choice}`)}
          </Button>
        ))}
      </div>
    </li>
  )
}

function WaitingAct({ act }: { readonly act: readonly Entry[] }) {
  const { say } = useWords(todayOfflineWords)
  const waiting = act.filter(({ state }) => state === 'waiting')
  const last = waiting.at(-1)
  const did = last && didOf(last)
  const takeBack = last && did?.what === 'act' && did.change.state !== 'open' ? backOf(last) : null
  return (
    <li>
      <What act={waiting} />
      {takeBack && (
        <div className="buttons">
          <Button onClick={() => void outbox.takeBack(takeBack.key, takeBack.by)}>
            {say('today.page.waiting.take-back')}
          </Button>
        </div>
      )}
    </li>
  )
}

function backOf(entry: Entry): { readonly key: string; readonly by: NewEntry } {
  const change = { state: 'open' } as const
  return {
    key: entry.key,
    by: {
      ...entry,
      ...{ key: newKey(), said: Date.now(), about: { ...didOf(entry), what: 'act', change } },
      request: { method: 'PATCH', path: '/api/actions/{of}', body: change, seen: null },
    },
  }
}

type Shown = { readonly act: readonly Entry[]; readonly children?: ReactNode }

function What({ act, children }: Shown) {
  const didSaid = useDidSaid()
  const whenSaid = useWhenSaid()
  const [first] = act
  // Of several rows of one customer the reason tells which it was.
  const reason = first && didOf(first)?.action.reason
  return (
    <div className="what">
      {act.map((entry, at) => (
        <p key={entry.key}>
          {didSaid(entry)} {at === 0 && <span className="small nobreak">{whenSaid(entry.said)}</span>}
        </p>
      ))}
      {reason && <p className="small">{reason}</p>}
      {children}
    </div>
  )
}

/** When somebody did it: the time, and the day where that is another. */
function useWhenSaid(): (at: number) => string {
  const { language } = useLanguage()
  return (at) => {
    const isToday = new Date(at).toDateString() === new Date().toDateString()
    return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...(isToday ? {} : { month: 'long', day: 'numeric' }),
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at)
  }
}
