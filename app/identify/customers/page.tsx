import { Button, Input } from 'antd'
import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAmounts } from '../../base/ui/amounts.tsx'
import { clearing } from '../../base/ui/clearing.tsx'
import { useColleagues } from '../../base/ui/colleagues.tsx'
import { dayIn } from '../../base/ui/days.tsx'
import { useOwnKeys } from '../../base/ui/keyboard.ts'
import { PHONE, useMedia } from '../../base/ui/media.ts'
import { QuietBar } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble } from '../../base/ui/states.tsx'
import { BulkBar, BulkProgress } from './bulk-bar.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { columnsShown, keptColumns } from './columns.tsx'
import { NobodyFound, NobodyYet, RowsWaiting } from './empty.tsx'
import { Filters } from './filters.tsx'
import { addressOf, filterFor, isNarrowed, type Listing, orderOf, readAddress } from './list-address.tsx'
import { CustomersStack } from './list-stack.tsx'
import { CustomersTable } from './list-table.tsx'
import { useSpeaking } from './speaking.tsx'
import { useBulkEdits } from './use-bulk-edits.tsx'
import { type Customers, useChoices, useCustomers } from './use-customers.tsx'
import { useListKeys } from './use-list-keys.tsx'
import { useSelection } from './use-selection.tsx'
import { ViewsLine } from './views-line.tsx'
import './customers.css'

const BulkDialog = lazy(async () => ({ default: (await import('./bulk-dialog.tsx')).BulkDialog }))
const RecentBulkEdits = lazy(async () => ({ default: (await import('./bulk-recent.tsx')).RecentBulkEdits }))

/** Everybody there is: found, sorted, narrowed, changed together. */
export function CustomersPage() {
  const { say } = useSpeaking()
  const { may, me, ended } = useMe()
  const go = useNavigate()
  const phone = useMedia(PHONE)
  const title = say('customers.page.title')
  useTitle(title)
  const { listing, show } = useListing()
  const searched = useSettledListing(listing)
  const customers = useCustomers(searched)
  const seen = useSeen()
  const seesWorth = may('worth.read')
  const filter = filterFor(listing, me.id)
  const ids = customers.rows.map(({ id }) => id)
  const choosing = useSelection({ ids, total: customers.total, of: JSON.stringify([filter, listing.query]) })
  const bulk = useBulkEdits()
  const [asking, setAsking] = useState<'bulk' | 'recent' | null>(null)
  const [picking, setPicking] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const mayChange = may('customers.write')
  const list = useListKeys({ ids, choosing: mayChange ? choosing : null, when: !ended && asking === null })
  useOwnKeys(
    {
      '/': (event) => {
        event.preventDefault()
        search.current?.focus()
      },
      ...(mayChange && { n: () => go('/customers/new') }),
    },
    !ended && asking === null,
  )

  const pick = (): void => {
    const end = picking || choosing.any
    setPicking(!end)
    if (end) choosing.clear()
  }
  const nothing = customers.rows.length === 0 && !customers.isPending && customers.next === null
  const columns = columnsShown(listing.columns ?? keptColumns(), seesWorth)
  const order = orderOf(listing, { seesWorth, fields: me.fields })
  const shown = {
    customers,
    columns,
    seen,
    choosing: mayChange && (!phone || picking || choosing.any) ? choosing : null,
    order,
    // What is found comes as it fits what was typed.
    onSort: listing.query === '' ? (sorted: Partial<Listing>) => show({ ...listing, ...sorted }) : null,
  }
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        <Total customers={customers} listing={searched} />
        <span className="end heads">
          {bulk.recent.length > 0 && (
            <Button onClick={() => setAsking('recent')}>{say('customers.page.recent')}</Button>
          )}
          {mayChange && !phone && (
            <Button type="primary" onClick={() => go('/customers/new')}>
              {say('customers.page.new')}
            </Button>
          )}
        </span>
      </header>
      <ViewsLine listing={listing} tell={bulk.tell} />
      <div className="finding">
        <SearchField listing={listing} show={show} field={search} />
        <Filters listing={listing} show={show} />
        {phone && mayChange && !nothing && (
          <Button onClick={pick}>
            {say(picking || choosing.any ? 'customers.page.pick.end' : 'customers.page.pick')}
          </Button>
        )}
        {!phone && <ColumnChooser listing={listing} show={show} />}
      </div>
      {bulk.underWay.map((edit) => (
        <BulkProgress key={edit.id} edit={edit} onUndo={() => bulk.undo(edit.id)} />
      ))}
      {choosing.any && mayChange && (
        <BulkBar
          choosing={choosing}
          shown={ids.length}
          total={customers.total}
          // Of a search, those that were found are all there are.
          everybody={listing.query === ''}
          onChange={() => setAsking('bulk')}
        />
      )}
      {customers.isPending && (
        <Loading>
          <RowsWaiting />
        </Loading>
      )}
      {customers.error && customers.rows.length === 0 && (
        <Trouble error={customers.error} again={() => customers.refetch()} />
      )}
      {nothing &&
        !customers.error &&
        (isNarrowed(listing) || listing.query !== '' ? (
          <NobodyFound
            listing={listing}
            onAll={() => show({ ...listing, query: '', filter: {}, mine: false })}
          />
        ) : (
          <NobodyYet />
        ))}
      {customers.rows.length > 0 && (
        <div className="sheet" ref={list} data-stale={customers.stale || undefined}>
          {phone ? <CustomersStack {...shown} /> : <CustomersTable {...shown} />}
          <More customers={customers} />
        </div>
      )}
      {seesWorth && customers.rows.length > 0 && (
        <p className="small levels">{say('customers.page.levels')}</p>
      )}
      {!phone && customers.rows.length > 0 && <Hints mayChange={mayChange} />}
      <QuietBar notice={bulk.notice} onGone={bulk.forget} />
      <Suspense>
        {asking === 'bulk' && (
          <BulkDialog
            selection={choosing.selection(filter)}
            count={choosing.count}
            onClose={() => setAsking(null)}
            onChange={(change) => {
              setAsking(null)
              choosing.clear()
              setPicking(false)
              bulk.change(change)
            }}
          />
        )}
        {asking === 'recent' && <RecentBulkEdits bulk={bulk} onClose={() => setAsking(null)} />}
      </Suspense>
    </>
  )
}

/** What the address says, and the way to another address. Typing leaves no trail of half a name behind. */
function useListing() {
  const [search] = useSearchParams()
  const go = useNavigate()
  const listing = readAddress(search)
  const show = (next: Listing): void => {
    go(addressOf(next), { replace: next.query !== listing.query })
  }
  return { listing, show }
}

const SETTLE_MS = 150

/** The listing once nobody types for a moment. */
function useSettledListing(listing: Listing): Listing {
  const [query, setQuery] = useState(listing.query)
  useEffect(() => {
    const timer = setTimeout(() => setQuery(listing.query), listing.query === '' ? 0 : SETTLE_MS)
    return () => clearTimeout(timer)
  }, [listing.query])
  return { ...listing, query: listing.query === '' ? '' : query }
}

function useSeen() {
  const speaking = useSpeaking()
  const choices = useChoices()
  const colleagues = useColleagues()
  const amounts = useAmounts(choices?.currency ?? null)
  const names = useMemo(() => new Map(colleagues.map(({ id, name }) => [id, name])), [colleagues])
  return { speaking, amounts, names, today: dayIn(undefined, new Date()) }
}

function Total({ customers, listing }: { readonly customers: Customers; readonly listing: Listing }) {
  const { say, number } = useSpeaking()
  const { total } = customers
  if (total === null || total.count === 0) return null
  const count = number(total.count)
  const found = listing.query !== ''
  return (
    <span className="quiet" role="status">
      {total.more
        ? say(found ? 'customers.page.found.more' : 'customers.page.total.more', { count })
        : say(found ? 'customers.page.found' : 'customers.page.total', { count: total.count, number: count })}
    </span>
  )
}

type Searching = {
  readonly listing: Listing
  readonly show: (listing: Listing) => void
  readonly field: RefObject<HTMLInputElement | null>
}

function SearchField({ listing, show, field }: Searching) {
  const { say } = useSpeaking()
  // The address follows what is typed: while a character is composed, the field alone knows it.
  const [typed, setTyped] = useState(listing.query)
  const composing = useRef(false)
  useEffect(() => setTyped(listing.query), [listing.query])
  return (
    <Input
      ref={(input) => {
        field.current = input?.input ?? null
      }}
      className="search"
      allowClear={clearing}
      value={typed}
      aria-label={say('customers.page.search')}
      placeholder={say('customers.page.search')}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={({ currentTarget }) => {
        composing.current = false
        show({ ...listing, query: currentTarget.value })
      }}
      onChange={({ target }) => {
        setTyped(target.value)
        if (!composing.current) show({ ...listing, query: target.value })
      }}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown' || key === 'Enter')
          document.querySelector<HTMLElement>('[data-customer]')?.focus()
        if (key === 'Escape') field.current?.blur()
      }}
    />
  )
}

const MOST_BY_ITSELF = 500

/** What follows, when somebody asks or comes near the end. */
function More({ customers }: { readonly customers: Customers }) {
  const { say } = useSpeaking()
  const foot = useRef<HTMLDivElement>(null)
  const { next, fetching, rows } = customers
  const further = useRef(next)
  further.current = fetching ? null : next
  useEffect(() => {
    const element = foot.current
    if (!element || rows.length >= MOST_BY_ITSELF) return
    const near = new IntersectionObserver(([seen]) => seen?.isIntersecting && further.current?.(), {
      rootMargin: '600px',
    })
    near.observe(element)
    return () => near.disconnect()
  }, [rows.length])
  if (!next) return null
  return (
    <div className="group more" ref={foot}>
      <Button type="link" loading={fetching} onClick={next}>
        {say('customers.page.more')}
      </Button>
    </div>
  )
}

function Hints({ mayChange }: { readonly mayChange: boolean }) {
  const { say } = useSpeaking()
  return (
    <p className="small hints" aria-hidden="true">
      <span>
        <kbd>j</kbd> <kbd>k</kbd> {say('customers.page.key.step')}
      </span>
      <span>
        <kbd>↵</kbd> {say('customers.page.key.open')}
      </span>
      {mayChange && (
        <>
          <span>
            <kbd>x</kbd> {say('customers.page.key.choose')}
          </span>
          <span>
            <kbd>n</kbd> {say('customers.page.new')}
          </span>
        </>
      )}
      <span>
        <kbd>/</kbd> {say('customers.page.key.find')}
      </span>
    </p>
  )
}
