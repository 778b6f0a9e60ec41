import { Button, Input } from 'antd'
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useState } from 'react'
import { Choices } from '../../base/ui/choices.tsx'
import { addDays } from '../../base/ui/days.tsx'
import { useWords } from '../../base/ui/language.tsx'
import type { Talk } from './use-acts.tsx'
import { todayWords } from './words.ts'

const DayField = lazy(async () => ({ default: (await import('./day-field.tsx')).DayField }))

const ways = ['phone', 'wechat', 'visit', 'message'] as const satisfies readonly Talk['kind'][]
/** Left to the program, which knows the customer's stage; or two or three weeks, or a day. */
const whens = ['by-stage', 'two-weeks', 'three-weeks', 'a-day'] as const
const daysAway = { 'two-weeks': 14, 'three-weeks': 21 } as const

type Asked = {
  readonly day: string
  readonly onKeep: (talk: Talk) => void
  /** Of a talk that is no answer to anything on a list there is nothing else to tick off. */
  readonly onOnlyDone?: (() => void) | undefined
  readonly onClose: () => void
}

/** One line for what was said, how, and when to talk again. */
export function TalkLine({ day, onKeep, onOnlyDone, onClose }: Asked) {
  const { say } = useWords(todayWords)
  const [text, setText] = useState('')
  const [kind, setKind] = useState<(typeof ways)[number]>('phone')
  const [when, setWhen] = useState<(typeof whens)[number]>('by-stage')
  const [chosen, setChosen] = useState<string | null>(null)
  const next = when === 'by-stage' ? undefined : when === 'a-day' ? chosen : addDays(day, daysAway[when])
  const ready = text.trim() !== '' && next !== null
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) onKeep({ kind, text: text.trim(), ...(next && { nextContactDay: next }) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose()
  }
  return (
    <form className="below line" onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <Input
        autoFocus
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-label={say('today.page.talk.text')}
        placeholder={say('today.page.talk.text')}
        maxLength={10_000}
        autoComplete="off"
      />
      <Choices legend={say('today.page.talk.how')} of={ways} value={kind} onChoose={setKind}>
        {(one) => say(`today.page.talk.how.${one}`)}
      </Choices>
      <Choices legend={say('today.page.talk.next')} of={whens} value={when} onChoose={setWhen}>
        {(one) => say(`today.page.talk.next.${one}`)}
      </Choices>
      {when === 'a-day' && (
        <Suspense>
          <DayField label={say('today.page.a-day')} after={day} value={chosen} onChoose={setChosen} />
        </Suspense>
      )}
      <div className="buttons">
        <Button type="primary" htmlType="submit" disabled={!ready}>
          {say(onOnlyDone ? 'today.page.talk.keep' : 'today.page.talk.keep-it')}
        </Button>
        {onOnlyDone && <Button onClick={onOnlyDone}>{say('today.page.talk.only-done')}</Button>}
        <Button type="text" onClick={onClose}>
          {say('today.page.talk.close')}
        </Button>
      </div>
    </form>
  )
}
