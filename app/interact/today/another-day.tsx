import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { addDays } from '../../base/ui/days.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { Unfolds } from '../../base/ui/unfolds.tsx'
import { todayWords } from './words.ts'

const DayField = lazy(async () => ({ default: (await import('./day-field.tsx')).DayField }))

type Asked = {
  readonly day: string
  readonly dueDay: string
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onChoose: (day: string) => void
}

/** Another day: tomorrow, in a week, or one from the calendar. */
export function AnotherDay({ day, dueDay, open, onOpen, onChoose }: Asked) {
  const { say } = useWords(todayWords)
  const [picking, setPicking] = useState(false)
  const begin = dueDay > day ? dueDay : day
  const choose = (chosen: string): void => {
    onOpen(false)
    onChoose(chosen)
  }
  const near = [
    ['today.page.tomorrow', 1],
    ['today.page.in-a-week', 7],
  ] as const
  return (
    <Unfolds
      open={open}
      onOpen={(wanted) => {
        setPicking(false)
        onOpen(wanted)
      }}
      look="menu"
      button={{ className: 'act', children: say('today.page.another-day') }}
    >
      {near.map(([name, days], at) => (
        <Button key={name} type="text" autoFocus={at === 0} onClick={() => choose(addDays(begin, days))}>
          {say(begin === day ? name : `${name}.later`)}
        </Button>
      ))}
      {picking ? (
        <Suspense>
          <DayField label={say('today.page.a-day')} after={begin} onChoose={choose} open />
        </Suspense>
      ) : (
        <Button type="text" onClick={() => setPicking(true)}>
          {say('today.page.a-day')}
        </Button>
      )}
    </Unfolds>
  )
}
