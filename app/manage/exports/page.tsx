import { Button } from 'antd'
import { useEffect } from 'react'
import { useWords } from '../../base/ui/language.tsx'
import { useJob } from '../../base/ui/live-jobs.tsx'
import { ProgressBar } from '../../base/ui/progress.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../base/ui/states.tsx'
import type { Export } from './contract.ts'
import './exports.css'
import { OneExport } from './one.tsx'
import { isUnderWay, useExportActs, useExports } from './use-exports.tsx'
import { exportsWords } from './words.ts'

/** Leaving with everything: what it is, the one being written, and who took what. */
export function ExportsPage() {
  const { say } = useWords(exportsWords)
  const list = useExports()
  const title = say('exports.page.title')
  useTitle(title)
  const { begin } = useExportActs()
  const said = useTrouble()
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const now = rows.find(isUnderWay)
  const under = now !== undefined
  const { reset } = begin
  // What was refused because of one that was being written is no matter any more when that one is done.
  useEffect(() => {
    if (!under) reset()
  }, [under, reset])
  const others = rows.filter((row) => row !== now)
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
      </header>
      <div className="sheets">
        <section className="sheet pad exporting" aria-labelledby="exporting">
          <h2 id="exporting">{say('exports.page.what')}</h2>
          <What />
          {begin.error && (
            <p className="said" role="alert">
              {said(begin.error)}
            </p>
          )}
          {now ? (
            <UnderWay row={now} onEnd={() => list.refetch()} />
          ) : (
            <p>
              <Button
                type="primary"
                disabled={list.data === undefined}
                loading={begin.isPending}
                onClick={begin.go}
              >
                {say('exports.page.begin')}
              </Button>
            </p>
          )}
        </section>
        {list.isPending && (
          <Loading>
            <div className="sheet pad">
              {['52%', '64%', '46%'].map((width) => (
                <p key={width} className="waits-row">
                  <Waiting width={width} />
                </p>
              ))}
            </div>
          </Loading>
        )}
        {list.error && !list.data && <Trouble error={list.error} again={() => list.refetch()} />}
        {list.data && (
          <section className="sheet" aria-labelledby="exported">
            <div className="group">
              <h2 id="exported">{say('exports.page.history')}</h2>
            </div>
            {others.length === 0 ? (
              <p className="quiet none-yet">{say('exports.page.none')}</p>
            ) : (
              <ul>
                {others.map((row) => (
                  <OneExport key={row.id} row={row} again={() => list.refetch()} />
                ))}
              </ul>
            )}
            {list.hasNextPage && (
              <p className="group">
                <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                  {say('exports.page.older')}
                </Button>
              </p>
            )}
          </section>
        )}
      </div>
    </>
  )
}

function What() {
  const { say } = useWords(exportsWords)
  const { may } = useMe()
  return (
    <>
      <p>{say('exports.page.about')}</p>
      <ul className="quiet points">
        <li>{say('exports.page.about.files')}</li>
        <li>{say('exports.page.about.again')}</li>
        <li>{say(may('users.manage') ? 'exports.page.about.all' : 'exports.page.about.part')}</li>
        <li>{say('exports.page.about.care')}</li>
      </ul>
    </>
  )
}

/** One at a time: how far it has come, as it goes on. */
function UnderWay({ row, onEnd }: { readonly row: Export; readonly onEnd: () => void }) {
  const { say, number, percent } = useWords(exportsWords)
  const said = useTrouble()
  const { remove } = useExportActs()
  const { job } = useJob(row.job, onEnd)
  const { done, total } = job?.progress ?? row.progress ?? { done: 0, total: 0 }
  const running = job ? job.state === 'running' : row.state === 'running'
  const share = running && total > 0 ? done / total : null
  return (
    <div className="under-way">
      <p>
        <b id="under-way">{say(running ? 'exports.page.writing' : 'exports.page.waiting')}</b>{' '}
        {share !== null && (
          <span className="small">
            {percent(share)} ·{' '}
            {say('exports.page.writing.rows', { done: number(done), total: number(total) })}
          </span>
        )}
      </p>
      <ProgressBar share={share} of="under-way" />
      <p className="quiet">{say(running ? 'exports.page.writing.about' : 'exports.page.waiting.about')}</p>
      {remove.error && (
        <p className="said" role="alert">
          {said(remove.error)}
        </p>
      )}
      <p>
        <Button loading={remove.isPending} onClick={() => remove.go(row.id)}>
          {say('exports.page.stop')}
        </Button>
      </p>
    </div>
  )
}
