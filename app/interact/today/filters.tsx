import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../base/ui/language.tsx'
import { addressOf } from './address.tsx'
import { whoseList } from './contract.ts'
import type { Today } from './todo.tsx'
import type { TodayAsked } from './use-today.tsx'
import { todayWords } from './words.ts'

const PersonField = lazy(async () => ({ default: (await import('./person-field.tsx')).PersonField }))

/** Whose list: one's own, everybody's, or of these one person's. */
export function WhoseList({ today, asked }: { readonly today: Today; readonly asked: TodayAsked }) {
  const { say } = useWords(todayWords)
  const { kind, owner } = asked
  const others = today.people.length > 1 || owner !== null
  return (
    <>
      <span className="whose">
        {whoseList.map((one) => (
          <Link
            key={one}
            to={addressOf({ whose: one, kind })}
            aria-current={today.whose === one && owner === null ? 'true' : undefined}
          >
            {say(`today.page.whose.${one}`)}
          </Link>
        ))}
      </span>
      {today.whose === 'all' && others && (
        <Suspense>
          <PersonField people={today.people} owner={owner} kind={kind} />
        </Suspense>
      )}
    </>
  )
}

/** Of which kind: all, or one of those of which there is anything. */
export function Kinds({ today, asked }: { readonly today: Today; readonly asked: TodayAsked }) {
  const { say, number } = useWords(todayWords)
  const { whose, kind, owner } = asked
  const line = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a telephone they scroll in their line: what is chosen is to be seen.
    const chosen = line.current?.querySelector('[aria-current]')
    if (kind !== null) chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [kind])
  // With a kind chosen all others stay to be chosen, also where this one is done by now.
  if (today.kinds.length < 2 && kind === null) return null
  const all = today.kinds.reduce((sum, { things }) => sum + things, 0)
  const here = (chosen: typeof kind) => (chosen === kind ? 'true' : undefined)
  return (
    <nav className="whose kinds" ref={line} aria-label={say('today.page.kinds')}>
      <Link to={addressOf({ whose, owner })} aria-current={here(null)}>
        {say('today.page.kinds.all')} <span className="count">{number(all)}</span>
      </Link>
      {today.kinds.map(({ kind: one, things }) => (
        <Link key={one} to={addressOf({ whose, owner, kind: one })} aria-current={here(one)}>
          {say(`today.page.kinds.${one}`)} <span className="count">{number(things)}</span>
        </Link>
      ))}
    </nav>
  )
}
