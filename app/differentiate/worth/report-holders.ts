import { dayOfIso, isoOfDay, type WhaleCurve, whaleCurve } from '@ricebook/engine'
import { carefulPercent, chancePercent } from '../../base/language/shares.ts'
import type { Valuation } from './contract.ts'
import { aliveWords, reasonsOf } from './reasons.ts'
import { holdersOption } from './report-charts.ts'
import { figureOf } from './report-draw.ts'
import {
  type Column,
  cardsOf,
  type Html,
  html,
  leading,
  nameOf,
  nothing,
  sheet,
  tableOf,
} from './report-html.ts'
import type { Tongue } from './report-tongue.ts'
import { mostAtRisk, mostValuable } from './summary.ts'

const listed = 10
const fewestForTenths = 10
const dateLevel = 0.8
const farDays = 3_652

/** How the ranking figure is spread over customers; null where nothing of it is known. */
export function holdersOf({ story }: Valuation): WhaleCurve | null {
  const curve = story.holders ?? whaleCurve(story.rank)
  return curve.customers > 0 && curve.total > 0 ? curve : null
}

/** Who holds what is to come: by tenths, the most valuable, and those most at risk. */
export function holdersSection(valuation: Valuation, tongue: Tongue, curve: WhaleCurve | null): Html {
  const { say } = tongue
  const by = valuation.story.rankedBy
  const heading = say(`worth.report.holders.heading.${by}`, { horizon: tongue.horizon })
  if (!curve) {
    const reason = valuation.figures.purchase.fallback?.reasons[0]
    const why = reason ? say(`worth.fallback.${reason}`) : ''
    const empty = html`<div class="empty"><b>${say('worth.report.holders.empty')}</b>${say('worth.report.holders.empty-how', { why })}</div>`
    return sheet('holders', heading, [empty])
  }
  return sheet('holders', heading, [
    curve.customers >= fewestForTenths
      ? tenths(valuation, tongue, curve)
      : html`<p class="note">${say('worth.report.few-for-curve')}</p>`,
    lists(valuation, tongue),
  ])
}

/** A ranking figure as what it is: money, or a number of purchases. */
function rankText({ story }: Valuation, { money, fixed, count }: Tongue): (value: number) => string {
  return story.rankedBy === 'purchases' ? (value) => (value < 100 ? fixed(value, 2) : count(value)) : money
}

function tenths(valuation: Valuation, tongue: Tongue, curve: WhaleCurve): Html {
  const { say, count, fixed, percent, sentence, strong } = tongue
  const by = valuation.story.rankedBy
  const text = rankText(valuation, tongue)
  const { customers, total } = curve
  const sums = Array.from(
    { length: 10 },
    (_, g) => cumulatedAt(curve, (g + 1) / 10) - cumulatedAt(curve, g / 10),
  )
  const shares = sums.map((sum) => sum / total)
  const each = (from: number, to: number): number =>
    (cumulatedAt(curve, to) - cumulatedAt(curve, from)) / (customers * (to - from))
  const half = 1 - cumulatedAt(curve, 0.5) / total
  const says = [
    sentence('worth.report.holders.says-top', {
      share: strong(carefulPercent(shares[0] as number, tongue)),
      mean: strong(text(each(0, 0.1))),
    }),
    sentence('worth.report.holders.says-bottom', {
      share: strong(carefulPercent(half, tongue)),
      mean: strong(text(each(0.5, 1))),
    }),
  ]
  if (curve.shareForFourFifths !== null) {
    says.push(
      sentence('worth.report.holders.says-four-fifths', {
        share: strong(carefulPercent(curve.shareForFourFifths, tongue)),
      }),
    )
  }
  const lead =
    curve.topFifth === null
      ? nothing
      : leading(
          carefulPercent(curve.topFifth, tongue),
          say('worth.report.holders.lead', { of: say(`worth.report.holders.thing.${by}`) }),
        )
  const figure = figureOf({
    name: 'holders',
    label: say('worth.report.holders.label', {
      shares: shares.map((share) => percent(share)).join(say('worth.report.list-comma')),
    }),
    heights: [250, 220],
    option: holdersOption(shares, tongue),
    tableSummary: say('worth.report.values'),
    table: tableOf(
      [
        { heading: say('worth.report.column.group') },
        { heading: say('worth.report.column.number'), kind: 'number' },
        { heading: say('worth.report.column.sum'), kind: 'number' },
        { heading: say('worth.report.column.mean'), kind: 'number' },
        { heading: say('worth.report.column.share'), kind: 'number' },
      ],
      sums.map((sum, g) => [
        say('worth.report.holders.group', { n: g + 1 }),
        count(Math.round(((g + 1) / 10) * customers) - Math.round((g / 10) * customers)),
        text(sum),
        text(each(g / 10, (g + 1) / 10)),
        `${fixed((shares[g] as number) * 100, 1)}%`,
      ]),
    ),
  })
  return html`<div class="side"><div>${lead}<ul class="says">${says.map((one) => html`<li>${one}</li>`)}</ul></div>${figure}</div>`
}

/** Between the points of the curve as along its straight lines. */
function cumulatedAt({ shares, cumulated }: WhaleCurve, share: number): number {
  const after = shares.findIndex((point) => point >= share - 1e-12)
  if (after <= 0) return 0
  const [left, right] = [shares[after - 1] as number, shares[after] as number]
  const part = Math.min(1, (share - left) / (right - left))
  const [low, high] = [cumulated[after - 1] as number, cumulated[after] as number]
  return low + part * (high - low)
}

function lists(valuation: Valuation, tongue: Tongue): Html {
  const { say, money, fixed, percent } = tongue
  const { columns, story, figures } = valuation
  const reason = reasonsOf(columns, figures.purchase, tongue.speech)
  const text = rankText(valuation, tongue)
  const best = mostValuable(valuation, listed)
  const risky = mostAtRisk(valuation, listed)
  const valueHeading = {
    'residual-value': say('worth.column.worth'),
    'horizon-margin': say('worth.column.horizon-margin'),
    purchases: say('worth.column.purchases'),
  }[story.rankedBy]
  const shared: readonly Column[] = [
    { heading: say('worth.column.alive'), kind: 'state' },
    { heading: say('worth.report.column.next'), kind: 'when' },
    { heading: say('worth.column.reason'), kind: 'reason' },
  ]
  const name: Column = { heading: say('worth.column.customer') }
  const tail = (i: number): Html[] => [
    state(columns.alive[i] as number, tongue),
    nextDay(valuation, tongue, i),
    html`${reason(i)}`,
  ]
  const value = (i: number): Html => html`<b>${text(story.rank[i] as number)}</b>`
  const atStake = (i: number): number => (story.rank[i] as number) * (1 - (columns.alive[i] as number))
  const stakes = (amount: number): string =>
    story.rankedBy === 'purchases' ? fixed(amount, 2) : money(amount)
  return html`<h3>${say('worth.summary.most-valuable')}</h3>${cardsOf(
    [name, { heading: valueHeading, kind: 'number' }, ...shared],
    best.map((i) => [nameOf(columns.customer[i] as string), value(i), ...tail(i)]),
  )}<h3>${say('worth.summary.most-at-risk')}</h3>${
    risky.length === 0
      ? html`<p class="quiet">${say('worth.summary.no-risk')}</p>`
      : cardsOf(
          [name, { heading: say('worth.report.column.stake'), kind: 'number' }, ...shared],
          risky.map((i) => [
            nameOf(columns.customer[i] as string),
            html`<b>${stakes(atStake(i))}</b>`,
            ...tail(i),
          ]),
        )
  }<p class="note">${say('worth.report.next-note', { level: percent(dateLevel) })}${risky.length > 0 ? html` ${say('worth.report.stake-note')}` : nothing}</p>`
}

function state(alive: number, { say, percent, unknown }: Tongue): Html {
  if (Number.isNaN(alive)) return html`<span class="quiet">${unknown}</span>`
  const [tone, word] =
    alive >= aliveWords.active
      ? (['good', 'active'] as const)
      : alive >= aliveWords.gone
        ? (['hold', 'risk'] as const)
        : (['due', 'gone'] as const)
  return html`<span class="tag ${tone}">${say('worth.report.state.chance', { word: say(`worth.report.state.${word}`), alive: chancePercent(alive, { percent }) })}</span>`
}

/** The day by which the next purchase is as likely as not, with the ends of its interval. */
function nextDay({ columns, figures }: Valuation, { say, nearDay, unknown }: Tongue, i: number): Html {
  const [middle, low, high] = [columns.nextDays, columns.nextDaysLow, columns.nextDaysHigh].map(
    (days) => days[i] as number,
  ) as [number, number, number]
  if (Number.isNaN(middle)) return html`<span class="quiet">${unknown}</span>`
  const asOf = dayOfIso(figures.asOf)
  const text = (days: number): string =>
    days > farDays ? say('worth.report.beyond') : nearDay(isoOfDay(asOf + Math.max(1, Math.round(days))))
  return html`<span class="date">${text(middle)}</span> <span class="small date">(${text(low)} – ${text(high)})</span>`
}
