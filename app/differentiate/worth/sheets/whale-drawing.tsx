import { axisIn } from '../../../base/ui/chart-axis.tsx'
import type { ChartOption } from '../../../base/ui/chart-drawing.tsx'
import type { RunStory } from '../contract.ts'
import type { Group } from '../groups/contract.ts'
import { dot, line, type Part, shapes, sliceAxes, slices as sliceSeries, still, words } from './drawn.tsx'
import type { Speak } from './speak.tsx'

/** Customers between two places of the order, wide enough to be tapped. */
export type Whale = NonNullable<RunStory['whale']>

export type WhaleSlice = {
  /** Hundredths, the last one included. */
  readonly from: number
  readonly to: number
  /** Shares of customers. */
  readonly begin: number
  readonly end: number
  readonly customers: number
  readonly sum: number
  readonly cumulated: number
}

const SLICES = 20

/** The hundredths in twenty slices, or as many as there are. */
export function whaleSlices(hundredths: readonly Group[]): WhaleSlice[] {
  const many = Math.min(SLICES, hundredths.length)
  const all = hundredths.reduce((sum, { customers }) => sum + customers, 0)
  let [cumulated, counted] = [0, 0]
  return Array.from({ length: many }, (_, i) => {
    const from = Math.round((i * hundredths.length) / many)
    const to = Math.round(((i + 1) * hundredths.length) / many) - 1
    const within = hundredths.slice(from, to + 1)
    const customers = within.reduce((sum, one) => sum + one.customers, 0)
    const sum = within.reduce((margin, one) => margin + (one.sum ?? 0), 0)
    const begin = counted / all
    counted += customers
    cumulated += sum
    return { from, to, begin, end: counted / all, customers, sum, cumulated }
  })
}

type Drawn = {
  readonly hundredths: readonly Group[]
  readonly slices: readonly WhaleSlice[]
  readonly whale: Whale
  readonly speak: Speak
}

/** Margin added up over customers, the most profitable first, with its call-outs written where they are read off. */
export function whaleOption({ hundredths, slices, whale, speak }: Drawn): ChartOption {
  const { say, percent, rough, change, number } = speak
  const shared = whale.total > 0
  const scale = shared ? whale.total : 1
  const points = curveOf(hundredths).map(([x, y]) => [x, y / scale] as const)
  const peak = whale.peak.profit / scale
  const peaks = shared && whale.peak.share < 1 && peak > 1.005
  const lowest = Math.min(0, ...points.map(([, y]) => y))
  const highest = Math.max(...points.map(([, y]) => y))
  const step = [0.2, 0.5, 1, 2, 5, 10].find((size) => highest - lowest <= size * 7) ?? 20
  const said = slices.map((slice) =>
    say('worth.page.whale.point', {
      from: percent(slice.begin),
      to: percent(slice.end),
      customers: number(slice.customers),
      sum: rough(slice.sum),
      cumulated: shared ? percent(slice.cumulated / scale) : rough(slice.cumulated),
    }),
  )
  return ({ width, inks }) => {
    const axes = sliceAxes(slices.length)
    const narrow = width < 420
    return {
      grid: { left: 46, right: 12, top: 18, bottom: 42 },
      xAxis: [
        axisIn(inks, {
          type: 'value',
          min: 0,
          max: 1,
          interval: narrow ? 0.2 : 0.1,
          name: say('worth.page.whale.x'),
          nameLocation: 'middle',
          nameGap: 27,
          axisLine: { show: true, onZero: true, lineStyle: { color: inks.rule, width: 1 } },
          axisLabel: { formatter: (share: number) => percent(share) },
        }),
        axes.xAxis,
      ],
      yAxis: [
        axisIn(inks, {
          type: 'value',
          ...(shared && {
            min: Math.floor(lowest / step + 1e-9) * step,
            max: Math.ceil(highest / step - 1e-9) * step,
            interval: step,
          }),
          axisLine: { show: false },
          axisLabel: { formatter: (value: number) => (shared ? percent(value) : rough(value)) },
        }),
        axes.yAxis,
      ],
      tooltip: {},
      series: [
        still({
          type: 'line',
          data: points,
          symbol: 'none',
          clip: false,
          lineStyle: { color: inks.brand, width: 2 },
          areaStyle: { color: inks.band, opacity: 0.35, origin: 0 },
        }),
        shapes(1, (_, { coord }) => {
          const marks: Part[] = []
          const place = (share: number, height: number) => coord([share, height]) as [number, number]
          const write = (text: string, share: number, height: number): void => {
            const [x, y] = place(share, height)
            const left = x < width * 0.6
            marks.push(line([x, y], [x, place(0, 0)[1]], { stroke: inks.ink3, lineDash: [2, 3] }))
            marks.push(dot([x, y], { fill: inks.brand }))
            marks.push(
              words(text, left ? [x + 10, y + 13] : [x - 2, y + 20], {
                align: left ? 'left' : 'right',
                fontWeight: 600,
                fill: inks.ink,
              }),
            )
          }
          if (peaks) marks.push(line(place(0, 1), place(1, 1), { stroke: inks.rule }))
          if (whale.lastThreeTenths !== null) {
            const [x, base] = place(0.7, 0)
            const [right] = place(1, 0)
            const ink = whale.lastThreeTenths < 0 ? inks.due : inks.ink3
            marks.push(line([x, base - 7], [right, base - 7], { stroke: ink, lineWidth: 3 }))
            marks.push(
              words(
                say('worth.page.whale.mark-last', { share: change(whale.lastThreeTenths) }),
                [right, base - 20],
                { align: 'right', fill: whale.lastThreeTenths < 0 ? inks.due : inks.ink2 },
              ),
            )
          }
          if (whale.topFifth !== null)
            write(say('worth.page.whale.mark-top', { share: percent(whale.topFifth) }), 0.2, whale.topFifth)
          if (peaks)
            write(say('worth.page.whale.mark-peak', { share: percent(peak) }), whale.peak.share, peak)
          return marks
        }),
        sliceSeries('whale', said, { inks }),
      ],
    }
  }
}

/** The curve's points: shares of customers, and the margin added up to there. */
function curveOf(hundredths: readonly Group[]): [number, number][] {
  const all = hundredths.reduce((sum, { customers }) => sum + customers, 0)
  let [customers, margin] = [0, 0]
  return [
    [0, 0],
    ...hundredths.map((one): [number, number] => {
      customers += one.customers
      margin += one.sum ?? 0
      return [customers / all, margin]
    }),
  ]
}
