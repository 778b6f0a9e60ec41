import type { Speech } from '../../base/language/language.ts'
import type { ImportsKey } from '../../identify/imports/imports.ts'
import type { Valuation, Warning } from './contract.ts'
import { aliveWords, reasonsOf } from './reasons.ts'
import type { WorthKey } from './words.ts'

export type SummaryKey = WorthKey | ImportsKey
type Speaks = Speech<SummaryKey>

const listed = 10

export type SummaryParts = {
  readonly valuation: Valuation
  readonly speech: Speaks
  readonly folder: string | null
  readonly written: readonly string[]
}

/** What a person reads in the terminal: what was read, what is expected, who matters most and who may be lost. */
export function summary({ valuation, speech, folder, written }: SummaryParts): string {
  const { figures, story } = valuation
  const { say, number } = speech
  const lines: string[] = []
  for (const file of story.files) {
    const columns = file.columns.map(({ role, column, because }) =>
      say('worth.summary.column', {
        role: say(`imports.page.role.${role}` as SummaryKey),
        column,
        because: say(`worth.summary.because.${because}`),
      }),
    )
    lines.push(
      say('worth.summary.columns', { file: file.name, columns: columns.join(say('worth.summary.between')) }),
    )
  }
  const { rows, used, returns, anonymous, rejected } = figures.file
  lines.push(
    say('worth.summary.lines', {
      rows: number(rows),
      used: number(used),
      returns: number(returns),
      anonymous: number(anonymous),
      rejected: number(rejected),
    }),
  )
  lines.push(
    say('worth.summary.customers', {
      customers: number(figures.customers),
      orders: number(figures.orders),
      firstDay: figures.firstDay ?? '',
      asOf: figures.asOf,
    }),
    '',
    ...modelLines(valuation, speech),
    '',
    ...expectedLines(valuation, speech),
  )
  for (const warning of story.warnings) lines.push(`! ${warningText(warning, speech)}`)
  lines.push('', ...tables(valuation, speech))
  if (rejected > 0) {
    const key = folder ? 'worth.summary.rejected-hint' : 'worth.summary.rejected-where'
    lines.push(say(key, { count: rejected }))
  }
  if (folder) {
    const files = written.map((path) => path.slice(folder.length + 1)).join(', ')
    lines.push(say('worth.summary.written', { folder, files }))
  }
  return `${lines.join('\n')}\n`
}

function modelLines({ figures, story }: Valuation, { say, number }: Speaks): string[] {
  const { purchase } = figures
  const lines = [say('worth.summary.model', { model: say(`worth.model.${purchase.model}`) })]
  if (story.choice && story.choice.scores.length > 0) {
    const scores = story.choice.scores.map(
      ({ model, rmse }) => `${say(`worth.model.${model}`)} ${number(rmse, 3)}`,
    )
    lines.push(
      `  ${say('worth.summary.chosen', {
        customers: number(story.choice.customers),
        origins: story.choice.origins.length,
        scores: scores.join(', '),
      })}`,
    )
  }
  for (const reason of purchase.fallback?.reasons ?? []) lines.push(`  ${say(`worth.fallback.${reason}`)}`)
  if (story.spendFallback) lines.push(`  ${say(`worth.spend-fallback.${story.spendFallback}`)}`)
  return lines
}

/** How far ahead, in words: 39 weeks. */
export function horizonText({ figures }: Valuation, { say, number }: Speech<WorthKey>): string {
  const key = figures.expected.unit === 'week' ? 'worth.summary.weeks' : 'worth.summary.unit-days'
  return say(key, { n: number(figures.expected.horizon, 1) })
}

/** Where margins come from, in words. */
export function marginText({ story }: Valuation, { say, percent }: Speech<WorthKey>): string {
  return say(`worth.margin.${story.marginBasis}`, {
    rate: story.commonMarginRate === null ? '' : percent(story.commonMarginRate, 1),
  })
}

function expectedLines(valuation: Valuation, speech: Speaks): string[] {
  const { figures, story } = valuation
  const { say, number, percent } = speech
  const { expected, holdout } = figures
  const orUnknown = (value: number | null, decimals = 0): string =>
    value === null ? say('worth.unknown') : number(value, decimals)
  const lines = [
    say('worth.summary.expected', {
      horizon: horizonText(valuation, speech),
      purchases: orUnknown(expected.purchases),
      spend: orUnknown(expected.spend),
    }),
  ]
  const { equity } = story
  lines.push(
    equity
      ? say('worth.summary.equity', {
          value: number(equity.value),
          low: number(equity.low),
          high: number(equity.high),
          level: percent(equity.level),
          discount: percent(expected.annualDiscount, 1),
          margin: marginText(valuation, speech),
        })
      : say('worth.summary.equity-unknown'),
  )
  if (holdout) {
    lines.push(
      say('worth.summary.holdout', {
        days: number(holdout.days),
        predicted: orUnknown(holdout.predictedPurchases),
        actual: number(holdout.actualPurchases),
        bias: holdout.bias === null ? say('worth.unknown') : percent(holdout.bias, 1),
        mae: orUnknown(holdout.mae, 3),
      }),
    )
  }
  return lines
}

export function warningText(warning: Warning, { say, number }: Speech<WorthKey>): string {
  switch (warning.kind) {
    case 'future-day':
      return say('worth.warning.future-day', { day: warning.day })
    case 'date-order-assumed':
      return say(`worth.warning.date-order-assumed.${warning.order}`, { file: warning.file })
    case 'spend-correlated':
      return say('worth.warning.spend-correlated', {
        correlation: number(warning.correlation, 2),
        direction: say(warning.correlation > 0 ? 'worth.more' : 'worth.less'),
      })
    case 'only-returns':
      return say('worth.warning.only-returns', { count: warning.customers })
    case 'until-beyond':
      return say('worth.warning.until-beyond', { until: warning.until, lastDay: warning.lastDay })
    case 'far-ahead':
      return say('worth.warning.far-ahead', {
        ahead: number(warning.ahead, 1),
        seen: number(warning.seen, 1),
      })
    case 'few-customers':
      return say('worth.warning.few-customers', { count: warning.customers })
  }
}

/** The customers of the highest ranking figure, unknown ones left out. */
export function mostValuable({ story }: Valuation, most: number): number[] {
  return highest(story.rank, (i) => story.rank[i] as number, most)
}

/**
 * Those not called active whose value is most in doubt: what they are still worth, times the chance that they have left.
 */
export function mostAtRisk({ columns, story }: Valuation, most: number): number[] {
  const atStake = (i: number): number => {
    const alive = columns.alive[i] as number
    const doubtful = (columns.repeats[i] as number) > 0 && alive < aliveWords.active
    return doubtful ? (story.rank[i] as number) * (1 - alive) : Number.NaN
  }
  return highest(story.rank, atStake, most)
}

function highest(values: Float64Array, of: (i: number) => number, most: number): number[] {
  const best: { i: number; value: number }[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = of(i)
    // Not "value <= least": the unknown (NaN) fails both, and is left out.
    if (!(value > least)) continue
    best.push({ i, value })
    best.sort((a, b) => b.value - a.value || a.i - b.i)
    if (best.length > most) best.pop()
    if (best.length === most) least = (best[most - 1] as { value: number }).value
  }
  return best.map(({ i }) => i)
}

const rankColumn = {
  'residual-value': 'worth.column.worth',
  'horizon-margin': 'worth.column.horizon-margin',
  purchases: 'worth.column.purchases',
} as const

function tables(valuation: Valuation, speech: Speaks): string[] {
  const { story, columns, figures } = valuation
  const { say, number, percent } = speech
  const reason = reasonsOf(columns, figures.purchase, speech)
  const headings = [
    say('worth.column.customer'),
    say(rankColumn[story.rankedBy]),
    say('worth.column.alive'),
    say('worth.column.reason'),
  ]
  const row = (i: number): string[] => {
    const alive = columns.alive[i] as number
    return [
      nameText(columns.customer[i] as string),
      number(story.rank[i] as number, story.rankedBy === 'purchases' ? 2 : 0),
      Number.isNaN(alive) ? say('worth.unknown') : percent(alive),
      reason(i),
    ]
  }
  const best = mostValuable(valuation, listed)
  if (best.length === 0) return []
  const lines = [say('worth.summary.most-valuable'), ...table([headings, ...best.map(row)]), '']
  const risky = mostAtRisk(valuation, listed)
  if (risky.length === 0) return [...lines, say('worth.summary.no-risk')]
  return [...lines, say('worth.summary.most-at-risk'), ...table([headings, ...risky.map(row)])]
}

const longestName = 40

/** A name fit for a terminal: what would move its cursor or turn its writing round is left out, a long one is cut. */
function nameText(name: string): string {
  const points = [...name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()]
  return points.length <= longestName ? points.join('') : `${points.slice(0, longestName - 1).join('')}…`
}

/** Columns lined up; a Chinese character is two wide. */
function table(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, c) =>
    Math.max(...rows.map((row) => width(row[c] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, c) => {
        const space = ' '.repeat((widths[c] as number) - width(cell))
        return c === 0 || c === columns - 1 ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

function width(text: string): number {
  let wide = 0
  for (const character of text)
    wide +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  return wide
}
