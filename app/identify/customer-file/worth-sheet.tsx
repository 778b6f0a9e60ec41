import { Link } from 'react-router'
import type { Amounts } from '../../base/ui/amounts.tsx'
import { LeadingFigure } from '../../base/ui/figure.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { worthLevel } from '../../differentiate/worth/contract.ts'
import { type Bar, Bars } from './bars.tsx'
import {
  type FileRecord,
  type Purchases,
  useOutlook,
  usePurchases,
  useReceivable,
  useWorthRun,
} from './use-file.tsx'
import { customerFileWords } from './words.ts'
import type { Written } from './written.tsx'

type Asked = { readonly record: FileRecord; readonly amounts: Amounts; readonly written: Written }
type Worth = NonNullable<FileRecord['worth']>

/** What they are worth to us: what is still to come leads, then why, then all that is known of it. */
export function WorthSheet({ record, amounts, written }: Asked) {
  const { say, number, percent } = useWords(customerFileWords)
  const { worth, id } = record
  const outlook = useOutlook(id)
  const purchases = usePurchases(id)
  const year = outlook.data?.yearPurchases ?? null
  return (
    <section className="sheet pad" aria-labelledby="worth">
      <h2 id="worth">{say('customer-file.page.worth')}</h2>
      {worth === null ? (
        <p className="quiet">{say('customer-file.page.worth.not-yet')}</p>
      ) : (
        <>
          <LeadingFigure
            value={worth.residualValue === null ? null : amounts.minor(worth.residualValue)}
            unit={say('customer-file.page.worth.residual')}
            interval={intervalOf(worth, amounts, percent)}
            evidence={
              worth.purchases > 0 &&
              purchases.data && <Rests worth={worth} purchases={purchases.data} written={written} />
            }
          />
          <p className="quiet">{worth.reason}</p>
          {year !== null && (
            <p className="quiet">
              {say('customer-file.page.worth.year', {
                times: number(year.value, year.value < 10 ? 1 : 0),
                low: number(year.low),
                high: number(year.high),
                level: percent(year.level),
              })}
            </p>
          )}
          {worth.residualValue === null && worth.purchases > 0 && (
            <p className="quiet">{say('customer-file.page.worth.unknown-value')}</p>
          )}
          <WorthBars id={id} worth={worth} amounts={amounts} />
          {worth.purchases > 0 && <p className="small">{say('customer-file.page.worth.unmeasured')}</p>}
          {outlook.data?.behind && (
            <p className="small" role="status">
              {say('customer-file.page.worth.behind')}
            </p>
          )}
        </>
      )}
    </section>
  )
}

function intervalOf(
  { residualLow, residualHigh }: Worth,
  amounts: Amounts,
  percent: (share: number) => string,
) {
  if (residualLow === null || residualHigh === null) return null
  return { low: amounts.minor(residualLow), high: amounts.minor(residualHigh), level: percent(worthLevel) }
}

function WorthBars({
  id,
  worth,
  amounts,
}: {
  readonly id: string
  readonly worth: Worth
  readonly amounts: Amounts
}) {
  const { say } = useWords(customerFileWords)
  const { data: owing } = useReceivable(id)
  const { marginSoFar, expectedMargin, residualValue, residualLow, residualHigh } = worth
  const bars: Bar[] = []
  const add = (name: string, value: number | null, more: Partial<Bar> = {}): void => {
    if (value !== null) bars.push({ name, value, said: amounts.minor(value), ...more })
  }
  add(say('customer-file.page.worth.so-far'), marginSoFar)
  add(say('customer-file.page.worth.within-a-year'), expectedMargin, { expected: true })
  add(say('customer-file.page.worth.all-to-come'), residualValue, {
    expected: true,
    ...(residualLow !== null && residualHigh !== null && { interval: [residualLow, residualHigh] }),
  })
  if (owing) {
    add(say('customer-file.page.worth.owed'), owing.open)
    if (owing.overdue !== null && owing.overdue > 0)
      add(say('customer-file.page.worth.overdue'), owing.overdue, { late: true })
  }
  return <Bars bars={bars} />
}

type Rested = { readonly worth: Worth; readonly purchases: Purchases; readonly written: Written }

/** What the figure rests on: rows, period, run, model, margin, and where the formula stands. */
function Rests({ worth, purchases, written }: Rested) {
  const { say, number, percent, days } = useWords(customerFileWords)
  const { data: run } = useWorthRun()
  const { day } = written
  const basis = (['measured', 'mixed', 'assumed'] as const).find((one) => one === worth.marginBasis)
  const models = ['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'nbd', 'poisson', 'cohort-mean', 'none'] as const
  const model = models.find((one) => one === worth.model) ?? 'none'
  const rateUnset = basis === 'assumed' && run?.figures?.companyMarginRate === null
  return (
    <>
      {purchases.firstDay !== null && purchases.lastDay !== null && (
        <p>
          {say('customer-file.page.worth.evidence.facts', {
            orders: number(purchases.orders),
            lines: number(purchases.lines),
            period: days(purchases.firstDay, purchases.lastDay),
          })}
        </p>
      )}
      {worth.asOf !== null && run?.endedAt && (
        <p>
          {say('customer-file.page.worth.evidence.run', {
            run: number(worth.run),
            asOf: day(worth.asOf),
            when: written.moment(run.endedAt),
          })}
        </p>
      )}
      {run?.figures && (
        <p>
          {say('customer-file.page.worth.evidence.model', {
            model: say(`customer-file.page.model.${model}`),
            discount: percent(run.figures.annualDiscount, 1),
          })}
        </p>
      )}
      {basis && <p>{say(`customer-file.page.worth.evidence.margin.${rateUnset ? 'rate-unset' : basis}`)}</p>}
      {worth.equityShare !== null && (
        <p>{say('customer-file.page.worth.evidence.share', { share: percent(worth.equityShare, 2) })}</p>
      )}
      <p>
        <Link className="beside" to="/worth/formulas">
          {say('customer-file.page.worth.evidence.formula')}
        </Link>
      </p>
    </>
  )
}
