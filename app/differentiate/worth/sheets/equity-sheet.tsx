import { useMemo } from 'react'
import { Link } from 'react-router'
import { Chart } from '../../../base/ui/chart.tsx'
import { axisIn } from '../../../base/ui/chart-axis.tsx'
import type { ChartOption } from '../../../base/ui/chart-drawing.tsx'
import { LeadingFigure } from '../../../base/ui/figure.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import type { EquityLine } from '../groups/contract.ts'
import { type Part, still } from './drawn.tsx'
import { GroundsTold, Sheet } from './grounds.tsx'
import { Named, type Speak, useSpeak } from './speak.tsx'
import type { WorthTold } from './use-worth.tsx'

/** What present customers are still worth, how sure that is, and how it has moved. */
export function EquitySheet({ told }: { readonly told: WorthTold }) {
  const { figures, story, line, card } = told
  const speak = useSpeak(figures.currency)
  const { say, rough, number, percent } = speak
  const { equity } = figures
  return (
    <Sheet name="equity" heading={say('worth.page.equity')}>
      <div className="worth-split">
        <div>
          <LeadingFigure
            value={equity ? rough(equity.value) : null}
            interval={
              equity && { low: rough(equity.low), high: rough(equity.high), level: percent(equity.level) }
            }
            evidence={<GroundsTold told={told} speak={speak} formula="equity" />}
          />
          {equity ? (
            <p className="quiet">
              {say('worth.page.equity.about', { buyers: number(figures.buyers) })}
              {speak.gap}
              {changeSaid(line.change, speak)}
            </p>
          ) : (
            <p className="quiet">{card.unknown}</p>
          )}
          <Beside story={story} speak={speak} />
        </div>
        {line.points.length > 1 ? (
          <LineChart line={line} speak={speak} />
        ) : (
          equity && <p className="quiet worth-empty">{say('worth.page.equity.one-point')}</p>
        )}
      </div>
      <Warnings told={told} speak={speak} />
    </Sheet>
  )
}

function changeSaid(change: EquityLine['change'], { say, share, day }: Speak): string {
  if (!change) return say('worth.page.equity.no-change')
  const values = { share: share(Math.abs(change.share)), since: day(change.since.slice(0, 10)) }
  return say(change.share < 0 ? 'worth.page.equity.less' : 'worth.page.equity.more', values)
}

/** The other figures of a run, small. */
function Beside({ story, speak }: { readonly story: WorthTold['story']; readonly speak: Speak }) {
  const { say, number, rough } = speak
  const { alive, purchasesAhead, whale } = story
  const interval = ({ low, high }: { low: number; high: number }): string =>
    say('worth.page.range', { low: number(low), high: number(high) })
  return (
    <dl className="worth-beside">
      <div>
        <dt>{say('worth.page.equity.alive')}</dt>
        <dd>
          {alive ? say('worth.page.equity.people', { n: number(alive.value) }) : say('worth.page.unknown')}
          {alive && <span className="worth-interval">{interval(alive)}</span>}
        </dd>
      </div>
      <div>
        <dt>{say('worth.page.equity.ahead', { weeks: number(story.horizonDays / 7) })}</dt>
        <dd>
          {purchasesAhead
            ? say('worth.page.equity.times', { n: number(purchasesAhead.value) })
            : say('worth.page.unknown')}
          {purchasesAhead && <span className="worth-interval">{interval(purchasesAhead)}</span>}
        </dd>
      </div>
      <div>
        <dt>{say('worth.page.equity.so-far')}</dt>
        <dd>{whale ? rough(whale.total) : say('worth.page.unknown')}</dd>
      </div>
    </dl>
  )
}

/** What to know before believing the figures. */
function Warnings({ told, speak }: { readonly told: WorthTold; readonly speak: Speak }) {
  const { say } = speak
  const { may } = useMe()
  const { card, figures } = told
  const unsaid = figures.marginBasis !== 'measured' && figures.marginBasis !== 'none'
  const noRate = unsaid && figures.companyMarginRate === null
  if (card.warnings.length === 0 && !noRate) return null
  return (
    <ul className="worth-warnings" aria-label={say('worth.page.equity.warnings')}>
      {noRate && (
        <li>
          {say('worth.page.margin.unsaid')}{' '}
          {may('settings.write') && (
            <Link className="worth-link" to="/settings">
              {say('worth.page.equity.to-settings')}
            </Link>
          )}
        </li>
      )}
      {card.warnings.map((warning) => (
        <li key={warning}>
          <Named>{warning}</Named>
        </li>
      ))}
    </ul>
  )
}

function LineChart({ line, speak }: { readonly line: EquityLine; readonly speak: Speak }) {
  const { say, day, rough } = speak
  const { points } = line
  const option = useMemo(() => lineOption(points, speak), [points, speak])
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  return (
    <Chart
      label={say('worth.page.equity.label', {
        from: day(first.asOf),
        first: rough(first.value),
        to: day(last.asOf),
        last: rough(last.value),
      })}
      height={210}
      option={option}
      table={{
        columns: [
          { name: say('worth.page.equity.column.day') },
          { name: say('worth.page.equity.column.value'), number: true },
          { name: say('worth.page.equity.column.interval'), number: true },
        ],
        rows: points
          .toReversed()
          .map(({ asOf, value, low, high }) => [
            day(asOf),
            rough(value),
            say('worth.page.range', { low: rough(low), high: rough(high) }),
          ]),
      }}
    />
  )
}

const at = (isoDay: string): number => Date.parse(`${isoDay}T00:00:00Z`)

/** Equity from run to run, in its band; the last one written where it stands. */
function lineOption(points: EquityLine['points'], { rough, nearDay, say, day }: Speak): ChartOption {
  const last = points.at(-1)
  const highest = Math.max(...points.map(({ high }) => high))
  const lowest = Math.min(0, ...points.map(({ low }) => low))
  return ({ width, inks }) => {
    const band: Part[] = [
      still({
        type: 'line',
        stack: 'band',
        stackStrategy: 'all',
        symbol: 'none',
        lineStyle: { opacity: 0 },
        data: points.map(({ asOf, low }) => [at(asOf), low]),
      }),
      still({
        type: 'line',
        stack: 'band',
        stackStrategy: 'all',
        symbol: 'none',
        lineStyle: { opacity: 0 },
        areaStyle: { color: inks.band, opacity: 0.55 },
        data: points.map(({ asOf, low, high }) => [at(asOf), high - low]),
      }),
    ]
    return {
      useUTC: true,
      grid: { left: 58, right: 64, top: 12, bottom: 26 },
      xAxis: axisIn(inks, {
        type: 'time',
        splitNumber: Math.max(2, Math.floor(width / 120)),
        axisLabel: {
          hideOverlap: true,
          formatter: (value: number) => nearDay(new Date(value).toISOString().slice(0, 10)),
        },
      }),
      yAxis: axisIn(inks, {
        type: 'value',
        min: lowest,
        max: highest * 1.05,
        splitNumber: 3,
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: inks.rule2, width: 1 } },
        axisLabel: { showMaxLabel: false, formatter: (value: number) => rough(value) },
      }),
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: inks.edge, type: 'solid' } },
        formatter: (shown: readonly { readonly dataIndex: number }[]) => {
          const point = points[shown[0]?.dataIndex ?? -1]
          if (!point) return ''
          const interval = say('worth.page.range', { low: rough(point.low), high: rough(point.high) })
          return `${day(point.asOf)}<br>${rough(point.value)} <span style="color:${inks.ink3}">${interval}</span>`
        },
      },
      series: [
        ...band,
        {
          id: 'equity',
          type: 'line',
          z: 4,
          symbol: 'circle',
          symbolSize: 5,
          itemStyle: { color: inks.brand },
          lineStyle: { color: inks.brand, width: 2 },
          emphasis: { disabled: true },
          data: points.map(({ asOf, value }) => [at(asOf), value]),
          endLabel: {
            show: last !== undefined,
            formatter: last ? rough(last.value) : '',
            color: inks.ink,
            fontSize: 12,
            fontWeight: 600,
          },
        },
      ],
    }
  }
}
