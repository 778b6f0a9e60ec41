import { isoOfDay } from '@ricebook/engine'
import type { Valuation } from './contract.ts'
import type { Census } from './report-census.ts'
import { assumedFacts, unknownFacts } from './report-facts.ts'
import { filesCard } from './report-files.ts'
import { type Html, html, leading, nothing, sheet, tableOf } from './report-html.ts'
import type { Tongue } from './report-tongue.ts'

const minus = '\u2212'

/** How the figures came about: what was chosen, against what, what was assumed, and what is not known. */
export function cardSection(valuation: Valuation, tongue: Tongue, census: Census): Html {
  const { say } = tongue
  const { purchase } = valuation.figures
  return sheet('card', say('worth.report.card.heading'), [
    leading(say(`worth.model.${purchase.model}`), because(valuation, tongue)),
    html`<p class="quiet">${say(`worth.report.card.says.${purchase.model}`)}${(purchase.fallback?.reasons ?? []).map((reason) => html` ${say(`worth.fallback.${reason}`)}`)}</p>`,
    html`<div class="two"><div>${compared(valuation, tongue)}${parameters(valuation, tongue)}${spend(valuation, tongue)}</div><div>${assumedFacts(valuation, tongue)}${unknownFacts(valuation, tongue, census)}</div></div>`,
    filesCard(valuation, tongue),
  ])
}

function because({ figures, story }: Valuation, { say }: Tongue): string {
  const { fallback } = figures.purchase
  if (fallback?.rung === 2) return say('worth.report.card.because.held')
  if (fallback) {
    return say('worth.report.card.because.fallback', {
      asked: say(`worth.model.${fallback.asked}`),
      rung: fallback.rung,
    })
  }
  return say(`worth.report.card.because.${story.choice?.because ?? 'asked'}`)
}

function compared({ story }: Valuation, tongue: Tongue): Html {
  const { say, count, fixed, change, day, sentence, typed } = tongue
  const { choice } = story
  const heading = html`<h3>${say('worth.report.card.candidates')}</h3>`
  if (!choice) {
    const why = sentence('worth.report.card.not-compared.asked', { option: typed('--model auto') })
    return html`${heading}<p class="quiet">${why}</p>`
  }
  if (choice.scores.length === 0)
    return html`${heading}<p class="quiet">${say('worth.report.card.not-compared.too-short')}</p>`
  const name = (model: (typeof choice.scores)[number]['model'], rungs: readonly number[]): Html => {
    const fell = rungs.filter((rung) => rung > 1).length
    return html`${say(`worth.model.${model}`)}${model === choice.chosen ? html` <span class="tag">${say('worth.report.card.chosen')}</span>` : nothing}${fell > 0 ? html` <span class="small">${say('worth.report.card.fell-back', { count: fell })}</span>` : nothing}`
  }
  const rows = choice.scores.map(({ model, rungs, mae, rmse, bias }) => [
    name(model, rungs),
    fixed(rmse, 3),
    fixed(mae, 3),
    bias === null ? tongue.unknown : change(bias),
  ])
  const how = say('worth.report.card.candidates-how', {
    customers: count(choice.customers),
    days: choice.origins.map((origin) => day(isoOfDay(origin))).join(say('worth.report.list-comma')),
    horizon: count(choice.horizonDays),
  })
  return html`${heading}<p class="small">${how}</p>${tableOf(
    [
      { heading: say('worth.report.card.column.model') },
      { heading: say('worth.report.card.column.rmse'), kind: 'number' },
      { heading: say('worth.report.card.column.mae'), kind: 'number' },
      { heading: say('worth.report.card.column.bias'), kind: 'number' },
    ],
    rows,
  )}`
}

function parameters({ figures }: Valuation, tongue: Tongue): Html {
  const { say, count } = tongue
  const { purchase, patterns, expected } = figures
  const values = { patterns: count(patterns), unit: say(`worth.report.card.unit.${expected.unit}`) }
  const note =
    purchase.logLikelihood === null
      ? say('worth.report.card.no-likelihood', values)
      : say('worth.report.card.log-likelihood', { ...values, value: count(purchase.logLikelihood, 4) })
  const fitted = purchase.logLikelihood !== null
  const names = Object.keys(purchase.parameters)
  const table =
    names.length === 0
      ? html`<p class="quiet">${say('worth.report.card.no-parameters')}</p>`
      : tableOf(
          [
            { heading: say('worth.report.card.column.parameter') },
            { heading: say('worth.report.card.column.value'), kind: 'number' },
            { heading: say('worth.report.card.column.error'), kind: 'number' },
          ],
          names.map((name) => {
            const error = purchase.standardErrors?.[name]
            return [
              html`<i>${name}</i>`,
              precise(purchase.parameters[name] as number),
              error !== undefined && Number.isFinite(error) ? precise(error) : tongue.unknown,
            ]
          }),
        )
  return html`<h3>${say('worth.report.card.parameters')}</h3>${table}<p class="note">${note}${fitted && !purchase.converged ? ` ${say('worth.report.card.not-converged')}` : ''}</p>`
}

/** Five figures that mean something, as the papers print them. */
const precise = (value: number): string =>
  (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)
    ? value.toExponential(4)
    : String(Number(value.toPrecision(5)))
  ).replaceAll('-', minus)

function spend({ figures, story }: Valuation, tongue: Tongue): Html {
  const { say, count, fixed } = tongue
  const heading = html`<h3>${say('worth.report.card.spend')}</h3>`
  const fallback = story.spendFallback ? say(`worth.spend-fallback.${story.spendFallback}`) : ''
  if (!figures.spend) return html`${heading}<p class="quiet">${fallback}</p>`
  const { model, parameters: values, customers, logLikelihood } = figures.spend
  const how = say('worth.report.card.spend-how', {
    model: say(`worth.model.${model}`),
    customers: count(customers),
  })
  const correlation =
    story.spendCorrelation === null
      ? ''
      : say('worth.report.card.correlation', { correlation: fixed(story.spendCorrelation, 2) })
  const rows = Object.entries(values).map(([name, value]) => [html`<i>${name}</i>`, precise(value)])
  const likelihood =
    logLikelihood === null
      ? nothing
      : html` ${say('worth.report.card.spend-likelihood', { value: count(logLikelihood, 4) })}`
  return html`${heading}<p class="quiet">${how} ${fallback}</p>${tableOf(
    [
      { heading: say('worth.report.card.column.parameter') },
      { heading: say('worth.report.card.column.value'), kind: 'number' },
    ],
    rows,
  )}<p class="note">${correlation}${likelihood}</p>`
}
