import { Button, Popover } from 'antd'
import { useWords } from '../../base/ui/language.tsx'
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
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      open={open}
      onOpenChange={onOpen}
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape folds it from any of its buttons
        <div className="menu" onKeyDown={({ key }) => key === 'Escape' && onOpen(false)}>
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
        </div>
      }
    >
      <Button type="text" aria-haspopup="dialog" aria-expanded={open}>
        {say('today.page.dismiss')}
      </Button>
    </Popover>
  )
}
