import { Navigate } from 'react-router'
import { useWords } from '../../base/ui/language.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Beginning } from './beginning.tsx'
import { useDemo } from './use-demo.tsx'
import { demoWords } from './words.ts'

/** The first page after the set-up; once there is something to look at, that is looked at. */
export function BeginPage() {
  const { say } = useWords(demoWords)
  const { data } = useDemo()
  const chosen = data !== undefined && data.state !== 'none'
  const title = say(chosen ? 'demo.page.title' : 'demo.page.begin')
  useTitle(title)
  if (data && !data.empty && (data.state === 'there' || data.state === 'none'))
    return <Navigate to="/today" replace />
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        {!chosen && <span className="quiet">{say('demo.page.begin.about')}</span>}
      </header>
      <Beginning />
    </>
  )
}
