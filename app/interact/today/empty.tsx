import { Fragment } from 'react'
import { useWords } from '../../base/ui/language.tsx'
import { groupNames } from './contract.ts'
import type { Today } from './use-today.tsx'
import { todayWords } from './words.ts'

/** Nothing to do: what will stand here and how to begin, or that all is done. */
export function EmptyToday({ today, customer }: { readonly today: Today; readonly customer: string | null }) {
  const { say } = useWords(todayWords)
  if (customer !== null || today.valued !== false)
    return (
      <section className="sheet state">
        <h2>{say(customer === null ? 'today.page.all-done' : 'today.page.none-of-one')}</h2>
        <p className="quiet">{say('today.page.all-done.about')}</p>
      </section>
    )
  return (
    <section className="sheet state">
      <h2>{say('today.page.empty')}</h2>
      <p className="quiet">{say('today.page.empty.about')}</p>
      <dl className="kinds">
        {groupNames.map((name) => (
          <Fragment key={name}>
            <dt>{say(`today.page.group.${name}`)}</dt>
            <dd className="quiet">{say(`today.page.empty.${name}`)}</dd>
          </Fragment>
        ))}
      </dl>
      <p>{say('today.page.empty.begin')}</p>
      <code>npm run -s ricebook -- import orders {say('today.page.empty.file')}</code>
      <p className="small">{say('today.page.empty.then')}</p>
    </section>
  )
}
