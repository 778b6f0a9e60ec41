import { Button } from 'antd'
import { Link } from 'react-router'
import { useCompany } from '../../../base/ui/company.tsx'
import { useWords } from '../../../base/ui/language.tsx'
import { useMoment } from '../../../base/ui/moments.tsx'
import { type Tell, useNotices } from '../../../base/ui/notices.tsx'
import { QuietBar } from '../../../base/ui/quiet-bar.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { useTitle } from '../../../base/ui/shell.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../../base/ui/states.tsx'
import { importsWords } from '../words.ts'
import { capital } from './said.tsx'
import { type RememberedShown, useForgetting, useRemembered } from './use-remembered.tsx'

type Kept = { readonly row: RememberedShown; readonly tell: Tell }

/** How files of each sort were read the last time, and will be read again, until that is forgotten. */
export function RememberedPage() {
  const { say } = useWords(importsWords)
  const list = useRemembered()
  const { notice, tell, forget } = useNotices()
  const title = say('imports.page.remembered')
  useTitle(title)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <header className="top">
        <Link to="/imports" className="back">
          {say('imports.page.title')}
        </Link>
        <h1>{title}</h1>
      </header>
      {list.isPending && (
        <Loading>
          <div className="sheet pad">
            <p className="waiting-row">
              <Waiting width="54%" />
            </p>
            <p className="waiting-row">
              <Waiting width="68%" />
            </p>
          </div>
        </Loading>
      )}
      {list.error && !list.data && <Trouble error={list.error} again={() => list.refetch()} />}
      {list.data && rows.length === 0 && (
        <section className="sheet state">
          <h2>{say('imports.page.remembered.none')}</h2>
          <p className="quiet">{say('imports.page.remembered.none.about')}</p>
          <Link to="/imports">{say('imports.page.to-list')}</Link>
        </section>
      )}
      {rows.length > 0 && (
        <section className="sheet" aria-labelledby="remembered">
          <div className="group">
            <h2 id="remembered">{say('imports.page.remembered.sorts')}</h2>
            <p className="quiet">{say('imports.page.remembered.about')}</p>
          </div>
          <ul>
            {rows.map((row) => (
              <One key={`${row.kind} ${row.shape}`} row={row} tell={tell} />
            ))}
          </ul>
          {list.hasNextPage && (
            <p className="group">
              <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                {say('imports.page.older')}
              </Button>
            </p>
          )}
        </section>
      )}
      <QuietBar notice={notice} onGone={forget} />
    </>
  )
}

function One({ row, tell }: Kept) {
  const { say } = useWords(importsWords)
  const moment = useMoment(useCompany()?.timeZone)
  const { may } = useMe()
  const { kind, fileName, usedAt, columns } = row
  const roles = Object.entries(columns)
  return (
    <li className="memory">
      <div>
        <b>{capital(say(`imports.page.kind.${kind}`))}</b>
        {fileName !== null && (
          <p className="of" translate="no">
            {fileName}
          </p>
        )}
        <p className="small">{say('imports.page.remembered.when', { when: moment(usedAt) })}</p>
      </div>
      {roles.length === 0 ? (
        <p className="quiet">{say('imports.page.remembered.unreadable')}</p>
      ) : (
        <dl className="as-read">
          {roles.map(([role, column]) => (
            <div key={role}>
              <dt className="small">
                {capital(say(`imports.page.role.${role}` as 'imports.page.role.customer'))}
              </dt>
              <dd translate="no">{column}</dd>
            </div>
          ))}
        </dl>
      )}
      {may('imports.run') && <Forget row={row} tell={tell} />}
    </li>
  )
}

/** One tap, and one more takes it back. */
function Forget({ row, tell }: Kept) {
  const { say } = useWords(importsWords)
  const trouble = useTrouble()
  const { forget, remember } = useForgetting()
  const failed = (error: Error): void => tell({ text: trouble(error), failed: true })
  const text = (key: 'forgotten' | 'back'): string =>
    say(`imports.page.remembered.${key}`, { file: row.fileName ?? say(`imports.page.kind.${row.kind}`) })
  const undo = (): void => remember({ row, done: () => tell({ text: text('back') }), failed })
  return (
    <Button onClick={() => forget({ row, done: () => tell({ text: text('forgotten'), undo }), failed })}>
      {say('imports.page.remembered.forget')}
    </Button>
  )
}
