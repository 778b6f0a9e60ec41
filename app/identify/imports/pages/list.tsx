import { Button } from 'antd'
import { Link } from 'react-router'
import { useCompany } from '../../../base/ui/company.tsx'
import { useWords } from '../../../base/ui/language.tsx'
import { useMoment } from '../../../base/ui/moments.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { useTitle } from '../../../base/ui/shell.tsx'
import { Loading, Trouble, Waiting } from '../../../base/ui/states.tsx'
import { importsWords } from '../words.ts'
import { Guide } from './guide.tsx'
import { capital } from './said.tsx'
import { ChooseFiles, Sending } from './sending.tsx'
import { StateTag } from './state-tag.tsx'
import { type ImportShown, useImportList } from './use-imports.tsx'

/** What was taken in, and the way to bring more. */
export function ImportList() {
  const { say } = useWords(importsWords)
  const { may } = useMe()
  const list = useImportList()
  const title = say('imports.page.title')
  useTitle(title)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const first = list.data !== undefined && !list.hasNextPage && !rows.some(hasOrders)
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        {may('imports.run') && list.data && !first && (
          <span className="end bring">
            <span className="quiet dragging">{say('imports.page.drop')}</span>
            <ChooseFiles main />
          </span>
        )}
      </header>
      <Sending />
      {list.isPending && (
        <Loading>
          <ListWaiting />
        </Loading>
      )}
      {list.error && !list.data && <Trouble error={list.error} again={() => list.refetch()} />}
      {list.data && (
        <div className="sheets">
          {first && <Guide />}
          {rows.length > 0 && (
            <section className="sheet" aria-labelledby="history">
              <div className="group">
                <h2 id="history">{say('imports.page.history')}</h2>
                <Link to="/imports/remembered" className="way-on end">
                  {say('imports.page.remembered')}
                </Link>
              </div>
              <History rows={rows} />
              {list.hasNextPage && (
                <p className="group">
                  <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                    {say('imports.page.older')}
                  </Button>
                </p>
              )}
            </section>
          )}
        </div>
      )}
    </>
  )
}

function hasOrders({ kind, state }: ImportShown): boolean {
  return kind === 'orders' && (state === 'standing' || state === 'undoing')
}

function History({ rows }: { readonly rows: readonly ImportShown[] }) {
  const { say, number } = useWords(importsWords)
  const moment = useMoment(useCompany()?.timeZone)
  return (
    <table className="table history">
      <thead>
        <tr>
          <th scope="col">{say('imports.page.history.file')}</th>
          <th scope="col">{say('imports.page.how.kind')}</th>
          <th scope="col">{say('imports.page.history.when')}</th>
          <th scope="col">{say('imports.page.history.who')}</th>
          <th scope="col" className="num">
            {say('imports.page.history.lines')}
          </th>
          <th scope="col" className="num">
            {say('imports.page.history.customers')}
          </th>
          <th scope="col">{say('imports.page.history.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="file">
              <Link to={`/imports/${row.id}`} className="way-in" translate="no">
                {row.fileName}
              </Link>
            </td>
            <td className="kind">{capital(say(`imports.page.kind.${row.kind}`))}</td>
            <td className="when">{moment(row.createdAt)}</td>
            <td className="by">{row.byName ?? (row.by === null ? say('imports.page.by-command') : '–')}</td>
            <td className="num lines">
              {row.figures && <span className="small on-phone">{say('imports.page.history.lines')} </span>}
              {row.figures ? number(row.figures.added) : '–'}
            </td>
            <td className="num people">
              {row.figures && row.kind !== 'products' ? number(row.figures.newCustomers) : '–'}
            </td>
            <td className="state-of">
              <StateTag row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ListWaiting() {
  return (
    <div className="sheet pad">
      {['62%', '48%', '70%', '55%'].map((width) => (
        <p key={width} className="waiting-row">
          <Waiting width={width} />
        </p>
      ))}
    </div>
  )
}
