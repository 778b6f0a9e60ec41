import { Popover } from 'antd'
import { type ButtonHTMLAttributes, type ReactNode, useEffect, useRef } from 'react'

export type Unfolding = {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** The button that unfolds it. */
  readonly button: ButtonHTMLAttributes<HTMLButtonElement>
  readonly placement?: 'top' | 'bottomRight'
  /** How what unfolds is laid out. */
  readonly look: 'menu' | 'rests' | 'evidence'
  readonly children: ReactNode
}

/** The button of something that was asked for, and what it unfolds. */
export function Unfolded({ open, onOpen, button, placement = 'bottomRight', look, children }: Unfolding) {
  const own = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // It stands where another had the focus.
    if (document.activeElement === document.body) own.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Popover
      trigger="click"
      placement={placement}
      arrow={false}
      destroyOnHidden
      open={open}
      onOpenChange={onOpen}
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape folds it from wherever the focus is in it
        <div className={look} onKeyDown={({ key }) => key === 'Escape' && onOpen(false)}>
          {children}
        </div>
      }
    >
      <button type="button" aria-haspopup="dialog" aria-expanded={open} {...button} ref={own} />
    </Popover>
  )
}
