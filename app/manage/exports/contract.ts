import { z } from 'zod'
import type { Permission } from '../../base/access/contract.ts'
import type { ImportKind } from '../../identify/imports/contract.ts'

/**
 * The files of an export, and what somebody must be allowed to read to have them in theirs. Those of facts are one a
 * source, those of what runs said go by run.
 */
export const exportFiles = {
  customers: 'customers.read',
  contacts: 'customers.read',
  identities: 'customers.read',
  'customer-changes': 'customers.read',
  reveals: 'users.manage',
  'bulk-edits': 'customers.read',
  views: 'users.manage',
  orders: 'customers.read',
  payments: 'customers.read',
  products: 'customers.read',
  'follow-ups': 'customers.read',
  actions: 'actions.read',
  touches: 'actions.read',
  worth: 'worth.read',
  needs: 'customers.read',
  receivables: 'customers.read',
  'worth-runs': 'worth.read',
  'worth-checks': 'worth.read',
  'worth-history': 'worth.read',
  settings: 'settings.read',
  users: 'users.manage',
  imports: 'imports.read',
  exports: 'export',
  'export-downloads': 'export',
} as const satisfies Readonly<Record<string, Permission>>
export type ExportFile = keyof typeof exportFiles
export const exportFileNames = Object.keys(exportFiles) as readonly ExportFile[]

/** Those that come one a source, and can be read in again. */
export const factFiles = ['orders', 'payments', 'products'] as const satisfies readonly ImportKind[]

export const exportStates = ['waiting', 'running', 'ready', 'removed', 'failed', 'cancelled'] as const

export const exportSchema = z.object({
  id: z.string(),
  state: z.enum(exportStates),
  /** That writes it, or wrote it; jobs that ended are forgotten after a while. */
  job: z.string(),
  /** Null: somebody who is no user any more. */
  by: z.string().nullable().describe('exports.field.by'),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  expiresAt: z.string().nullable().describe('exports.field.expires'),
  removedAt: z.string().nullable(),
  progress: z.object({ done: z.number(), total: z.number() }).nullable(),
  files: z
    .array(z.object({ name: z.string(), rows: z.int() }))
    .nullable()
    .describe('exports.field.files'),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  /** In the reader's language. */
  why: z.string().nullable(),
  /** Whether who asks may have the file. */
  mayDownload: z.boolean().describe('exports.field.may-download'),
  downloads: z
    .array(z.object({ by: z.string().nullable(), at: z.string() }))
    .describe('exports.field.downloads'),
})
export type Export = z.infer<typeof exportSchema>
