import { Button } from 'antd'
import { memo, useState } from 'react'
import type { Amounts } from '../../base/ui/amounts.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { AnotherDay } from './another-day.tsx'
import { Dismiss } from './dismiss.tsx'
import { isTalk, markOf } from './groups.tsx'
import { useMoneySaid } from './money.tsx'
import { RestsOn } from './rests-on.tsx'
import { Said } from './said.tsx'
import { TalkLine } from './talk-line.tsx'
import type { Todo } from './todo.tsx'
import type { Acts, Talk } from './use-acts.tsx'
import { Call, Who } from './who.tsx'
import './today.css'
import { todayWords } from './words.ts'

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
  readonly onUnfold: (unfolded: Unfolded) => void
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
  const folding = (what: Unfolded) => (open: boolean) => {
    onUnfold(open ? what : null)
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
          <Button
            type="primary"
            aria-expanded={talk ? unfolded === 'talk' : undefined}
            onClick={() => (talk ? onUnfold(unfolded === 'talk' ? null : 'talk') : acts.done(action))}
          >
            {say(`today.page.do.${kind}`)}
          </Button>
          {!follows && <Call action={action} />}
        </div>
      ) : (
        <div className="acts">
          <Call action={action} />
        </div>
      )}
      {acts && unfolded === 'talk' && (
        <TalkLine
          day={day}
          onKeep={(kept: Talk) => acts.talked(action, kept)}
          onOnlyDone={() => acts.done(action)}
          onClose={() => onUnfold(null)}
        />
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

/** The rows of a group, the first of them; the others when somebody asks. */
export function useFolded<Of>(rows: readonly Of[], most: number) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, most)
  return { shown, hidden: rows.length - shown.length, unfold: () => setAll(true) }
}
