import { useMemo } from 'react'
import { Chart } from '../../../base/ui/chart.tsx'
import { axisIn } from '../../../base/ui/chart-axis.tsx'
import type { ChartOption } from '../../../base/ui/chart-drawing.tsx'
import { LeadingFigure } from '../../../base/ui/figure.tsx'
import type { Group } from '../groups/contract.ts'
import { shapes, sliceAxes, slices, words } from './drawn.tsx'
import { GroundsTold, Sheet } from './grounds.tsx'
import { type Speak, useSpeak } from './speak.tsx'
import type { WorthTold } from './use-worth.tsx'
import { type OpenPeople, WhoLink } from './who.tsx'

/** A mean this much above the median is that of a few. */
const SKEWED = 1.4

/** How worth is spread over customers: a histogram of round bins, and of whom it is unknown. */
export function SpreadSheet({ told, open }: { readonly told: WorthTold; readonly open: OpenPeople }) {
  const { figures, story, groups, card } = told
  const speak = useSpeak(figures.currency)
  const { say, number, ranked, percent } = speak
  const { holders, rankedBy } = story
  const unknown = groups.groups.unknown[0]?.customers ?? 0
  const prospects = groups.groups.stage.find(({ name }) => name === 'prospect')?.customers ?? 0
  const mean = holders && holders.total / holders.customers
  const { equity } = figures
  const said = (value: number): string => ranked(value / (holders?.customers ?? 1), rankedBy)
  return (
    <Sheet name="spread" heading={say(`worth.page.spread.${rankedBy}`)}>
      {holders === null || mean === null ? (
        <p className="quiet">{card.unknown ?? card.reasons[0]}</p>
      ) : (
        <div className="worth-split">
          <div>
            <LeadingFigure
              value={ranked(mean, rankedBy)}
              unit={say('worth.page.spread.lead')}
              interval={
                equity && rankedBy === 'residual-value'
                  ? { low: said(equity.low), high: said(equity.high), level: percent(equity.level) }
                  : null
              }
              evidence={<GroundsTold told={told} speak={speak} formula="bins" />}
            />
            <ul className="worth-says">
              <li>
                {say(mean > SKEWED * holders.median ? 'worth.page.spread.skewed' : 'worth.page.spread.even', {
                  median: ranked(holders.median, rankedBy),
                })}
              </li>
              <li>{mostSaid(groups.groups.bin, told, speak)}</li>
              <li>
                {unknown > 0 ? (
                  <>
                    {say('worth.page.spread.unknown', { customers: number(unknown) })}
                    {speak.gap}
                    {card.unknown} <WhoLink group={{ family: 'unknown', from: 0, to: 0 }} open={open} />
                  </>
                ) : (
                  say('worth.page.spread.none-unknown', { prospects: number(prospects) })
                )}
              </li>
            </ul>
          </div>
          <Bins told={told} total={holders.total} speak={speak} open={open} />
        </div>
      )}
    </Sheet>
  )
}

/** Between which figures the customers of a bin stand. */
export function binSaid(
  bins: readonly Group[],
  place: number,
  { told, speak }: { readonly told: Pick<WorthTold, 'story'>; readonly speak: Speak },
): string {
  const { say, ranked } = speak
  const by = told.story.rankedBy
  const low = bins[place]?.least ?? null
  const high = bins[place - 1]?.least ?? null
  if (low === null && high === null) return say('worth.page.spread.all')
  if (low === null) return say('worth.page.spread.below', { high: ranked(high as number, by) })
  if (high === null) return say('worth.page.spread.from', { low: ranked(low, by) })
  return say('worth.page.spread.between', { low: ranked(low, by), high: ranked(high, by) })
}

function mostSaid(bins: readonly Group[], told: WorthTold, speak: Speak): string {
  const most = bins.reduce<Group | undefined>(
    (best, one) => (best === undefined || one.customers > best.customers ? one : best),
    undefined,
  )
  if (!most) return ''
  return speak.say('worth.page.spread.most', {
    bin: binSaid(bins, most.place, { told, speak }),
    customers: speak.number(most.customers),
  })
}

type Shown = {
  readonly told: WorthTold
  readonly total: number
  readonly speak: Speak
  readonly open: OpenPeople
}

function Bins({ told, total, speak, open }: Shown) {
  const { say, number, ranked, share } = speak
  const kept = told.groups.groups.bin
  // The lowest on the left, as an axis of amounts runs.
  const bins = useMemo(() => kept.toReversed(), [kept])
  const names = useMemo(
    () => bins.map(({ place }) => binSaid(kept, place, { told, speak })),
    [bins, kept, told, speak],
  )
  const partOf = (bin: Group): string =>
    total > 0 ? share((bin.sum ?? 0) / total) : say('worth.page.unknown')
  const said = bins.map((bin, i) =>
    say('worth.page.spread.point', {
      bin: names[i] ?? '',
      customers: number(bin.customers),
      sum: ranked(bin.sum ?? 0, told.story.rankedBy),
      share: partOf(bin),
    }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said follows from the same
  const option = useMemo(
    () => binsOption(bins, { said, speak, rankedBy: told.story.rankedBy }),
    [bins, speak, told],
  )
  const show = (at: number): void => {
    const { place, customers } = bins[at] as Group
    if (customers > 0) open({ family: 'bin', from: place, to: place })
  }
  return (
    <Chart
      label={say('worth.page.spread.label', {
        bins: bins
          .map(({ customers }, i) =>
            say('worth.page.spread.bin', { bin: names[i] ?? '', customers: number(customers) }),
          )
          .join(say('worth.page.comma')),
      })}
      height={240}
      option={option}
      onPoint={({ index }) => show(index)}
      onRow={show}
      table={{
        columns: [
          { name: say('worth.page.column.group') },
          { name: say('worth.page.column.customers'), number: true },
          { name: say('worth.page.column.sum'), number: true },
          { name: say('worth.page.column.share'), number: true },
        ],
        rows: bins.map((bin, i) => [
          names[i] ?? '',
          number(bin.customers),
          ranked(bin.sum ?? 0, told.story.rankedBy),
          partOf(bin),
        ]),
      }}
    />
  )
}

type Drawn = {
  readonly said: readonly string[]
  readonly speak: Speak
  readonly rankedBy: WorthTold['story']['rankedBy']
}

/** Bars side by side, their bounds written where they meet: customers are counted, what they are worth is expected. */
function binsOption(bins: readonly Group[], { said, speak, rankedBy }: Drawn): ChartOption {
  const { number, ranked } = speak
  const most = Math.max(1, ...bins.map(({ customers }) => customers))
  return ({ width, inks }) => {
    const axes = sliceAxes(bins.length)
    const crowded = width / bins.length < 46
    return {
      grid: { left: 8, right: 8, top: 22, bottom: 30 },
      xAxis: [
        axisIn(inks, { type: 'value', min: 0, max: bins.length, interval: 1, axisLabel: { show: false } }),
        axes.xAxis,
      ],
      yAxis: [{ type: 'value', show: false, min: 0, max: most }, axes.yAxis],
      tooltip: {},
      series: [
        shapes(bins.length, (i, { coord }) => {
          const { customers, least } = bins[i] as Group
          const [left, top] = coord([i, customers]) as [number, number]
          const [right, base] = coord([i + 1, 0]) as [number, number]
          const written = least !== null && (!crowded || i % 2 === bins.length % 2)
          return [
            {
              type: 'rect',
              silent: true,
              shape: { x: left + 1, y: top, width: right - left - 2, height: Math.max(1, base - top) },
              style: { fill: inks.band, stroke: inks.brand, lineWidth: 1 },
            },
            words(number(customers), [(left + right) / 2, top - 10], { align: 'center', fill: inks.ink }),
            ...(written
              ? [words(ranked(least, rankedBy), [left, base + 13], { align: 'center', fill: inks.ink3 })]
              : []),
          ]
        }),
        slices('bins', said, { inks }),
      ],
    }
  }
}
