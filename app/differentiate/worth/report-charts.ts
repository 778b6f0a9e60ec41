import type { EChartsCoreOption } from 'echarts/core'
import type { Decile, WhaleCurve } from '@ricebook/engine'
import type { AliveMap } from './report-alive-map.ts'
import { colour, type Size } from './report-draw.ts'
import { carefulPercent, chancePercent, type Tongue } from './report-tongue.ts'

const quiet = { color: colour('ink-3'), fontSize: 12 }
const hairline = { show: true, lineStyle: { color: colour('rule'), width: 1 } }
const noTicks = { show: false }

/** An axis as a chart of an account book has it: one hairline, words at its end, nothing else. */
function axis(parts: Record<string, unknown>): Record<string, unknown> {
  const { axisLabel, ...rest } = parts as { axisLabel?: Record<string, unknown> }
  return {
    axisLine: hairline,
    axisTick: noTicks,
    splitLine: { show: false },
    axisLabel: { ...quiet, ...axisLabel },
    nameTextStyle: quiet,
    nameLocation: 'middle',
    ...rest,
  }
}

/** Every series stands still and answers no pointer. */
function still(series: Record<string, unknown>): Record<string, unknown> {
  return { silent: true, emphasis: { disabled: true }, ...series }
}

type Drawn = { readonly coord: (at: readonly [number | string, number | string]) => number[]; readonly size: (of: readonly number[]) => number[] }
type Shape = Record<string, unknown>

/** Shapes placed by the values of the axes. */
function shapes(count: number, of: (i: number, place: Drawn) => readonly Shape[]): Record<string, unknown> {
  return still({
    type: 'custom',
    clip: false,
    z: 5,
    data: Array.from({ length: count }, (_, i) => [i, 0]),
    renderItem: ({ dataIndex }: { dataIndex: number }, place: Drawn) => ({
      type: 'group',
      silent: true,
      children: of(dataIndex, place),
    }),
  })
}

const words = (text: string, x: number, y: number, more: Shape = {}): Shape => ({
  type: 'text',
  silent: true,
  style: { text, x, y, fill: colour('ink'), fontSize: 12, fontFamily: 'inherit', align: 'left', verticalAlign: 'middle', ...more },
})
const line = (x1: number, y1: number, [x2, y2]: readonly [number, number], style: Shape): Shape => ({
  type: 'line',
  silent: true,
  shape: { x1, y1, x2, y2 },
  style: { fill: 'none', lineWidth: 1, ...style },
})
const dot = (cx: number, cy: number, style: Shape): Shape => ({ type: 'circle', silent: true, shape: { cx, cy, r: 4 }, style })

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
        ? { min: Math.floor(lowest / step + 1e-9) * step, max: Math.ceil(highest / step - 1e-9) * step, interval: step }
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
          marks.push(line(x, y, [x, base], { stroke: colour('ink-3'), lineDash: [2, 3] }))
          marks.push(dot(x, y, { fill: colour('brand'), stroke: 'none' }))
          marks.push(words(text, left ? x + 10 : x - 2, left ? y + 12 : y - 16, { align: left ? 'left' : 'right', fontWeight: 600 }))
        }
        if (shared) {
          const [, full] = coord([0, 1]) as [number, number]
          const [start] = coord([0, 0]) as [number, number]
          const [end] = coord([1, 0]) as [number, number]
          marks.push(line(start, full, [end, full], { stroke: colour('rule') }))
        }
        if (whale.lastThreeTenths !== null) {
          const [x, base] = coord([0.7, 0]) as [number, number]
          const [right] = coord([1, 0]) as [number, number]
          const takes = whale.lastThreeTenths < 0
          const text = say('worth.report.whale.mark-last', { share: change(whale.lastThreeTenths) })
          marks.push(line(x, base - 7, [right, base - 7], { stroke: colour(takes ? 'due' : 'ink-3'), lineWidth: 3 }))
          marks.push(words(text, right, base - 20, { align: 'right', fill: colour(takes ? 'due' : 'ink-2') }))
        }
        if (atFifth !== null) write(say('worth.report.whale.mark-top', { share: percent(atFifth) }), 0.2, atFifth)
        if (peaks) write(say('worth.report.whale.mark-peak', { share: percent(whale.peak.profit / scale) }), whale.peak.share, whale.peak.profit / scale)
        return marks
      }),
    ],
  })
}

/** What each tenth of customers holds: pale, since it is expected and not yet earned. */
export function holdersOption(shares: readonly number[], tongue: Tongue): (size: Size) => EChartsCoreOption {
  const { say } = tongue
  const lowest = Math.min(0, ...shares)
  return () => ({
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
            shape: { x: x - wide / 2, y: Math.min(y, base), width: wide, height: Math.max(1, Math.abs(base - y)) },
            style: { fill: colour('band'), stroke: colour('brand'), lineWidth: 1 },
          },
          words(carefulPercent(share, tongue), x, Math.min(y, base) - 10, { align: 'center' }),
          words(String(i + 1), x, floor + 11, { align: 'center', fill: colour('ink-3') }),
        ]
      }),
    ],
  })
}

/** Groups of customers by prediction: hollow what was predicted, solid what came. */
export function decilesOption(deciles: readonly Decile[], tongue: Tongue): (size: Size) => EChartsCoreOption {
  const { say, count } = tongue
  const highest = Math.max(0.1, ...deciles.flatMap(({ predicted, actual }) => [predicted, actual]))
  const last = deciles.at(-1) as Decile
  return ({ name }) => ({
    grid: { left: name === 'wide' ? 46 : 38, right: name === 'wide' ? 62 : 54, top: 32, bottom: 42 },
    xAxis: axis({
      type: 'value',
      min: 0.5,
      max: deciles.length + 0.5,
      interval: 1,
      name: say(deciles.length === 10 ? 'worth.report.check.x' : 'worth.report.check.x-few'),
      nameGap: 26,
      axisLabel: { show: false },
    }),
    yAxis: axis({
      type: 'value',
      min: 0,
      max: highest * 1.04,
      splitNumber: 4,
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: colour('rule-2'), width: 1 } },
      name: say('worth.report.check.y'),
      nameLocation: 'end',
      nameGap: 14,
      nameTextStyle: { ...quiet, align: 'left', padding: [0, 0, 0, name === 'wide' ? -40 : -32] },
      axisLabel: { formatter: (value: number) => count(value, 2), showMaxLabel: false },
    }),
    series: [
      shapes(deciles.length, (i, { coord }) => {
        const { predicted, actual } = deciles[i] as Decile
        const [x, hollow] = coord([i + 1, predicted]) as [number, number]
        const [, solid] = coord([i + 1, actual]) as [number, number]
        const [, base] = coord([i + 1, 0]) as [number, number]
        const diamond = [[x, hollow - 6], [x + 6, hollow], [x, hollow + 6], [x - 6, hollow]]
        const marks: Shape[] = [
          line(x, base, [x, solid], { stroke: colour('brand'), lineWidth: 2 }),
          dot(x, solid, { fill: colour('brand'), stroke: 'none' }),
          { type: 'polygon', silent: true, shape: { points: diamond }, style: { fill: 'none', stroke: colour('ink'), lineWidth: 1.5 } },
          words(String(i + 1), x, base + 11, { align: 'center', fill: colour('ink-3') }),
        ]
        if (i !== deciles.length - 1) return marks
        const apart = Math.abs(hollow - solid) >= 15 ? 0 : (15 - Math.abs(hollow - solid)) / 2
        const up = last.predicted >= last.actual ? -1 : 1
        return [
          ...marks,
          words(say('worth.report.check.predicted'), x + 12, hollow + up * apart, { fill: colour('ink-2') }),
          words(say('worth.report.check.actual'), x + 12, solid - up * apart, { fill: colour('brand'), fontWeight: 600 }),
        ]
      }),
    ],
  })
}

/** Shades of ink that leave the figure on them readable, light or dark; the last two carry the paper's colour. */
const shades = [0.05, 0.12, 0.2, 0.28, 0.72, 0.86]
const shadeFrom = [0.15, 0.3, 0.5, 0.7, 0.85]

/** Customers by silence and by how often they came back: the darker, the more likely still there. */
export function aliveOption(map: AliveMap, tongue: Tongue): (size: Size) => EChartsCoreOption {
  const { say, short } = tongue
  const wide = (name: Size['name']): boolean => name === 'wide'
  return ({ name }) => ({
    grid: { left: wide(name) ? 62 : 46, right: 6, top: 26, bottom: wide(name) ? 44 : 56 },
    xAxis: axis({
      type: 'category',
      data: map.silences.map(({ text }) => (wide(name) ? text : text.replace('–', '–\n'))),
      name: say('worth.report.alive.x'),
      nameGap: wide(name) ? 28 : 40,
      axisLine: { show: false },
      axisLabel: { interval: 0, fontSize: name === 'wide' ? 12 : 10 },
    }),
    yAxis: axis({
      type: 'category',
      data: map.repeats.map(({ text }) => text),
      axisLine: { show: false },
      name: say('worth.report.alive.y'),
      nameLocation: 'end',
      nameGap: 12,
      nameTextStyle: { ...quiet, align: 'left', padding: [0, 0, 0, name === 'wide' ? -56 : -42] },
      axisLabel: { interval: 0 },
    }),
    series: [
      shapes(map.cells.length, (i, { coord, size }) => {
        const { silence, repeats, alive, customers } = map.cells[i] as AliveMap['cells'][number]
        if (customers === 0) return []
        const [x, y] = coord([silence, repeats]) as [number, number]
        const [wide, high] = size([1, 1]) as [number, number]
        const shade = shadeFrom.filter((from) => alive >= from).length
        const fill = colour(shade >= 4 ? 'sheet' : 'ink')
        return [
          {
            type: 'rect',
            silent: true,
            shape: { x: x - wide / 2 + 1, y: y - high / 2 + 1, width: wide - 2, height: high - 2, r: 2 },
            style: { fill: colour('ink'), fillOpacity: shades[shade], stroke: 'none' },
          },
          words(chancePercent(alive, tongue), x, y - 7, { align: 'center', fill, fontWeight: 600, fontSize: name === 'wide' ? 13 : 11 }),
          words(short(customers), x, y + 9, { align: 'center', fill, fontSize: name === 'wide' ? 11 : 10 }),
        ]
      }),
    ],
  })
}
