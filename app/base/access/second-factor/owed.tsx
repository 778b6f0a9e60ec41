import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import icon from '../../ui/icon.svg'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { Languages } from '../../ui/languages.tsx'
import { SignOut } from '../../ui/offline/sign-out.tsx'
import { sessionQuery } from '../../ui/session.tsx'
import { useTitle } from '../../ui/shell.tsx'
import { uiWords } from '../../ui/words.ts'
import '../account.css'
import { TurningOn } from './own.tsx'
import { secondFactorWords } from './words.ts'

/** Whoever must have a second factor and has none sets it up, and then comes in. */
export function SecondFactorOwed() {
  const { choose } = useLanguage()
  const { say } = useWords(secondFactorWords)
  const { say: sayUi } = useWords(uiWords)
  const queries = useQueryClient()
  const [begun, setBegun] = useState(false)
  useTitle(say('second-factor.page.owed'))
  const comeIn = (): void => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  return (
    <div className="door">
      <div className="name">
        <img src={icon} alt="" />
        {sayUi('ui.page.name')}
      </div>
      <main className="sheet">
        <h1>{say('second-factor.page.owed')}</h1>
        <p>{say('second-factor.page.owed.about')}</p>
        {begun ? (
          <TurningOn onClose={() => setBegun(false)} onDone={comeIn} />
        ) : (
          <p className="buttons">
            <Button type="primary" onClick={() => setBegun(true)}>
              {say('second-factor.page.owed.begin')}
            </Button>
          </p>
        )}
      </main>
      <SignOut />
      <Languages onChoose={choose} />
    </div>
  )
}
