import type { Decile } from '@ricebook/engine'
import type { EChartsCoreOption } from 'echarts/core'
import { chancePercent } from '../../base/language/shares.ts'
import type { AliveMap } from './report-alive-map.ts'
import { colour, type Size } from './report-draw.ts'
import { axis, dot, line, quiet, type Shape, shapes, words } from './report-shapes.ts'
import type { Tongue } from './report-tongue.ts'

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
        const diamond = [
          [x, hollow - 6],
          [x + 6, hollow],
          [x, hollow + 6],
          [x - 6, hollow],
        ]
        const marks: Shape[] = [
          line([x, base], [x, solid], { stroke: colour('brand'), lineWidth: 2 }),
          dot(x, solid, { fill: colour('brand'), stroke: 'none' }),
          {
            type: 'polygon',
            silent: true,
            shape: { points: diamond },
            style: { fill: 'none', stroke: colour('ink'), lineWidth: 1.5 },
          },
          words(String(i + 1), [x, base + 11], { align: 'center', fill: colour('ink-3') }),
        ]
        if (i !== deciles.length - 1) return marks
        const apart = Math.abs(hollow - solid) >= 15 ? 0 : (15 - Math.abs(hollow - solid)) / 2
        const up = last.predicted >= last.actual ? -1 : 1
        return [
          ...marks,
          words(say('worth.report.check.predicted'), [x + 12, hollow + up * apart], {
            fill: colour('ink-2'),
          }),
          words(say('worth.report.check.actual'), [x + 12, solid - up * apart], {
            fill: colour('brand'),
            fontWeight: 600,
          }),
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
          words(chancePercent(alive, tongue), [x, y - 7], {
            align: 'center',
            fill,
            fontWeight: 600,
            fontSize: name === 'wide' ? 13 : 11,
          }),
          words(short(customers), [x, y + 9], { align: 'center', fill, fontSize: name === 'wide' ? 11 : 10 }),
        ]
      }),
    ],
  })
}
