import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { daysBetween } from '../../base/ui/days.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { addressOf } from './address.tsx'
import { groupNames } from './contract.ts'
import type { Today } from './todo.tsx'
import type { TodayAsked } from './use-today.tsx'
import { todayWords } from './words.ts'

type Shown = {
  readonly today: Today
  readonly asked: TodayAsked
  /** How to begin, before there are any orders. */
  readonly begin: ReactNode
}

/** Nothing is due: what will stand here and how to begin, or when the next thing is due, or where else there is any. */
export function EmptyToday({ today, asked, begin }: Shown) {
  const { say } = useWords(todayWords)
  if (asked.customer !== null) return <Said title="none-of-one" about="all-done" />
  if (today.valued === false)
    return (
      <>
        <ToBegin />
        {begin}
      </>
    )
  if (asked.kind !== null || asked.owner !== null)
    return (
      <Said title="none-of-these" about={today.coming.length > 0 ? 'coming' : 'none-of-these'}>
        <Link to={addressOf({ whose: today.whose })}>{say('today.page.none-of-these.all')}</Link>
      </Said>
    )
  if (ofLongAgo(today) && today.coming.length === 0) return <LongAgo upTo={today.ordersUpTo} />
  const about = today.whose === 'own' ? 'own-done' : 'all-done'
  return (
    <Said title="all-done" about={today.coming.length > 0 ? 'coming' : about}>
      {today.whose === 'own' && (
        <Link to={addressOf({ whose: 'all' })}>{say('today.page.own-done.all')}</Link>
      )}
    </Said>
  )
}

/** Nobody can be judged any more by orders that end so many days ago. */
const LONG_AGO_DAYS = 90

type OfLongAgo = Today & { readonly ordersUpTo: string }

function ofLongAgo(today: Today): today is OfLongAgo {
  const { ordersUpTo, day } = today
  return typeof ordersUpTo === 'string' && daysBetween(ordersUpTo, day) > LONG_AGO_DAYS
}

/** Nothing is due since the orders end long ago: not a day off. */
function LongAgo({ upTo }: { readonly upTo: string }) {
  const { say, day } = useWords(todayWords)
  const { may } = useMe()
  return (
    <section className="sheet state">
      <h2>{say('today.page.long-ago')}</h2>
      <p className="quiet">{say('today.page.long-ago.about', { day: day(upTo) })}</p>
      {may('imports.run') && <Link to="/imports">{say('today.page.long-ago.import')}</Link>}
    </section>
  )
}

type Told = {
  readonly title: 'all-done' | 'none-of-one' | 'none-of-these'
  readonly about: 'all-done' | 'own-done' | 'coming' | 'none-of-these'
  readonly children?: ReactNode
}

function Said({ title, about, children }: Told) {
  const { say } = useWords(todayWords)
  return (
    <section className="sheet state">
      <h2>{say(`today.page.${title}`)}</h2>
      <p className="quiet">{say(`today.page.${about}.about`)}</p>
      {children}
    </section>
  )
}

/** Before anything was read: what will stand here, and how to begin. */
function ToBegin() {
  const { say } = useWords(todayWords)
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
    </section>
  )
}
