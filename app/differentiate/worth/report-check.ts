import { type Decile, dayOfIso, isoOfDay } from '@ricebook/engine'
import { chancePercent } from '../../base/language/shares.ts'
import type { Valuation } from './contract.ts'
import { type AliveMap, aliveMap } from './report-alive-map.ts'
import type { Census } from './report-census.ts'
import { aliveOption, decilesOption } from './report-check-charts.ts'
import { figureOf } from './report-draw.ts'
import { type Html, html, leading, nothing, sheet, tableOf } from './report-html.ts'
import type { Tongue } from './report-tongue.ts'
import { whyAliveUnknown } from './report-unknown.ts'

/** Predictions that differ by less are the same. */
const alike = 1e-6

/** What was predicted for the orders that were held back, against what came. */
export function checkSection({ figures, story }: Valuation, tongue: Tongue): Html {
  const { say, count, fixed, money, change, day, sentence, strong } = tongue
  const { holdout } = figures
  const heading = say('worth.report.check.heading')
  if (!holdout || !story.holdOut) {
    const option = tongue.typed(`--as-of ${earlier(figures)}`)
    const how = sentence('worth.report.check.empty-how', { option })
    return sheet('check', heading, [
      html`<div class="empty"><b>${say('worth.report.check.empty')}</b>${how}</div>`,
    ])
  }
  const { predictedPurchases, bias, mae, rmse, predictedSpend, actualSpend, spendMae } = holdout
  const values = {
    days: count(holdout.days),
    until: day(story.until ?? ''),
    actual: count(holdout.actualPurchases),
    predicted: predictedPurchases === null ? '' : count(predictedPurchases, predictedPurchases < 100 ? 1 : 0),
  }
  const lead =
    predictedPurchases === null
      ? leading(tongue.unknown, say('worth.report.check.lead-unknown', values))
      : bias === null
        ? leading(values.predicted, say('worth.report.check.lead-none', values))
        : leading(
            change(bias),
            say(bias >= 0 ? 'worth.report.check.lead-over' : 'worth.report.check.lead-under', values),
          )
  const says: Html[] = []
  const { deciles } = story.holdOut
  const [lowest, highest] = [deciles[0], deciles.at(-1)]
  const means = ({ predicted, actual }: Decile) => ({
    predicted: strong(fixed(predicted, 2)),
    actual: strong(fixed(actual, 2)),
  })
  if (highest && lowest && highest.predicted - lowest.predicted < alike * highest.predicted) {
    says.push(sentence('worth.report.check.alike', { predicted: strong(fixed(highest.predicted, 2)) }))
  } else if (highest && lowest && deciles.length === 10) {
    says.push(
      sentence('worth.report.check.top', means(highest)),
      sentence('worth.report.check.bottom', means(lowest)),
    )
  }
  if (mae !== null) says.push(sentence('worth.report.check.mae', { mae: strong(fixed(mae, 3)) }))
  if (rmse !== null) says.push(sentence('worth.report.check.rmse', { rmse: strong(fixed(rmse, 3)) }))
  if (predictedSpend !== null && actualSpend !== null && spendMae !== null) {
    says.push(
      sentence('worth.report.check.spend', {
        predicted: strong(money(predictedSpend)),
        actual: strong(money(actualSpend)),
        mae: strong(money(spendMae)),
      }),
    )
  }
  const text = html`<div>${lead}<ul class="says">${says.map((one) => html`<li>${one}</li>`)}</ul></div>`
  return sheet('check', heading, [
    html`<div class="side">${text}${deciles.length > 1 ? decileFigure(deciles, tongue) : nothing}</div>`,
  ])
}

const fewestDays = 30

/** A day that leaves two thirds of the history to learn from; the form of one where there is next to no history. */
function earlier({ firstDay, lastDay }: Valuation['figures']): string {
  if (firstDay === null || lastDay === null) return 'YYYY-MM-DD'
  const [from, to] = [dayOfIso(firstDay), dayOfIso(lastDay)]
  return to - from < fewestDays ? 'YYYY-MM-DD' : isoOfDay(from + Math.floor(((to - from) * 2) / 3))
}

function decileFigure(deciles: readonly Decile[], tongue: Tongue): Html {
  const { say, count, fixed } = tongue
  const highest = deciles.at(-1) as Decile
  return figureOf({
    name: 'check',
    label: say('worth.report.check.label', {
      groups: deciles.length,
      predicted: fixed(highest.predicted, 2),
      actual: fixed(highest.actual, 2),
    }),
    heights: [300, 250],
    option: decilesOption(deciles, tongue),
    tableSummary: say('worth.report.values'),
    table: tableOf(
      [
        { heading: say('worth.report.column.group') },
        { heading: say('worth.report.column.number'), kind: 'number' },
        { heading: say('worth.report.check.predicted'), kind: 'number' },
        { heading: say('worth.report.check.actual'), kind: 'number' },
      ],
      deciles.map(({ customers, predicted, actual }, g) => [
        say('worth.report.holders.group', { n: g + 1 }),
        count(customers),
        fixed(predicted, 3),
        fixed(actual, 3),
      ]),
    ),
  })
}

/** z of a two-sided 90 % interval. */
const ninetyPercent = 1.6449

/** Who is still a customer: how many in all, and how that hangs on silence and rhythm. */
export function aliveSection(valuation: Valuation, tongue: Tongue, census: Census): Html {
  const { say, count, percent, sentence, strong } = tongue
  const heading = say('worth.report.alive.heading')
  const map = aliveMap(valuation.columns, tongue)
  if (!map) {
    const why = whyAliveUnknown(valuation, tongue)
    return sheet('alive', heading, [
      html`<div class="empty"><b>${say('worth.report.alive.empty')}</b>${say('worth.report.alive.empty-how', { why })}</div>`,
    ])
  }
  const known = valuation.columns.size - census.unknown
  const spread = ninetyPercent * Math.sqrt(census.variance)
  const lead = leading(
    count(census.expected),
    say('worth.report.alive.lead', {
      customers: count(known),
      level: percent(0.9),
      low: count(Math.max(0, census.expected - spread)),
      high: count(Math.min(known, census.expected + spread)),
    }),
  )
  const says = [sentence('worth.report.alive.says'), sentence('worth.report.alive.says-silence')]
  if (census.unknown > 0)
    says.push(sentence('worth.report.alive.unknown-too', { unknown: strong(count(census.unknown)) }))
  const text = html`<div>${lead}<ul class="says">${says.map((one) => html`<li>${one}</li>`)}</ul></div>`
  return sheet('alive', heading, [html`<div class="side">${text}${aliveFigure(map, tongue)}</div>`])
}

function aliveFigure(map: AliveMap, tongue: Tongue): Html {
  const { say, count } = tongue
  const columnMean = (column: number): string => {
    const cells = map.cells.filter(({ silence, customers }) => silence === column && customers > 0)
    const customers = cells.reduce((sum, cell) => sum + cell.customers, 0)
    if (customers === 0) return tongue.unknown
    return chancePercent(
      cells.reduce((sum, cell) => sum + cell.customers * cell.alive, 0) / customers,
      tongue,
    )
  }
  const rows = map.cells.filter(({ customers }) => customers > 0)
  return figureOf({
    name: 'alive',
    label: say('worth.report.alive.label', {
      recent: columnMean(0),
      oldest: columnMean(map.silences.length - 1),
    }),
    heights: [map.repeats.length * 46 + 74, map.repeats.length * 42 + 74],
    option: aliveOption(map, tongue),
    tableSummary: say('worth.report.values'),
    table: tableOf(
      [
        { heading: say('worth.report.alive.y') },
        { heading: say('worth.report.alive.x') },
        { heading: say('worth.report.column.number'), kind: 'number' },
        { heading: say('worth.column.alive'), kind: 'number' },
      ],
      rows.map(({ silence, repeats, customers, alive }) => [
        map.repeats[repeats]?.text ?? '',
        map.silences[silence]?.text ?? '',
        count(customers),
        chancePercent(alive, tongue),
      ]),
    ),
  })
}
