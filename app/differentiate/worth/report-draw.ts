import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
// Node shakes no tree: `echarts/charts` would load every kind there is, at half a second.
import 'echarts/lib/chart/custom.js'
import 'echarts/lib/chart/line.js'
import 'echarts/lib/component/gridSimple.js'
import { escaped, folded, type Html, html, trusted } from './report-html.ts'
import { type Ink, inks } from './report-style.ts'

use([SVGRenderer])

export type Size = { readonly name: 'wide' | 'narrow'; readonly width: number; readonly height: number }

/** The light colour a chart is drawn in; `themed` puts the token's name in its place. */
export const colour = (ink: Ink): string => inks[ink][0]

const named = new Map<string, Ink>(Object.entries(inks).map(([name, [light]]) => [light, name as Ink]))

export type Chart = {
  /** What is seen, in one sentence, for those who do not see it. */
  readonly label: string
  readonly heights: readonly [wide: number, narrow: number]
  readonly option: (size: Size) => EChartsCoreOption
  /** Every value of the chart. */
  readonly table: Html
  readonly tableSummary: string
}

/** A chart in the two sizes a page may want, and all its values as a table. */
export function figureOf({ label, heights, option, table, tableSummary }: Chart): Html {
  const sizes: readonly Size[] = [
    { name: 'wide', width: 720, height: heights[0] },
    { name: 'narrow', width: 336, height: heights[1] },
  ]
  return html`<figure>${sizes.map((size) => trusted(drawn(option(size), size, label)))}${folded(tableSummary, table)}</figure>`
}

function drawn(option: EChartsCoreOption, size: Size, label: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 12 }, ...option })
    return themed(chart.renderToSVGString(), size.name, label)
  } finally {
    chart.dispose()
  }
}

/** The drawing as it stands in the page: in the page's colours, named, still, and without rules of its own. */
function themed(svg: string, name: Size['name'], label: string): string {
  const attributes = `class="${name}" role="img" aria-label="${escaped(label)}"`
  return svg
    .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class="zr[^"]*"|pointer-events="[^"]*"|xmlns:xlink="[^"]*"|baseProfile="full"|version="1.1")/g, '')
    .replace(/"(#[0-9a-f]{6})"/gi, (whole, hex: string) => {
      const ink = named.get(hex.toLowerCase())
      return ink ? `"var(--${ink})"` : whole
    })
    .replace('<svg', () => `<svg ${attributes}`)
}
