import { stages } from '@ricebook/engine'
import { z } from 'zod'
import { guardedFields } from '../../base/access/contract.ts'
import { customerKinds } from '../../identify/customers/contract.ts'
import { type ActionKind, actionKinds, actionSchema, bases, partSchema } from '../actions/contract.ts'

export { type ActionKind, actionKinds }

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

/** What is on the list is open: nobody has done or left it. */
const ofItsPast = { state: true, doneAt: true, doneBy: true, outcome: true, dismissal: true } as const

/** Something to do, as the list of the day shows it, and whom it is for. */
export const dueSchema = actionSchema.omit({ expectedMargin: true, ...ofItsPast }).extend({
  customerKind: z.enum(customerKinds),
  householdSize: z.number().int().nullable(),
  city: z.string().nullable().describe('today.field.where'),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  masked: z.array(z.enum(guardedFields)).describe('customers.field.masked'),
  stage: z.enum(stages).nullable().describe('today.field.stage'),
  product: z.string().nullable(),
  expectedMoney: moneyOrUnknown.describe('actions.field.expected-margin'),
  evPerMinute: z.number().nullable().describe('today.field.ev-per-minute'),
  basis: z.enum(bases).nullable().describe('today.field.basis'),
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
  kinds: z
    .array(z.object({ kind: z.enum(actionKinds), things: z.number().int() }))
    .describe('today.field.kinds'),
  people: z
    .array(z.object({ owner: z.string(), name: z.string(), things: z.number().int() }))
    .describe('today.field.people'),
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
  coming: z.array(dueSchema).describe('today.field.coming'),
})

/** A stop on the way: what is brought or asked for, and where. */
export const stopSchema = z.object({
  id: z.string(),
  customer: z.string(),
  customerName: z.string(),
  city: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  masked: z.array(z.enum(guardedFields)).describe('customers.field.masked'),
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueDay: z.string(),
  product: z.string().nullable(),
  productName: z.string().nullable().describe('today.field.product-name'),
  unit: z.string().nullable(),
  quantity: z.number().nullable().describe('today.field.quantity'),
  amount: moneyOrUnknown.describe('today.field.amount'),
  overdue: moneyOrUnknown.describe('today.field.overdue'),
  minutes: z.number().nullable(),
  reason: z.string(),
  reasonParts: z.array(partSchema),
  note: z.string().nullable(),
  changedAt: z.string(),
})
