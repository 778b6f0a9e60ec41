import { z } from 'zod'
import { browsers, systems } from '../../base/access/contract.ts'

/**
 * What is counted of a reader's day, each customer once: whose file was looked into; who stood in a list; whom they had
 * not read in the four weeks before, over seven days; whose masked fields were shown; who was in a file they took.
 */
export const readingKinds = ['opened', 'listed', 'fresh', 'shown', 'taken'] as const
export type ReadingKind = (typeof readingKinds)[number]

/** What was passed: their own habit, the most that the company allows, or what somebody new is allowed. */
export const passedKinds = ['habit', 'ceiling', 'new'] as const
export type Passed = (typeof passedKinds)[number]

const named = z.object({ id: z.string(), name: z.string().nullable() })
const count = z.int().min(0)

const waySchema = z.object({
  via: z.enum(['session', 'key']),
  browser: z.enum(browsers).nullable(),
  system: z.enum(systems).nullable(),
  address: z.string().nullable(),
  /** Requests that told of customers. */
  requests: count.describe('readings.field.requests'),
  lastAt: z.string(),
})

export const alarmSchema = z.object({
  id: z.string(),
  kind: z.enum(readingKinds).describe('readings.field.kind'),
  at: z.string(),
  day: z.string(),
  user: named,
  key: named.nullable().describe('readings.field.key'),
  count: count.describe('readings.field.count'),
  limit: count.describe('readings.field.limit'),
  usual: count.nullable().describe('readings.field.usual'),
  passed: z.enum(passedKinds).describe('readings.field.passed'),
  days: z.array(z.object({ day: z.string(), count })).describe('readings.field.days'),
  hours: z.array(count).length(24).describe('readings.field.hours'),
  ways: z.array(waySchema).describe('readings.field.ways'),
  seenAt: z.string().nullable(),
  seenBy: z.string().nullable(),
  stopped: z.boolean().describe('readings.field.stopped'),
  liftedAt: z.string().nullable(),
})
export type Alarm = z.output<typeof alarmSchema>

/** The most that is read in a day without the owner hearing of it, and whether who reads more is stopped. */
export const limitsSchema = z
  .object({
    opened: z.int().min(20).max(1_000_000).describe('readings.field.limit.opened'),
    listed: z.int().min(100).max(1_000_000).describe('readings.field.limit.listed'),
    keys: z.int().min(100).max(10_000_000).describe('readings.field.limit.keys'),
    stops: z.boolean().describe('readings.field.limit.stops'),
  })
  .strict()
export type Limits = z.output<typeof limitsSchema>
export const limitsChangeSchema = limitsSchema.partial().strict()
export type LimitsChange = z.output<typeof limitsChangeSchema>

export const idsRead = 200

/** Whom an alarm is about: as many as a page shows, and how many there are. */
export const customersReadSchema = z.object({
  rows: z.array(z.object({ id: z.string(), name: z.string() })),
  total: count,
  gone: count.describe('readings.field.gone'),
})

const readSchema = z.object({
  today: count,
  usual: count.nullable().describe('readings.field.usual'),
  limit: count.describe('readings.field.limit'),
  days: z.array(count).describe('readings.field.days-before'),
})

/** One who reads: how much, and from where on it is told of. */
export const readerSchema = z.object({
  user: named,
  key: named.nullable().describe('readings.field.key'),
  opened: readSchema,
  listed: readSchema,
})
export type ReaderShown = z.output<typeof readerSchema>
