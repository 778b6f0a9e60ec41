// One file that holds every kind of chart loads four times as fast in Node as the hundred that hold a few: nothing
// shakes a tree here, and finding the files costs more than reading this one.

import type { EChartsCoreOption } from 'echarts/core'
import { init } from 'echarts/dist/echarts.esm.min.mjs'
import { escaped, folded, type Html, html, trusted } from './report-html.ts'
import { type Ink, inks } from './report-style.ts'

export type Size = { readonly name: 'wide' | 'narrow'; readonly width: number; readonly height: number }

/** The light colour a chart is drawn in; `themed` puts the token's name in its place. */
export const colour = (ink: Ink): string => inks[ink][0]

const named = new Map<string, Ink>(Object.entries(inks).map(([name, [light]]) => [light, name as Ink]))

export type Chart = {
  /** One word, its own on the page. */
  readonly name: string
  /** What is seen, in one sentence, for those who do not see it. */
  readonly label: string
  readonly heights: readonly [wide: number, narrow: number]
  readonly option: (size: Size) => EChartsCoreOption
  /** Every value of the chart. */
  readonly table: Html
  readonly tableSummary: string
}

/** A chart in the two sizes a page may want, and all its values as a table. */
export function figureOf(chart: Chart): Html {
  const [wide, narrow] = chart.heights
  const sizes: readonly Size[] = [
    { name: 'wide', width: 720, height: wide },
    { name: 'narrow', width: 336, height: narrow },
  ]
  const drawings = sizes.map((size) => trusted(themed(drawn(chart.option(size), size), chart, size.name)))
  return html`<figure>${drawings}${folded(chart.tableSummary, chart.table)}</figure>`
}

function drawn(option: EChartsCoreOption, { width, height }: Size): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit', fontSize: 12 }, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** Marks that only a living chart needs; without them the drawing stands still and the page is smaller. */
const ofNoUse =
  / (?:ecmeta_\w+="[^"]*"|class="zr[^"]*"|pointer-events="[^"]*"|xmlns:xlink="[^"]*"|baseProfile="full"|version="1.1")/g

/** The drawing as it stands in the page: in the page's colours, named, and the same every time. */
function themed(svg: string, { name, label }: Chart, size: Size['name']): string {
  return (
    svg
      .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
      .replace(ofNoUse, '')
      .replace(/"(#[0-9a-f]{6})"/gi, (whole, hex: string) => {
        const ink = named.get(hex.toLowerCase())
        return ink ? `"var(--${ink})"` : whole
      })
      .replace(/ (?:d|x|y|transform)="[^"]*"/g, (place) => place.replace(/(\.\d\d)\d+/g, '$1'))
      // The library numbers its charts over the life of the process.
      .replace(/\bzr\d+-/g, `${name}-${size}-`)
      .replace('<svg', () => `<svg class="${size}" role="img" aria-label="${escaped(label)}"`)
  )
}
