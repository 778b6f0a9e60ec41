import { Button } from 'antd'
import { useWords } from '../../base/ui/language.tsx'
import { Unfolds } from '../../base/ui/unfolds.tsx'
import { type Dismissal, dismissals } from '../actions/contract.ts'
import { todayWords } from './words.ts'

type Asked = {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onChoose: (why: Dismissal) => void
}

/** Not worth doing, and why: the reason is kept, so that the list can learn from it. */
export function Dismiss({ open, onOpen, onChoose }: Asked) {
  const { say } = useWords(todayWords)
  return (
    <Unfolds
      open={open}
      onOpen={onOpen}
      look="menu"
      button={{ className: 'act quiet', children: say('today.page.dismiss') }}
    >
      {dismissals.map((why, at) => (
        <Button
          key={why}
          type="text"
          autoFocus={at === 0}
          onClick={() => {
            onOpen(false)
            onChoose(why)
          }}
        >
          {say(`today.page.dismiss.${why}`)}
        </Button>
      ))}
    </Unfolds>
  )
}
