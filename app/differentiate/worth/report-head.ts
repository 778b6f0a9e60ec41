import { carefulPercent } from '../../base/language/shares.ts'
import type { Valuation } from './contract.ts'
import type { Census } from './report-census.ts'
import { type Html, html, nothing } from './report-html.ts'
import { fileName, type Tongue } from './report-tongue.ts'
import { whyValueUnknown } from './report-unknown.ts'
import { warningText } from './summary.ts'

const filesNamed = 3
/** Fewer customers than this make no curve, and no fifth. */
export const fewestForCurve = 5

export type HeadParts = {
  readonly valuation: Valuation
  readonly tongue: Tongue
  readonly census: Census
  readonly topFifth: number | null
}

/** The business in one line, the leading figures, and what to know before believing them. */
export function head({ valuation, tongue, census, topFifth }: HeadParts): Html {
  const { say } = tongue
  return html`<header class="top"><p class="house">${say('worth.report.house')}</p><h1>${say('worth.report.title')}</h1>${inOneLine(valuation, tongue)}</header>
<dl class="sheet figures">${equity(valuation, tongue)}${expected(valuation, tongue)}${customers({ valuation, tongue, census, topFifth })}${held({ valuation, tongue, census, topFifth })}</dl>
${warnings(valuation, tongue)}`
}

function inOneLine({ figures, story }: Valuation, { say, count, day }: Tongue): Html {
  const names = story.files.slice(0, filesNamed).map(({ name }) => [...fileName(name)].slice(0, 60).join(''))
  const more = story.files.length - names.length
  if (more > 0) names.push(say('worth.report.more-files', { more: count(more) }))
  const line = say('worth.report.line', {
    files: names.join(say('worth.report.list-comma')),
    count: figures.customers,
    customers: count(figures.customers),
    orders: count(figures.orders),
    firstDay: figures.firstDay ? day(figures.firstDay) : '',
    asOf: day(figures.asOf),
  })
  const heldOut = story.until ? say('worth.report.line.held-out', { until: day(story.until) }) : ''
  const currency = story.currency
    ? say('worth.report.line.currency', { currency: story.currency })
    : story.marginBasis === 'none'
      ? ''
      : say('worth.report.line.no-currency')
  return html`<p class="quiet">${line}</p><p class="small apart">${heldOut === '' ? nothing : html`<span>${heldOut}</span>`}${currency === '' ? nothing : html`<span>${currency}</span>`}</p>`
}

function figure(title: string, value: Html, small: readonly string[]): Html {
  return html`<div><dt>${title}</dt><dd class="value">${value}</dd>${small.map((text) => html`<dd class="small">${text}</dd>`)}</div>`
}

function equity(valuation: Valuation, tongue: Tongue): Html {
  const { say, money, percent } = tongue
  const { equity: estimate } = valuation.story
  const title = say('worth.report.figure.equity')
  if (!estimate) return figure(title, html`<b>${tongue.unknown}</b>`, [whyValueUnknown(valuation, tongue)])
  return figure(title, html`<b>${money(estimate.value)}</b>`, [
    say('worth.report.interval', {
      level: percent(estimate.level),
      low: money(estimate.low),
      high: money(estimate.high),
    }),
    say('worth.report.figure.equity-means', {
      discount: percent(valuation.figures.expected.annualDiscount, 1),
      margin: tongue.margin,
    }),
  ])
}

function expected({ figures }: Valuation, tongue: Tongue): Html {
  const { say, count, money, sentence, strong } = tongue
  const { purchases, spend } = figures.expected
  const spending =
    spend === null
      ? say('worth.report.figure.expected-spend-unknown', { why: say('worth.report.unknown-why.no-amounts') })
      : say('worth.report.figure.expected-spend', { spend: money(spend), day: tongue.horizonEnds })
  const title = say('worth.report.figure.expected', { horizon: tongue.horizon })
  if (purchases === null) {
    return figure(
      title,
      html`<b>${tongue.unknown}</b>`,
      figures.purchase.fallback?.reasons.slice(0, 1).map((reason) => say(`worth.fallback.${reason}`)) ?? [],
    )
  }
  const times = sentence('worth.report.figure.times', { n: strong(count(purchases, purchases < 10 ? 1 : 0)) })
  return figure(title, times, [spending])
}

function customers({ valuation, tongue, census }: HeadParts): Html {
  const { say, count, sentence, strong } = tongue
  const known = valuation.columns.size - census.unknown
  const states = say('worth.report.figure.states', {
    active: count(census.active),
    risk: count(census.risk),
    gone: count(census.gone),
  })
  const unknownToo =
    census.unknown > 0
      ? say('worth.report.figure.states-unknown-too', { unknown: count(census.unknown) })
      : ''
  const small = known > 0 ? `${states}${unknownToo}` : say('worth.report.figure.states-unknown')
  const people = sentence('worth.report.figure.people', { n: strong(count(valuation.figures.customers)) })
  return figure(say('worth.report.figure.customers'), people, [small])
}

function held({ valuation, tongue, topFifth }: HeadParts): Html {
  const { say } = tongue
  const title = say('worth.report.figure.top-fifth')
  const few = valuation.columns.size < fewestForCurve
  if (topFifth === null || few)
    return figure(title, html`<b>${tongue.unknown}</b>`, [
      say(few ? 'worth.report.few-for-curve' : 'worth.report.of.nothing'),
    ])
  return figure(title, html`<b>${carefulPercent(topFifth, tongue)}</b>`, [
    say(`worth.report.of.${valuation.story.rankedBy}`, { horizon: tongue.horizon }),
  ])
}

function warnings({ story }: Valuation, tongue: Tongue): Html {
  if (story.warnings.length === 0) return nothing
  const texts = story.warnings.map((warning) => html`<li>${warningText(warning, tongue.speech)}</li>`)
  return html`<ul class="sheet warnings" aria-label="${tongue.say('worth.report.warnings')}">${texts}</ul>`
}
