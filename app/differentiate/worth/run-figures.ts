import { fallingOf, forecastPurchases, isoOfDay, whaleCurve } from '@ricebook/engine'
import type { Estimate, RunFigures, RunStory } from './contract.ts'
import type { Rounded } from './groups/groups.ts'
import { level } from './level.ts'
import type { Needed } from './needed.ts'
import { censusOf } from './report-census.ts'
import type { Found, Grouped, Writing } from './run-parts.ts'
import { warningsOf } from './warnings.ts'
import { total } from './worth-columns.ts'

export type Told = {
  readonly minor: number
  /** Customers with a row. */
  readonly rows: number
  readonly needed: Needed
  readonly grouped: Grouped | null
}

/** What a run tells of itself. */
export function figuresOf({ found, settings, today }: Writing, told: Told): RunFigures {
  const { minor, rows, needed, grouped } = told
  const inMinor = (value: number | null): number | null => (value === null ? null : Math.round(value * minor))
  const kept =
    found && total(found.columns.expectedSpend.map((s, i) => s * (found.columns.marginRate[i] as number)))
  return {
    customers: rows,
    buyers: found?.columns.size ?? 0,
    currency: settings.currency,
    model: found?.fit.model ?? null,
    parameters: { ...found?.fit.parameters },
    fallback:
      found && found.fit.rung > 1
        ? { rung: found.fit.rung, asked: found.fit.asked, reasons: [...found.fit.reasons] }
        : null,
    firstDay: found?.period.firstDay ?? null,
    marginBasis: basisOf(found),
    companyMarginRate: settings.marginRate,
    annualDiscount: settings.annualDiscount,
    equity: found && grouped ? equityOf(found, grouped, minor) : null,
    expectedPurchases: found && total(found.columns.expectedPurchases),
    expectedMargin: inMinor(kept),
    revenue: inMinor(found && total(found.scored.revenue)),
    anonymousRevenue: inMinor(found?.period.anonymousRevenue ?? null),
    ...needed,
    story: found && grouped ? storyOf(found, grouped, today) : null,
  }
}

/** The sum of what stands in the rows; its interval as it was worked out for the unrounded sum. */
function equityOf({ equity }: Found, { figures }: Grouped, minor: number): Estimate | null {
  if (!equity) return null
  const { low, high } = equity
  return {
    value: total(figures.ranking) ?? 0,
    low: Math.round(low * minor),
    high: Math.round(high * minor),
    level: equity.level,
  }
}

function basisOf(found: Found | null): RunFigures['marginBasis'] {
  if (!found || found.margin.basis === 'none') return 'none'
  if (found.margin.basis === 'assumed') return 'assumed'
  return found.scored.costed.some((known) => known < 2) ? 'mixed' : 'measured'
}

function storyOf(found: Found, { ranking, figures, months }: Grouped, today: string): RunStory {
  const { scored, patterns, fit, spend, choice, margin, horizon, daysPerUnit } = found
  const horizonDays = Math.round(horizon * daysPerUnit)
  const falling = fallingOf(figures.ranking)
  const holders = whaleCurve(falling)
  return {
    lines: scored.lines,
    purchases: patterns.customers + patterns.totalRepeats,
    repeatBuyers: patterns.repeatCustomers,
    patterns: patterns.size,
    rankedBy: ranking.by,
    horizonDays,
    cohortMonths: months,
    commonMarginRate: margin.common,
    logLikelihood: fit.logLikelihood,
    standardErrors: fit.standardErrors && finite(fit.standardErrors),
    choice: choice && {
      because: choice.because,
      customers: choice.customers,
      horizonDays: choice.horizonDays,
      origins: choice.origins.map(isoOfDay),
      scores: choice.scores.map(({ model, rmse, mae, bias }) => ({ model, rmse, mae, bias })),
    },
    spend: spend && {
      model: spend.model,
      parameters: { ...spend.parameters },
      customers: spend.customers,
      fallback: spend.fallback,
      correlation:
        spend.correlation !== null && Number.isFinite(spend.correlation) ? spend.correlation : null,
    },
    alive: aliveOf(found),
    purchasesAhead: aheadOf(found),
    whale: margin.basis === 'none' ? null : whaleOf(figures),
    holders:
      holders.customers > 0
        ? {
            customers: holders.customers,
            topFifth: holders.topFifth,
            shareForFourFifths: holders.shareForFourFifths,
            total: holders.total,
            median: falling[falling.length >> 1] as number,
          }
        : null,
    warnings: warningsOf({ ...found, files: [], until: undefined, horizonDays, today }).flatMap((warning) =>
      warning.kind === 'spend-correlated' ||
      warning.kind === 'far-ahead' ||
      warning.kind === 'few-customers' ||
      warning.kind === 'future-day'
        ? [warning]
        : [],
    ),
  }
}

/** JSON has no word for what is not identified. */
const finite = (values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)))

/** z of a two-sided 90 % interval. */
const ninetyPercent = 1.6449

function aliveOf({ columns }: Found): RunStory['alive'] {
  const { expected, variance, active, risk, gone, unknown, once } = censusOf(columns)
  const known = columns.size - unknown
  if (known === 0) return null
  const spread = ninetyPercent * Math.sqrt(variance)
  return {
    value: expected,
    low: Math.max(0, expected - spread),
    high: Math.min(known, expected + spread),
    ...{ level, active, risk, gone, unknown, once },
  }
}

function aheadOf({ fit, patterns, horizon }: Found): Estimate | null {
  const forecast = forecastPurchases(fit, patterns, { horizon, level })
  return forecast && { value: forecast.value, low: forecast.low, high: forecast.high, level }
}

function whaleOf({ margin }: Rounded): RunStory['whale'] {
  const { customers, total: sum, peak, topFifth, lastThreeTenths, shareForFourFifths } = whaleCurve(margin)
  return { customers, total: sum, peak: { ...peak }, topFifth, lastThreeTenths, shareForFourFifths }
}
