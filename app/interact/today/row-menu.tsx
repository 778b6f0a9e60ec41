import { Popover } from 'antd'
import type { ReactElement, ReactNode } from 'react'

type Asked = {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** The choices, one under the other. */
  readonly choices: ReactNode
  /** The button that unfolds them. */
  readonly children: ReactElement
}

/** What a button of a row unfolds: a few choices, folded again by Escape. */
export function RowMenu({ open, onOpen, choices, children }: Asked) {
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
          {choices}
        </div>
      }
    >
      {children}
    </Popover>
  )
}
