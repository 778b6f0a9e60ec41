import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { happenings } from '../../base/audit/contract.ts'
import { clearing } from '../../base/ui/clearing.tsx'
import { useColleagues } from '../../base/ui/colleagues.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../base/ui/states.tsx'
import './audit.css'
import type { AuditFilter } from './contract.ts'
import { Entry } from './entry.tsx'
import { useAudit, useVerified } from './use-audit.tsx'
import { auditPageWords } from './words.ts'

const filters = ['by', 'what', 'person', 'record', 'from', 'to'] as const

/** Who did what, with what it can be narrowed to in the address. */
export function AuditPage() {
  const { say } = useWords(auditPageWords)
  const title = say('audit.page.title')
  useTitle(title)
  const [address, setAddress] = useSearchParams()
  const filter: AuditFilter = Object.fromEntries(
    filters.flatMap((name) => {
      const value = address.get(name)
      return value ? [[name, value]] : []
    }),
  )
  const list = useAudit(filter)
  const set = (name: keyof AuditFilter, value: string | null | undefined): void => {
    const next = new URLSearchParams(address)
    if (value) next.set(name, value)
    else next.delete(name)
    setAddress(next, { replace: true })
  }
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
      </header>
      <div className="sheets">
        <section className="sheet pad audit-lead" aria-label={say('audit.page.verify')}>
          <p className="quiet">{say('audit.page.lead')}</p>
          <Verify />
        </section>
        <section className="sheet" aria-label={title}>
          <Filters filter={filter} set={set} clear={() => setAddress({}, { replace: true })} rows={rows} />
          {list.isPending && (
            <Loading>
              {['52%', '64%', '46%'].map((width) => (
                <p key={width} className="audit-waits">
                  <Waiting width={width} />
                </p>
              ))}
            </Loading>
          )}
          {list.error && !list.data && <Trouble error={list.error} again={() => list.refetch()} />}
          {list.data && rows.length === 0 && <p className="quiet none-yet">{say('audit.page.none')}</p>}
          <ul className="audit">
            {rows.map((entry) => (
              <Entry key={entry.n} entry={entry} />
            ))}
          </ul>
          {list.hasNextPage && (
            <p className="group">
              <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                {say('audit.page.older')}
              </Button>
            </p>
          )}
        </section>
      </div>
    </>
  )
}

type Filtered = {
  readonly filter: AuditFilter
  readonly set: (name: keyof AuditFilter, value: string | null | undefined) => void
  readonly clear: () => void
  readonly rows: readonly { readonly customer: { id: string; name: string | null } | null }[]
}

function Filters({ filter, set, clear, rows }: Filtered) {
  const { say } = useWords(auditPageWords)
  const colleagues = useColleagues()
  const field = (name: 'who' | 'what' | 'from' | 'to') =>
    ({ 'aria-label': say(`audit.page.${name}`), placeholder: say(`audit.page.${name}`) }) as const
  const day = (name: 'from' | 'to') => (
    <DatePicker
      {...field(name)}
      inputReadOnly
      suffixIcon={null}
      value={filter[name] === undefined ? null : dayjs(filter[name])}
      onChange={(chosen) => set(name, chosen?.format('YYYY-MM-DD'))}
    />
  )
  const one = rows.find(({ customer }) => customer?.id === filter.person)?.customer
  return (
    <div className="audit-filters">
      <Select
        {...field('who')}
        className="of-who"
        allowClear={clearing}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.by ?? null}
        onChange={(value: string | null) => set('by', value)}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        {...field('what')}
        className="of-what"
        mode="multiple"
        maxTagCount="responsive"
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.what?.split(',') ?? []}
        onChange={(values: string[]) => set('what', values.join(','))}
        options={happenings.map((value) => ({ value, label: say(`audit.page.what.${value}`) }))}
      />
      {day('from')}
      {day('to')}
      {filter.person !== undefined && (
        <span className="tag plain">
          {one?.name ? say('audit.page.of-customer', { name: one.name }) : say('audit.page.of-one')}
        </span>
      )}
      {Object.keys(filter).length > 0 && (
        <Button type="text" onClick={clear}>
          {say('audit.page.clear')}
        </Button>
      )}
    </div>
  )
}

/** Whether all of it still stands as it was written. */
function Verify() {
  const { say, number } = useWords(auditPageWords)
  const verified = useVerified()
  const trouble = useTrouble()
  const { data, error } = verified
  return (
    <>
      <Button loading={verified.isFetching} onClick={() => verified.refetch()}>
        {say('audit.page.verify')}
      </Button>
      <p role="status" className={data?.broken ? 'refused' : 'quiet'}>
        {error && trouble(error)}
        {data &&
          (data.broken
            ? say('audit.page.broken', { n: number(data.broken.n) })
            : say('audit.page.whole', { entries: number(data.entries) }))}
      </p>
    </>
  )
}
