import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language.tsx'
import { useMe, useSignOut } from '../session.tsx'
import { useTrouble } from '../states.tsx'
import { uiWords } from '../words.ts'
import { counted } from './entries.ts'
import { useOutbox } from './use-outbox.tsx'

/** The way out; who has done what has not arrived says first what is to become of it. */
export function SignOut() {
  const { say } = useWords(uiWords)
  const { me } = useMe()
  const trouble = useTrouble()
  const signOut = useSignOut()
  const { waiting, refused } = counted(useOutbox() ?? [])
  const left = waiting + refused
  const [asking, setAsking] = useState(false)
  const leave = (): void => {
    if (left > 0) setAsking(true)
    else signOut.mutate(me)
  }
  return (
    <>
      <button type="button" className="way" disabled={signOut.isPending} onClick={leave}>
        {say('ui.page.sign-out')}
      </button>
      {asking && left > 0 && (
        <div className="leave" role="alert">
          <p>{say('ui.page.sign-out.left', { count: left })}</p>
          <Button onClick={() => setAsking(false)}>{say('ui.page.sign-out.stay')}</Button>
          <Button type="text" danger onClick={() => signOut.mutate(me)}>
            {say('ui.page.sign-out.throw-away')}
          </Button>
        </div>
      )}
      {signOut.error && (
        <p className="leave" role="alert">
          {trouble(signOut.error)}
        </p>
      )}
    </>
  )
}
