import type { Valuation } from './contract.ts'
import { isoOfDay } from './days.ts'
import { filesCard } from './report-files.ts'
import { type Html, html, leading, nothing, sheet, tableOf } from './report-html.ts'
import type { Tongue } from './report-tongue.ts'
import { whyAliveUnknown, whyValueUnknown } from './report-unknown.ts'

const [level, dateLevel] = [0.9, 0.8]
const minus = '\u2212'

/** How the figures came about: what was chosen, against what, what was assumed, and what is not known. */
export function cardSection(valuation: Valuation, tongue: Tongue): Html {
  const { say } = tongue
  const { purchase } = valuation.figures
  return sheet('card', say('worth.report.card.heading'), [
    leading(say(`worth.model.${purchase.model}`), because(valuation, tongue)),
    html`<p class="quiet">${say(`worth.report.card.says.${purchase.model}`)}${(purchase.fallback?.reasons ?? []).map((reason) => html` ${say(`worth.fallback.${reason}`)}`)}</p>`,
    html`<div class="two"><div>${compared(valuation, tongue)}${parameters(valuation, tongue)}${spend(valuation, tongue)}</div><div>${assumed(valuation, tongue)}${unknown(valuation, tongue)}</div></div>`,
    filesCard(valuation, tongue),
  ])
}

function because({ figures, story }: Valuation, { say }: Tongue): string {
  const { fallback } = figures.purchase
  if (fallback) {
    return say('worth.report.card.because.fallback', { asked: say(`worth.model.${fallback.asked}`), rung: fallback.rung })
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
  if (choice.scores.length === 0) return html`${heading}<p class="quiet">${say('worth.report.card.not-compared.too-short')}</p>`
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
  (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7) ? value.toExponential(4) : String(Number(value.toPrecision(5)))).replaceAll('-', minus)

function spend({ figures, story }: Valuation, tongue: Tongue): Html {
  const { say, count } = tongue
  const heading = html`<h3>${say('worth.report.card.spend')}</h3>`
  const fallback = story.spendFallback ? say(`worth.spend-fallback.${story.spendFallback}`) : ''
  if (!figures.spend) return html`${heading}<p class="quiet">${fallback}</p>`
  const { model, parameters: values, customers, logLikelihood } = figures.spend
  const how = say('worth.report.card.spend-how', { model: say(`worth.model.${model}`), customers: count(customers) })
  const correlation = story.spendCorrelation === null ? '' : say('worth.report.card.correlation', { correlation: count(story.spendCorrelation, 3) })
  const rows = Object.entries(values).map(([name, value]) => [html`<i>${name}</i>`, precise(value)])
  const likelihood = logLikelihood === null ? nothing : html` ${say('worth.report.card.spend-likelihood', { value: count(logLikelihood, 4) })}`
  return html`${heading}<p class="quiet">${how} ${fallback}</p>${tableOf(
    [{ heading: say('worth.report.card.column.parameter') }, { heading: say('worth.report.card.column.value'), kind: 'number' }],
    rows,
  )}<p class="note">${correlation}${likelihood}</p>`
}

type Fact = readonly [title: string, text: string]

const facts = (all: readonly Fact[]): Html =>
  html`<dl class="facts">${all.map(([title, text]) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`)}</dl>`

function assumed({ figures, story }: Valuation, tongue: Tongue): Html {
  const { say, count, percent, day } = tongue
  const { annualDiscount } = figures.expected
  const rate = story.commonMarginRate
  const measured = story.marginBasis === 'cost' || story.marginBasis === 'profit'
  const margin =
    measured && rate !== null
      ? say('worth.report.card.assumed.margin-rate', { margin: tongue.margin, rate: percent(rate, 1) })
      : tongue.margin
  return html`<h3>${say('worth.report.card.assumed')}</h3>${facts([
    [say('worth.report.card.assumed.margin'), margin],
    [
      say('worth.report.card.assumed.discount'),
      say('worth.report.card.assumed.discount-is', { rate: percent(annualDiscount, 1), worth: count(1 / (1 + annualDiscount), 3) }),
    ],
    [
      say('worth.report.card.assumed.horizon'),
      say('worth.report.card.assumed.horizon-is', { horizon: tongue.horizon, asOf: day(figures.asOf), day: tongue.horizonEnds }),
    ],
    [say('worth.report.card.assumed.returns'), say('worth.report.card.assumed.returns-are')],
    [say('worth.report.card.assumed.days'), say('worth.report.card.assumed.days-are', { zone: story.request.timeZone })],
    [say('worth.report.card.assumed.levels'), say('worth.report.card.assumed.levels-are', { level: percent(level), dates: percent(dateLevel) })],
  ])}`
}

function unknown(valuation: Valuation, tongue: Tongue): Html {
  const { say, count } = tongue
  const { figures, columns, story } = valuation
  const missing: Fact[] = []
  const note = (key: 'alive' | 'value' | 'spend' | 'purchases', why: string): void => {
    missing.push([say(`worth.report.card.unknown.${key}`), why])
  }
  if (figures.expected.purchases === null) note('purchases', whyAliveUnknown(valuation, tongue))
  const aliveKnown = columns.alive.some((chance) => !Number.isNaN(chance))
  if (!aliveKnown) note('alive', whyAliveUnknown(valuation, tongue))
  if (story.equity === null) note('value', whyValueUnknown(valuation, tongue))
  if (figures.expected.spend === null && story.spendFallback === 'no-amounts') note('spend', say('worth.report.unknown-why.no-amounts'))
  let once = 0
  for (const repeats of columns.repeats) if (repeats === 0) once++
  if (once > 0) missing.push([say('worth.report.card.unknown.next'), say('worth.report.card.unknown.next-once', { customers: count(once) })])
  missing.push([say('worth.report.card.unknown.cost'), say('worth.report.card.unknown.cost-is')])
  return html`<h3>${say('worth.report.card.unknown')}</h3>${facts(missing)}`
}

export function glossarySection({ say, percent }: Tongue, words: { readonly active: number; readonly gone: number }): Html {
  return sheet('glossary', say('worth.report.glossary'), [
    facts([
      [say('worth.report.glossary.alive'), say('worth.report.glossary.alive-is', { active: percent(words.active), gone: percent(words.gone) })],
      [say('worth.report.glossary.expected'), say('worth.report.glossary.expected-is')],
      [say('worth.report.glossary.value'), say('worth.report.glossary.value-is')],
      [say('worth.report.glossary.interval'), say('worth.report.glossary.interval-is', { level: percent(level), dates: percent(dateLevel) })],
      [say('worth.report.glossary.repeats'), say('worth.report.glossary.repeats-is')],
    ]),
  ])
}
