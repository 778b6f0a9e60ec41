import type { WhaleCurve } from '@ricebook/engine'
import type { EChartsCoreOption } from 'echarts/core'
import { carefulPercent } from '../../base/language/shares.ts'
import { colour, type Size } from './report-draw.ts'
import { axis, dot, hairline, line, type Shape, shapes, still, words } from './report-shapes.ts'
import type { Tongue } from './report-tongue.ts'

/** Margin added up over customers, the most profitable first, with its call-outs written where they are read off. */
export function whaleOption(whale: WhaleCurve, tongue: Tongue): (size: Size) => EChartsCoreOption {
  const { say, percent, short, change } = tongue
  const shared = whale.total > 0
  const scale = shared ? whale.total : 1
  const points = Array.from(whale.shares, (share, i) => [share, (whale.cumulated[i] as number) / scale])
  const peaks = shared && whale.peak.share < 1 && whale.peak.profit / scale > 1.005
  const highest = shared && !peaks ? 1 : whale.peak.profit / scale
  const lowest = points.reduce((least, [, y]) => Math.min(least, y as number), 0)
  const atFifth = whale.topFifth
  const step = [0.2, 0.5, 1, 2, 5, 10].find((size) => highest - lowest <= size * 8)
  return ({ width, name }) => ({
    grid: { left: name === 'wide' ? 52 : 44, right: 20, top: 22, bottom: 42 },
    xAxis: axis({
      type: 'value',
      min: 0,
      max: 1,
      interval: name === 'wide' ? 0.1 : 0.2,
      name: say('worth.report.whale.x'),
      nameGap: 28,
      axisLine: { ...hairline, onZero: true },
      axisLabel: { formatter: (share: number) => percent(share), ...(lowest < 0 ? { margin: 8 } : {}) },
    }),
    yAxis: axis({
      type: 'value',
      ...(shared && step
        ? {
            min: Math.floor(lowest / step + 1e-9) * step,
            max: Math.ceil(highest / step - 1e-9) * step,
            interval: step,
          }
        : {}),
      axisLine: { show: false },
      axisLabel: { formatter: (value: number) => (shared ? percent(value) : short(value)) },
    }),
    series: [
      still({
        type: 'line',
        data: points,
        symbol: 'none',
        clip: false,
        lineStyle: { color: colour('brand'), width: 2 },
        areaStyle: { color: colour('band'), opacity: 0.35, origin: 0 },
      }),
      shapes(1, (_, { coord }) => {
        const marks: Shape[] = []
        const write = (text: string, share: number, height: number): void => {
          const [x, y] = coord([share, height]) as [number, number]
          const [, base] = coord([0, 0]) as [number, number]
          const left = x < width * 0.6
          marks.push(line([x, y], [x, base], { stroke: colour('ink-3'), lineDash: [2, 3] }))
          marks.push(dot(x, y, { fill: colour('brand'), stroke: 'none' }))
          marks.push(
            words(text, left ? [x + 10, y + 12] : [x - 2, y - 16], {
              align: left ? 'left' : 'right',
              fontWeight: 600,
            }),
          )
        }
        if (peaks) {
          const [, full] = coord([0, 1]) as [number, number]
          const [start] = coord([0, 0]) as [number, number]
          const [end] = coord([1, 0]) as [number, number]
          marks.push(line([start, full], [end, full], { stroke: colour('rule') }))
        }
        if (whale.lastThreeTenths !== null) {
          const [x, base] = coord([0.7, 0]) as [number, number]
          const [right] = coord([1, 0]) as [number, number]
          const takes = whale.lastThreeTenths < 0
          const text = say('worth.report.whale.mark-last', { share: change(whale.lastThreeTenths) })
          marks.push(
            line([x, base - 7], [right, base - 7], { stroke: colour(takes ? 'due' : 'ink-3'), lineWidth: 3 }),
          )
          marks.push(
            words(text, [right, base - 20], { align: 'right', fill: colour(takes ? 'due' : 'ink-2') }),
          )
        }
        if (atFifth !== null)
          write(say('worth.report.whale.mark-top', { share: percent(atFifth) }), 0.2, atFifth)
        if (peaks)
          write(
            say('worth.report.whale.mark-peak', { share: percent(whale.peak.profit / scale) }),
            whale.peak.share,
            whale.peak.profit / scale,
          )
        return marks
      }),
    ],
  })
}

/** As short as a narrow bar is wide. */
const shortPercent = (share: number, { percent }: Tongue): string =>
  share > 0 && share < 0.0095 ? `<${percent(0.01)}` : percent(share)

/** What each tenth of customers holds: pale, since it is expected and not yet earned. */
export function holdersOption(shares: readonly number[], tongue: Tongue): (size: Size) => EChartsCoreOption {
  const { say } = tongue
  const lowest = Math.min(0, ...shares)
  return ({ name }) => ({
    grid: { left: 6, right: 6, top: 24, bottom: 42 },
    xAxis: axis({
      type: 'value',
      min: 0.5,
      max: shares.length + 0.5,
      interval: 1,
      name: say('worth.report.holders.x'),
      nameGap: 26,
      axisLabel: { show: false },
    }),
    yAxis: axis({ type: 'value', show: false, min: lowest, max: Math.max(...shares, 0.01) }),
    series: [
      shapes(shares.length, (i, { coord, size }) => {
        const share = shares[i] as number
        const [x, y] = coord([i + 1, share]) as [number, number]
        const [, base] = coord([i + 1, 0]) as [number, number]
        const [, floor] = coord([i + 1, lowest]) as [number, number]
        const wide = Math.min(46, (size([1, 0])[0] as number) * 0.72)
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
            style: { fill: colour('band'), stroke: colour('brand'), lineWidth: 1 },
          },
          words(
            name === 'wide' ? carefulPercent(share, tongue) : shortPercent(share, tongue),
            [x, Math.min(y, base) - 10],
            { align: 'center' },
          ),
          words(String(i + 1), [x, floor + 11], { align: 'center', fill: colour('ink-3') }),
        ]
      }),
    ],
  })
}
