import type { QueryClient } from '@tanstack/react-query'
import { type ComponentType, lazy, type ReactNode, useState } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { useWords } from './base/ui/language.tsx'
import { sessionQuery, useMe } from './base/ui/session.tsx'
import { MorePage, NoPage, type Part, type Way } from './base/ui/shell.tsx'
import { uiWords } from './base/ui/words.ts'
import { CustomersCount } from './identify/customers/count.tsx'
import { TodayCount } from './interact/today/count.tsx'
import { UnseenCount } from './manage/readings/count.tsx'

type TodayRoom = typeof import('./interact/today/page.tsx')
/** Null until it has come. */
let todayRoom: TodayRoom | null = null
const loadToday = async (): Promise<TodayRoom> => {
  todayRoom = await import('./interact/today/page.tsx')
  return todayRoom
}

/**
 * What the first page needs is asked for before anything is drawn: who is there, its page, and for whoever is in what it
 * shows.
 */
export async function readAhead(queries: QueryClient): Promise<void> {
  const session = queries.fetchQuery(sessionQuery)
  if (!/^\/(today)?$/.test(location.pathname)) return
  const [{ readAheadAt }, { me }] = await Promise.all([loadToday(), session])
  if (me) readAheadAt(new URL(location.href), me, queries)
}

/** A room's page, which comes when somebody goes there. */
function page<Name extends string, Props>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }))
}

const LateTodayPage = lazy(async () => ({ default: (await loadToday()).TodayPage }))

/** Where it has come already it is not waited for: whoever waits is shown that they do, and for some time. */
function TodayPage(asked: { readonly begin: ReactNode }) {
  const [{ Page }] = useState(() => ({ Page: todayRoom?.TodayPage ?? LateTodayPage }))
  return <Page {...asked} />
}
const PrintPage = page(() => import('./interact/today/print.tsx'), 'PrintPage')
const Beginning = lazy(async () => ({ default: (await import('./manage/demo/beginning.tsx')).Beginning }))
const BeginPage = page(() => import('./manage/demo/begin-page.tsx'), 'BeginPage')
const DemoPage = page(() => import('./manage/demo/page.tsx'), 'DemoPage')
const CustomersPage = page(() => import('./identify/customers/page.tsx'), 'CustomersPage')
const NewCustomerPage = page(() => import('./identify/customers/new.tsx'), 'NewCustomerPage')
const CustomerFilePage = page(() => import('./identify/customer-file/page.tsx'), 'CustomerFilePage')
const OpenWithCustomer = page(() => import('./interact/today/with-customer.tsx'), 'OpenWithCustomer')
const NoteTalk = page(() => import('./interact/today/note-talk.tsx'), 'NoteTalk')
const EraseCustomer = page(() => import('./identify/erasure/erase.tsx'), 'EraseCustomer')
const ImportsPage = page(() => import('./identify/imports/page.tsx'), 'ImportsPage')
const WorthPage = page(() => import('./differentiate/worth/page.tsx'), 'WorthPage')
const SettingsPage = page(() => import('./manage/settings/page.tsx'), 'SettingsPage')
const Valued = page(() => import('./differentiate/worth/valued/valued.tsx'), 'Valued')
const BackupsSheet = page(() => import('./manage/backups/sheet.tsx'), 'BackupsSheet')
const UsersPage = page(() => import('./manage/users/page.tsx'), 'UsersPage')
const ExportsPage = page(() => import('./manage/exports/page.tsx'), 'ExportsPage')
const AuditPage = page(() => import('./manage/audit/page.tsx'), 'AuditPage')
const ReadingsPage = page(() => import('./manage/readings/page.tsx'), 'ReadingsPage')
const FormulasPage = page(() => import('./differentiate/worth/formulas/formulas-page.tsx'), 'FormulasPage')

/** What the navigation leads to, for who is in: pages that they may not see are not named. */
export function useWays(): { readonly parts: readonly Part[]; readonly adds: Way | null } {
  const { may } = useMe()
  const { say } = useWords(uiWords)
  const today: Way = {
    path: '/today',
    name: say('ui.page.way.today'),
    mark: 'today',
    count: <TodayCount />,
  }
  const customers: Way = {
    path: '/customers',
    name: say('ui.page.way.customers'),
    mark: 'customers',
    count: <CustomersCount />,
  }
  const imports: Way = { path: '/imports', name: say('ui.page.way.imports') }
  const worth: Way = { path: '/worth', name: say('ui.page.way.worth') }
  const settings: Way = { path: '/settings', name: say('ui.page.way.settings') }
  const users: Way = { path: '/users', name: say('ui.page.way.users') }
  const audit: Way = { path: '/audit', name: say('ui.page.way.audit') }
  const readings: Way = {
    path: '/readings',
    name: say('ui.page.way.readings'),
    count: <UnseenCount />,
  }
  const exports: Way = { path: '/exports', name: say('ui.page.way.exports') }
  const parts: readonly Part[] = [
    { name: null, ways: [today] },
    { name: say('ui.page.part.identify'), ways: may('imports.read') ? [customers, imports] : [customers] },
    { name: say('ui.page.part.differentiate'), ways: may('worth.company') ? [worth] : [] },
    {
      name: say('ui.page.part.manage'),
      ways: [
        settings,
        ...(may('users.manage') ? [users] : []),
        ...(may('export') ? [exports] : []),
        ...(may('audit.read') ? [audit, readings] : []),
      ],
    },
  ]
  return {
    parts: parts.filter(({ ways }) => ways.length > 0),
    adds: may('customers.write')
      ? { path: '/customers/new', name: say('ui.page.way.add'), mark: 'add' }
      : null,
  }
}

/** Which address shows which page. */
export function Pages({ parts }: { readonly parts: readonly Part[] }) {
  const { may } = useMe()
  return (
    <Routes>
      <Route index element={<Navigate to="/today" replace />} />
      <Route path="today" element={<TodayPage begin={<Beginning />} />} />
      <Route path="today/print" element={<PrintPage />} />
      <Route path="begin" element={<BeginPage />} />
      <Route path="demo" element={<DemoPage />} />
      <Route path="customers" element={<CustomersPage />} />
      <Route path="customers/new" element={<NewCustomerPage />} />
      <Route
        path="customers/:id"
        element={<CustomerFilePage Open={OpenWithCustomer} Talk={NoteTalk} Erase={EraseCustomer} />}
      />
      {may('imports.read') && <Route path="imports/*" element={<ImportsPage />} />}
      {may('worth.company') && <Route path="worth" element={<WorthPage />} />}
      {may('worth.read') && <Route path="worth/formulas" element={<FormulasPage />} />}
      <Route path="settings" element={<SettingsPage Valued={Valued} BackedUp={BackupsSheet} />} />
      {may('users.manage') && <Route path="users/*" element={<UsersPage />} />}
      {may('export') && <Route path="exports" element={<ExportsPage />} />}
      {may('audit.read') && <Route path="audit" element={<AuditPage />} />}
      {may('audit.read') && <Route path="readings" element={<ReadingsPage />} />}
      <Route path="more" element={<MorePage parts={parts} />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  )
}
