import { useAmounts } from '../../../base/ui/amounts.tsx'
import { useWords } from '../../../base/ui/language.tsx'
import { Waiting } from '../../../base/ui/states.tsx'
import { importsWords } from '../words.ts'
import { useCounted } from './said.tsx'
import type { ImportShown } from './use-imports.tsx'

/** Below this the sum stands in full, to be held against the till’s own. */
const ROUGH_FROM = 10_000_000_000

type Outcome = {
  readonly row: ImportShown
  /** Null: nobody has said. */
  readonly currency: string | null
}

/** What a file brings, in four figures: before it is confirmed, what it would bring. */
export function Outcome({ row, currency }: Outcome) {
  const { say, number, day } = useWords(importsWords)
  const counted = useCounted()
  const amounts = useAmounts(currency)
  const { figures, kind } = row
  if (figures === null) return <OutcomeWaiting />
  const { rows, used, added, known, differing, rejected, newCustomers, parties, revenue } = figures
  const { firstDay, lastDay } = figures
  const entered = row.state !== 'ready'
  const people = kind !== 'products'
  const money = kind === 'orders' || kind === 'payments'
  return (
    <dl className="sheet figures">
      <div>
        <dt>{say(`imports.page.figure.${entered ? 'entered' : 'added'}.${kind}`)}</dt>
        <dd>
          <span className="leads">{number(kind === 'customers' ? used : added)}</span>
          <span className="small">{say('imports.page.figure.of-rows', counted(rows))}</span>
          {known > 0 && kind !== 'customers' && (
            <span className="small">{say('imports.page.figure.known', counted(known))}</span>
          )}
          {differing > 0 && (
            <span className="small">
              {say(
                `imports.page.figure.differing.${kind === 'products' ? 'products' : 'lines'}`,
                counted(differing),
              )}
            </span>
          )}
        </dd>
      </div>
      {people && (
        <div>
          <dt>{say('imports.page.figure.new-customers')}</dt>
          <dd>
            <span className="leads">{number(newCustomers)}</span>
            {parties !== null && parties > newCustomers && (
              <span className="small">
                {say('imports.page.figure.known-customers', counted(parties - newCustomers))}
              </span>
            )}
          </dd>
        </div>
      )}
      {money && (
        <div>
          <dt>{say(`imports.page.figure.revenue.${kind === 'orders' ? 'orders' : 'payments'}`)}</dt>
          <dd>
            <span className="leads">
              {Math.abs(revenue) < ROUGH_FROM ? amounts.minor(revenue) : amounts.rough(revenue)}
            </span>
            {firstDay !== null && lastDay !== null && (
              <span className="small">
                {say('imports.page.figure.period', { first: day(firstDay), last: day(lastDay) })}
              </span>
            )}
          </dd>
        </div>
      )}
      <div>
        <dt>{say('imports.page.figure.rejected')}</dt>
        <dd>
          <span className="leads">{number(rejected)}</span>
          <span className="small">
            {say(`imports.page.figure.rejected.${rejected === 0 ? 'none' : entered ? 'left' : 'some'}`)}
          </span>
        </dd>
      </div>
    </dl>
  )
}

/** As large as the figures will be. */
export function OutcomeWaiting() {
  return (
    <div className="sheet figures">
      {['46%', '38%', '58%', '24%'].map((width) => (
        <div key={width}>
          <Waiting width="38%" />
          <Waiting width={width} tall />
        </div>
      ))}
    </div>
  )
}
