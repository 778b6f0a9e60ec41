import { Link } from 'react-router'
import { useWords } from '../../../base/ui/language.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { worthPageWords } from './words.ts'

/** Before anybody has bought: what will stand here, and how to begin. */
export function EmptyWorth() {
  const { say } = useWords(worthPageWords)
  const { may } = useMe()
  return (
    <section className="sheet state">
      <h2>{say('worth.page.empty')}</h2>
      <p className="quiet">{say('worth.page.empty.about')}</p>
      <ul className="worth-says">
        <li>{say('worth.page.empty.equity')}</li>
        <li>{say('worth.page.empty.whale')}</li>
        <li>{say('worth.page.empty.check')}</li>
      </ul>
      {may('imports.run') && (
        <Link className="worth-link" to="/imports">
          {say('worth.page.empty.begin')}
        </Link>
      )}
    </section>
  )
}
