import { z } from 'zod'
import { type Permission, permissions } from '../contract.ts'
import { proofSchema } from '../second-factor/contract.ts'

/** What no key lets anybody do, whoever made it: decide who comes in, and make keys. */
type NeverByKey = 'users.manage' | 'keys.make'
export type Scope = Exclude<Permission, NeverByKey>

/** What a key can be made for. */
export const scopes = permissions.filter((one): one is Scope => one !== 'users.manage' && one !== 'keys.make')

/** A key is renewed once a year at least: nobody remembers who has one for ever. */
const MOST_DAYS = 365

export const newKeySchema = proofSchema.extend({
  name: z.string().trim().min(1).max(100).meta({ example: '收银台' }),
  scopes: z.array(z.enum(scopes)).max(scopes.length).describe('keys.field.scopes'),
  days: z.int().min(1).max(MOST_DAYS).describe('keys.field.days').meta({ example: 90 }),
})
export type NewKey = z.output<typeof newKeySchema>

const keyStates = ['good', 'expired', 'revoked'] as const

export const keySchema = z.object({
  id: z.string().meta({ example: '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71' }),
  name: z.string().meta({ example: '收银台' }),
  /** What it begins with. */
  prefix: z.string().describe('keys.field.prefix').meta({ example: 'rb_k3v9qx2m' }),
  scopes: z.array(z.enum(permissions)).describe('keys.field.scopes'),
  madeBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedOn: z.string().nullable().describe('access.field.last-used'),
  state: z.enum(keyStates).describe('keys.field.state'),
})
export type Key = z.output<typeof keySchema>

export const keysSchema = z.object({ rows: z.array(keySchema) })
/** The one time that the key itself is told. */
export const keyMadeSchema = keySchema.extend({ key: z.string().describe('keys.field.key') })

export const keyIdSchema = z.object({ id: z.uuid() })
