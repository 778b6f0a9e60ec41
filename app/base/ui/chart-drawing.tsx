import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { axisIn } from './chart-axis.tsx'
import { type Inks, useInks } from './theme.tsx'

export { axisIn }

use([
  ...[BarChart, CustomChart, LineChart, ScatterChart],
  ...[GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer],
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
      const base = baseOption(inks)
      const own = option({ width, inks })
      const tooltip = { ...Object(base.tooltip), ...Object(own.tooltip) }
      chart.setOption({ ...base, ...own, tooltip }, { notMerge: true })
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
