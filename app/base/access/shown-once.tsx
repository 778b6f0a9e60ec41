import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'

type Shown = {
  readonly children: ReactNode
  readonly lines: readonly string[]
  readonly copy: string
  readonly copied: string
  readonly kept: string
  readonly onKept: () => void
}

/** Secrets that are told once and kept nowhere: to be copied, and put away by who says that they have. */
export function ShownOnce({ children, lines, copy, copied, kept, onKept }: Shown) {
  const [done, setDone] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const onCopy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(lines.join('\n'))
      setDone(true)
    } catch {
      // A page over plain HTTP from another machine may not: then they are marked, to be copied by hand.
      if (list.current) getSelection()?.selectAllChildren(list.current)
    }
  }
  return (
    <div className="shown-once" role="status">
      {children}
      <ul ref={list} translate="no">
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button onClick={onCopy}>{done ? copied : copy}</Button>
        <Button type="primary" onClick={onKept}>
          {kept}
        </Button>
      </div>
    </div>
  )
}
