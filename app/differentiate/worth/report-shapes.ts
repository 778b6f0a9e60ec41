import { colour } from './report-draw.ts'

export const quiet = { color: colour('ink-3'), fontSize: 12 }
export const hairline = { show: true, lineStyle: { color: colour('rule'), width: 1 } }
const noTicks = { show: false }

/** An axis as a chart of an account book has it: one hairline, words at its end, nothing else. */
export function axis(parts: Record<string, unknown>): Record<string, unknown> {
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
export function still(series: Record<string, unknown>): Record<string, unknown> {
  return { silent: true, emphasis: { disabled: true }, ...series }
}

export type Drawn = {
  readonly coord: (at: readonly [number | string, number | string]) => number[]
  readonly size: (of: readonly number[]) => number[]
}
export type Shape = Record<string, unknown>

/** Shapes placed by the values of the axes. */
export function shapes(
  count: number,
  of: (i: number, place: Drawn) => readonly Shape[],
): Record<string, unknown> {
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

export type Point = readonly [x: number, y: number]
export const words = (text: string, [x, y]: Point, more: Shape = {}): Shape => ({
  type: 'text',
  silent: true,
  style: {
    text,
    x,
    y,
    fill: colour('ink'),
    fontSize: 12,
    fontFamily: 'inherit',
    align: 'left',
    verticalAlign: 'middle',
    ...more,
  },
})
export const line = ([x1, y1]: Point, [x2, y2]: Point, style: Shape): Shape => ({
  type: 'line',
  silent: true,
  shape: { x1, y1, x2, y2 },
  style: { fill: 'none', lineWidth: 1, ...style },
})
export const dot = (cx: number, cy: number, style: Shape): Shape => ({
  type: 'circle',
  silent: true,
  shape: { cx, cy, r: 4 },
  style,
})
