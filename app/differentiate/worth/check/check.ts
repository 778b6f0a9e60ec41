import {
  dayOfIso,
  decileCalibration,
  type Forecast,
  fitPurchases,
  forecastPurchases,
  forecastSteps,
  holdOutScore,
  isoOfDay,
  type PreparedPatterns,
  type PurchaseFit,
  type PurchaseModelName,
  preparePatterns,
  purchaseModelNames,
  trackedPurchases,
} from '@ricebook/engine'
import { type JobContext, stopIfAsked } from '../../../base/jobs/job.ts'
import type { HoldOut } from '../../../base/ledger/ledger.ts'
import { type RunFigures, runFiguresSchema } from '../contract.ts'
import { level, seed } from '../level.ts'
import { currentRun } from '../store.ts'
import type { WorthChecksTable } from '../tables.ts'
import type { CheckFigures } from './contract.ts'
import { keepCheck } from './store.ts'

const daysAWeek = 7
/** A quarter of the year at least, where the history is twice as long; a year at most: that is how far the page looks. */
const [fewestHeldOut, mostHeldOut] = [91, 364]
/** With less history than this nothing can be held out and something be left to learn from. */
const shortestHistory = 56
/** A curve of more weeks than these before the cut is no easier to read. */
const mostWeeksBefore = 104
/** z of a two-sided 90 % interval. */
const ninetyPercent = 1.6449

/** Days to hold out of a history, whole weeks: its last quarter, within reason. Null: it is too short. */
export function heldOutDays(historyDays: number): number | null {
  if (historyDays < shortestHistory) return null
  const wished = Math.max(fewestHeldOut, Math.floor(historyDays / 4))
  const days = Math.min(wished, mostHeldOut, Math.floor(historyDays / 2))
  return Math.floor(days / daysAWeek) * daysAWeek
}

/**
 * Does the model of the current run forecast? It is fitted anew on the facts up to a cut, and its forecast is held against
 * what came after it. Answers the run that was checked; null before the first one.
 */
export async function checkWorth(context: JobContext): Promise<{ readonly run: number | null }> {
  const { notebook, ledger, progress } = context
  const current = await currentRun(notebook.read)
  if (!current?.asOf || current.figures === null) return { run: null }
  const { run, asOf } = current
  const startedAt = new Date().toISOString()
  const ran = runFiguresSchema.parse(JSON.parse(current.figures))
  const historyDays = ran.firstDay === null ? 0 : dayOfIso(asOf) - dayOfIso(ran.firstDay) + 1
  const days = heldOutDays(historyDays)
  const keep = (found: Pick<WorthChecksTable, 'cut' | 'figures'>): Promise<void> =>
    notebook.change((tx) =>
      keepCheck(tx, { run, until: asOf, startedAt, endedAt: new Date().toISOString(), ...found }),
    )
  if (days === null) {
    await keep({ cut: null, figures: null })
    return { run }
  }
  const cut = isoOfDay(dayOfIso(asOf) - days)
  stopIfAsked(context)
  progress('histories', 0, 1)
  await ledger.layOutHistories({ asOf: cut, until: asOf })
  stopIfAsked(context)
  const came = await ledger.holdOut({ asOf: cut, until: asOf })
  await ledger.forget('days')
  await ledger.forget('customers')
  stopIfAsked(context)
  progress('fit', 0, 1)
  const figures = checked(came, { cut, days, asked: modelAsked(ran), between: () => stopIfAsked(context) })
  await keep({ cut, figures: JSON.stringify(figures) })
  return { run }
}

/** The kind of model that the run asked for, whatever it fell back to: the cut may carry more or less. */
function modelAsked({ model, fallback }: RunFigures): PurchaseModelName {
  const asked = fallback?.asked ?? model
  return purchaseModelNames.find((name) => name === asked) ?? 'mbg-nbd'
}

type Cut = {
  readonly cut: string
  readonly days: number
  readonly asked: PurchaseModelName
  readonly between: () => void
}

function checked(came: HoldOut, { cut, days, asked, between }: Cut): CheckFigures {
  const { patterns, patternOf } = patternsOf(came)
  const horizon = days / patterns.daysPerUnit
  const fit = fitPurchases(asked, patterns, { seed, between })
  const forecast = forecastPurchases(fit, patterns, { horizon, level })
  const { laterDays, weights } = came
  const score = (predicted: Float64Array) => {
    const { bias, mae, rmse } = holdOutScore(predicted, laterDays, weights)
    return { bias, mae, rmse }
  }
  const predicted = forecast && Float64Array.from(patternOf, (at) => forecast.expected[at] as number)
  return {
    customers: patterns.customers,
    model: fit.model,
    fallback: fit.rung > 1 ? { rung: fit.rung, reasons: [...fit.reasons] } : null,
    actual: laterDays.reduce((sum, later, i) => sum + later * (weights[i] as number), 0),
    predicted: forecast && { value: forecast.value, low: forecast.low, high: forecast.high, level },
    score: predicted && patterns.customers > 0 ? score(predicted) : null,
    naive: patterns.customers > 0 ? score(ownRates(came, days)) : null,
    tenths: predicted ? decileCalibration(predicted, laterDays, weights) : [],
    weeks: weeksOf(came, { patterns, fit, forecast, cutDay: dayOfIso(cut), days }),
  }
}

/** As every customer bought before, so they go on. */
function ownRates({ repeats, ageDays }: HoldOut, days: number): Float64Array {
  return Float64Array.from(repeats, (x, i) => {
    const age = ageDays[i] as number
    return age > 0 ? (x * days) / age : 0
  })
}

/** Rows of one pattern stand beside each other, once for each number of later purchases. */
function patternsOf({ repeats, recencyDays, ageDays, weights }: HoldOut): {
  readonly patterns: PreparedPatterns
  readonly patternOf: Int32Array
} {
  const patternOf = new Int32Array(repeats.length)
  const first: number[] = []
  const together: number[] = []
  for (let i = 0; i < repeats.length; i++) {
    const begins =
      i === 0 ||
      repeats[i] !== repeats[i - 1] ||
      recencyDays[i] !== recencyDays[i - 1] ||
      ageDays[i] !== ageDays[i - 1]
    if (begins) {
      first.push(i)
      together.push(0)
    }
    const at = first.length - 1
    patternOf[i] = at
    together[at] = (together[at] as number) + (weights[i] as number)
  }
  // Sorted already by repeats, recency and age, which is the order they are prepared in.
  const patterns = preparePatterns({
    repeats: Int32Array.from(first, (i) => repeats[i] as number),
    recencyDays: Float64Array.from(first, (i) => recencyDays[i] as number),
    ageDays: Float64Array.from(first, (i) => ageDays[i] as number),
    weights: Float64Array.from(together),
    daysPerUnit: daysAWeek,
  })
  return { patterns, patternOf }
}

type Tracked = {
  readonly patterns: PreparedPatterns
  readonly fit: PurchaseFit
  readonly forecast: Forecast | null
  readonly cutDay: number
  readonly days: number
}

/**
 * Week after week what was bought again and what the model expects: before the cut of everybody by the day they came, after
 * it from each history. A week's interval strays by chance as the whole hold-out does, and by the same doubt in the parameters.
 */
function weeksOf(came: HoldOut, { patterns, fit, forecast, cutDay, days }: Tracked): CheckFigures['weeks'] {
  const actual = new Map(Array.from(came.weeks.week, (week, i) => [week, came.weeks.purchases[i] as number]))
  const firstDay = came.firstDays.day[0] ?? cutDay
  const before = Math.min(mostWeeksBefore, Math.floor((cutDay - firstDay + 1) / daysAWeek))
  const ends = Array.from({ length: before }, (_, i) => cutDay - daysAWeek * (before - 1 - i))
  const tracked =
    fit.fitted &&
    trackedPurchases(fit.fitted, {
      firstDays: came.firstDays.day,
      customers: came.firstDays.customers,
      ends,
      spanDays: daysAWeek,
      daysPerUnit: patterns.daysPerUnit,
    })
  const ahead = Array.from({ length: days / daysAWeek }, (_, i) => i + 1)
  const steps =
    fit.fitted && forecast && forecastSteps(fit.fitted, patterns, { until: ahead, whole: forecast.value })
  return [
    ...ends.map((end, i) => ({
      end: isoOfDay(end),
      actual: actual.get(i - before + 1) ?? 0,
      expected: tracked ? (tracked[i] as number) : null,
      low: null,
      high: null,
    })),
    ...ahead.map((week, i) => {
      const expected = steps ? (steps[i] as number) - (steps[i - 1] ?? 0) : null
      const spread =
        expected === null || !forecast
          ? null
          : ninetyPercent * Math.sqrt(forecast.dispersion * expected + (forecast.doubt * expected) ** 2)
      return {
        end: isoOfDay(cutDay + daysAWeek * week),
        actual: actual.get(week) ?? 0,
        expected,
        low: expected === null || spread === null ? null : Math.max(0, expected - spread),
        high: expected === null || spread === null ? null : expected + spread,
      }
    }),
  ]
}
