import { axisIn, type ChartOption } from '../../base/ui/chart-drawing.tsx'
import { addDays, daysBetween } from '../../base/ui/days.tsx'

export type Timeline = {
  readonly today: string
  readonly from: string
  readonly days: readonly { readonly day: string; readonly net: number; readonly purchase: boolean }[]
  readonly next: { readonly day: string; readonly low: string; readonly high: string } | null
  readonly path: readonly { readonly day: string; readonly alive: number }[]
}

type Says = {
  readonly today: string
  readonly nextOn: (day: string) => string
  readonly likely: (day: string, chance: string) => string
  readonly bought: (day: string, amount: string) => string
  readonly broughtBack: (day: string, amount: string) => string
  readonly day: (isoDay: string) => string
  readonly month: (isoDay: string) => string
  readonly amount: (minor: number) => string
  readonly percent: (share: number) => string
}

const at = (isoDay: string): number => Date.parse(`${isoDay}T00:00:00Z`)
const isoOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** Dots are between so many pixels wide, by the root of the amount: what the eye compares is their area. */
const [SMALL, LARGE] = [6, 17]
/** Where the two strips stand. */
const [DOTS_AT, DOTS_HIGH, ALIVE_AT, ALIVE_HIGH] = [22, 52, 108, 40]
const [LEFT, RIGHT] = [40, 44]
/** So many pixels takes what is written at the expected day. */
const LABEL = 104
/** And the name of a month, with its year. */
const MONTH = 74
/** What is expected later than this share of the span is cut at the edge: the past is what is looked at. */
const FURTHEST = 0.4

/** Purchases on a line, what is expected hollow in its band, today in vermilion, and P(alive) as a strip below. */
export function drawnTimeline({ today, from, days, next, path }: Timeline, says: Says): ChartOption {
  const seen = Math.max(30, daysBetween(from, today))
  const last = addDays(today, Math.round(seen * FURTHEST))
  const end =
    next === null ? addDays(today, Math.round(seen * 0.04) + 2) : earlier(addDays(next.high, 3), last)
  const most = Math.max(1, ...days.map(({ net }) => net))
  const bought = days.filter(({ purchase }) => purchase)
  const returned = days.filter(({ purchase }) => !purchase)
  const size = (net: number): number => SMALL + (LARGE - SMALL) * Math.sqrt(Math.max(0, net) / most)
  const amounts = new Map(days.map(({ day, net }) => [day, net]))
  const chances = new Map(path.map(({ day, alive }) => [day, alive]))
  const now = path.at(-1)
  return ({ width, inks }) => {
    const plot = Math.max(1, width - LEFT - RIGHT)
    const to = next === null ? end : later(end, withRoom(next.day, { from, share: (LABEL - RIGHT) / plot }))
    const quiet = { color: inks.ink2, fontSize: 12 }
    const months = axisIn(inks, {
      type: 'value',
      min: at(from),
      max: at(to),
      axisLine: { show: false },
      axisLabel: {
        customValues: monthsBetween(from, to, Math.max(2, Math.floor(plot / MONTH))),
        formatter: (value: number) => says.month(isoOf(value)),
      },
    })
    const strip = { type: 'value', min: 0, max: 1, interval: 1 }
    const line = (label: boolean) => ({
      silent: true,
      symbol: 'none',
      lineStyle: { color: inks.due, type: 'solid', width: 1 },
      label: { show: label, formatter: says.today, color: inks.due, fontSize: 12 },
      data: [{ xAxis: at(today) }],
    })
    const point = (day: string) => [at(day), 0]
    const dots = [
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        z: 1,
        lineStyle: { color: inks.rule, width: 1 },
        data: [point(from), point(to)],
      },
      ...(next === null || next.low > to ? [] : [band(next, { to, inks })]),
      {
        id: 'bought',
        type: 'scatter',
        itemStyle: { color: inks.brand, opacity: 1 },
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => size(bought[dataIndex]?.net ?? 0),
        data: bought.map(({ day }) => point(day)),
        markLine: line(true),
      },
      {
        id: 'returned',
        type: 'scatter',
        itemStyle: { color: inks.sheet, borderColor: inks.due, borderWidth: 1.4, opacity: 1 },
        symbolSize: SMALL,
        data: returned.map(({ day }) => point(day)),
      },
      ...(next === null || next.day > to
        ? []
        : [
            {
              id: 'next',
              type: 'scatter',
              z: 6,
              symbol: 'diamond',
              symbolSize: 17,
              itemStyle: { color: inks.sheet, borderColor: inks.brand, borderWidth: 1.6, opacity: 1 },
              label: {
                ...quiet,
                show: true,
                position: 'bottom',
                distance: 8,
                align: 'left',
                offset: [-8, 0],
                formatter: says.nextOn(says.day(next.day)),
              },
              data: [point(next.day)],
            },
          ]),
    ]
    const alive = [
      {
        id: 'alive',
        type: 'line',
        xAxisIndex: 1,
        yAxisIndex: 1,
        showSymbol: false,
        lineStyle: { color: inks.ink2, width: 1.4 },
        itemStyle: { color: inks.ink2 },
        data: path.map(({ day, alive: chance }) => [at(day), chance]),
        markLine: line(false),
      },
      ...(now
        ? [
            {
              type: 'scatter',
              silent: true,
              xAxisIndex: 1,
              yAxisIndex: 1,
              symbolSize: 5,
              itemStyle: { color: inks.ink2 },
              label: {
                show: true,
                position: 'right',
                color: inks.ink,
                fontSize: 12,
                formatter: says.percent(now.alive),
              },
              data: [[at(now.day), now.alive]],
            },
          ]
        : []),
    ]
    const both = path.length > 0
    return {
      useUTC: true,
      grid: [
        { left: LEFT, right: RIGHT, top: DOTS_AT, height: DOTS_HIGH },
        ...(both ? [{ left: LEFT, right: RIGHT, top: ALIVE_AT, height: ALIVE_HIGH }] : []),
      ],
      xAxis: [
        { ...months, gridIndex: 0, ...(both && { axisLabel: { show: false } }) },
        ...(both ? [{ ...months, gridIndex: 1 }] : []),
      ],
      yAxis: [
        { type: 'value', min: -1, max: 1, show: false, gridIndex: 0 },
        ...(both
          ? [
              axisIn(inks, {
                ...strip,
                gridIndex: 1,
                axisLine: { show: false },
                splitLine: { show: true, lineStyle: { color: inks.rule2 } },
                axisLabel: { formatter: (share: number) => says.percent(share) },
              }),
            ]
          : []),
      ],
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: inks.edge, type: 'solid' } },
        formatter: (points: readonly { seriesId?: string; value?: unknown }[]) => {
          const told = points.find(({ seriesId = '' }) => ['alive', 'bought', 'returned'].includes(seriesId))
          const instant = Array.isArray(told?.value) ? Number(told.value[0]) : Number.NaN
          if (!told || Number.isNaN(instant)) return ''
          const day = isoOf(instant)
          const chance = chances.get(day)
          if (told.seriesId === 'alive')
            return chance === undefined ? '' : says.likely(says.day(day), says.percent(chance))
          const amount = says.amount(amounts.get(day) ?? 0)
          return told.seriesId === 'bought'
            ? says.bought(says.day(day), amount)
            : says.broughtBack(says.day(day), amount)
        },
      },
      series: both ? [...dots, ...alive] : dots,
    }
  }
}

/** First days of months, as many as there is room for, evenly apart. */
function monthsBetween(from: string, to: string, most: number): number[] {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  const first = from.endsWith('-01') ? 0 : 1
  const all: number[] = []
  for (let n = first; ; n++) {
    const instant = Date.UTC(year, month - 1 + n)
    if (instant > at(to)) break
    all.push(instant)
  }
  const every = [1, 2, 3, 4, 6, 12, 24, 60].find((step) => all.length <= most * step) ?? 120
  return all.filter((instant) => {
    const on = new Date(instant)
    return (on.getUTCFullYear() * 12 + on.getUTCMonth()) % every === 0
  })
}

const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a < b ? b : a)

/** The day at which a line from a day on must end for what is written at another to have this share of it. */
function withRoom(day: string, { from, share }: { readonly from: string; readonly share: number }): string {
  const before = daysBetween(from, day)
  return addDays(from, Math.ceil(before / (1 - Math.min(0.6, Math.max(0, share)))))
}

type Drawn = { readonly coord: (point: [number, number]) => readonly [number, number] }

/** The days between which they come in four cases of five. */
function band(
  { low, high }: NonNullable<Timeline['next']>,
  { to, inks }: { readonly to: string; readonly inks: { readonly band: string } },
) {
  return {
    type: 'custom',
    silent: true,
    z: 1,
    data: [[at(low), at(earlier(high, to))]],
    renderItem: (_: unknown, drawn: Drawn) => {
      const [[x, y], [x2]] = [drawn.coord([at(low), 0]), drawn.coord([at(earlier(high, to)), 0])]
      return {
        type: 'rect',
        shape: { x, y: y - 10, width: Math.max(2, x2 - x), height: 20 },
        style: { fill: inks.band },
      }
    },
  }
}
