import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useWords } from './language.tsx'
import { Languages } from './languages.tsx'
import { Mark, type MarkName } from './marks.tsx'
import { SignOut } from './offline/sign-out.tsx'
import { useMe, useSwitchedLanguage } from './session.tsx'
import { Guard } from './states.tsx'
import { uiWords } from './words.ts'

/** A page that the navigation leads to. */
export type Way = {
  readonly path: string
  readonly name: string
  /** Of pages that a phone has at its foot. */
  readonly mark?: MarkName
  /** How much waits there. */
  readonly count?: ReactNode
}

/** Pages that belong together; of the first part the name goes without saying. */
export type Part = { readonly name: string | null; readonly ways: readonly Way[] }

type House = {
  readonly parts: readonly Part[]
  /** What a phone's foot adds with one tap; null for who may not. */
  readonly adds: Way | null
  /** Whose ricebook it is. */
  readonly company: ReactNode
  /** What is to be known on every page. */
  readonly notice?: ReactNode
  readonly children: ReactNode
}

/** What stands around every page. */
export function Shell({ parts, adds, company, notice, children }: House) {
  const { say } = useWords(uiWords)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    // A new page begins at its top, for eyes and for screen readers.
    if (!first.current && pathname) main.current?.focus()
    first.current = false
  }, [pathname])
  return (
    <div className="house">
      <a className="skip" href="#content">
        {say('ui.page.skip')}
      </a>
      <Side parts={parts} company={company} />
      <main id="content" ref={main} tabIndex={-1}>
        {notice}
        <Guard place={pathname}>{children}</Guard>
      </main>
      <nav className="bottom" aria-label={say('ui.page.ways')}>
        {[...parts.flatMap(({ ways }) => ways), ...(adds ? [adds] : [])].map(
          ({ path, name, mark }) =>
            mark && (
              // Who adds a customer is not among the customers at the same time.
              <NavLink key={path} to={path} end={pathname === adds?.path}>
                <Mark name={mark} />
                {name}
              </NavLink>
            ),
        )}
        <NavLink to="/more">
          <Mark name="more" />
          {say('ui.page.more')}
        </NavLink>
      </nav>
    </div>
  )
}

function Side({ parts, company }: Pick<House, 'parts' | 'company'>) {
  const { say } = useWords(uiWords)
  return (
    <div className="side">
      <div className="name">
        {say('ui.page.name')}
        <small>{company}</small>
      </div>
      <nav aria-label={say('ui.page.ways')}>
        <Ways parts={parts} />
      </nav>
      <div className="foot">
        <Account />
      </div>
    </div>
  )
}

function Ways({ parts }: Pick<House, 'parts'>) {
  return parts.map((part) => (
    <Fragment key={part.name}>
      {part.name !== null && <p className="part small">{part.name}</p>}
      {part.ways.map(({ path, name, count }) => (
        <NavLink key={path} to={path} className="way">
          {name}
          <span className="count">{count}</span>
        </NavLink>
      ))}
    </Fragment>
  ))
}

/** Who is signed in, in which language, and the way out. */
function Account() {
  const { say } = useWords(uiWords)
  const { me } = useMe()
  const switchTo = useSwitchedLanguage()
  return (
    <>
      <p className="person">
        {me.name}
        <br />
        <span className="small">{me.email}</span>
      </p>
      <Languages onChoose={switchTo} />
      <a className="way" href="/api">
        {say('ui.page.interface')}
      </a>
      <SignOut />
    </>
  )
}

/** On a phone, what stands at the side elsewhere. */
export function MorePage({ parts }: Pick<House, 'parts'>) {
  const { say } = useWords(uiWords)
  useTitle(say('ui.page.more'))
  const others = parts
    .map(({ name, ways }) => ({ name, ways: ways.filter(({ mark }) => mark === undefined) }))
    .filter(({ ways }) => ways.length > 0)
  return (
    <>
      <header className="top">
        <h1>{say('ui.page.more')}</h1>
      </header>
      {others.length > 0 && (
        <nav className="sheet pad" aria-label={say('ui.page.ways.others')}>
          <Ways parts={others} />
        </nav>
      )}
      <section className="sheet pad" aria-label={say('ui.page.signed-in-as')}>
        <Account />
      </section>
    </>
  )
}

/** What the browser's tab and history call the page. */
export function useTitle(page: string): void {
  const { say } = useWords(uiWords)
  const title = say('ui.page.title', { page })
  useEffect(() => {
    document.title = title
  }, [title])
}

/** At an address that leads nowhere. */
export function NoPage() {
  const { say } = useWords(uiWords)
  useTitle(say('ui.page.nothing-here'))
  return (
    <section className="sheet state">
      <h1>{say('ui.page.nothing-here')}</h1>
      <p className="quiet">{say('ui.page.nothing-here.why')}</p>
      <NavLink to="/">{say('ui.page.to-first')}</NavLink>
    </section>
  )
}
