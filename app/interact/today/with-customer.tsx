import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useAmounts } from '../../base/ui/amounts.tsx'
import { useWords } from '../../base/ui/language.tsx'
import type { Notice } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { type GroupOfRows, grouped, onTheWay } from './groups.tsx'
import { Row, type Unfolded, useFolded, useSteady } from './row.tsx'
import type { Today } from './todo.tsx'
import { useActs } from './use-acts.tsx'
import { firstAsked, useToday } from './use-today.tsx'
import { todayWords } from './words.ts'

const MOST_ROWS = 4

type Asked = {
  readonly customer: string
  readonly onNotice: (notice: Omit<Notice, 'number'>) => void
}

/** What there is to do for one customer, beside everything else that is known of them. */
export function OpenWithCustomer({ customer, onNotice }: Asked) {
  const { say } = useWords(todayWords)
  const today = useToday({ ...firstAsked, customer })
  if (today.error && !today.data) return <Trouble error={today.error} again={() => today.refetch()} />
  return (
    <section className="sheet of-one" aria-labelledby="with-one">
      <div className="group">
        <h2 id="with-one">{say('today.page.with-one')}</h2>
      </div>
      {today.data ? (
        <Rows today={today.data} onNotice={onNotice} />
      ) : (
        <Loading>
          <div className="row">
            <Waiting width="64px" />
            <Waiting width="70%" />
          </div>
        </Loading>
      )}
    </section>
  )
}

const firstDayOf = ({ rows }: GroupOfRows): string => rows[0]?.dueDay ?? ''

function Rows({ today, onNotice }: Pick<Asked, 'onNotice'> & { readonly today: Today }) {
  const { say } = useWords(todayWords)
  const { may } = useMe()
  const amounts = useAmounts(today.currency)
  const acts = useActs(today)
  const rowActs = useSteady(acts)
  const { notice } = acts
  useEffect(() => {
    if (notice) onNotice(notice)
  }, [notice, onNotice])
  const [unfolded, setUnfolded] = useState<{ id: string; what: Unfolded }>({ id: '', what: null })
  // The earliest first, of whatever kind: what is long due must not hide behind deliveries of next week.
  const groups = grouped(today.rows).toSorted((a, b) => firstDayOf(a).localeCompare(firstDayOf(b)))
  const { shown, hidden, unfold } = useFolded(groups.flatMap(onTheWay), MOST_ROWS)
  if (today.rows.length === 0) return <p className="none quiet">{say('today.page.none-with-one')}</p>
  return (
    <>
      <ul>
        {shown.map(({ action, follows }) => (
          <Row
            key={action.id}
            action={action}
            follows={follows}
            day={today.day}
            amounts={amounts}
            unfolded={unfolded.id === action.id ? unfolded.what : null}
            onUnfold={setUnfolded}
            acts={may('actions.write') ? rowActs : null}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <div className="group">
          <Button type="link" onClick={unfold} style={{ paddingInline: 0 }}>
            {say('today.page.rest', { count: hidden })}
          </Button>
        </div>
      )}
    </>
  )
}
