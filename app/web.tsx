import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import './base/ui/colours.css'
import './base/ui/look.css'
import './base/ui/sheets.css'
import './base/ui/states.css'
import { useKeys } from './base/ui/keyboard.ts'
import { LanguageProvider, useLanguage, useWords } from './base/ui/language.tsx'
import { queryClient } from './base/ui/queries.ts'
import { SignedIn, sessionEnds, useMe, useSession } from './base/ui/session.tsx'
import { MorePage, NoPage, type Part, Shell } from './base/ui/shell.tsx'
import { Guard, Loading, Trouble, Waiting } from './base/ui/states.tsx'
import { Theme } from './base/ui/theme.tsx'
import { uiWords } from './base/ui/words.ts'
import { useCustomersFound } from './identify/customers/find.tsx'
import { TodayCount } from './interact/today/count.tsx'
import { CompanyName } from './manage/settings/company-name.tsx'

const loadToday = () => import('./interact/today/page.tsx')
// Asked for beside the session, not after it: a page that is wanted is on its way while the door is looked at.
if (/^\/(today)?$/.test(location.pathname)) loadToday()
const TodayPage = lazy(async () => ({ default: (await loadToday()).TodayPage }))
const Entrance = lazy(async () => ({ default: (await import('./base/access/entrance.tsx')).Entrance }))
const Finder = lazy(async () => ({ default: (await import('./base/ui/finder.tsx')).Finder }))

/** Somebody is in and sees the house, or stands at the door. Where they wanted to go stays in the address. */
function Door() {
  const session = useSession()
  const { language, chosen, follow } = useLanguage()
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
          <Entrance setUpNeeded={setUpNeeded} ended={ended} />
        </Suspense>
      )}
      {me !== null && (
        // Whoever comes back after the session has ended finds what was half written.
        <div hidden={ended} inert={ended}>
          <SignedIn me={me} ended={ended}>
            <House />
          </SignedIn>
        </div>
      )}
    </>
  )
}

function House() {
  const { ended } = useMe()
  const { say } = useWords(uiWords)
  const [finding, setFinding] = useState(false)
  const open = (event: KeyboardEvent): void => {
    event.preventDefault()
    setFinding(true)
  }
  useKeys({ '/': open, 'mod+k': open }, !ended)
  const parts: readonly Part[] = [
    {
      name: null,
      ways: [{ path: '/today', name: say('ui.page.way.today'), mark: 'today', count: <TodayCount /> }],
    },
  ]
  const pages = parts
    .flatMap(({ ways }) => ways)
    .map(({ path, name }) => ({ key: path.slice(1), name, to: path }))
  return (
    <Shell parts={parts} company={<CompanyName />}>
      <Suspense
        fallback={
          <Loading>
            <Waiting width="120px" tall />
          </Loading>
        }
      >
        <Routes>
          <Route index element={<Navigate to="/today" replace />} />
          <Route path="today" element={<TodayPage />} />
          <Route path="more" element={<MorePage parts={parts} />} />
          <Route path="*" element={<NoPage />} />
        </Routes>
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

const queries = queryClient(() => sessionEnds(queries))
const root = document.getElementById('root')
if (!root) throw new Error('the page has no place to stand')
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
