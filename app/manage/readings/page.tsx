import { Button } from 'antd'
import { useWords } from '../../base/ui/language.tsx'
import { useNotices } from '../../base/ui/notices.tsx'
import { QuietBar } from '../../base/ui/quiet-bar.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { OneAlarm } from './alarm.tsx'
import { LimitsSheet } from './limits.tsx'
import { ReadersSheet } from './readers.tsx'
import './readings.css'
import { useAlarms } from './use-readings.tsx'
import { readingsWords } from './words.ts'

/** Who reads far more customers than they do, what is usual for everybody, and what the company allows. */
export function ReadingsPage() {
  const { say } = useWords(readingsWords)
  const title = say('readings.page.title')
  useTitle(title)
  const list = useAlarms()
  const { notice, tell, forget } = useNotices()
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
      </header>
      <div className="sheets">
        <section className="sheet" aria-labelledby="alarms">
          <div className="pad">
            <h2 id="alarms">{say('readings.page.alarms')}</h2>
            <p className="quiet">{say('readings.page.lead')}</p>
          </div>
          {list.isPending && (
            <Loading>
              <p className="pad">
                <Waiting width="52%" />
              </p>
            </Loading>
          )}
          {list.error && !list.data && <Trouble error={list.error} again={() => list.refetch()} />}
          {list.data && rows.length === 0 && <p className="quiet pad">{say('readings.page.none')}</p>}
          <ul className="alarms">
            {rows.map((alarm) => (
              <OneAlarm key={alarm.id} alarm={alarm} tell={tell} />
            ))}
          </ul>
          {list.hasNextPage && (
            <p className="group">
              <Button type="link" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                {say('readings.page.older')}
              </Button>
            </p>
          )}
        </section>
        <ReadersSheet />
        <LimitsSheet />
      </div>
      <QuietBar notice={notice} onGone={forget} />
    </>
  )
}
