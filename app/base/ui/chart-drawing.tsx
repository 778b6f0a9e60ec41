import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { type Inks, useInks } from './theme.tsx'

use([
  ...[BarChart, CustomChart, LineChart, ScatterChart],
  ...[AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer],
])

export type ChartOption = (place: { readonly width: number; readonly inks: Inks }) => EChartsCoreOption

/** A point of a chart that somebody tapped. */
export type ChartPoint = {
  /** The series' `id`, where it has one. */
  readonly series: string
  readonly index: number
}

export type Drawing = {
  readonly label: string
  readonly option: ChartOption
  readonly onPoint?: (point: ChartPoint) => void
}

/** Draws in the room that there is. It comes with its library only where a page has something to draw. */
export function ChartDrawing({ label, option, onPoint }: Drawing) {
  const inks = useInks()
  const place = useRef<HTMLDivElement>(null)
  const tapped = useRef(onPoint)
  tapped.current = onPoint
  useEffect(() => {
    const element = place.current
    if (!element) return
    const chart: EChartsType = init(element, null, { renderer: 'svg' })
    const draw = (): void => {
      const { clientWidth: width, clientHeight: height } = element
      if (width === 0) return
      chart.resize({ width, height })
      chart.setOption({ ...baseOption(inks), ...option({ width, inks }) }, { notMerge: true })
    }
    draw()
    chart.on('click', ({ seriesId, dataIndex }) => {
      if (typeof dataIndex === 'number') tapped.current?.({ series: seriesId ?? '', index: dataIndex })
    })
    const widths = new ResizeObserver(() => {
      if (element.clientWidth !== chart.getWidth()) draw()
    })
    widths.observe(element)
    return () => {
      widths.disconnect()
      chart.dispose()
    }
  }, [option, inks])
  return <div ref={place} className="drawing" role="img" aria-label={label} />
}

function baseOption(inks: Inks): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', fontSize: 12, color: inks.ink2 },
    aria: { enabled: false },
    tooltip: {
      confine: true,
      backgroundColor: inks.sheet,
      borderColor: inks.edge,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: inks.ink, fontSize: 12 },
      extraCssText: 'box-shadow:none',
    },
  }
}

/** An axis as a chart of an account book has it: one hairline, words at its end, nothing else. */
export function axisIn(inks: Inks, { axisLabel, ...more }: Record<string, unknown> & { axisLabel?: object }) {
  const quiet = { color: inks.ink3, fontSize: 12 }
  return {
    axisLine: { show: true, lineStyle: { color: inks.rule, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { ...quiet, ...axisLabel },
    nameTextStyle: quiet,
    ...more,
  }
}
