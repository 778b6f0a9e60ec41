import type {
  Choice,
  Decile,
  FallbackReason,
  HoldOutScore,
  ModelName,
  PurchaseModelName,
  WhaleCurve,
} from '@ricebook/engine'
import { z } from 'zod'

const isoDay = z.iso.date()

/** The level of every interval of worth; the engine's predicted dates have 0.8. */
export const worthLevel = 0.9

/** What is asked when a file of orders is valued. */
export const valueRequestSchema = z
  .object({
    /** customer=COL,date=COL…; left out, it is guessed. */
    mapping: z.string().optional(),
    /** The last day that is fitted, inclusive; later orders are the hold-out. */
    asOf: isoDay.optional(),
    until: isoDay.optional(),
    unit: z.enum(['week', 'day']).default('week'),
    model: z.enum(['auto', 'bg-nbd', 'mbg-nbd', 'pareto-nbd']).default('auto'),
    /** In units. */
    horizon: z.number().positive().max(5_000).optional(),
    annualDiscount: z.number().min(0).lt(1).default(0.1),
    marginRate: z.number().gt(0).max(1).default(1),
    timeZone: z.string().min(1),
    dateOrder: z.enum(['day-first', 'month-first']).optional(),
  })
  .strict()
export type ValueRequest = z.infer<typeof valueRequestSchema>

/** A value with its interval, the level of it, and what it rests on. */
export type Estimate = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly level: number
}

export type FileFigures = {
  readonly rows: number
  readonly used: number
  readonly rejected: number
  readonly returns: number
  readonly anonymous: number
}

export type PurchaseFigures = {
  readonly model: ModelName | 'cohort-mean' | 'none'
  readonly parameters: Readonly<Record<string, number>>
  readonly standardErrors: Readonly<Record<string, number>> | null
  readonly logLikelihood: number | null
  readonly converged: boolean
  /** Null where the model stands as asked. */
  readonly fallback: {
    readonly rung: number
    readonly asked: PurchaseModelName
    readonly reasons: readonly FallbackReason[]
  } | null
}

export type SpendFigures = {
  readonly model: 'gamma-gamma' | 'shrunken-mean'
  readonly parameters: Readonly<Record<string, number>>
  readonly logLikelihood: number | null
  readonly customers: number
}

export type ExpectedFigures = {
  readonly horizon: number
  readonly unit: 'week' | 'day'
  readonly basis: string
  readonly purchases: number | null
  readonly spend: number | null
  readonly residualPurchases: number | null
  readonly residualLifetimeValue: number | null
  readonly annualDiscount: number
}

export type HoldOutFigures = {
  readonly days: number
  readonly customers: number
  readonly actualPurchases: number
  readonly predictedPurchases: number | null
  readonly bias: number | null
  readonly mae: number | null
  readonly rmse: number | null
  readonly actualSpend: number | null
  readonly predictedSpend: number | null
  readonly spendMae: number | null
}

export type Seconds = {
  readonly read: number
  readonly histories: number
  readonly fit: number
  readonly predict: number
  readonly write: number
  readonly total: number
}

/** What `--json` prints: one object, these names, this order. */
export type ValueFigures = {
  readonly file: FileFigures
  readonly customers: number
  /** Distinct purchase days. */
  readonly orders: number
  readonly patterns: number
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly asOf: string
  readonly purchase: PurchaseFigures
  readonly spend: SpendFigures | null
  readonly expected: ExpectedFigures
  readonly holdout: HoldOutFigures | null
  readonly seconds: Seconds
}

/** One number a customer; NaN is unknown. Amounts in the file's currency, days counted from 1970-01-01. */
export type WorthColumns = {
  readonly size: number
  readonly customer: readonly string[]
  readonly firstDay: Int32Array
  readonly lastDay: Int32Array
  readonly repeats: Int32Array
  readonly recencyDays: Int32Array
  readonly ageDays: Int32Array
  /** Observed mean of repeat purchase days with an amount above 0. */
  readonly meanSpend: Float64Array
  readonly alive: Float64Array
  readonly expectedPurchases: Float64Array
  readonly expectedLow: Float64Array
  readonly expectedHigh: Float64Array
  readonly expectedSpend: Float64Array
  readonly residualPurchases: Float64Array
  readonly residualLifetimeValue: Float64Array
  /** Days from the as-of day to the next purchase, if the customer stays: median and 80 % interval. */
  readonly nextDays: Float64Array
  readonly nextDaysLow: Float64Array
  readonly nextDaysHigh: Float64Array
  /** Margin so far, net of returns: by cost or profit, else revenue × the margin rate. */
  readonly marginSoFar: Float64Array
  /** What is kept of a future amount. */
  readonly marginRate: Float64Array
}

/** What the report and the summary show beside the figures. */
export type ValueStory = {
  readonly files: readonly FileStory[]
  readonly request: ValueRequest
  readonly until: string | null
  readonly currency: string | null
  readonly marginBasis: 'profit' | 'cost' | 'assumed' | 'none'
  /** The average share of revenue kept: measured, or the assumed rate. */
  readonly commonMarginRate: number | null
  readonly choice: Choice | null
  readonly spendFallback: 'few-repeat-buyers' | 'no-mean' | 'not-converged' | 'no-amounts' | null
  /** Correlation of how often and how much: the spend model assumes none. */
  readonly spendCorrelation: number | null
  /** Sum of residual lifetime values; null where they are unknown. */
  readonly equity: Estimate | null
  /** Which figure ranks the customers: residual value, else the margin expected within the horizon, else purchases. */
  readonly rankedBy: 'residual-value' | 'horizon-margin' | 'purchases'
  /** The ranking figure of each customer; NaN is unknown. */
  readonly rank: Float64Array
  readonly whale: WhaleCurve | null
  readonly holders: WhaleCurve | null
  readonly holdOut: { readonly score: HoldOutScore; readonly deciles: readonly Decile[] } | null
  readonly anonymousRevenue: number | null
  /** Things that look wrong and do not stop the work. */
  readonly warnings: readonly Warning[]
}

export type FileStory = {
  readonly name: string
  readonly came: 'csv' | 'parquet' | 'xlsx'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly figures: FileFigures
  readonly columns: readonly {
    readonly role: string
    readonly column: string
    readonly because: 'given' | 'heading' | 'values'
  }[]
  readonly dateOrder: {
    readonly order: 'day-first' | 'month-first'
    readonly because: 'given' | 'values' | 'assumed'
  } | null
  readonly decimalSign: 'point' | 'comma'
}

export type Warning =
  | { readonly kind: 'future-day'; readonly day: string }
  | {
      readonly kind: 'date-order-assumed'
      readonly file: string
      readonly order: 'day-first' | 'month-first'
    }
  | { readonly kind: 'spend-correlated'; readonly correlation: number }
  | { readonly kind: 'only-returns'; readonly customers: number }
  /** Days asked to be checked for which the file has no orders. */
  | { readonly kind: 'until-beyond'; readonly until: string; readonly lastDay: string }
  /** Equity as years of present buying, beside the years of orders it was learnt from. */
  | { readonly kind: 'far-ahead'; readonly ahead: number; readonly seen: number }
  | { readonly kind: 'few-customers'; readonly customers: number }

export type Valuation = {
  readonly figures: Omit<ValueFigures, 'seconds'>
  readonly columns: WorthColumns
  readonly story: ValueStory
}

const estimateSchema = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  level: z.number(),
})

const whaleSchema = z.object({
  customers: z.number().int(),
  total: z.number().int(),
  peak: z.object({ share: z.number(), profit: z.number().int() }),
  /** Shares of the total; null where that is not above 0. */
  topFifth: z.number().nullable(),
  lastThreeTenths: z.number().nullable(),
  shareForFourFifths: z.number().nullable(),
})

/** How a run came to its figures, and what they say as a whole; amounts in minor units. */
const runStorySchema = z.object({
  /** Order lines, the purchase days they make, customers with more than one, and different histories. */
  lines: z.number().int(),
  purchases: z.number().int(),
  repeatBuyers: z.number().int(),
  patterns: z.number().int(),
  rankedBy: z.enum(['residual-value', 'horizon-margin', 'purchases']),
  horizonDays: z.number().int(),
  /** How many months of the calendar a cohort has. */
  cohortMonths: z.number().int(),
  /** The average share of revenue kept. */
  commonMarginRate: z.number().nullable(),
  logLikelihood: z.number().nullable(),
  standardErrors: z.record(z.string(), z.number()).nullable(),
  choice: z
    .object({
      because: z.enum(['scored-best', 'default-kept', 'too-short']),
      customers: z.number().int(),
      horizonDays: z.number().int(),
      origins: z.array(z.string()),
      scores: z.array(
        z.object({ model: z.string(), rmse: z.number(), mae: z.number(), bias: z.number().nullable() }),
      ),
    })
    .nullable(),
  spend: z
    .object({
      model: z.enum(['gamma-gamma', 'shrunken-mean']),
      parameters: z.record(z.string(), z.number()),
      customers: z.number().int(),
      fallback: z.enum(['few-repeat-buyers', 'no-mean', 'not-converged']).nullable(),
      correlation: z.number().nullable(),
    })
    .nullable(),
  /** How many are expected to be customers still, of those of whom it can be said; and by the word for each. */
  alive: estimateSchema
    .extend({
      active: z.number().int(),
      risk: z.number().int(),
      gone: z.number().int(),
      unknown: z.number().int(),
      once: z.number().int(),
    })
    .nullable(),
  /** Purchases within the horizon. */
  purchasesAhead: estimateSchema.nullable(),
  /** Who has brought the margin so far, and who holds what ranks them. */
  whale: whaleSchema.nullable(),
  holders: whaleSchema
    .pick({ customers: true, topFifth: true, shareForFourFifths: true })
    .extend({ total: z.number(), median: z.number() })
    .nullable(),
  warnings: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('spend-correlated'), correlation: z.number() }),
      z.object({ kind: z.literal('far-ahead'), ahead: z.number(), seen: z.number() }),
      z.object({ kind: z.literal('few-customers'), customers: z.number().int() }),
      z.object({ kind: z.literal('future-day'), day: z.string() }),
    ]),
  ),
})
export type RunStory = z.infer<typeof runStorySchema>

/** What a worth run tells of itself; amounts in minor units. */
export const runFiguresSchema = z.object({
  /** Customers with a row, prospects among them. */
  customers: z.number().int(),
  buyers: z.number().int(),
  currency: z.string(),
  /** Null where nobody has bought yet. */
  model: z.string().nullable(),
  parameters: z.record(z.string(), z.number()),
  /** Why not the model asked for. */
  fallback: z.object({ rung: z.number(), asked: z.string(), reasons: z.array(z.string()) }).nullable(),
  firstDay: z.string().nullable(),
  marginBasis: z.enum(['measured', 'assumed', 'mixed', 'none']),
  /** Taken where neither cost nor profit is known; null: nobody has said, and the whole amount counts. */
  companyMarginRate: z.number().nullable(),
  annualDiscount: z.number(),
  /** Sum of the residual values; null where they are unknown. */
  equity: estimateSchema.nullable(),
  /** Within a year. */
  expectedPurchases: z.number().nullable(),
  expectedMargin: z.number().nullable(),
  revenue: z.number().nullable(),
  anonymousRevenue: z.number().nullable(),
  needs: z.number().int(),
  receivables: z.number().int(),
  actions: z.number().int(),
  /** Runs of earlier versions have told less. */
  story: runStorySchema.nullable().default(null).describe('worth.field.story'),
})
export type RunFigures = z.infer<typeof runFiguresSchema>

export const worthRunSchema = z.object({
  run: z.number().int(),
  state: z.enum(['running', 'current', 'former', 'failed']),
  asOf: z.string().nullable(),
  figures: runFiguresSchema.nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
})
export type WorthRun = z.infer<typeof worthRunSchema>

/** How likely a customer was one day after day, and what the coming year should bring. */
export const outlookSchema = z.object({
  /** Null before the first run. */
  run: z.number().int().nullable(),
  asOf: z.string().nullable(),
  path: z
    .array(z.object({ day: isoDay, alive: z.number().min(0).max(1).nullable() }))
    .describe('worth.field.path'),
  yearPurchases: estimateSchema.nullable().describe('worth.field.year-purchases'),
  behind: z.boolean().describe('worth.field.behind'),
})
export type Outlook = z.infer<typeof outlookSchema>
/** How a run came to its figures, in the reader's language. */
export const cardSchema = z.object({
  model: z.string(),
  /** Why this one, and what it says of customers. */
  because: z.string(),
  says: z.string(),
  /** Why not the one that was wanted. */
  reasons: z.array(z.string()),
  spend: z.array(z.string()),
  /** Why nothing is known of equity, where nothing is. */
  unknown: z.string().nullable(),
  /** What to know before believing the figures. */
  warnings: z.array(z.string()),
  candidates: z.array(
    z.object({
      name: z.string(),
      chosen: z.boolean(),
      rmse: z.number(),
      mae: z.number(),
      bias: z.number().nullable(),
    }),
  ),
})
export type Card = z.infer<typeof cardSchema>
