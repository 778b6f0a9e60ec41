import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { useAmounts } from '../../../base/ui/amounts.tsx'
import { answered, api, newKey } from '../../../base/ui/client.ts'
import { useCompany } from '../../../base/ui/company.tsx'
import { useWords } from '../../../base/ui/language.tsx'
import { isLive, type LiveJob, useJob } from '../../../base/ui/live-jobs.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { Loading, useTrouble, Waiting } from '../../../base/ui/states.tsx'
import { importsWords } from '../words.ts'
import { Reasons, Rejected } from './notices.tsx'
import { Outcome } from './outcome.tsx'
import { Phases } from './phases.tsx'
import { capital, useCounted, useListed } from './said.tsx'
import {
  type ImportShown,
  isBroken,
  useFollowing,
  useImportActs,
  useImportList,
  useRetry,
  useSeen,
} from './use-imports.tsx'

type One = { readonly row: ImportShown }

/** What a file brought, what is still to come of it, and the ways on. */
export function Standing({ row }: One) {
  const { say } = useWords(importsWords)
  const counted = useCounted()
  const follow = useFollowing()
  const worth = useJob(row.worthJob, follow).job
  const currency = useCompany()?.currency ?? null
  const seen = useSeen(row)
  const valuing = worth !== undefined && isLive(worth)
  return (
    <div className="sheets">
      <Outcome row={row} currency={currency} />
      <section className="sheet pad confirm" aria-labelledby="next">
        <h2 id="next">{say(valuing ? 'imports.page.valuing' : 'imports.page.done')}</h2>
        {valuing ? (
          <>
            <p className="quiet">{say('imports.page.valuing.about')}</p>
            <Phases
              work={[
                { of: 'enter', job: undefined, done: true },
                { of: 'worth', job: worth },
              ]}
            />
          </>
        ) : (
          <p className="quiet">{say(`imports.page.done.${row.kind}`)}</p>
        )}
        {isBroken(worth) && worth && <WorthBroken job={worth} />}
        {!valuing && <WaysOn />}
        {(row.figures?.rejected ?? 0) > 0 && (
          <div>
            <p>
              {say('imports.page.done.rejected', counted(row.figures?.rejected ?? 0))}{' '}
              <Rejected id={row.id} />
            </p>
            {seen.data && <Reasons seen={seen.data} />}
          </div>
        )}
        <Erased row={row} />
        <NextReady row={row} />
      </section>
      <AsRead row={row} />
      <Undo row={row} />
    </div>
  )
}

function WaysOn() {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  return (
    <p className="ways-on">
      {may('actions.read') && (
        <Link to="/today" className="way-on main">
          {say('imports.page.to-today')}
        </Link>
      )}
      {may('worth.read') && (
        <Link to="/worth" className="way-on">
          {say('imports.page.to-worth')}
        </Link>
      )}
      {may('customers.read') && (
        <Link to="/customers" className="way-on">
          {say('imports.page.to-customers')}
        </Link>
      )}
    </p>
  )
}

/** Several files were brought: the next that waits for a word. */
function NextReady({ row }: One) {
  const { say } = useWords(importsWords)
  const list = useImportList()
  const ready = (list.data?.pages ?? [])
    .flatMap(({ rows }) => rows)
    .filter(({ state, id }) => state === 'ready' && id !== row.id)
  const next = ready.at(-1)
  if (!next) return null
  return (
    <p>
      {say('imports.page.next-ready', { count: ready.length })}{' '}
      <Link to={`/imports/${next.id}`} className="way-on" translate="no">
        {next.fileName}
      </Link>
    </p>
  )
}

function WorthBroken({ job }: { readonly job: LiveJob }) {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const retry = useRetry()
  return (
    <div className="said" role="alert">
      <p>{say('imports.page.worth-broke', { why: job.why ?? '' })}</p>
      {may('jobs.cancel') && (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ job, once: newKey() })}>
          {say('imports.page.try-again')}
        </Button>
      )}
    </div>
  )
}

/** Which columns it was read by. */
function AsRead({ row }: One) {
  const { say } = useWords(importsWords)
  const seen = useSeen(row)
  const columns = Object.entries(row.columns ?? {})
  if (columns.length === 0) return null
  const look = seen.data?.look
  return (
    <section className="sheet pad" aria-labelledby="as-read">
      <h2 id="as-read">{say('imports.page.as-read')}</h2>
      <dl className="as-read">
        {columns.map(([role, column]) => (
          <div key={role}>
            <dt className="small">
              {capital(say(`imports.page.role.${role}` as 'imports.page.role.customer'))}
            </dt>
            <dd translate="no">{column}</dd>
          </div>
        ))}
        {look?.dateOrder && (
          <div>
            <dt className="small">{say('imports.page.how.date-order')}</dt>
            <dd>{say(`imports.page.date-order.${look.dateOrder.order}`)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** The file that is kept is not as it came. */
function Erased({ row: { rowsErased, fileErased } }: One) {
  const { say } = useWords(importsWords)
  const counted = useCounted()
  if (fileErased) return <p className="quiet">{say('imports.page.done.file-erased')}</p>
  if (rowsErased === 0) return null
  return <p className="quiet">{say('imports.page.done.rows-erased', counted(rowsErased))}</p>
}

/** Takes a file back, after it was said what that takes. */
function Undo({ row }: One) {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const trouble = useTrouble()
  const { undo } = useImportActs(row)
  const [asking, setAsking] = useState(false)
  if (!may('imports.undo')) return null
  return (
    <section className="sheet pad confirm" aria-labelledby="undo">
      <h2 id="undo">{say('imports.page.undo.title')}</h2>
      <p className="quiet">{say('imports.page.undo.about')}</p>
      <div className="acts">
        <Button onClick={() => setAsking(true)}>{say('imports.page.undo.ask')}</Button>
      </div>
      {asking && (
        <Modal
          open
          closable={false}
          title={say('imports.page.undo.really')}
          okText={say('imports.page.undo')}
          cancelText={say('imports.page.undo.not')}
          okButtonProps={{ danger: true, loading: undo.isPending }}
          onOk={() => undo.mutate(newKey(), { onSuccess: () => setAsking(false) })}
          onCancel={() => setAsking(false)}
        >
          <UndoTakes row={row} />
          {undo.error && (
            <p className="said" role="alert">
              {trouble(undo.error)}
            </p>
          )}
        </Modal>
      )}
    </section>
  )
}

/** Exactly what goes and what stays. */
function UndoTakes({ row }: One) {
  const { say } = useWords(importsWords)
  const counted = useCounted()
  const amounts = useAmounts(useCompany()?.currency ?? null)
  const trouble = useTrouble()
  const listed = useListed()
  const { data, error } = useQuery({
    // Not among those of imports: once it is undone there is nothing more to ask.
    queryKey: ['undo-takes', row.id],
    queryFn: () => answered(api.imports[':id'].undo.$get({ param: { id: row.id } })),
    staleTime: 0,
  })
  if (error) return <p className="said">{trouble(error)}</p>
  if (!data)
    return (
      <Loading>
        <Waiting width="70%" />
        <Waiting width="54%" />
      </Loading>
    )
  const { lines, amount, customers, keptBy } = data
  const { kind } = row
  const money = kind === 'orders' || kind === 'payments'
  const files = listed(keptBy.map(({ fileName }) => fileName))
  const goes: (ReactNode | false)[] = [
    kind !== 'customers' &&
      lines.gone > 0 &&
      (money
        ? say('imports.page.undo.lines', { ...counted(lines.gone), amount: amounts.minor(amount) })
        : say('imports.page.undo.products', counted(lines.gone))),
    kind === 'customers' && say('imports.page.undo.fields', counted(row.figures?.used ?? 0)),
    customers.gone > 0 && say('imports.page.undo.customers', counted(customers.gone)),
  ]
  const stays: (ReactNode | false)[] = [
    lines.stay > 0 && (
      <>
        {say('imports.page.undo.stay', counted(lines.stay))} <span translate="no">{files}</span>
      </>
    ),
    lines.elsewhere > 0 && say('imports.page.undo.elsewhere', counted(lines.elsewhere)),
    customers.shared > 0 && say('imports.page.undo.shared', counted(customers.shared)),
    customers.kept > 0 && say('imports.page.undo.kept', counted(customers.kept)),
  ]
  return (
    <div className="undo-takes">
      <UndoList
        title={say('imports.page.undo.goes')}
        lines={goes}
        none={say('imports.page.undo.goes.none')}
      />
      <UndoList
        title={say('imports.page.undo.stays')}
        lines={stays}
        none={say('imports.page.undo.stays.none')}
      />
      <p className="quiet">{say('imports.page.undo.back')}</p>
    </div>
  )
}

type Listed = {
  readonly title: string
  readonly lines: readonly (ReactNode | false)[]
  readonly none: string
}

function UndoList({ title, lines, none }: Listed) {
  const said = lines.filter((line) => line !== false)
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {(said.length > 0 ? said : [none]).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one answer, which never change places
          <li key={i}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** A file that was taken back, and the way to bring it again. */
export function Undone({ row }: One) {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const trouble = useTrouble()
  const follow = useFollowing()
  const worth = useJob(row.worthJob, follow).job
  const { again } = useImportActs(row)
  const valuing = worth !== undefined && isLive(worth)
  return (
    <section className="sheet pad confirm">
      <h2>{say('imports.page.undone')}</h2>
      <p className="quiet">{say(valuing ? 'imports.page.valuing.about' : 'imports.page.undone.about')}</p>
      <Erased row={row} />
      {valuing && (
        <Phases
          work={[
            { of: 'undo', job: undefined, done: true },
            { of: 'worth', job: worth },
          ]}
        />
      )}
      {isBroken(worth) && worth && <WorthBroken job={worth} />}
      {again.error && (
        <p className="said" role="alert">
          {trouble(again.error)}
        </p>
      )}
      <div className="acts">
        {may('imports.run') && !row.fileErased && (
          <Button loading={again.isPending} onClick={() => again.mutate(newKey())}>
            {say('imports.page.again')}
          </Button>
        )}
        {!valuing && may('actions.read') && (
          <Link to="/today" className="way-on">
            {say('imports.page.to-today')}
          </Link>
        )}
      </div>
    </section>
  )
}
