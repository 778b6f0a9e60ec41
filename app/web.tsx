import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, useNavigate } from 'react-router'
import './base/ui/colours.css'
import './base/ui/fonts.css'
import './base/ui/look.css'
import './base/ui/offline/offline.css'
import './base/ui/sheets.css'
import './base/ui/states.css'
import { useKeys } from './base/ui/keyboard.ts'
import { LanguageProvider, useLanguage, useWords } from './base/ui/language.tsx'
import { Newer } from './base/ui/offline/newer.tsx'
import { keepPages } from './base/ui/offline/update.ts'
import { queryClient } from './base/ui/queries.ts'
import { SignedIn, sessionEnds, sessionQuery, useMe, useSession } from './base/ui/session.tsx'
import { Shell } from './base/ui/shell.tsx'
import { Guard, Loading, Trouble, Waiting } from './base/ui/states.tsx'
import { Theme } from './base/ui/theme.tsx'
import { uiWords } from './base/ui/words.ts'
import { useCustomersFound } from './identify/customers/find.tsx'
import { Waiting as WaitingToBeSent } from './interact/today/offline/waiting.tsx'
import { CompanyName } from './manage/settings/company-name.tsx'
import { Pages, readAhead, useWays } from './rooms.tsx'

const Entrance = lazy(async () => ({ default: (await import('./base/access/entrance.tsx')).Entrance }))
const SecondFactorOwed = lazy(async () => ({
  default: (await import('./base/access/second-factor/owed.tsx')).SecondFactorOwed,
}))
const DemoLine = lazy(async () => ({ default: (await import('./manage/demo/tag.tsx')).DemoLine }))
const DemoTag = lazy(async () => ({ default: (await import('./manage/demo/tag.tsx')).DemoTag }))
const Finder = lazy(async () => ({ default: (await import('./base/ui/finder.tsx')).Finder }))

/** Somebody is in and sees the house, or stands at the door. Where they wanted to go stays in the address. */
function Door() {
  const session = useSession()
  const { language, chosen, follow } = useLanguage()
  const [first, setFirst] = useState(false)
  const remembered = session.data?.me?.language ?? null
  useEffect(() => {
    if (remembered !== null && remembered !== language && chosen === null) follow(remembered)
  }, [remembered, language, chosen, follow])
  if (session.isPending) return <Loading>{null}</Loading>
  if (session.error && !session.data)
    return (
      <main>
        <Trouble error={session.error} again={() => session.refetch()} />
      </main>
    )
  const { me, setUpNeeded, ended = false } = session.data
  return (
    <>
      {(me === null || ended) && (
        <Suspense>
          <Entrance setUpNeeded={setUpNeeded} ended={ended} onSetUp={() => setFirst(true)} />
        </Suspense>
      )}
      {me !== null && (
        // Whoever comes back after the session has ended finds what was half written.
        <div hidden={ended} inert={ended}>
          <SignedIn key={me.id} me={me} ended={ended}>
            {me.secondFactorOwed ? (
              <Suspense>
                <SecondFactorOwed />
              </Suspense>
            ) : (
              <House first={first} onBegun={() => setFirst(false)} />
            )}
          </SignedIn>
        </div>
      )}
    </>
  )
}

type Asked = {
  /** Whoever is in has just set the shop up, and begins where one begins. */
  readonly first: boolean
  readonly onBegun: () => void
}

function House({ first, onBegun }: Asked) {
  const { ended } = useMe()
  const { say } = useWords(uiWords)
  const { parts, adds } = useWays()
  const [finding, setFinding] = useState(false)
  const go = useNavigate()
  useEffect(() => {
    if (!first) return
    go('/begin', { replace: true })
    onBegun()
  }, [first, onBegun, go])
  const open = (event: KeyboardEvent): void => {
    event.preventDefault()
    setFinding(true)
  }
  useKeys({ '/': open, 'mod+k': open }, !ended)
  const pages = parts
    .flatMap(({ ways }) => ways)
    .map(({ path, name }) => ({ key: path.slice(1), name, to: path }))
  const company = (
    <>
      <CompanyName />
      <Suspense>
        <DemoTag />
      </Suspense>
    </>
  )
  const notice = (
    <Suspense>
      <DemoLine />
    </Suspense>
  )
  return (
    <Shell parts={parts} adds={adds} company={company} notice={notice}>
      <Newer />
      <WaitingToBeSent />
      <Suspense
        fallback={
          <Loading>
            <Waiting width="120px" tall />
          </Loading>
        }
      >
        <Pages parts={parts} />
      </Suspense>
      {finding && !ended && (
        <Suspense>
          <Finder
            pages={pages}
            finding={{ part: say('ui.page.way.customers'), useFound: useCustomersFound }}
            onClose={() => setFinding(false)}
          />
        </Suspense>
      )}
    </Shell>
  )
}

/** So long what the first page needs is waited for before the page says that it is coming. */
const MOST_MS = 150

const queries = queryClient({
  onEnd: () => sessionEnds(queries),
  // The role has come to demand more than there is: who is in is asked again, and led there.
  onOwed: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
})
const root = document.getElementById('root')
if (!root) throw new Error('the page has no place to stand')

// While it is drawn nothing else is done: what it will need is on its way before, unless that takes long. What fails
// here is asked for again by whoever shows it, and told there.
const late = new Promise((resolve) => setTimeout(resolve, MOST_MS))
void Promise.race([readAhead(queries), late])
  .catch(() => undefined)
  .then(() => draw(root))
// After the page itself: whoever came to see it is served first.
addEventListener('load', () => setTimeout(keepPages, 1_000))

function draw(root: HTMLElement): void {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <Theme>
            <BrowserRouter>
              <Guard place="door">
                <Door />
              </Guard>
            </BrowserRouter>
          </Theme>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
