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
  expectedMargin: z.number().int().nullable().describe('actions.field.expected-margin'),
  minutes: z.number().nullable(),
  state: z.enum(actionStates),
  owner: z.string().nullable(),
  note: z.string().nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  outcome: z.string().nullable(),
  dismissal: z.enum(dismissals).nullable(),
  changedAt: z.string().describe('actions.field.changed-at'),
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
    seen: z.iso.datetime({ offset: true }).optional().describe('actions.field.seen'),
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
