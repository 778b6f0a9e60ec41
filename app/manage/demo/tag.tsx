import { NavLink } from 'react-router'
import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import './tag.css'
import { useDemo, useDemoFollowed } from './use-demo.tsx'
import { demoWords } from './words.ts'

/** Beside the company's name: that it is an invented one, and the way to one's own. */
export function DemoTag() {
  const { say } = useWords(demoWords)
  const { may } = useMe()
  useDemoFollowed()
  return useHere() ? (
    <>
      {' '}
      <span className="tag hold">{say('demo.page.tag')}</span>
      <br />
      <NavLink to="/demo">{say(may('settings.write') ? 'demo.page.replace' : 'demo.page.more')}</NavLink>
    </>
  ) : null
}

/** The same where no company's name is shown, on a phone and on paper. */
export function DemoLine() {
  const { say } = useWords(demoWords)
  const { may } = useMe()
  return useHere() ? (
    <p className="lent small">
      <span className="tag hold">{say('demo.page.tag')}</span> {say('demo.page.invented')}{' '}
      <NavLink to="/demo">{say(may('settings.write') ? 'demo.page.replace' : 'demo.page.more')}</NavLink>
    </p>
  ) : null
}

function useHere(): boolean {
  const { data } = useDemo()
  return data !== undefined && data.state !== 'none'
}
