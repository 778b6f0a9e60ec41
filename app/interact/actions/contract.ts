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

/**
 * What something is about, the same in every worth run: a proposal's id ends with its run, and what a person did with it
 * without a network arrives after the night.
 */
export const occasionSchema = z.object({
  customer: z.string().min(1).max(64),
  kind: z.enum(actionKinds),
  product: z.string().max(1_000).nullable(),
  /** The day of the facts that it comes from. */
  day: z.iso.date(),
  /** When it was due as the person saw it. */
  dueDay: z.iso.date(),
  key: z.string().min(1).max(2_000),
})
export type Occasion = z.infer<typeof occasionSchema>
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

const figure = z.union([z.number(), z.string()])
export const evidenceSchema = z.object({
  of: z.enum(evidenceOf),
  name: z.enum(evidenceNames),
  value: figure,
  basis: z.enum(bases),
  /** Between which two it lies, and how surely. */
  interval: z.object({ low: figure, high: figure, level: z.number() }).optional(),
})
export type Evidence = z.infer<typeof evidenceSchema>
/** Evidence as the API shows it: with what it is called. */
export const evidenceSaidSchema = evidenceSchema.extend({ said: z.string() })
export type EvidenceSaid = z.infer<typeof evidenceSaidSchema>

/** A piece of a sentence: `strong` is what matters, `whole` is not to be broken at the end of a line. */
export const partSchema = z.object({
  text: z.string(),
  strong: z.literal(true).optional(),
  whole: z.literal(true).optional(),
})
export type Part = z.infer<typeof partSchema>

/** Something to do for a customer, with the sentence of why. */
export const actionSchema = z.object({
  id: z.string(),
  customer: z.string(),
  customerName: z.string(),
  kind: z.enum(actionKinds),
  dueDay: z.string(),
  reason: z.string().describe('actions.field.reason'),
  reasonParts: z.array(partSchema).describe('actions.field.reason-parts'),
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
  occasion: occasionSchema.nullable().describe('actions.field.occasion'),
  evidence: z.array(evidenceSaidSchema).describe('actions.field.evidence'),
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
    /** When it was, of what is told later; at most 14 days ago. */
    at: z.iso.datetime({ offset: true }).optional().describe('actions.field.at'),
    /** As the page had it: finds what a newer run proposes of the same, or keeps what was done where none does. */
    occasion: occasionSchema.nullable().optional().describe('actions.field.occasion'),
  })
  .strict()
export type ActionChange = z.infer<typeof actionChangeSchema>
