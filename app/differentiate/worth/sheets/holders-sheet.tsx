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

/** Fewer than this make no tenths. */
const FEWEST = 10

/** Who holds what is to come: tenths of customers, each with its share. */
export function HoldersSheet({ told, open }: { readonly told: WorthTold; readonly open: OpenPeople }) {
  const { figures, story, groups, card } = told
  const speak = useSpeak(figures.currency)
  const { say, share } = speak
  const { holders, rankedBy } = story
  const tenths = groups.groups.tenth
  return (
    <Sheet name="holders" heading={say(`worth.page.holders.${rankedBy}`)}>
      <LeadingFigure
        value={holders?.topFifth == null || tenths.length < FEWEST ? null : share(holders.topFifth)}
        unit={say('worth.page.holders.lead')}
        evidence={<GroundsTold told={told} speak={speak} formula="tenths" />}
      />
      {!holders || holders.total <= 0 ? (
        <p className="quiet">{card.unknown ?? card.reasons[0]}</p>
      ) : tenths.length < FEWEST ? (
        <p className="quiet">{say('worth.page.holders.few')}</p>
      ) : (
        <Tenths told={told} total={holders.total} speak={speak} open={open} />
      )}
    </Sheet>
  )
}

type Shown = {
  readonly told: WorthTold
  readonly total: number
  readonly speak: Speak
  readonly open: OpenPeople
}

function Tenths({ told, total, speak, open }: Shown) {
  const { say, share, ranked, number } = speak
  const { rankedBy, holders } = told.story
  const tenths = told.groups.groups.tenth
  const option = useMemo(
    () => tenthsOption(tenths, { total, speak, rankedBy }),
    [tenths, total, speak, rankedBy],
  )
  const shareOf = ({ sum }: Group): string => share((sum ?? 0) / total)
  const meanOf = ({ sum, customers }: Group): string => ranked((sum ?? 0) / customers, rankedBy)
  const half = tenths.slice(5).reduce((all, { sum }) => all + (sum ?? 0), 0)
  const show = (place: number): void => open({ family: 'tenth', from: place, to: place })
  return (
    <>
      <ul className="worth-says">
        <li>
          {say('worth.page.holders.top', {
            share: shareOf(tenths[0] as Group),
            mean: meanOf(tenths[0] as Group),
            rest: share(half / total),
          })}
        </li>
        {holders?.shareForFourFifths != null && (
          <li>
            {say('worth.page.holders.four-fifths', { share: share(holders.shareForFourFifths) })}{' '}
            <WhoLink group={{ family: 'tenth', from: 0, to: 1 }} open={open} />
          </li>
        )}
      </ul>
      <Chart
        label={say('worth.page.holders.label', {
          shares: tenths.map(shareOf).join(say('worth.page.comma')),
        })}
        height={264}
        option={option}
        onPoint={({ index }) => show(index)}
        onRow={show}
        table={{
          columns: [
            { name: say('worth.page.column.group') },
            { name: say('worth.page.column.customers'), number: true },
            { name: say('worth.page.column.sum'), number: true },
            { name: say('worth.page.column.mean'), number: true },
            { name: say('worth.page.column.share'), number: true },
          ],
          rows: tenths.map((one) => [
            say('worth.page.holders.tenth', { n: one.place + 1 }),
            number(one.customers),
            ranked(one.sum ?? 0, rankedBy),
            meanOf(one),
            shareOf(one),
          ]),
        }}
      />
    </>
  )
}

/** What each tenth of customers holds: pale and outlined, since it is expected and not yet earned. */
function tenthsOption(
  tenths: readonly Group[],
  {
    total,
    speak,
    rankedBy,
  }: { readonly total: number; readonly speak: Speak; readonly rankedBy: WorthTold['story']['rankedBy'] },
): ChartOption {
  const { say, share, percent, ranked, number } = speak
  const shares = tenths.map(({ sum }) => (sum ?? 0) / total)
  const lowest = Math.min(0, ...shares)
  const said = tenths.map(({ place, customers, sum }, i) =>
    say('worth.page.holders.point', {
      n: place + 1,
      customers: number(customers),
      share: share(shares[i] as number),
      mean: ranked((sum ?? 0) / customers, rankedBy),
    }),
  )
  return ({ width, inks }) => {
    const axes = sliceAxes(tenths.length)
    return {
      grid: { left: 0, right: 0, top: 22, bottom: 40 },
      xAxis: [
        axisIn(inks, {
          type: 'value',
          min: 0.5,
          max: shares.length + 0.5,
          interval: 1,
          name: say('worth.page.holders.x'),
          nameLocation: 'middle',
          nameGap: 24,
          axisLabel: { show: false },
        }),
        axes.xAxis,
      ],
      yAxis: [{ type: 'value', show: false, min: lowest, max: Math.max(...shares, 0.01) }, axes.yAxis],
      tooltip: {},
      series: [
        shapes(shares.length, (i, { coord, size }) => {
          const one = shares[i] as number
          const [x, y] = coord([i + 1, one]) as [number, number]
          const [, base] = coord([i + 1, 0]) as [number, number]
          const [, floor] = coord([i + 1, lowest]) as [number, number]
          const wide = Math.min(46, (size([1, 0])[0] as number) * 0.72)
          const text = width < 420 ? percent(one) : share(one)
          return [
            {
              type: 'rect',
              silent: true,
              shape: {
                x: x - wide / 2,
                y: Math.min(y, base),
                width: wide,
                height: Math.max(1, Math.abs(base - y)),
              },
              style: { fill: inks.band, stroke: inks.brand, lineWidth: 1 },
            },
            words(text, [x, Math.min(y, base) - 10], { align: 'center', fill: inks.ink }),
            words(String(i + 1), [x, floor + 11], { align: 'center', fill: inks.ink3 }),
          ]
        }),
        slices('tenths', said, { inks }),
      ],
    }
  }
}
