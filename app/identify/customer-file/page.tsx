import { type ComponentType, type ReactNode, Suspense, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAmounts } from '../../base/ui/amounts.tsx'
import { Problem } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import { type Tell, useNotices } from '../../base/ui/notices.tsx'
import { QuietBar } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../base/ui/states.tsx'
import { Contacts } from './contacts.tsx'
import './customer-file.css'
import { Dealings } from './dealings.tsx'
import { DeliveredSheet } from './delivered-sheet.tsx'
import { Head } from './head.tsx'
import { History } from './history.tsx'
import { Identities } from './identities.tsx'
import { Owing, useOwes } from './owing.tsx'
import { RecordSheet } from './record.tsx'
import { Rhythm } from './rhythm.tsx'
import { useChanges } from './use-changes.tsx'
import {
  type Company,
  type FileRecord,
  useCompanyToday,
  useNames,
  usePurchases,
  useRecord,
} from './use-file.tsx'
import { Masked, useReveal } from './use-reveal.tsx'
import { customerFileWords } from './words.ts'
import { WorthSheet } from './worth-sheet.tsx'
import { useWritten } from './written.tsx'

type Parts = {
  /** What there is to do for a customer. */
  readonly Open: ComponentType<{ readonly customer: string; readonly onNotice: Tell }>
  /** The line of a talk. */
  readonly Talk: ComponentType<{
    readonly customer: { readonly id: string; readonly name: string }
    readonly day: string
    readonly onNotice: Tell
    readonly onClose: () => void
  }>
  /** Erasing them, for who may. */
  readonly Erase: ComponentType<{ readonly customer: string }>
}

/** One customer: who it is, what there is to do, both sides of what they are worth, dealings, and the record. */
export function CustomerFilePage(parts: Parts) {
  const { id = '' } = useParams()
  // What was unfolded or half typed of one customer is nothing of the next.
  return <Opened key={id} id={id} {...parts} />
}

function Opened({ id, ...parts }: Parts & { readonly id: string }) {
  const { say } = useWords(customerFileWords)
  const record = useRecord(id)
  const company = useCompanyToday()
  useTitle(record.data?.name ?? say('customer-file.page.title'))
  const { data } = record
  if (record.error instanceof Problem && record.error.status === 404) return <NoCustomer />
  const failed = [record, company].find(({ error, data: read }) => error && !read)
  if (failed) return <Trouble error={failed.error} again={() => failed.refetch()} />
  if (!data || !company.data) return <FileWaiting />
  return <File record={data} company={company.data} {...parts} />
}

function File({
  record: came,
  company,
  Open,
  Talk,
  Erase,
}: Parts & { readonly record: FileRecord; readonly company: Company }) {
  const { record, ...masking } = useReveal(came)
  const { id, name } = record
  const { may } = useMe()
  const { say } = useWords(customerFileWords)
  const { today } = company
  const amounts = useAmounts(company.currency)
  const written = useWritten(company)
  const named = useNames()
  const trouble = useTrouble()
  const { notice, tell, forget } = useNotices()
  const changes = useChanges(id, tell)
  const mayChange = may('customers.write') ? changes : null
  const [talking, setTalking] = useState(false)
  const owes = useOwes(id)
  const bought = (usePurchases(id).data?.purchaseDays ?? 0) > 0
  const head = useRef<HTMLDivElement>(null)
  const talk = (): void => {
    setTalking(true)
    head.current?.scrollIntoView({ block: 'start' })
  }
  const mayNote = may('actions.write')
  return (
    <>
      <div ref={head}>
        <Head record={record} named={named} talking={talking} onTalk={() => setTalking(!talking)} />
      </div>
      <div className="sheets">
        {talking && (
          <div className="sheet pad">
            <Suspense>
              <Talk customer={{ id, name }} day={today} onNotice={tell} onClose={() => setTalking(false)} />
            </Suspense>
          </div>
        )}
        {may('actions.read') && (
          <Suspense fallback={<SheetWaiting lines={1} />}>
            <Open customer={id} onNotice={tell} />
          </Suspense>
        )}
        {may('worth.read') && (
          <div className="sheets two">
            <WorthSheet record={record} amounts={amounts} written={written} />
            <DeliveredSheet onNote={mayNote ? talk : null} />
          </div>
        )}
        <Dealings record={record} today={today} written={written} named={named} />
        {(bought || owes) && (
          <div className={bought && owes === 'owes' ? 'sheets two' : 'sheets'}>
            {bought && <Rhythm id={id} today={today} written={written} />}
            {owes && <Owing record={record} amounts={amounts} written={written} />}
          </div>
        )}
        <RecordSheet record={record} named={named} changes={mayChange} above={<Masked {...masking} />}>
          <Contacts
            record={record}
            changes={mayChange}
            onFailed={(error) =>
              tell({ failed: true, text: say('customer-file.page.said.failed', { why: trouble(error) }) })
            }
          />
        </RecordSheet>
        <Folded title={say('customer-file.page.history')}>
          <History record={record} named={named} written={written} changes={mayChange} />
          {may('audit.read') && (
            <p>
              <Link to={`/audit?person=${record.id}`} className="to-audit">
                {say('customer-file.page.history.audit')}
              </Link>
            </p>
          )}
        </Folded>
        <Folded title={say('customer-file.page.identities')}>
          <Identities record={record} />
        </Folded>
        {may('customers.erase') && (
          <Suspense fallback={<SheetWaiting lines={1} />}>
            <Erase customer={id} />
          </Suspense>
        )}
      </div>
      <QuietBar notice={notice} onGone={forget} />
    </>
  )
}

/** Read only when somebody unfolds it. */
function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { say } = useWords(customerFileWords)
  const [open, setOpen] = useState(false)
  return (
    <section className="sheet pad folded">
      <h2>
        <button type="button" className="unfolds" aria-expanded={open} onClick={() => setOpen(!open)}>
          {title}
          <span className="small">{say(open ? 'customer-file.page.fold' : 'customer-file.page.unfold')}</span>
        </button>
      </h2>
      {open && children}
    </section>
  )
}

function NoCustomer() {
  const { say } = useWords(customerFileWords)
  return (
    <section className="sheet state">
      <h1>{say('customer-file.page.none')}</h1>
      <p className="quiet">{say('customer-file.page.none.why')}</p>
      <Link to="/customers">{say('customer-file.page.to-list')}</Link>
    </section>
  )
}

function SheetWaiting({ lines }: { readonly lines: number }) {
  return (
    <div className="sheet pad">
      <Waiting width="84px" />
      {['62%', '48%', '70%', '55%'].slice(0, lines).map((width) => (
        <div className="entry-waits" key={width}>
          <Waiting width={width} />
        </div>
      ))}
    </div>
  )
}

/** As the file will stand. */
function FileWaiting() {
  return (
    <Loading>
      <div className="top">
        <Waiting width="180px" tall />
      </div>
      <div className="sheets">
        <SheetWaiting lines={1} />
        <div className="sheets two">
          <SheetWaiting lines={4} />
          <SheetWaiting lines={4} />
        </div>
        <SheetWaiting lines={4} />
      </div>
    </Loading>
  )
}
