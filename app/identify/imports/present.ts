import { z } from 'zod'
import type { Say } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { importKinds, type Look, lookSchema } from './contract.ts'
import { importFiguresSchema } from './figures.ts'
import type { ImportsTable } from './tables.ts'

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
  /** The file is looked at, and nothing of it is seen before somebody confirms it. */
  lookFirst: z.boolean(),
  /** The first, second, third … look at it. */
  look: z.number().int(),
  figures: importFiguresSchema.nullable(),
  /** Why it was refused, in the reader's language. */
  refusal: z.string().nullable(),
  refusalCode: z.string().nullable(),
  job: z.string().nullable(),
  /** The worth run that follows. */
  worthJob: z.string().nullable(),
  by: z.string().nullable(),
  /** What they are called; null: the command line, or nobody any more. */
  byName: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  rowsErased: z.number().int(),
  fileErased: z.boolean(),
})
export type ImportShown = z.output<typeof importSchema>

const keptSchema = z.object({
  columns: z.record(z.string(), z.string()).optional(),
  encoding: z.string().nullable().optional(),
  lookFirst: z.boolean().default(false),
  look: z.number().int().default(1),
})
const refusalSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

export function importShown(
  row: ImportsTable,
  say: Say<string>,
  names: ReadonlyMap<string, string> = new Map(),
): ImportShown {
  const { settings, figures, refusal, ...rest } = row
  const kept = keptSchema.parse(JSON.parse(settings))
  const refused = refusal === null ? null : refusalSchema.parse(JSON.parse(refusal))
  return {
    ...rest,
    fileErased: row.fileErased === 1,
    columns: kept.columns ?? null,
    encoding: kept.encoding ?? null,
    lookFirst: kept.lookFirst,
    look: kept.look,
    figures: figures === null ? null : importFiguresSchema.parse(JSON.parse(figures)),
    refusal: refused && say(refused.code, refused.values),
    refusalCode: refused?.code ?? null,
    byName: row.by === null ? null : (names.get(row.by) ?? null),
  }
}

/** A look as the API shows it: why rows were left out, in the reader's language. */
export const lookShownSchema = lookSchema.extend({
  leftOut: z.array(
    z.object({
      code: z.string(),
      column: z.string().nullable(),
      count: z.number().int(),
      /** The first of them, as a spreadsheet counts, and what is wrong there. */
      row: z.number().int(),
      reason: z.string(),
    }),
  ),
})
export type LookShown = z.infer<typeof lookShownSchema>

export function lookShown({ leftOut, ...look }: Look, say: Say<string>): LookShown {
  return {
    ...look,
    leftOut: leftOut.map(({ values, ...one }) => ({
      ...one,
      reason: say(`imports.rejected.${one.code}`, values),
    })),
  }
}

/** The refusal that ended an import, to be said again by whoever waited for it. */
export function refusalOf(row: ImportsTable): Refusal | null {
  if (row.refusal === null) return null
  const { code, values } = refusalSchema.parse(JSON.parse(row.refusal))
  return new Refusal(code, values)
}
