import type { Valuation } from './contract.ts'
import type { Census } from './report-census.ts'
import { type Html, html, sheet } from './report-html.ts'
import type { Tongue } from './report-tongue.ts'
import { whyAliveUnknown, whyValueUnknown } from './report-unknown.ts'

const [level, dateLevel] = [0.9, 0.8]

type Fact = readonly [title: string, text: string]

const facts = (all: readonly Fact[]): Html =>
  html`<dl class="facts">${all.map(([title, text]) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`)}</dl>`

export function assumedFacts({ figures, story }: Valuation, tongue: Tongue): Html {
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
      say('worth.report.card.assumed.discount-is', {
        rate: percent(annualDiscount, 1),
        worth: count(1 / (1 + annualDiscount), 3),
      }),
    ],
    [
      say('worth.report.card.assumed.horizon'),
      say('worth.report.card.assumed.horizon-is', {
        horizon: tongue.horizon,
        asOf: day(figures.asOf),
        day: tongue.horizonEnds,
      }),
    ],
    [say('worth.report.card.assumed.returns'), say('worth.report.card.assumed.returns-are')],
    [
      say('worth.report.card.assumed.days'),
      say('worth.report.card.assumed.days-are', { zone: story.request.timeZone }),
    ],
    [
      say('worth.report.card.assumed.levels'),
      say('worth.report.card.assumed.levels-are', { level: percent(level), dates: percent(dateLevel) }),
    ],
  ])}`
}

export function unknownFacts(valuation: Valuation, tongue: Tongue, census: Census): Html {
  const { say, count } = tongue
  const { figures, columns, story } = valuation
  const missing: Fact[] = []
  const note = (key: 'alive' | 'value' | 'spend' | 'purchases', why: string): void => {
    missing.push([say(`worth.report.card.unknown.${key}`), why])
  }
  if (figures.expected.purchases === null) note('purchases', whyAliveUnknown(valuation, tongue))
  if (census.unknown === columns.size) note('alive', whyAliveUnknown(valuation, tongue))
  else if (census.unknown > 0)
    note('alive', say('worth.report.alive.unknown-too', { unknown: count(census.unknown) }))
  if (story.equity === null) note('value', whyValueUnknown(valuation, tongue))
  if (figures.expected.spend === null && story.spendFallback === 'no-amounts')
    note('spend', say('worth.report.unknown-why.no-amounts'))
  if (census.once > 0)
    missing.push([
      say('worth.report.card.unknown.next'),
      say('worth.report.card.unknown.next-once', { customers: count(census.once) }),
    ])
  missing.push([say('worth.report.card.unknown.cost'), say('worth.report.card.unknown.cost-is')])
  return html`<h3>${say('worth.report.card.unknown')}</h3>${facts(missing)}`
}

export function glossarySection(
  { say, percent }: Tongue,
  words: { readonly active: number; readonly gone: number },
): Html {
  return sheet('glossary', say('worth.report.glossary'), [
    facts([
      [
        say('worth.report.glossary.alive'),
        say('worth.report.glossary.alive-is', { active: percent(words.active), gone: percent(words.gone) }),
      ],
      [say('worth.report.glossary.expected'), say('worth.report.glossary.expected-is')],
      [say('worth.report.glossary.value'), say('worth.report.glossary.value-is')],
      [
        say('worth.report.glossary.interval'),
        say('worth.report.glossary.interval-is', { level: percent(level), dates: percent(dateLevel) }),
      ],
      [say('worth.report.glossary.repeats'), say('worth.report.glossary.repeats-is')],
    ]),
  ])
}
