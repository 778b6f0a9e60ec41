import { z } from 'zod'
import type { Say } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { importFiguresSchema } from './figures.ts'
import type { ImportsTable } from './tables.ts'

export const importKinds = ['orders', 'payments', 'products', 'customers'] as const
const importStates = [
  'waiting',
  'running',
  'ready',
  'standing',
  'undoing',
  'undone',
  'failed',
  'cancelled',
] as const

/** An import as people see it. */
export const importSchema = z.object({
  id: z.string(),
  batch: z.number().int(),
  kind: z.enum(importKinds),
  source: z.string(),
  fileName: z.string(),
  fileHash: z.string(),
  bytes: z.number().int(),
  state: z.enum(importStates),
  /** Role → column, as given, remembered or guessed; null before the file was read. */
  columns: z.record(z.string(), z.string()).nullable(),
  encoding: z.string().nullable(),
  figures: importFiguresSchema.nullable(),
  /** Why it was refused, in the reader's language. */
  refusal: z.string().nullable(),
  job: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
})
export type ImportShown = z.infer<typeof importSchema>

const keptSchema = z.object({
  columns: z.record(z.string(), z.string()).optional(),
  encoding: z.string().nullable().optional(),
})
const refusalSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

export function importShown(row: ImportsTable, say: Say<string>): ImportShown {
  const { settings, figures, refusal, ...rest } = row
  const kept = keptSchema.parse(JSON.parse(settings))
  const refused = refusal === null ? null : refusalSchema.parse(JSON.parse(refusal))
  return {
    ...rest,
    columns: kept.columns ?? null,
    encoding: kept.encoding ?? null,
    figures: figures === null ? null : importFiguresSchema.parse(JSON.parse(figures)),
    refusal: refused && say(refused.code, refused.values),
  }
}

/** The refusal that ended an import, to be said again by whoever waited for it. */
export function refusalOf(row: ImportsTable): Refusal | null {
  if (row.refusal === null) return null
  const { code, values } = refusalSchema.parse(JSON.parse(row.refusal))
  return new Refusal(code, values)
}
