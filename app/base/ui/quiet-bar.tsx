import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useWords } from './language.tsx'
import { uiWords } from './words.ts'

export type Notice = {
  /** Another notice has another number, though it may say the same. */
  readonly number: number
  readonly text: string
  readonly failed?: boolean
  readonly undo?: () => void
}

const SECONDS = 9

/** Says what was just done, and takes it back, for some seconds; who reads it or reaches for it has all the time. */
export function QuietBar({
  notice,
  onGone,
}: {
  readonly notice: Notice | null
  readonly onGone: () => void
}) {
  const { say } = useWords(uiWords)
  const [held, setHeld] = useState(false)
  const gone = useRef(onGone)
  gone.current = onGone
  const number = notice?.number
  useEffect(() => {
    if (number === undefined || held) return
    const timer = setTimeout(() => gone.current(), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [number, held])
  useEffect(() => {
    if (number === undefined) setHeld(false)
  }, [number])
  return (
    <div role="status">
      {notice && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only stays while somebody looks at it
        <div
          className={notice.failed ? 'bar failed' : 'bar'}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <p>{notice.text}</p>
          {notice.undo ? (
            <Button type="link" onClick={notice.undo}>
              {say('ui.page.undo')}
            </Button>
          ) : (
            <Button type="text" onClick={onGone}>
              {say('ui.page.close')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
