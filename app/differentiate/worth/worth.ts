import {
  chooseModel,
  decileCalibration,
  discountPerUnit,
  equityInterval,
  fitPurchases,
  fitSpend,
  holdOutScore,
  marginRates,
  type Predictions,
  type PreparedPatterns,
  type PurchaseFit,
  type PurchaseModelName,
  predictPurchases,
  preparePatterns,
  type SpendFit,
  whaleCurve,
} from '@ricebook/engine'
import { Refusal } from '../../base/language/refusal.ts'
import type { CustomerHistories, Ledger, Period } from '../../base/ledger/ledger.ts'
import type {
  Estimate,
  FileFigures,
  FileStory,
  Valuation,
  ValueRequest,
  ValueStory,
  Warning,
  WorthColumns,
} from './contract.ts'
import { dayNumber } from './days.ts'

/** The level of every interval here; the engine's predicted dates have 0.8. */
const level = 0.9
/** Chance is drawn from this; the same file gives the same figures every time. */
const seed = 20_240_229
/** Customers the models are compared on, at the most. */
const mostJudged = 50_000
const defaultHorizonWeeks = 52

export type ValueDeps = {
  readonly ledger: Ledger
  /** The machine's day, to warn of orders from the future. */
  readonly today: string
  /** Called with the name of each stage as it begins. */
  readonly stage: (name: 'histories' | 'fit' | 'predict') => void
}

export type Loaded = {
  readonly files: readonly FileStory[]
  readonly figures: FileFigures
  readonly roles: ReadonlySet<string>
  readonly currency: string | null
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
  const { ledger } = deps
  deps.stage('histories')
  const period = await ledger.period()
  const { asOf, until } = cut(request, period)
  await ledger.layOutHistories({ asOf, until })
  const patterns = await patternsAt(ledger, asOf, request.unit)
  const daysPerUnit = request.unit === 'week' ? 7 : 1
  const holdOutDays = Math.max(0, dayNumber(until) - dayNumber(asOf))
  const horizon =
    request.horizon ?? (holdOutDays > 0 ? holdOutDays / daysPerUnit : (defaultHorizonWeeks * 7) / daysPerUnit)
  const sample = request.model === 'auto' ? await ledger.purchaseDays({ most: mostJudged }) : null
  await ledger.forget('days')
  const histories = await ledger.customerHistories()
  await ledger.forget('customers')
  deps.stage('fit')
  const choice =
    sample &&
    chooseModel(sample, { asOf: dayNumber(asOf), horizonDays: horizon * daysPerUnit, daysPerUnit, seed })
  const fit = fitPurchases(choice?.chosen ?? modelAsked(request), patterns, seed)
  const spend = spendOf(loaded, histories)
  deps.stage('predict')
  const delta = discountPerUnit(request.annualDiscount, daysPerUnit)
  const predictions = predictPurchases(fit, patterns, { horizon, delta, level })
  const margin = marginOf(loaded, histories, request.marginRate)
  const columns = columnsOf({ histories, patterns, predictions, spend, margin, asOf })
  const holdOut =
    holdOutDays > 0
      ? holdOutOf({ fit, patterns, predictions, columns, histories, spend, holdOutDays, horizon, delta })
      : null
  const ranked = rankOf(columns)
  const equity = equityOf({ fit, patterns, columns, spend, delta })
  const sum = (values: Float64Array): number | null => total(values)
  return {
    figures: {
      file: loaded.figures,
      customers: histories.size,
      orders: histories.repeats.reduce((orders, repeats) => orders + repeats + 1, 0),
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
        loaded,
        histories,
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

async function patternsAt(ledger: Ledger, asOf: string, unit: 'week' | 'day'): Promise<PreparedPatterns> {
  const patterns = await ledger.purchasePatterns({ asOf })
  return preparePatterns({ ...patterns, daysPerUnit: unit === 'week' ? 7 : 1 })
}

/** The default model, too, where nothing could be compared. */
function modelAsked({ model }: ValueRequest): PurchaseModelName {
  return model === 'auto' ? 'mbg-nbd' : model
}

/** Null where the file has no amounts, or none above 0: then nothing is known of spending. */
function spendOf(loaded: Loaded, histories: CustomerHistories): SpendFit | null {
  if (!loaded.roles.has('amount') && !loaded.roles.has('price')) return null
  const days = histories.paidDays.reduce((sum, count) => sum + count, 0)
  const amount = histories.netTotal.reduce((sum, value) => sum + value, 0)
  if (days === 0 || !(amount > 0)) return null
  const counts = new Int32Array(histories.size)
  const means = new Float64Array(histories.size)
  let repeaters = 0
  for (let i = 0; i < histories.size; i++) {
    const count = histories.paidRepeats[i] as number
    const spent = histories.paidTotal[i] as number
    if (count === 0 || !(spent > 0)) continue
    counts[repeaters] = count
    means[repeaters++] = spent / count
  }
  return fitSpend(
    { counts: counts.subarray(0, repeaters), means: means.subarray(0, repeaters) },
    amount / days,
  )
}

type Margin = {
  readonly basis: ValueStory['marginBasis']
  readonly common: number | null
  readonly rate: (i: number) => number
  readonly soFar: (i: number) => number
}

function marginOf(loaded: Loaded, histories: CustomerHistories, assumed: number): Margin {
  const measured = loaded.roles.has('profit') ? 'profit' : loaded.roles.has('cost') ? 'cost' : null
  if (measured) {
    const rates = marginRates({
      revenue: histories.billedTotal,
      margin: histories.billedMargin,
      marginSquares: histories.marginSquares,
      days: histories.billedDays,
    })
    return {
      basis: measured,
      common: rates.common,
      rate: (i) => rates.of[i] as number,
      soFar: (i) => histories.margin[i] as number,
    }
  }
  if (!loaded.roles.has('amount') && !loaded.roles.has('price')) {
    return { basis: 'none', common: null, rate: () => Number.NaN, soFar: () => Number.NaN }
  }
  return {
    basis: 'assumed',
    common: assumed,
    rate: () => assumed,
    soFar: (i) => (histories.revenue[i] as number) * assumed,
  }
}

type Parts = {
  readonly histories: CustomerHistories
  readonly patterns: PreparedPatterns
  readonly predictions: Predictions
  readonly spend: SpendFit | null
  readonly margin: Margin
  readonly asOf: string
}

function columnsOf({ histories, patterns, predictions, spend, margin, asOf }: Parts): WorthColumns {
  const n = histories.size
  const asOfDay = dayNumber(asOf)
  const place = placeOf(patterns)
  const of = (read: (i: number) => number): Float64Array => filled(new Float64Array(n), read)
  const wholes = (read: (i: number) => number): Int32Array => filled(new Int32Array(n), read)
  const recencyDays = wholes((i) => (histories.lastDay[i] as number) - (histories.firstDay[i] as number))
  const ageDays = wholes((i) => asOfDay - (histories.firstDay[i] as number))
  const at = wholes((i) =>
    place(histories.repeats[i] as number, recencyDays[i] as number, ageDays[i] as number),
  )
  const predicted = (values: Float64Array): Float64Array => of((i) => values[at[i] as number] as number)
  const meanSpend = of((i) => {
    const count = histories.paidRepeats[i] as number
    return count > 0 ? (histories.paidTotal[i] as number) / count : Number.NaN
  })
  const perPurchase = of((i) => {
    const count = histories.paidRepeats[i] as number
    return spend ? spend.expected(count, count > 0 ? (meanSpend[i] as number) : 0) : Number.NaN
  })
  const expectedPurchases = predicted(predictions.expected)
  const residualPurchases = predicted(predictions.residual)
  const marginRate = of(margin.rate)
  return {
    size: n,
    customer: histories.customer,
    firstDay: histories.firstDay,
    lastDay: histories.lastDay,
    repeats: histories.repeats,
    recencyDays,
    ageDays,
    meanSpend,
    alive: predicted(predictions.alive),
    expectedPurchases,
    expectedLow: predicted(predictions.low),
    expectedHigh: predicted(predictions.high),
    expectedSpend: of((i) => (expectedPurchases[i] as number) * (perPurchase[i] as number)),
    residualPurchases,
    residualLifetimeValue: of(
      (i) => (residualPurchases[i] as number) * (perPurchase[i] as number) * (marginRate[i] as number),
    ),
    nextDays: predicted(predictions.nextDays),
    nextDaysLow: predicted(predictions.nextDaysLow),
    nextDaysHigh: predicted(predictions.nextDaysHigh),
    marginSoFar: of(margin.soFar),
    marginRate,
  }
}

/** Row of a customer's pattern: by binary search, since the patterns lie sorted. */
function placeOf({
  x,
  recencyAt,
  recencies,
  ageAt,
  ages,
  size,
  daysPerUnit,
}: PreparedPatterns): (x: number, tx: number, T: number) => number {
  const days = (values: Float64Array, i: number): number => Math.round((values[i] as number) * daysPerUnit)
  const key = (count: number, tx: number, T: number): number => (count * 131_072 + tx) * 131_072 + T
  const places = new Map<number, number>()
  for (let i = 0; i < size; i++) {
    places.set(
      key(x[i] as number, days(recencies, recencyAt[i] as number), days(ages, ageAt[i] as number)),
      i,
    )
  }
  return (count, tx, T) => places.get(key(count, tx, T)) as number
}

/** A column filled row by row: a loop, since the iterators of `from` cost more than the arithmetic at a million rows. */
function filled<Column extends Float64Array | Int32Array>(
  column: Column,
  read: (i: number) => number,
): Column {
  for (let i = 0; i < column.length; i++) column[i] = read(i)
  return column
}

/** Sum of a column, null where nothing in it is known. */
function total(values: Float64Array): number | null {
  let sum = 0
  let known = false
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (Number.isNaN(value)) continue
    sum += value
    known = true
  }
  return known ? sum : null
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

function rankOf(columns: WorthColumns): { by: ValueStory['rankedBy']; of: Float64Array } {
  if (total(columns.residualLifetimeValue) !== null)
    return { by: 'residual-value', of: columns.residualLifetimeValue }
  const margin = columns.expectedSpend.map((spend, i) => spend * (columns.marginRate[i] as number))
  if (total(margin) !== null) return { by: 'horizon-margin', of: margin }
  return { by: 'purchases', of: columns.expectedPurchases }
}

type EquityParts = {
  readonly fit: PurchaseFit
  readonly patterns: PreparedPatterns
  readonly columns: WorthColumns
  readonly spend: SpendFit | null
  readonly delta: number
}

function equityOf({ fit, patterns, columns, spend, delta }: EquityParts): Estimate | null {
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
    },
  })
  return { value, low, high, level }
}

type HoldOutParts = {
  readonly fit: PurchaseFit
  readonly patterns: PreparedPatterns
  readonly predictions: Predictions
  readonly columns: WorthColumns
  readonly histories: CustomerHistories
  readonly spend: SpendFit | null
  readonly holdOutDays: number
  readonly horizon: number
  readonly delta: number
}

/** Predictions for exactly the days that were held out, against what happened in them. */
function holdOutOf(parts: HoldOutParts) {
  const { fit, patterns, columns, histories, spend, holdOutDays, horizon, delta } = parts
  const length = holdOutDays / patterns.daysPerUnit
  const same = Math.abs(length - horizon) < 1e-9
  const share = same ? null : predictPurchases(fit, patterns, { horizon: length, delta, level })
  const place = share && placeOf(patterns)
  const predicted = columns.expectedPurchases.map((value, i) =>
    share && place
      ? (share.expected[
          place(columns.repeats[i] as number, columns.recencyDays[i] as number, columns.ageDays[i] as number)
        ] as number)
      : value,
  )
  const actual = Float64Array.from(histories.laterDays)
  const score = holdOutScore(predicted, actual)
  const known = total(predicted) !== null
  const perPurchase = columns.expectedSpend.map(
    (value, i) => value / (columns.expectedPurchases[i] as number),
  )
  const spendScore = spend
    ? holdOutScore(
        predicted.map((value, i) => value * (perPurchase[i] as number)),
        histories.laterSpend,
      )
    : null
  const orNull = (value: number | null | undefined): number | null =>
    known && value != null && Number.isFinite(value) ? value : null
  return {
    score,
    deciles: known ? decileCalibration(predicted, actual) : [],
    figures: {
      days: holdOutDays,
      customers: histories.size,
      actualPurchases: score.actual,
      predictedPurchases: orNull(score.predicted),
      bias: orNull(score.bias),
      mae: orNull(score.mae),
      rmse: orNull(score.rmse),
      actualSpend: spendScore && Math.round(spendScore.actual * 1e4) / 1e4,
      predictedSpend: orNull(spendScore?.predicted),
      spendMae: orNull(spendScore?.mae),
    },
  }
}

type WarningParts = {
  readonly columns: WorthColumns
  readonly equity: Estimate | null
  readonly horizonDays: number
  /** As asked. */
  readonly until: string | undefined
  readonly period: Period
  readonly loaded: Loaded
  readonly histories: CustomerHistories
  readonly spend: SpendFit | null
  readonly today: string
}

function warningsOf(parts: WarningParts): Warning[] {
  const { period, loaded, histories, spend, today, until } = parts
  const warnings: Warning[] = []
  if (period.lastDay !== null && period.lastDay > today)
    warnings.push({ kind: 'future-day', day: period.lastDay })
  for (const { name, dateOrder } of loaded.files) {
    if (dateOrder?.because === 'assumed')
      warnings.push({ kind: 'date-order-assumed', file: name, order: dateOrder.order })
  }
  if (spend?.model === 'gamma-gamma' && Math.abs(spend.correlation ?? 0) > 0.3) {
    warnings.push({ kind: 'spend-correlated', correlation: spend.correlation as number })
  }
  if (until !== undefined && period.lastDay !== null && until > period.lastDay) {
    warnings.push({ kind: 'until-beyond', until, lastDay: period.lastDay })
  }
  const ahead = yearsAhead(parts)
  if (ahead) warnings.push({ kind: 'far-ahead', ...ahead })
  if (histories.size > 0 && histories.size < 50)
    warnings.push({ kind: 'few-customers', customers: histories.size })
  return warnings
}

/** How far the equity reaches beyond what was seen; null where it does not reach three times as far. */
function yearsAhead({
  columns,
  equity,
  horizonDays,
  period,
}: WarningParts): { ahead: number; seen: number } | null {
  if (!equity || !period.firstDay || !period.lastDay) return null
  let margin = 0
  for (let i = 0; i < columns.size; i++) {
    const kept = (columns.expectedSpend[i] as number) * (columns.marginRate[i] as number)
    if (!Number.isNaN(kept)) margin += kept
  }
  const ahead = equity.value / ((margin * 365.25) / horizonDays)
  const seen = (dayNumber(period.lastDay) - dayNumber(period.firstDay)) / 365.25
  return ahead > 3 * seen ? { ahead, seen } : null
}
