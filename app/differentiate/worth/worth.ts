import {
  type Choice,
  chooseModel,
  dayOfIso,
  discountPerUnit,
  equityInterval,
  fitPurchases,
  type Predictions,
  type PreparedPatterns,
  type PurchaseFit,
  type PurchaseModelName,
  predictPurchases,
  preparePatterns,
  type SpendFit,
  type Trials,
  trialPlan,
  valueIntervals,
  whaleCurve,
} from '@ricebook/engine'
import type { Language } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { CustomerWorth, Ledger, Period } from '../../base/ledger/ledger.ts'
import type {
  Estimate,
  FileFigures,
  FileStory,
  Valuation,
  ValueRequest,
  ValueStory,
  WorthColumns,
} from './contract.ts'
import { holdOutOf } from './hold-out.ts'
import { daysOfUnit, horizonWeeks, level, seed } from './level.ts'
import { reasonOf, type ToReason } from './reasons.ts'
import { warningsOf } from './warnings.ts'
import { columnsOf, type Margin, marginOf, type Roles, spendOf, total } from './worth-columns.ts'

/** Customers the models are compared on, at the most. */
const mostJudged = 50_000

/** What a valuation asks of a ledger. */
type ValuedLedger = Pick<Ledger, 'period' | 'layOutHistories' | 'purchasePatterns' | 'trialSample'> &
  Pick<Ledger, 'trialHistories' | 'spending' | 'marginSums' | 'customerWorth' | 'forget'>

export type ValueDeps = {
  readonly ledger: ValuedLedger
  /** The machine's day, to warn of orders from the future. */
  readonly today: string
  /** Called with the name of each stage as it begins. */
  readonly stage: (name: 'histories' | 'fit' | 'predict') => void
  /** Called again and again while models are fitted; by throwing it breaks the work off. */
  readonly between?: () => void
}

export type Loaded = {
  readonly files: readonly FileStory[]
  readonly figures: FileFigures
  readonly roles: Roles
  readonly currency: string | null
}

/** Everything that was found of everybody; the report and the worth run each take what they show. */
export type WorkedOut = {
  readonly period: Period
  readonly asOf: string
  readonly until: string
  readonly holdOutDays: number
  /** In units. */
  readonly horizon: number
  readonly daysPerUnit: number
  /** Continuous discount rate per unit. */
  readonly delta: number
  readonly scored: CustomerWorth
  readonly patterns: PreparedPatterns
  readonly choice: Choice | null
  readonly fit: PurchaseFit
  readonly spend: SpendFit | null
  readonly predictions: Predictions
  readonly margin: Margin
  readonly columns: WorthColumns
  readonly equity: Estimate | null
}

/**
 * Cuts the facts at the as-of day, chooses and fits the models, has every customer scored where the facts are, and gathers
 * what came of it. While fitting nothing of a single customer is asked for.
 *
 * @param deps `whileLaidOut` is called while the single days can still be asked about, and answers whether it had the windows
 * kept that tell stages; `judged`: on so many customers, at the most, models are compared
 */
export async function workOut(request: ValueRequest, roles: Roles, deps: WorkDeps): Promise<WorkedOut> {
  try {
    return await workedOut(request, roles, deps)
  } catch (error) {
    // Broken off or failed, it leaves nothing laid out; why it ended is what is to be told.
    for (const what of ['days', 'customers'] as const) await deps.ledger.forget(what).catch(() => undefined)
    throw error
  }
}

type WorkDeps = ValueDeps & {
  readonly whileLaidOut?: (asOf: string) => Promise<{ readonly windows: boolean }>
  readonly judged?: number | undefined
  /** Whether the ends of each one's residual value are wanted. */
  readonly intervals?: boolean
}

async function workedOut(request: ValueRequest, roles: Roles, deps: WorkDeps): Promise<WorkedOut> {
  const { ledger, judged = mostJudged, between } = deps
  deps.stage('histories')
  const period = await ledger.period()
  const { asOf, until } = cut(request, period)
  await ledger.layOutHistories({ asOf, until })
  const found = await ledger.purchasePatterns({ asOf })
  const daysPerUnit = daysOfUnit[request.unit]
  const patterns = preparePatterns({ ...found, daysPerUnit })
  const asOfDay = dayOfIso(asOf)
  const holdOutDays = Math.max(0, dayOfIso(until) - asOfDay)
  const horizon =
    request.horizon ?? (holdOutDays > 0 ? holdOutDays / daysPerUnit : (horizonWeeks * 7) / daysPerUnit)
  const asked = { asOf: asOfDay, horizonDays: horizon * daysPerUnit, judged }
  const trials = request.model === 'auto' ? await trialsIn(ledger, asked) : null
  const { windows } = (await deps.whileLaidOut?.(asOf)) ?? { windows: false }
  await ledger.forget('days')
  deps.stage('fit')
  const choice = trials && chooseModel(trials, { daysPerUnit, seed, between })
  const fit = fitPurchases(choice?.chosen ?? modelAsked(request), patterns, { seed, between })
  const spend = await spendOf(roles, ledger)
  const margin = await marginOf(roles, request.marginRate, ledger)
  deps.stage('predict')
  const delta = discountPerUnit(request.annualDiscount, daysPerUnit)
  const predictions = predictPurchases(fit, patterns, { horizon, delta, level })
  const { alive, expected, residual } = predictions
  const { repeats, recencyDays, ageDays } = found
  const ofValue = { fit, delta, level, seed, daysPerUnit, patterns: { repeats, ageDays, alive } }
  const scored = await ledger.customerWorth({
    asOf: asOfDay,
    patterns: {
      ...{ repeats, recencyDays, ageDays, alive, expected, residual },
      interval: deps.intervals && spend ? valueIntervals({ ...ofValue, spend }) : null,
    },
    amount: spend?.amount ?? null,
    margin: margin.scoring,
    windows,
  })
  await ledger.forget('customers')
  const columns = columnsOf({ scored, patterns: found, predictions, asOf })
  return {
    period,
    asOf,
    until,
    holdOutDays,
    horizon,
    daysPerUnit,
    delta,
    scored,
    patterns,
    choice,
    fit,
    spend,
    predictions,
    margin,
    columns,
    equity: equityOf({ fit, patterns, scored, columns, spend, delta }),
  }
}

/** What models are tried on: a sample, grouped by what its customers had done by each of some earlier days. */
async function trialsIn(
  ledger: ValuedLedger,
  { asOf, horizonDays, judged }: { asOf: number; horizonDays: number; judged: number },
): Promise<Trials> {
  const { customers, draw, firstDay } = await ledger.trialSample({ most: judged })
  const plan = firstDay === null ? null : trialPlan({ asOf, firstDay, horizonDays })
  if (!plan || draw === null) return { customers, plan: null, histories: [] }
  return { customers, plan, histories: await ledger.trialHistories({ draw, ...plan }) }
}

/**
 * What every customer in the ledger is worth: cut at the as-of day, fitted, predicted, and checked against what came
 * after it.
 */
export async function valueCustomers(
  request: ValueRequest,
  loaded: Loaded,
  deps: ValueDeps,
): Promise<Valuation> {
  const found = await workOut(request, loaded.roles, deps)
  const { period, asOf, until, holdOutDays, horizon, daysPerUnit, scored, patterns } = found
  const { choice, fit, spend, margin, columns, equity } = found
  const holdOut = holdOutDays > 0 ? holdOutOf(found) : null
  const ranked = rankOf(columns)
  const sum = (values: Float64Array): number | null => total(values)
  return {
    figures: {
      file: loaded.figures,
      customers: scored.size,
      orders: columns.repeats.reduce((orders, repeats) => orders + repeats + 1, 0),
      patterns: patterns.size,
      firstDay: period.firstDay,
      lastDay: period.lastDay,
      asOf,
      purchase: {
        model: fit.model,
        parameters: fit.parameters,
        standardErrors: fit.standardErrors,
        logLikelihood: fit.logLikelihood,
        converged: fit.converged,
        fallback: fit.rung === 1 ? null : { rung: fit.rung, asked: fit.asked, reasons: fit.reasons },
      },
      spend: spend && {
        model: spend.model,
        parameters: spend.parameters,
        logLikelihood: spend.logLikelihood,
        customers: spend.customers,
      },
      expected: {
        horizon,
        unit: request.unit,
        basis: basisOf(fit, margin.basis),
        purchases: sum(columns.expectedPurchases),
        spend: sum(columns.expectedSpend),
        residualPurchases: sum(columns.residualPurchases),
        residualLifetimeValue: sum(columns.residualLifetimeValue),
        annualDiscount: request.annualDiscount,
      },
      holdout: holdOut?.figures ?? null,
    },
    columns,
    story: {
      files: loaded.files,
      request,
      until: holdOutDays > 0 ? until : null,
      currency: loaded.currency,
      marginBasis: margin.basis,
      commonMarginRate: margin.common,
      choice,
      spendFallback: spend ? spend.fallback : 'no-amounts',
      spendCorrelation: spend?.correlation ?? null,
      equity,
      rankedBy: ranked.by,
      rank: ranked.of,
      whale: margin.basis === 'none' ? null : whaleCurve(columns.marginSoFar),
      holders: ranked.by === 'purchases' ? null : whaleCurve(ranked.of),
      holdOut: holdOut && { score: holdOut.score, deciles: holdOut.deciles },
      anonymousRevenue:
        loaded.roles.has('amount') || loaded.roles.has('price') ? period.anonymousRevenue : null,
      warnings: warningsOf({
        period,
        files: loaded.files,
        spend,
        columns,
        equity,
        horizonDays: horizon * daysPerUnit,
        until: request.until,
        today: deps.today,
      }),
    },
  }
}

/** The days everything is cut at. */
function cut(request: ValueRequest, period: Period): { asOf: string; until: string } {
  const { firstDay, lastDay } = period
  if (firstDay === null || lastDay === null) throw new Refusal('worth.no-lines')
  const asOf = request.asOf ?? lastDay
  const until = request.until ?? lastDay
  if (asOf < firstDay) throw new Refusal('worth.as-of-too-early', { asOf, firstDay, lastDay })
  if (request.until !== undefined && until < asOf)
    throw new Refusal('worth.until-before-as-of', { asOf, until })
  return { asOf, until: [asOf, until].sort()[1] as string }
}

/** The default model, too, where nothing could be compared. */
function modelAsked({ model }: ValueRequest): PurchaseModelName {
  return model === 'auto' ? 'mbg-nbd' : model
}

function basisOf(fit: PurchaseFit, margin: ValueStory['marginBasis']): string {
  const kept = {
    profit: 'margin measured from profit',
    cost: 'margin measured from cost',
    assumed: 'margin rate assumed',
    none: 'no amounts',
  }
  return `inferred from ${fit.customers} customers by ${fit.model}; ${kept[margin]}`
}

/** By what customers are ranked: the best figure that is known of them. */
export function rankOf(columns: WorthColumns): { by: ValueStory['rankedBy']; of: Float64Array } {
  if (total(columns.residualLifetimeValue) !== null)
    return { by: 'residual-value', of: columns.residualLifetimeValue }
  const margin = columns.expectedSpend.map((spend, i) => spend * (columns.marginRate[i] as number))
  if (total(margin) !== null) return { by: 'horizon-margin', of: margin }
  return { by: 'purchases', of: columns.expectedPurchases }
}

type EquityParts = {
  readonly fit: PurchaseFit
  readonly patterns: PreparedPatterns
  readonly scored: CustomerWorth
  readonly columns: WorthColumns
  readonly spend: SpendFit | null
  readonly delta: number
}

function equityOf({ fit, patterns, scored, columns, spend, delta }: EquityParts): Estimate | null {
  const value = total(columns.residualLifetimeValue)
  if (value === null || !spend) return null
  const { low, high } = equityInterval({
    fit,
    spend,
    delta,
    level,
    seed,
    daysPerUnit: patterns.daysPerUnit,
    customers: {
      repeats: columns.repeats,
      recencyDays: columns.recencyDays,
      ageDays: columns.ageDays,
      values: columns.residualLifetimeValue,
      draws: scored.draws,
    },
  })
  return { value, low, high, level }
}

/** Why a row of a worth run says what it says, in the reader's language. */
export function worthReason(row: ToReason, language: Language): string {
  return reasonOf(row, language)
}
