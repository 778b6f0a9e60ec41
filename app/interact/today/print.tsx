import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { useCompany } from '../../base/ui/company.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { paperLists, printAddressOf } from './address.tsx'
import { OnPaper } from './paper.tsx'
import './print.css'
import './today.css'
import { papersOf, useRoute } from './use-route.tsx'
import { todayWords } from './words.ts'

/** Deliveries or collections as they are printed: to be taken along, ticked off and signed. */
export function PrintPage() {
  const { say, day: daySaid } = useWords(todayWords)
  const [search] = useSearchParams()
  const list = paperLists.find((one) => one === search.get('list')) ?? 'deliveries'
  const owner = search.get('owner')
  const route = useRoute({ list, owner })
  const timeZone = useCompany()?.timeZone
  const name = say(`today.page.print.${list}`)
  useTitle(route.data ? say('today.page.print.title', { list: name, day: daySaid(route.data.day) }) : name)
  usePrintedOnce(route.data !== undefined && route.data.rows.length > 0)
  return (
    <>
      <header className="top on-screen">
        <h1>{name}</h1>
        <span className="whose">
          {paperLists.map((one) => (
            <Link
              key={one}
              to={printAddressOf({ list: one, owner })}
              replace
              aria-current={one === list ? 'true' : undefined}
            >
              {say(`today.page.print.${one}`)}
            </Link>
          ))}
        </span>
        <span className="end">
          <Link to="/today">{say('today.page.print.back')}</Link>
          <Button type="primary" disabled={!route.data?.rows.length} onClick={() => window.print()}>
            {say('today.page.print')}
          </Button>
        </span>
      </header>
      {route.isPending && (
        <Loading>
          <div className="sheet pad">
            {['40%', '72%', '64%', '70%'].map((width) => (
              <p key={width}>
                <Waiting width={width} />
              </p>
            ))}
          </div>
        </Loading>
      )}
      {route.error && !route.data && <Trouble error={route.error} again={() => route.refetch()} />}
      {route.data?.rows.length === 0 && (
        <section className="sheet state">
          <h2>{say(`today.page.print.none.${list}`)}</h2>
          <p className="quiet">{say('today.page.print.none.about')}</p>
        </section>
      )}
      {route.data && route.data.rows.length > 0 && (
        <div className="papers">
          {route.data.more && <p className="on-screen">{say('today.page.print.more')}</p>}
          {papersOf(route.data.rows).map((paper) => (
            <OnPaper
              key={paper.owner}
              list={list}
              paper={paper}
              day={route.data.day}
              currency={route.data.currency}
              company={route.data.company}
              timeZone={timeZone}
              printedAt={new Date(route.dataUpdatedAt).toISOString()}
            />
          ))}
        </div>
      )}
    </>
  )
}

/** Who came here to print is asked by the browser at once; who comes back to look is not asked again. */
function usePrintedOnce(ready: boolean): void {
  const { state, key } = useLocation()
  const printed = useRef<string | null>(null)
  const wanted = Object(state).print === true
  useEffect(() => {
    if (!ready || !wanted || printed.current === key) return
    printed.current = key
    window.history.replaceState({ ...window.history.state, usr: null }, '')
    // Drawn first, with its letters.
    void document.fonts.ready.then(() => requestAnimationFrame(() => window.print()))
  }, [ready, wanted, key])
}
