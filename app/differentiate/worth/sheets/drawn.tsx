import type { ChartOption } from '../../../base/ui/chart-drawing.tsx'

/** What an option may hold; a chart library's own types say less than they weigh. */
export type Inks = Parameters<ChartOption>[0]['inks']
export type Part = Readonly<Record<string, unknown>>

/** Places shapes by the values of the axes. */
export type Placed = {
  readonly coord: (at: readonly [number | string, number | string]) => number[]
  readonly size: (of: readonly number[]) => number[]
}

/** Every series stands still. */
export const still = (series: Part): Part => ({ silent: true, emphasis: { disabled: true }, ...series })

/** Shapes of our own, so many of them, each placed by itself. */
export function shapes(count: number, of: (i: number, place: Placed) => readonly Part[]): Part {
  return still({
    type: 'custom',
    clip: false,
    z: 5,
    data: Array.from({ length: count }, (_, i) => [i, 0]),
    renderItem: ({ dataIndex }: { dataIndex: number }, place: Placed) => ({
      type: 'group',
      silent: true,
      children: of(dataIndex, place),
    }),
  })
}

type Point = readonly [x: number, y: number]

export const words = (text: string, [x, y]: Point, style: Part): Part => ({
  type: 'text',
  silent: true,
  style: {
    text,
    x,
    y,
    fontSize: 12,
    fontFamily: 'inherit',
    align: 'left',
    verticalAlign: 'middle',
    ...style,
  },
})

export const line = ([x1, y1]: Point, [x2, y2]: Point, style: Part): Part => ({
  type: 'line',
  silent: true,
  shape: { x1, y1, x2, y2 },
  style: { fill: 'none', lineWidth: 1, ...style },
})

export const dot = ([cx, cy]: Point, style: Part): Part => ({
  type: 'circle',
  silent: true,
  shape: { cx, cy, r: 4 },
  style,
})

/** Hollow, as what is predicted is drawn. */
export const diamond = ([x, y]: Point, style: Part): Part => ({
  type: 'polygon',
  silent: true,
  shape: {
    points: [
      [x, y - 6],
      [x + 6, y],
      [x, y + 6],
      [x - 6, y],
    ],
  },
  style: { fill: 'none', lineWidth: 1.5, ...style },
})

/**
 * Columns over the whole height that nobody sees until somebody points at them: wide enough for a thumb, where a point of a
 * curve is not. They answer taps and say what stands there.
 */
export function slices(id: string, said: readonly string[], { inks }: { readonly inks: Inks }): Part {
  return {
    id,
    type: 'bar',
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: '100%',
    z: 6,
    data: said.map(() => 1),
    itemStyle: { color: inks.band, opacity: 0 },
    emphasis: { itemStyle: { color: inks.band, opacity: 0.35 } },
    tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => said[dataIndex] ?? '' },
  }
}

/** The axes that slices stand on, beside those of the curve. */
export function sliceAxes(count: number): { readonly xAxis: Part; readonly yAxis: Part } {
  return {
    xAxis: { type: 'category', show: false, data: Array.from({ length: count }, (_, i) => String(i)) },
    yAxis: { type: 'value', show: false, min: 0, max: 1 },
  }
}
