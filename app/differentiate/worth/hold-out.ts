import {
  decileCalibration,
  holdOutScore,
  type Predictions,
  type PreparedPatterns,
  type PurchaseFit,
  predictPurchases,
  type SpendFit,
} from '@ricebook/engine'
import type { CustomerHistories } from '../../base/ledger/ledger.ts'
import type { WorthColumns } from './contract.ts'
import { level } from './level.ts'
import { placeOf, total } from './worth-columns.ts'

export type HoldOutParts = {
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
export function holdOutOf(parts: HoldOutParts) {
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
