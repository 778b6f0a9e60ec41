import { z } from 'zod'
import { codeSchema } from './second-factor/contract.ts'

/**
 * Who may do what. A permission names an act on a subject; a role is a set of them, with whose customers it sees and
 * how much of their guarded fields (policy.ts). What is not listed is not allowed.
 */
export const permissions = [
  'customers.read',
  'customers.write',
  'customers.assign',
  'customers.reveal',
  'customers.merge',
  'customers.erase',
  'views.share',
  'imports.read',
  'imports.run',
  'imports.undo',
  'jobs.read',
  'jobs.cancel',
  'worth.read',
  'worth.company',
  'worth.run',
  'actions.read',
  'actions.write',
  'settings.read',
  'settings.write',
  'users.manage',
  'keys.make',
  'export',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

/** What tells of all customers, or changes what is known of all: nobody has it who sees only some of them. */
export const companyWide: readonly Permission[] = [
  'customers.merge',
  'customers.erase',
  'imports.read',
  'imports.run',
  'imports.undo',
  'jobs.read',
  'jobs.cancel',
  'worth.company',
  'worth.run',
  'export',
  'audit.read',
]

/** What somebody can be in the company from the first day on; a company makes others beside them. */
export const roles = ['owner', 'manager', 'sales', 'service', 'analyst', 'read-only'] as const
export type Role = (typeof roles)[number]

/** Whose customers a role sees: those that the person looks after, those of their teams, or everybody's. */
export const rowScopes = ['own', 'team', 'all'] as const
export type RowScope = (typeof rowScopes)[number]

/** What a company's rivals would pay for: how to reach its customers, what they earn it, what they owe. */
export const guardedFields = ['phone', 'email', 'address', 'margin', 'credit'] as const
export type GuardedField = (typeof guardedFields)[number]

/** How much of a guarded field somebody sees of customers whom they do not look after themselves. */
export const fieldModes = ['hidden', 'masked', 'read', 'write'] as const
export type FieldMode = (typeof fieldModes)[number]
export type FieldModes = Readonly<Record<GuardedField, FieldMode>>

/** A sum over fewer customers than this tells of each of them: who sees its parts masked does not see it. */
export const tooFewToTell = 5

const fieldModesSchema = z.object({
  phone: z.enum(fieldModes),
  email: z.enum(fieldModes),
  address: z.enum(fieldModes),
  margin: z.enum(fieldModes),
  credit: z.enum(fieldModes),
})
const roleKeySchema = z.string().min(1).max(64).meta({ example: 'sales' })

const languageSchema = z.enum(['zh-CN', 'zh-TW', 'en'])
const nameSchema = z.string().trim().min(1).max(200).meta({ example: '王春满' })
const emailSchema = z.email().max(254).meta({ example: 'wang@example.com' })
/** Taken as it is: spaces, Chinese and emoji count like any other letter. */
const newPasswordSchema = z.string().min(10).max(128).meta({ example: '三个米缸都满了 1998' })
const presentPasswordSchema = z.string().min(1).max(128).meta({ example: '三个米缸都满了 1998' })

export const signInSchema = z.object({
  email: emailSchema,
  password: presentPasswordSchema,
  /** Sent with the second try, where the first was answered that one is wanted. */
  code: codeSchema.optional().describe('second-factor.field.code'),
})

export const setUpSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  company: nameSchema.meta({ example: '春满粮油' }),
})
export type SetUp = z.output<typeof setUpSchema>

const idSchema = z.string().meta({ example: '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71' })
const shownNameSchema = z.string().meta({ example: '王春满' })
const shownEmailSchema = z.string().meta({ example: 'wang@example.com' })

export const meSchema = z.object({
  id: idSchema,
  name: shownNameSchema,
  email: shownEmailSchema,
  role: roleKeySchema,
  language: languageSchema.nullable(),
  permissions: z.array(z.enum(permissions)),
  rows: z.enum(rowScopes).describe('access.field.rows'),
  fields: fieldModesSchema.describe('access.field.fields'),
  /** Their role demands it, and they have none: until then they can do nothing else. */
  secondFactorOwed: z.boolean().describe('access.field.second-factor-owed'),
})

export type Me = z.output<typeof meSchema>

/** What a page asks first: who is there, and where there is nobody, whether there is anybody at all. */
export const sessionSchema = z.object({ setUpNeeded: z.boolean(), me: meSchema.nullable() })

export const changeMeSchema = z.object({
  language: languageSchema.nullable().optional(),
  name: nameSchema.optional(),
})
export type ChangeMe = z.output<typeof changeMeSchema>

/** What is known of a browser that somebody is signed in with; null: it names itself otherwise. */
export const browsers = ['Edge', 'WeChat', 'Firefox', 'Chrome', 'Safari'] as const
export const systems = [
  'iPhone',
  'iPad',
  'Android',
  'HarmonyOS',
  'Windows',
  'macOS',
  'ChromeOS',
  'Linux',
] as const
const deviceSchema = z.object({
  browser: z.enum(browsers).nullable().describe('access.field.browser'),
  system: z.enum(systems).nullable().describe('access.field.system'),
})
export type Device = z.output<typeof deviceSchema>

/** Somebody signed in somewhere. From where is told in the audit alone, with what only coarsely. */
export const sessionOfMineSchema = deviceSchema.extend({
  id: idSchema,
  /** The one that asks. */
  here: z.boolean(),
  startedAt: z.string(),
  /** To the day: it is noted once a day. */
  lastUsedAt: z.string().describe('access.field.last-used'),
})
export type SessionOfMine = z.output<typeof sessionOfMineSchema>
export const sessionsOfMineSchema = z.object({ sessions: z.array(sessionOfMineSchema) })
export const sessionsEndedSchema = z.object({ ended: z.int() })

export const changePasswordSchema = z.object({
  present: presentPasswordSchema,
  next: newPasswordSchema,
  code: codeSchema.optional().describe('second-factor.field.code'),
})

export const sessionIdSchema = z.object({ id: z.uuid() })

export const userSchema = z.object({
  id: idSchema,
  name: shownNameSchema,
  email: shownEmailSchema,
  role: roleKeySchema,
  disabled: z.boolean(),
  createdAt: z.string().meta({ example: '2024-03-05T08:00:00.000Z' }),
})
export type User = z.output<typeof userSchema>

/** Somebody as who manages users sees them: also in which language, and whether they are in. */
const userListedSchema = userSchema.extend({
  language: languageSchema.nullable(),
  /** In how many browsers; from where is told in the audit alone. */
  sessions: z.int().describe('access.field.sessions'),
  lastUsedAt: z.string().nullable().describe('access.field.last-used'),
})
export type UserListed = z.output<typeof userListedSchema>

const roleNameSchema = z.string().trim().min(1).max(60).meta({ example: '片区经理' })

/** What a role is: what it may do, whose customers it sees, and how much of them. */
const roleSettingsSchema = z.object({
  permissions: z.array(z.enum(permissions)).max(permissions.length),
  rows: z.enum(rowScopes).describe('access.field.rows'),
  /** Of a role that does not see everybody's. */
  unowned: z.boolean().describe('access.field.unowned'),
  fields: fieldModesSchema.describe('access.field.fields'),
  /** Left out: it does not. */
  secondFactor: z.boolean().optional().describe('access.field.second-factor'),
})
export type RoleSettings = z.output<typeof roleSettingsSchema>

export const roleShownSchema = roleSettingsSchema.extend({
  role: roleKeySchema,
  name: z.string().nullable().describe('access.field.role-name'),
  /** Whether it is as it came with the program. */
  shipped: z.boolean().describe('access.field.shipped'),
  users: z.int().describe('access.field.role-users'),
  secondFactor: z.boolean().describe('access.field.second-factor'),
})
export type RoleShown = z.output<typeof roleShownSchema>

export const newRoleSchema = roleSettingsSchema.extend({ name: roleNameSchema }).strict()
export type NewRole = z.output<typeof newRoleSchema>
export const changeRoleSchema = roleSettingsSchema.extend({ name: roleNameSchema }).partial().strict()
export type ChangeRole = z.output<typeof changeRoleSchema>
export const roleParamSchema = z.object({ role: roleKeySchema })

const teamNameSchema = z.string().trim().min(1).max(60).meta({ example: '城东组' })
export const teamSchema = z.object({
  id: idSchema,
  name: teamNameSchema,
  members: z.array(idSchema).describe('access.field.members'),
})
export type Team = z.output<typeof teamSchema>
export const teamsSchema = z.object({ teams: z.array(teamSchema) })
export const newTeamSchema = z
  .object({ name: teamNameSchema, members: z.array(z.uuid()).max(1_000).default([]) })
  .strict()
export type NewTeam = z.output<typeof newTeamSchema>
export const changeTeamSchema = z
  .object({ name: teamNameSchema, members: z.array(z.uuid()).max(1_000) })
  .partial()
  .strict()
export type ChangeTeam = z.output<typeof changeTeamSchema>

export const usersSchema = z.object({
  users: z.array(userListedSchema),
  /** What each role may do. */
  roles: z.array(roleShownSchema),
})

/** Who works here, as colleagues see them: enough to say whose a customer is. */
export const colleaguesSchema = z.object({
  rows: z.array(z.object({ id: idSchema, name: shownNameSchema, disabled: z.boolean() })),
})

export const newUserSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  role: roleKeySchema,
})
export type NewUser = z.output<typeof newUserSchema>

export const userIdSchema = z.object({ id: z.uuid() })

export const changeUserSchema = z.object({
  name: nameSchema.optional(),
  email: emailSchema.optional(),
  role: roleKeySchema.optional(),
  disabled: z.boolean().optional(),
})
export type ChangeUser = z.output<typeof changeUserSchema>

export const givenPasswordSchema = z.object({ password: newPasswordSchema })
