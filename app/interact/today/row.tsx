import { lazy, memo, Suspense, useMemo, useRef, useState } from 'react'
import type { Amounts } from '../../base/ui/amounts.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { AnotherDay } from './another-day.tsx'
import { Dismiss } from './dismiss.tsx'
import { isTalk, markOf } from './groups.tsx'
import { useMoneySaid } from './money.tsx'
import { RestsOn } from './rests-on.tsx'
import { Said } from './said.tsx'
import type { Todo } from './todo.tsx'
import type { Acts, Talk } from './use-acts.tsx'
import { Call, Who } from './who.tsx'
import './today.css'
import { todayWords } from './words.ts'

const loadTalkLine = () => import('./talk-line.tsx')
const TalkLine = lazy(async () => ({ default: (await loadTalkLine()).TalkLine }))
/** Where there is no network it is there all the same. */
export const fetchTalkLine = (): void => void loadTalkLine().catch(() => undefined)

export type RowActs = Pick<Acts, 'done' | 'talked' | 'postpone' | 'dismiss'>
/** What of a row is unfolded: the line of a talk, the days to choose from, or the reasons for leaving it. */
export type Unfolded = 'talk' | 'day' | 'why' | null

type Shown = {
  readonly action: Todo
  readonly day: string
  readonly amounts: Amounts
  /** The row above it, where that goes to the same customer on the same way: what it says is not said again. */
  readonly follows?: Todo | null
  readonly unfolded: Unfolded
  /** The same function each time, or the row is drawn anew with every other; so is acts. */
  readonly onUnfold: (row: { readonly id: string; readonly what: Unfolded }) => void
  /** Null for who may only look. */
  readonly acts: RowActs | null
}

/** A thing to do, as a sentence: who, why now, how much, what to do. */
export const Row = memo(function Row({
  action,
  day,
  amounts,
  follows = null,
  unfolded,
  onUnfold,
  acts,
}: Shown) {
  const { say, number } = useWords(todayWords)
  const money = useMoneySaid(amounts)
  const { kind, customerName, reasonParts, expectedMoney, minutes } = action
  const mark = markOf(action, day)
  const talk = isTalk(action)
  const unfoldTalk = (open: boolean): void => onUnfold({ id: action.id, what: open ? 'talk' : null })
  const folding = (what: Unfolded) => (open: boolean) => {
    onUnfold({ id: action.id, what: open ? what : null })
    if (!open) document.getElementById(`row-${action.id}`)?.focus({ preventScroll: true })
  }
  return (
    <li
      className={follows ? 'row follows' : 'row'}
      id={`row-${action.id}`}
      data-action={action.id}
      tabIndex={-1}
      aria-label={customerName}
    >
      <div className="kind">
        {follows?.dueDay !== action.dueDay && (
          <span className={`tag ${mark.tone}`}>
            {'days' in mark
              ? say(`today.page.mark.${mark.says}`, { count: mark.days })
              : say(`today.page.mark.${mark.says}`)}
          </span>
        )}
      </div>
      {follows ? <span className="who" /> : <Who action={action} />}
      <div className="why">
        <Said parts={reasonParts} />
      </div>
      <div className="num">
        <RestsOn action={action} day={day} amounts={amounts}>
          {expectedMoney !== null && <b>{money(expectedMoney)}</b>}
          <span className="small">{said()}</span>
        </RestsOn>
      </div>
      {acts ? (
        <div className="acts">
          <Dismiss
            open={unfolded === 'why'}
            onOpen={folding('why')}
            onChoose={(why) => acts.dismiss(action, why)}
          />
          <AnotherDay
            day={day}
            dueDay={action.dueDay}
            open={unfolded === 'day'}
            onOpen={folding('day')}
            onChoose={(chosen) => acts.postpone(action, chosen)}
          />
          <button
            type="button"
            className="act main"
            aria-expanded={talk ? unfolded === 'talk' : undefined}
            onClick={() => (talk ? unfoldTalk(unfolded !== 'talk') : acts.done(action))}
          >
            {say(`today.page.do.${kind}`)}
          </button>
          {!follows && <Call action={action} />}
        </div>
      ) : (
        <div className="acts">
          <Call action={action} />
        </div>
      )}
      {acts && unfolded === 'talk' && (
        <Suspense>
          <TalkLine
            day={day}
            onKeep={(kept: Talk) => acts.talked(action, kept)}
            onOnlyDone={() => acts.done(action)}
            onClose={() => unfoldTalk(false)}
          />
        </Suspense>
      )}
    </li>
  )

  function said(): string {
    // Of what is brought on the same way the time was said above.
    const time = minutes === null || follows ? null : number(minutes)
    if (expectedMoney === null) return time === null ? '' : say('today.page.minutes', { minutes: time })
    const what = say('today.page.amount')
    return time === null ? what : say('today.page.amount-and-minutes', { what, minutes: time })
  }
})

/** The same functions each time, that do what the newest would: a row is not drawn anew for another one's sake. */
export function useSteady({ done, talked, postpone, dismiss }: RowActs): RowActs {
  const newest = useRef<RowActs>({ done, talked, postpone, dismiss })
  newest.current = { done, talked, postpone, dismiss }
  return useMemo(
    () => ({
      done: (action) => newest.current.done(action),
      talked: (action, talk) => newest.current.talked(action, talk),
      postpone: (action, day) => newest.current.postpone(action, day),
      dismiss: (action, why) => newest.current.dismiss(action, why),
    }),
    [],
  )
}

/** The rows of a group, the first of them; the others when somebody asks. */
export function useFolded<Of>(rows: readonly Of[], most: number) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, most)
  return { shown, hidden: rows.length - shown.length, unfold: () => setAll(true) }
}
