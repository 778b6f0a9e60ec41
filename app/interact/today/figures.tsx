import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { Waiting } from '../../base/ui/states.tsx'
import { uiWords } from '../../base/ui/words.ts'
import { useAmounts } from './amounts.tsx'
import { sumsOf } from './groups.tsx'
import type { Today } from './use-today.tsx'
import { todayWords } from './words.ts'

/** The day in four figures, or one where worth is not ours to see. */
export function Figures({ today }: { readonly today: Today }) {
  const { say, number, percent } = useWords(todayWords)
  const { say: sayUi } = useWords(uiWords)
  const { may } = useMe()
  const amounts = useAmounts(today.currency)
  const sums = sumsOf(today.rows, today.day)
  const unknown = sayUi('ui.page.unknown')
  const amount = (value: number | null): string => (value === null ? unknown : amounts.minor(value))
  const { equity } = today
  return (
    <dl className="sheet figures">
      <div>
        <dt>{say('today.page.figure.count')}</dt>
        <dd>
          <span className="leads">
            {today.more ? say('today.page.at-least', { number: number(sums.count) }) : number(sums.count)}
            <span className="unit">{useTimeSaid()(sums.minutes)}</span>
          </span>
        </dd>
      </div>
      {may('worth.read') && (
        <>
          <div>
            <dt>{say('today.page.figure.margin')}</dt>
            <dd>
              <span className="leads">{sums.count === 0 ? amounts.minor(0) : amount(sums.margin)}</span>
            </dd>
          </div>
          <div>
            <dt>{say('today.page.figure.receivable')}</dt>
            <dd>
              <span className="leads">{amounts.minor(sums.receivable ?? 0)}</span>
              {sums.receivableLate > 0 && (
                <span className="small">
                  {say('today.page.figure.receivable-late', { amount: amounts.minor(sums.receivableLate) })}
                </span>
              )}
            </dd>
          </div>
          <div>
            <dt>{say('today.page.figure.equity')}</dt>
            <dd>
              <span className="leads">{equity ? amounts.rough(equity.value) : unknown}</span>
              {equity && (
                <>
                  <span className="small">
                    {say('today.page.figure.interval', {
                      low: amounts.rough(equity.low),
                      high: amounts.rough(equity.high),
                    })}
                  </span>
                  <span className="small">
                    {say('today.page.figure.level', { level: percent(equity.level) })}
                  </span>
                </>
              )}
            </dd>
          </div>
        </>
      )}
    </dl>
  )
}

/** 190 minutes → about 3 h 10 min. */
function useTimeSaid(): (minutes: number) => string {
  const { say, number } = useWords(todayWords)
  return (minutes) => {
    const whole = Math.round(minutes)
    const [hours, left] = [Math.floor(whole / 60), whole % 60]
    if (whole === 0) return say('today.page.pieces')
    if (hours === 0) return say('today.page.pieces.minutes', { minutes: number(left) })
    return say('today.page.pieces.hours', { hours: number(hours), minutes: number(left) })
  }
}

/** As large as the figures will be. */
export function FiguresWaiting() {
  return (
    <div className="sheet figures">
      {['46%', '58%', '52%', '64%'].map((width) => (
        <div key={width}>
          <Waiting width="38%" />
          <Waiting width={width} tall />
        </div>
      ))}
    </div>
  )
}
