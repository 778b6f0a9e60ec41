import { z } from 'zod'
import { browsers, systems } from '../../base/access/contract.ts'
import { happenings, ways } from '../../base/audit/contract.ts'

const named = z.object({ id: z.string(), name: z.string().nullable() })

/** One field of what changed; null: there was, or is, nothing. */
const lineSchema = z.object({
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type AuditLine = z.output<typeof lineSchema>

/** Something that was done, as whoever may read the audit sees it. */
export const auditEntrySchema = z.object({
  n: z.int().describe('audit.field.n'),
  at: z.string(),
  by: named.nullable().describe('audit.field.by'),
  via: z.enum(ways).describe('audit.field.via'),
  address: z.string().nullable().describe('audit.field.address'),
  browser: z.enum(browsers).nullable(),
  system: z.enum(systems).nullable(),
  /** The route, in words where there are any; the kind of job; the command. */
  act: z.string().describe('audit.field.act'),
  what: z.enum(happenings),
  subject: z.string().nullable(),
  record: z.string().nullable(),
  customer: named.nullable().describe('audit.field.customer'),
  user: named.nullable().describe('audit.field.user'),
  lines: z.array(lineSchema).describe('audit.field.lines'),
  erased: z.boolean().describe('audit.field.erased'),
})
export type AuditEntry = z.output<typeof auditEntrySchema>

const day = z.iso.date()

/** What the audit is narrowed to. */
export const auditFilterSchema = z.object({
  by: z.string().max(64).optional().describe('audit.filter.by'),
  what: z.string().max(1_000).optional().describe('audit.filter.what'),
  person: z.string().max(64).optional().describe('audit.filter.person'),
  record: z.string().max(200).optional().describe('audit.filter.record'),
  from: day.optional().describe('audit.filter.from'),
  to: day.optional().describe('audit.filter.to'),
})
export type AuditFilter = z.output<typeof auditFilterSchema>

export const verifiedSchema = z.object({
  entries: z.int(),
  hash: z.string(),
  broken: z
    .object({ n: z.int(), why: z.enum(['changed', 'missing', 'cut-off', 'another']) })
    .nullable()
    .describe('audit.field.broken'),
})
