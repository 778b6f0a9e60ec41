import { Button } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { Chart } from '../../../base/ui/chart.tsx'
import { useCompany } from '../../../base/ui/company.tsx'
import { daysBetween } from '../../../base/ui/days.tsx'
import { Evidence, LeadingFigure } from '../../../base/ui/figure.tsx'
import { useMoment } from '../../../base/ui/moments.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { Loading, Trouble, Waiting } from '../../../base/ui/states.tsx'
import type { CheckFigures, CheckSaid } from '../check/contract.ts'
import { tenthsCheckOption, weeksOption } from './check-drawing.tsx'
import { Sheet } from './grounds.tsx'
import { Named, type Speak, useSpeak } from './speak.tsx'
import { useWork } from './use-work.tsx'
import { useCheck } from './use-worth.tsx'

/** What was predicted for the orders that were held back, against what came. */
export function CheckSheet({ currency }: { readonly currency: string }) {
  const speak = useSpeak(currency)
  const { say } = speak
  const check = useCheck()
  const { may } = useMe()
  const work = useWork('worth-check')
  const moment = useMoment(useCompany()?.timeZone)
  const found = check.data
  return (
    <Sheet
      name="check"
      heading={say('worth.page.check')}
      end={
        <span className="worth-acts">
          {found && (
            <span className="small">{say('worth.page.check.of-run', { when: moment(found.endedAt) })}</span>
          )}
          {may('worth.run') && (
            <Button onClick={work.begin} disabled={work.going}>
              {say(
                work.going
                  ? 'worth.page.check.going'
                  : found
                    ? 'worth.page.check.again'
                    : 'worth.page.check.begin',
              )}
            </Button>
          )}
        </span>
      }
    >
      {work.why !== null && <p role="alert">{say('worth.page.check.failed', { why: work.why })}</p>}
      {check.isPending && (
        <Loading>
          <Waiting width="30%" tall />
          <Waiting width="80%" />
        </Loading>
      )}
      {check.error && !found && <Trouble error={check.error} again={() => check.refetch()} />}
      {found === null && <p className="quiet">{say('worth.page.check.none')}</p>}
      {found && <Checked check={found} speak={speak} />}
    </Sheet>
  )
}

function Checked({ check, speak }: { readonly check: CheckSaid; readonly speak: Speak }) {
  const { say, day } = speak
  const { figures, cut } = check
  if (!figures || cut === null) return <p className="quiet">{say('worth.page.check.too-short')}</p>
  if (!figures.predicted)
    return <p className="quiet">{say('worth.page.check.said-nothing', { cut: day(cut) })}</p>
  return <Held check={{ ...check, figures, cut, predicted: figures.predicted }} speak={speak} />
}

type HeldOut = Omit<CheckSaid, 'figures' | 'cut'> & {
  readonly figures: CheckFigures
  readonly cut: string
  readonly predicted: NonNullable<CheckFigures['predicted']>
}

function Held({ check, speak }: { readonly check: HeldOut; readonly speak: Speak }) {
  const { say, day, number, change, percent } = speak
  const { figures, predicted, cut, until } = check
  const bias = figures.score?.bias ?? null
  const values = {
    cut: day(cut),
    until: day(until),
    weeks: number(daysBetween(cut, until) / 7),
    customers: number(figures.customers),
    predicted: number(predicted.value),
    low: number(predicted.low),
    high: number(predicted.high),
    level: percent(predicted.level),
    actual: number(figures.actual),
  }
  const inside = figures.actual >= predicted.low && figures.actual <= predicted.high
  return (
    <>
      <LeadingFigure
        value={bias === null ? values.predicted : change(bias)}
        unit={say(
          bias === null
            ? 'worth.page.check.nothing-came'
            : bias >= 0
              ? 'worth.page.check.over'
              : 'worth.page.check.under',
        )}
      />
      <p className="quiet">
        {say('worth.page.check.how', values)}
        {speak.gap}
        {say(inside ? 'worth.page.check.inside' : 'worth.page.check.outside')}{' '}
        <Evidence>
          <Scores check={check} speak={speak} />
        </Evidence>
      </p>
      <ul className="worth-says">
        {saidOf(check, speak).map((text) => (
          <li key={text}>
            <Named>{text}</Named>
          </li>
        ))}
      </ul>
      <div className="worth-charts">
        <div>
          <h3>{say('worth.page.check.tenths')}</h3>
          <TenthsChart figures={figures} speak={speak} />
        </div>
        <div>
          <h3>{say('worth.page.check.weeks')}</h3>
          <WeeksChart check={check} values={values} speak={speak} />
        </div>
      </div>
    </>
  )
}

function saidOf({ figures, model, reasons }: HeldOut, { say, fixed }: Speak): string[] {
  const said: string[] = []
  const { score, naive, tenths, fallback } = figures
  const highest = tenths.length === 10 ? tenths.at(-1) : undefined
  if (highest)
    said.push(
      say('worth.page.check.top', {
        predicted: fixed(highest.predicted, 2),
        actual: fixed(highest.actual, 2),
      }),
    )
  if (score && naive)
    said.push(
      say(score.mae <= naive.mae ? 'worth.page.check.naive-better' : 'worth.page.check.naive-worse', {
        mae: fixed(score.mae, 2),
        naive: fixed(naive.mae, 2),
      }),
    )
  if (fallback && model !== null)
    said.push(say('worth.page.check.fell-back', { model }), ...(fallback.rung > 2 ? reasons : []))
  return said
}

/** Every measure of the check, beside that of the naive forecast. */
function Scores({ check, speak }: { readonly check: HeldOut; readonly speak: Speak }) {
  const { say, fixed, change } = speak
  const { score, naive } = check.figures
  const rows = [
    [say('worth.page.check.predicted'), score, check.model ?? ''],
    [say('worth.page.check.naive'), naive, ''],
  ] as const
  return (
    <>
      <table className="table worth-table">
        <thead>
          <tr>
            <th scope="col">{say('worth.page.card.column.model')}</th>
            <th scope="col" className="num">
              {say('worth.page.card.column.bias')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.card.column.mae')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.card.column.rmse')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(
            ([name, measured, model]) =>
              measured && (
                <tr key={name}>
                  <td>{model === '' ? name : <Named>{model}</Named>}</td>
                  <td className="num">
                    {measured.bias === null ? say('worth.page.unknown') : change(measured.bias)}
                  </td>
                  <td className="num">{fixed(measured.mae, 3)}</td>
                  <td className="num">{fixed(measured.rmse, 3)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      <Link className="worth-link" to="/worth/formulas#check">
        {say('worth.page.grounds.formula')}
      </Link>
    </>
  )
}

function TenthsChart({ figures, speak }: { readonly figures: CheckFigures; readonly speak: Speak }) {
  const { say, fixed, number } = speak
  const { tenths } = figures
  const option = useMemo(() => tenthsCheckOption(tenths, speak), [tenths, speak])
  const highest = tenths.at(-1)
  if (!highest || tenths.length < 2) return null
  return (
    <Chart
      label={say('worth.page.check.tenths.label', {
        predicted: fixed(highest.predicted, 2),
        actual: fixed(highest.actual, 2),
      })}
      height={260}
      option={option}
      table={{
        columns: [
          { name: say('worth.page.check.column.tenth') },
          { name: say('worth.page.column.customers'), number: true },
          { name: say('worth.page.check.column.predicted'), number: true },
          { name: say('worth.page.check.column.actual'), number: true },
        ],
        rows: tenths.map(({ customers, predicted, actual }, i) => [
          say('worth.page.holders.tenth', { n: i + 1 }),
          number(customers),
          fixed(predicted, 2),
          fixed(actual, 2),
        ]),
      }}
    />
  )
}

type Weeks = {
  readonly check: HeldOut
  readonly values: { readonly cut: string; readonly predicted: string; readonly actual: string }
  readonly speak: Speak
}

function WeeksChart({ check, values, speak }: Weeks) {
  const { say, day, number } = speak
  const { weeks } = check.figures
  const { cut } = check
  const option = useMemo(() => weeksOption(weeks, { cut, speak }), [weeks, cut, speak])
  return (
    <Chart
      label={say('worth.page.check.weeks.label', values)}
      height={260}
      option={option}
      table={{
        columns: [
          { name: say('worth.page.check.column.week') },
          { name: say('worth.page.check.column.actual'), number: true },
          { name: say('worth.page.check.column.predicted'), number: true },
          { name: say('worth.page.check.column.interval'), number: true },
        ],
        rows: weeks
          .toReversed()
          .map(({ end, actual, expected, low, high }) => [
            day(end),
            number(actual),
            expected === null ? say('worth.page.unknown') : number(expected),
            low === null || high === null
              ? ''
              : say('worth.page.range', { low: number(low), high: number(high) }),
          ]),
      }}
    />
  )
}
