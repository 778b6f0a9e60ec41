import { Button } from 'antd'
import { memo, useState } from 'react'
import { useWords } from '../../base/ui/language.tsx'
import type { Amounts } from './amounts.tsx'
import { AnotherDay } from './another-day.tsx'
import type { Action } from './contract.ts'
import { isTalk, markOf } from './groups.tsx'
import { TalkLine } from './talk-line.tsx'
import type { Acts, Talk } from './use-acts.tsx'
import { todayWords } from './words.ts'

export type RowActs = Pick<Acts, 'done' | 'talked' | 'postpone' | 'dismiss'>
/** What of a row is unfolded: the line of a talk, or the days to choose from. */
export type Unfolded = 'talk' | 'day' | null

type Shown = {
  readonly action: Action
  readonly day: string
  readonly amounts: Amounts
  readonly unfolded: Unfolded
  readonly onUnfold: (unfolded: Unfolded) => void
  /** Null for who may only look. */
  readonly acts: RowActs | null
}

/** A thing to do, as a sentence: who, why now, how much, what to do. */
export const Row = memo(function Row({ action, day, amounts, unfolded, onUnfold, acts }: Shown) {
  const { say, number } = useWords(todayWords)
  const { kind, customerName, reason, expectedMargin, minutes } = action
  const mark = markOf(action, day)
  const talk = isTalk(action)
  return (
    <li
      className="row"
      id={`row-${action.id}`}
      data-action={action.id}
      tabIndex={-1}
      aria-label={customerName}
    >
      <div className="kind">
        <span className={`tag ${mark.tone}`}>
          {'days' in mark
            ? say(`today.page.mark.${mark.says}`, { count: mark.days })
            : say(`today.page.mark.${mark.says}`)}
        </span>
      </div>
      <div className="who">{customerName}</div>
      <div className="why">{whole(reason)}</div>
      <div className="num">
        {expectedMargin !== null && (
          <>
            <b>{amounts.minor(expectedMargin)}</b>
            <br />
          </>
        )}
        <span className="small">{said()}</span>
      </div>
      {acts ? (
        <div className="acts">
          <Button type="text" onClick={() => acts.dismiss(action)}>
            {say('today.page.dismiss')}
          </Button>
          <AnotherDay
            day={day}
            dueDay={action.dueDay}
            open={unfolded === 'day'}
            onOpen={(open) => {
              onUnfold(open ? 'day' : null)
              if (!open) document.getElementById(`row-${action.id}`)?.focus({ preventScroll: true })
            }}
            onChoose={(chosen) => acts.postpone(action, chosen)}
          />
          <Button
            type="primary"
            aria-expanded={talk ? unfolded === 'talk' : undefined}
            onClick={() => (talk ? onUnfold(unfolded === 'talk' ? null : 'talk') : acts.done(action))}
          >
            {say(`today.page.do.${kind}`)}
          </Button>
        </div>
      ) : (
        <span />
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
    const time = minutes === null ? null : number(minutes)
    if (expectedMargin === null) return time === null ? '' : say('today.page.minutes', { minutes: time })
    const what = say(`today.page.amount.${kind}`)
    return time === null ? what : say('today.page.amount-and-minutes', { what, minutes: time })
  }
})

/** A day is not broken in two at the end of a line. */
function whole(reason: string) {
  return reason.split(/(\d{4}-\d{2}-\d{2})/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never change places
      <span className="nobreak" key={at}>
        {part}
      </span>
    ),
  )
}

/** The rows of a group, the first of them; the others when somebody asks. */
export function useFolded<Of>(rows: readonly Of[], most: number) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, most)
  return { shown, hidden: rows.length - shown.length, unfold: () => setAll(true) }
}
