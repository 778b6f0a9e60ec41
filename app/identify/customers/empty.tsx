import { Button } from 'antd'
import { Link } from 'react-router'
import { useMe } from '../../base/ui/session.tsx'
import { Waiting } from '../../base/ui/states.tsx'
import type { Listing } from './list-address.tsx'
import { useSpeaking } from './speaking.tsx'

/** Nobody is there yet: what will stand here, and how to begin. */
export function NobodyYet() {
  const { say } = useSpeaking()
  const { may } = useMe()
  return (
    <section className="sheet state">
      <h2>{say('customers.page.empty')}</h2>
      <p className="quiet">{say('customers.page.empty.about')}</p>
      {may('imports.run') && (
        <>
          <p>
            <Link to="/imports">{say('customers.page.empty.import')}</Link>
          </p>
          <p className="small">{say('customers.page.empty.import.about')}</p>
        </>
      )}
      {may('customers.write') && (
        <p>
          <Link to="/customers/new">{say('customers.page.empty.add')}</Link>
        </p>
      )}
    </section>
  )
}

/** Nobody passes: what was asked for, and the way back to all. */
export function NobodyFound({ listing, onAll }: { readonly listing: Listing; readonly onAll: () => void }) {
  const { say } = useSpeaking()
  const { may } = useMe()
  const { query, filter, mine } = listing
  const filtered = mine || Object.keys(filter).length > 0
  return (
    <section className="sheet state">
      <h2>{query === '' ? say('customers.page.none') : say('customers.page.none-found', { query })}</h2>
      <p className="quiet">
        {say(query === '' ? 'customers.page.none.about' : 'customers.page.none-found.about')}{' '}
        {query !== '' && filtered && say('customers.page.none-found.filtered')}
      </p>
      <div className="buttons">
        <Button onClick={onAll}>{say('customers.page.all')}</Button>
        {query !== '' && may('customers.write') && (
          <Link className="plain" to={`/customers/new?name=${encodeURIComponent(query)}`}>
            {say('customers.page.none-found.add', { query })}
          </Link>
        )}
      </div>
    </section>
  )
}

/** The place of the rows, as large as they will be. */
export function RowsWaiting() {
  return (
    <div className="sheet">
      {['42%', '30%', '50%', '36%', '46%', '28%', '40%', '34%'].map((width) => (
        <div className="waiting" key={width}>
          <Waiting width={width} />
          <Waiting width="56px" />
          <Waiting width="88px" />
        </div>
      ))}
    </div>
  )
}
