import { z } from 'zod'

export const actionKinds = ['deliver', 'collect', 'follow-up', 'win-back', 'thank', 'answer'] as const
export type ActionKind = (typeof actionKinds)[number]
export const actionStates = ['open', 'done', 'postponed', 'dismissed'] as const

/** Minutes that one of a kind takes, before anybody has measured them. */
export const usualMinutes: Readonly<Record<ActionKind, number>> = {
  deliver: 20,
  collect: 8,
  'follow-up': 10,
  'win-back': 10,
  thank: 5,
  answer: 10,
}

/** Why something on the list was not worth doing: kept, to learn from. */
export const dismissals = ['not-needed', 'bought-elsewhere', 'gone', 'wrong-figures', 'other'] as const
export type Dismissal = (typeof dismissals)[number]

/** Something to do for a customer, with the sentence of why. */
export const actionSchema = z.object({
  id: z.string(),
  customer: z.string(),
  customerName: z.string(),
  kind: z.enum(actionKinds),
  dueDay: z.string(),
  reason: z.string(),
  expectedMargin: z.number().int().nullable().describe('today.field.expected-margin'),
  minutes: z.number().nullable(),
  state: z.enum(actionStates),
  owner: z.string().nullable(),
  note: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  outcome: z.string().nullable(),
  dismissal: z.enum(dismissals).nullable(),
  changedAt: z.string().describe('today.field.changed-at'),
})
export type Action = z.infer<typeof actionSchema>

export const newActionSchema = z
  .object({
    customer: z.string().min(1).max(64),
    kind: z.enum(actionKinds),
    dueDay: z.iso.date(),
    note: z.string().trim().min(1).max(2_000),
    minutes: z.number().positive().max(1_440).optional(),
  })
  .strict()
export type NewAction = z.infer<typeof newActionSchema>

/** Done, put off to another day, not worth doing, or open again: then it is what it was before. */
export const actionChangeSchema = z
  .object({
    state: z.enum(actionStates),
    dueDay: z.iso.date().optional(),
    note: z.string().trim().max(2_000).optional(),
    /** Of what is done: what came of it. */
    outcome: z.string().trim().min(1).max(500).optional(),
    /** Of what is dismissed: why. */
    dismissal: z.enum(dismissals).optional(),
    /** `changedAt` as the page had it: if somebody did something with it since, that is said and nothing is changed. */
    seen: z.iso.datetime({ offset: true }).optional().describe('today.field.seen'),
  })
  .strict()
export type ActionChange = z.infer<typeof actionChangeSchema>

/** What kind of figure it is: counted, worked out from what was counted, or taken for want of either. */
export const bases = ['measured', 'inferred', 'assumed'] as const
export type Basis = (typeof bases)[number]

/** The records a figure is of. */
const evidenceOf = ['need', 'receivable', 'worth', 'follow-up', 'assumption'] as const

/** Figures that what is on the list rests on. Money in minor units, days ISO, shares 0 to 1. */
export const evidenceNames = [
  ...(['wanted', 'run-out', 'margin', 'lost-otherwise'] as const),
  ...(['due', 'overdue', 'expected-loss', 'usual-delay', 'cost-of-money', 'heeded'] as const),
  ...(['alive', 'value', 'won-back', 'followed-up', 'thanked', 'minutes'] as const),
  ...(['talked-on', 'next-contact'] as const),
] as const

export const evidenceSchema = z.object({
  of: z.enum(evidenceOf),
  name: z.enum(evidenceNames),
  value: z.union([z.number(), z.string()]),
  basis: z.enum(bases),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** What a worth run proposes: kept only where nobody has acted on its key before. */
export type ProposedAction = {
  readonly customer: string
  readonly kind: ActionKind
  readonly dueDay: string
  readonly key: string
  readonly reason: { readonly code: string; readonly values: Readonly<Record<string, string | number>> }
  /** Minor units; null is unknown. */
  readonly expectedMargin: number | null
  readonly spread: number | null
  readonly minutes: number | null
  readonly evidence: readonly Evidence[]
  readonly product: string | null
  readonly quantity: number | null
  readonly amount: number | null
  readonly occasionDay: string | null
  readonly owner: string | null
}

/** The groups of the page, in its order. */
export const groups = {
  deliver: ['deliver'],
  collect: ['collect'],
  'follow-up': ['follow-up', 'win-back'],
  thank: ['thank'],
  answer: ['answer'],
} as const satisfies Readonly<Record<string, readonly ActionKind[]>>
export type Group = keyof typeof groups
export const groupNames = ['deliver', 'collect', 'follow-up', 'thank', 'answer'] as const

export const whoseList = ['own', 'all'] as const
export type Whose = (typeof whoseList)[number]

const money = z.number().int()
const moneyOrUnknown = money.nullable()

/** Something to do, as the list of the day shows it. */
export const dueSchema = z.object({
  id: z.string(),
  customer: z.string(),
  customerName: z.string(),
  kind: z.enum(actionKinds),
  dueDay: z.string(),
  reason: z.string(),
  product: z.string().nullable(),
  expectedMoney: moneyOrUnknown.describe('today.field.expected-margin'),
  evPerMinute: z.number().nullable().describe('today.field.ev-per-minute'),
  minutes: z.number().nullable(),
  basis: z.enum(bases).nullable().describe('today.field.basis'),
  evidence: z.array(evidenceSchema.extend({ said: z.string() })),
  owner: z.string().nullable(),
  note: z.string().nullable(),
  changedAt: z.string().describe('today.field.changed-at'),
})
export type Due = z.infer<typeof dueSchema>

const sums = {
  things: z.number().int(),
  minutes: z.number(),
  minutesUnknown: z.number().int().describe('today.field.minutes-unknown'),
  moneyUnknown: z.number().int().describe('today.field.money-unknown'),
}

const estimateSchema = z.object({
  value: money,
  low: money,
  high: money,
  level: z.number(),
})

export const todaySchema = z.object({
  day: z.string(),
  currency: z.string(),
  whose: z.enum(whoseList),
  figures: z.object({
    ...sums,
    expectedMoney: estimateSchema.nullable().describe('today.field.expected-all'),
    receivables: z
      .object({ day: z.string(), open: money, due: money, overdue: money })
      .nullable()
      .describe('today.field.receivables'),
    customerEquity: z
      .object({ ...estimateSchema.shape, change: z.number().nullable(), changeSince: z.string().nullable() })
      .nullable()
      .describe('today.field.equity'),
    worthUpdatedAt: z.string().nullable(),
  }),
  groups: z.array(
    z.object({
      group: z.enum(groupNames),
      ...sums,
      rows: z.array(dueSchema),
      more: z.number().int().nullable().describe('today.field.more'),
      next: z.string().nullable(),
    }),
  ),
})

/** A stop on the way: what is brought or asked for, and where. */
export const stopSchema = z.object({
  id: z.string(),
  customer: z.string(),
  customerName: z.string(),
  city: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  dueDay: z.string(),
  product: z.string().nullable(),
  quantity: z.number().nullable().describe('today.field.quantity'),
  amount: moneyOrUnknown.describe('today.field.amount'),
  minutes: z.number().nullable(),
  reason: z.string(),
  note: z.string().nullable(),
  changedAt: z.string(),
})
