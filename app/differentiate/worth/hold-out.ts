import {
  decileCalibration,
  holdOutScore,
  type Predictions,
  type PreparedPatterns,
  type PurchaseFit,
  predictPurchases,
  type SpendFit,
} from '@ricebook/engine'
import type { CustomerWorth } from '../../base/ledger/ledger.ts'
import type { WorthColumns } from './contract.ts'
import { level } from './level.ts'
import { total } from './worth-columns.ts'

export type HoldOutParts = {
  readonly fit: PurchaseFit
  readonly patterns: PreparedPatterns
  readonly predictions: Predictions
  readonly columns: WorthColumns
  readonly scored: CustomerWorth
  readonly spend: SpendFit | null
  readonly holdOutDays: number
  readonly horizon: number
  readonly delta: number
}

/** Predictions for exactly the days that were held out, against what happened in them. */
export function holdOutOf(parts: HoldOutParts) {
  const { fit, patterns, columns, scored, spend, holdOutDays, horizon, delta } = parts
  const length = holdOutDays / patterns.daysPerUnit
  const same = Math.abs(length - horizon) < 1e-9
  const share = same ? null : predictPurchases(fit, patterns, { horizon: length, delta, level })
  const predicted = columns.expectedPurchases.map((value, i) =>
    share ? (share.expected[scored.pattern[i] as number] as number) : value,
  )
  const actual = Float64Array.from(scored.laterDays)
  const score = holdOutScore(predicted, actual)
  const known = total(predicted) !== null
  const perPurchase = columns.expectedSpend.map(
    (value, i) => value / (columns.expectedPurchases[i] as number),
  )
  const spendScore = spend
    ? holdOutScore(
        predicted.map((value, i) => value * (perPurchase[i] as number)),
        scored.laterSpend,
      )
    : null
  const orNull = (value: number | null | undefined): number | null =>
    known && value != null && Number.isFinite(value) ? value : null
  return {
    score,
    deciles: known ? decileCalibration(predicted, actual) : [],
    figures: {
      days: holdOutDays,
      customers: scored.size,
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
