import { carefulPercent } from '../../base/language/shares.ts'
import type { Valuation } from './contract.ts'
import { whaleOption } from './report-charts.ts'
import { figureOf } from './report-draw.ts'
import { fewestForCurve } from './report-head.ts'
import { type Html, html, leading, nothing, sheet, tableOf } from './report-html.ts'
import type { Tongue } from './report-tongue.ts'

/** Who has made the margin so far: the whale curve, its call-outs said. */
export function whaleSection({ story }: Valuation, tongue: Tongue): Html {
  const { say, money, count, percent, sentence, strong } = tongue
  const { whale } = story
  const heading = say('worth.report.whale.heading')
  if (!whale || whale.customers === 0) {
    const empty = html`<div class="empty"><b>${say('worth.report.whale.empty')}</b>${say('worth.report.whale.empty-how')}</div>`
    return sheet('whale', heading, [empty])
  }
  const { topFifth, lastThreeTenths, shareForFourFifths, peak, total, customers } = whale
  const share = (value: number): string => strong(carefulPercent(value, tongue))
  const lost = peak.profit - total
  const says: Html[] = [
    sentence('worth.report.whale.total', {
      count: customers,
      customers: count(customers),
      total: strong(money(total)),
    }),
  ]
  if (customers >= fewestForCurve) {
    if (shareForFourFifths !== null)
      says.push(sentence('worth.report.whale.four-fifths', { share: share(shareForFourFifths) }))
    says.push(
      lost > Math.abs(peak.profit) * 1e-9
        ? sentence(total > 0 ? 'worth.report.whale.peak' : 'worth.report.whale.peak-alone', {
            share: share(peak.share),
            profit: strong(money(peak.profit)),
            ratio: percent(peak.profit / total, 1),
            lost: strong(money(lost)),
          })
        : sentence('worth.report.whale.no-loss'),
    )
    if (lastThreeTenths !== null) {
      const key = lastThreeTenths < 0 ? 'worth.report.whale.last-take' : 'worth.report.whale.last-add'
      says.push(sentence(key, { share: share(Math.abs(lastThreeTenths)) }))
    }
  } else says.push(sentence('worth.report.few-for-curve'))
  if (total <= 0) says.push(sentence('worth.report.whale.not-positive', { total: money(total) }))
  if (story.anonymousRevenue) {
    says.push(sentence('worth.report.whale.anonymous', { revenue: strong(money(story.anonymousRevenue)) }))
  }
  const lead =
    topFifth !== null && customers >= fewestForCurve
      ? leading(carefulPercent(topFifth, tongue), say('worth.report.whale.lead', { margin: tongue.margin }))
      : leading(money(total), say('worth.report.whale.lead-total', { margin: tongue.margin }))
  const body = html`<div>${lead}<ul class="says">${says.map((one) => html`<li>${one}</li>`)}</ul></div>`
  return sheet('whale', heading, [
    html`<div class="side">${body}${customers >= fewestForCurve ? chart(story.whale as NonNullable<typeof whale>, tongue) : nothing}</div>`,
  ])
}

function chart(whale: NonNullable<Valuation['story']['whale']>, tongue: Tongue): Html {
  const { say, money, percent, fixed } = tongue
  const { shares, cumulated, total } = whale
  const every = Math.max(1, Math.round((shares.length - 1) / 20))
  const rows = Array.from(shares, (share, i) => [
    percent(share),
    money(cumulated[i] as number),
    total > 0 ? `${fixed(((cumulated[i] as number) / total) * 100, 1)}%` : tongue.unknown,
  ]).filter((_, i) => i > 0 && i % every === 0)
  return figureOf({
    name: 'whale',
    label: say('worth.report.whale.label', {
      top: whale.topFifth === null ? tongue.unknown : percent(whale.topFifth),
      peak: percent(whale.peak.share),
    }),
    heights: [330, 270],
    option: whaleOption(whale, tongue),
    tableSummary: say('worth.report.values'),
    table: tableOf(
      [
        { heading: say('worth.report.whale.column-customers'), kind: 'number' },
        { heading: say('worth.report.whale.column-margin'), kind: 'number' },
        { heading: say('worth.report.column.share'), kind: 'number' },
      ],
      rows,
    ),
  })
}
