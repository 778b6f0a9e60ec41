import { axisIn } from '../../../base/ui/chart-axis.tsx'
import type { ChartOption } from '../../../base/ui/chart-drawing.tsx'
import type { CheckFigures } from '../check/contract.ts'
import { diamond, dot, line, type Part, shapes, still, words } from './drawn.tsx'
import type { Speak } from './speak.tsx'

type Tenth = CheckFigures['tenths'][number]

/** Groups of customers by prediction: hollow what was predicted, solid what came. */
export function tenthsCheckOption(tenths: readonly Tenth[], { say, number }: Speak): ChartOption {
  const highest = Math.max(0.1, ...tenths.flatMap(({ predicted, actual }) => [predicted, actual]))
  const last = tenths.at(-1) as Tenth
  return ({ inks }) => ({
    grid: { left: 34, right: 52, top: 14, bottom: 40 },
    xAxis: axisIn(inks, {
      type: 'value',
      min: 0.5,
      max: tenths.length + 0.5,
      interval: 1,
      name: say('worth.page.check.tenths.x'),
      nameLocation: 'middle',
      nameGap: 25,
      axisLabel: { show: false },
    }),
    yAxis: axisIn(inks, {
      type: 'value',
      min: 0,
      max: highest * 1.04,
      splitNumber: 4,
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: inks.rule2, width: 1 } },
      axisLabel: { showMaxLabel: false, formatter: (value: number) => number(value, 1) },
    }),
    tooltip: { show: false },
    series: [
      shapes(tenths.length, (i, { coord }) => {
        const { predicted, actual } = tenths[i] as Tenth
        const [x, hollow] = coord([i + 1, predicted]) as [number, number]
        const [, solid] = coord([i + 1, actual]) as [number, number]
        const [, base] = coord([i + 1, 0]) as [number, number]
        const marks: Part[] = [
          line([x, base], [x, solid], { stroke: inks.brand, lineWidth: 2 }),
          dot([x, solid], { fill: inks.brand }),
          diamond([x, hollow], { stroke: inks.ink }),
          words(String(i + 1), [x, base + 11], { align: 'center', fill: inks.ink3 }),
        ]
        if (i !== tenths.length - 1) return marks
        const apart = Math.abs(hollow - solid) >= 15 ? 0 : (15 - Math.abs(hollow - solid)) / 2
        const up = last.predicted >= last.actual ? -1 : 1
        return [
          ...marks,
          words(say('worth.page.check.predicted'), [x + 12, hollow + up * apart], { fill: inks.ink2 }),
          words(say('worth.page.check.actual'), [x + 12, solid - up * apart], {
            fill: inks.brand,
            fontWeight: 600,
          }),
        ]
      }),
    ],
  })
}

type Week = CheckFigures['weeks'][number]

const at = (isoDay: string): number => Date.parse(`${isoDay}T00:00:00Z`)

/** Week after week: ink for what came, hollow and in its band what was predicted, and up to where anything was known. */
export function weeksOption(
  weeks: readonly Week[],
  { cut, speak }: { readonly cut: string; readonly speak: Speak },
): ChartOption {
  const { say, number, nearDay, day } = speak
  const after = weeks.filter(({ end }) => end >= cut)
  const band = after.flatMap(({ end, low, high }) =>
    low === null || high === null ? [] : [{ end, low, high }],
  )
  return ({ width, inks }) => ({
    useUTC: true,
    grid: { left: 38, right: 12, top: 22, bottom: 26 },
    xAxis: axisIn(inks, {
      type: 'time',
      // What is only written into the drawing stands at no time.
      ...{ min: at(weeks[0]?.end ?? cut), max: at(weeks.at(-1)?.end ?? cut) },
      splitNumber: Math.max(2, Math.floor(width / 110)),
      axisLabel: {
        hideOverlap: true,
        formatter: (value: number) => nearDay(new Date(value).toISOString().slice(0, 10)),
      },
    }),
    yAxis: axisIn(inks, {
      type: 'value',
      min: 0,
      splitNumber: 3,
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: inks.rule2, width: 1 } },
      axisLabel: { formatter: (value: number) => number(value) },
    }),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: inks.edge, type: 'solid' } },
      formatter: (shown: readonly { readonly seriesId?: string; readonly dataIndex: number }[]) => {
        const week = weeks[shown.find(({ seriesId }) => seriesId === 'actual')?.dataIndex ?? -1]
        if (!week) return ''
        return say('worth.page.check.weeks.point', {
          end: day(week.end),
          actual: number(week.actual),
          expected: week.expected === null ? say('worth.page.unknown') : number(week.expected),
        })
      },
    },
    series: [
      // What is which, written where nothing is drawn yet: both lines end in the same place.
      shapes(1, () => [
        line([46, 8], [66, 8], { stroke: inks.brand, lineWidth: 1.5 }),
        words(say('worth.page.check.actual'), [72, 8], { fill: inks.brand, fontWeight: 600 }),
        line([116, 8], [136, 8], { stroke: inks.ink, lineWidth: 1.5, lineDash: [4, 3] }),
        words(say('worth.page.check.predicted'), [142, 8], { fill: inks.ink2 }),
      ]),
      still({
        type: 'line',
        stack: 'band',
        symbol: 'none',
        lineStyle: { opacity: 0 },
        data: band.map(({ end, low }) => [at(end), low]),
      }),
      still({
        type: 'line',
        stack: 'band',
        symbol: 'none',
        lineStyle: { opacity: 0 },
        areaStyle: { color: inks.band, opacity: 0.7 },
        data: band.map(({ end, low, high }) => [at(end), high - low]),
      }),
      {
        id: 'actual',
        type: 'line',
        symbol: 'none',
        z: 3,
        emphasis: { disabled: true },
        itemStyle: { color: inks.brand },
        lineStyle: { color: inks.brand, width: 1.5 },
        data: weeks.map(({ end, actual }) => [at(end), actual]),
      },
      {
        id: 'expected',
        type: 'line',
        symbol: 'none',
        z: 4,
        emphasis: { disabled: true },
        itemStyle: { color: inks.ink },
        lineStyle: { color: inks.ink, width: 1.5, type: [4, 3] },
        data: weeks.flatMap(({ end, expected }) => (expected === null ? [] : [[at(end), expected]])),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: inks.due, type: 'solid', width: 1 },
          label: {
            show: true,
            position: 'end',
            formatter: say('worth.page.check.weeks.cut'),
            color: inks.due,
            fontSize: 12,
          },
          data: [{ xAxis: at(cut) }],
        },
      },
    ],
  })
}
