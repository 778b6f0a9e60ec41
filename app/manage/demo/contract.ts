import { z } from 'zod'

/** In which order the demo comes: four files, then everybody's worth. */
export const demoSteps = ['customers', 'products', 'orders', 'payments', 'worth'] as const
export type DemoStep = (typeof demoSteps)[number]

export const demoSchema = z.object({
  state: z.enum(['none', 'loading', 'there', 'removing']),
  /** Nothing has been taken in or written down: the demo can still be chosen. */
  empty: z.boolean(),
  /** The day its orders end with. */
  lastDay: z.string().nullable(),
  /** What it is at while it comes; null before its turn. */
  step: z.enum(demoSteps).nullable(),
  /** It should come or go, and nothing is at work on that any more: asking again lets it go on. */
  stopped: z.boolean(),
  /** Why it stopped, in the reader's language, where that is known. */
  why: z.string().nullable(),
})
export type Demo = z.infer<typeof demoSchema>

/** What was asked for; null: there is nothing to do. */
export const demoAskedSchema = z.object({
  state: z.enum(['none', 'loading', 'removing']),
  job: z.string().nullable(),
})
export type DemoAsked = z.infer<typeof demoAskedSchema>
