import { useState } from 'react'
import { useWords } from '../language.tsx'
import { uiWords } from '../words.ts'
import { openNewer } from './update.ts'
import { useNewerBuild } from './use-outbox.tsx'

/** Says that a newer version lies ready. The page is opened again when somebody says so, and not under half a sentence. */
export function Newer() {
  const { say } = useWords(uiWords)
  const isReady = useNewerBuild()
  const [held, setHeld] = useState(false)
  const open = (): void => {
    if (!held && isHalfWritten()) setHeld(true)
    else openNewer()
  }
  return (
    <div className={isReady ? 'strip' : undefined} role="status">
      {isReady && (
        <>
          <span>{say(held ? 'ui.page.newer.half-written' : 'ui.page.newer')}</span>
          <button type="button" className="link" onClick={open}>
            {say(held ? 'ui.page.newer.anyway' : 'ui.page.newer.open')}
          </button>
        </>
      )}
    </div>
  )
}

/** Whether somebody has typed what they have not yet kept. */
function isHalfWritten(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'main input:not([type=radio], [type=checkbox], [type=search]), main textarea',
  )
  return [...fields].some(({ value }) => value !== '')
}
