import { useAmounts } from '../../base/ui/amounts.tsx'
import { Evidence } from '../../base/ui/figure.tsx'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { Waiting } from '../../base/ui/states.tsx'
import { uiWords } from '../../base/ui/words.ts'
import type { DayFigures } from './todo.tsx'
import { todayWords } from './words.ts'

/** The day in four figures, or one where worth is not ours to see. */
export function Figures({
  figures,
  currency,
}: {
  readonly figures: DayFigures
  readonly currency: string | null
}) {
  const { say, number, percent } = useWords(todayWords)
  const { say: sayUi } = useWords(uiWords)
  const { may } = useMe()
  const { language } = useLanguage()
  const amounts = useAmounts(currency)
  const unknown = sayUi('ui.page.unknown')
  const { things, minutes, expectedMoney, receivables, customerEquity: equity } = figures
  const change = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  const interval = ({ low, high }: { low: number; high: number }, said: (minor: number) => string) =>
    say('today.page.figure.interval', { low: said(low), high: said(high) })
  return (
    <dl className="sheet figures">
      <div>
        <dt>{say('today.page.figure.count')}</dt>
        <dd>
          <span className="leads">
            {number(things)}
            <span className="unit">{useTimeSaid()(minutes)}</span>
          </span>
        </dd>
      </div>
      {may('worth.read') && (
        <>
          <div>
            <dt>{say('today.page.figure.margin')}</dt>
            <dd>
              <span className="leads">
                {expectedMoney
                  ? amounts.minor(expectedMoney.value)
                  : things === 0
                    ? amounts.minor(0)
                    : unknown}
              </span>
              {expectedMoney && (
                <Evidence
                  name={sayUi('ui.page.interval', {
                    low: amounts.minor(expectedMoney.low),
                    high: amounts.minor(expectedMoney.high),
                    level: percent(expectedMoney.level),
                  })}
                >
                  <p>
                    {say('today.page.rests.all', {
                      known: number(things - figures.moneyUnknown),
                      low: amounts.minor(expectedMoney.low),
                      high: amounts.minor(expectedMoney.high),
                    })}
                  </p>
                  {figures.moneyUnknown > 0 && (
                    <p>{say('today.page.rests.all.unknown', { count: figures.moneyUnknown })}</p>
                  )}
                  <p className="small">{say('today.page.rests.all.assumed')}</p>
                </Evidence>
              )}
            </dd>
          </div>
          <div>
            <dt>{say('today.page.figure.receivable')}</dt>
            <dd>
              <span className="leads">{receivables ? amounts.minor(receivables.due) : unknown}</span>
              {receivables && receivables.overdue > 0 && (
                <span className="small">
                  {say('today.page.figure.receivable-late', { amount: amounts.minor(receivables.overdue) })}
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
                  <span className="small">{interval(equity, amounts.rough)}</span>
                  <span className="small">
                    {say('today.page.figure.level', { level: percent(equity.level) })}
                  </span>
                  {equity.change !== null && (
                    <span className="small">
                      {say('today.page.figure.change', { change: change.format(equity.change) })}
                    </span>
                  )}
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
