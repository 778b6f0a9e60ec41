import { z } from 'zod'

/**
 * Who may do what. A permission names an act on a subject; a role is a set of them (permissions.ts). What is not
 * listed is not allowed. Which rows and which fields of a record a person sees is narrower still and decided where records are read.
 */
export const permissions = [
  'customers.read',
  'customers.write',
  'customers.merge',
  'views.share',
  'imports.read',
  'imports.run',
  'imports.undo',
  'jobs.read',
  'jobs.cancel',
  'worth.read',
  'worth.run',
  'actions.read',
  'actions.write',
  'settings.read',
  'settings.write',
  'users.manage',
  'export',
] as const
export type Permission = (typeof permissions)[number]

/** What somebody is in the company; each carries some permissions, see permissions.ts. */
export const roles = ['owner', 'manager', 'sales', 'service', 'analyst', 'read-only'] as const
export type Role = (typeof roles)[number]

const languageSchema = z.enum(['zh-CN', 'zh-TW', 'en'])
const nameSchema = z.string().trim().min(1).max(200).meta({ example: '王春满' })
const emailSchema = z.email().max(254).meta({ example: 'wang@example.com' })
/** Taken as it is: spaces, Chinese and emoji count like any other letter. */
const newPasswordSchema = z.string().min(10).max(128).meta({ example: '三个米缸都满了 1998' })
const presentPasswordSchema = z.string().min(1).max(128).meta({ example: '三个米缸都满了 1998' })

export const signInSchema = z.object({ email: emailSchema, password: presentPasswordSchema })

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
  role: z.enum(roles),
  language: languageSchema.nullable(),
  permissions: z.array(z.enum(permissions)),
})

export type Me = z.output<typeof meSchema>

/** What a page asks first: who is there, and where there is nobody, whether there is anybody at all. */
export const sessionSchema = z.object({ setUpNeeded: z.boolean(), me: meSchema.nullable() })

export const changeMeSchema = z.object({
  language: languageSchema.nullable().optional(),
  name: nameSchema.optional(),
})
export type ChangeMe = z.output<typeof changeMeSchema>

/** Somebody signed in somewhere. From where is kept nowhere. */
export const sessionOfMineSchema = z.object({
  /** The one that asks. */
  here: z.boolean(),
  startedAt: z.string(),
  /** To the day: it is noted once a day. */
  lastUsedAt: z.string().describe('access.field.last-used'),
})
export type SessionOfMine = z.output<typeof sessionOfMineSchema>
export const sessionsOfMineSchema = z.object({ sessions: z.array(sessionOfMineSchema) })
export const sessionsEndedSchema = z.object({ ended: z.int() })

export const changePasswordSchema = z.object({ present: presentPasswordSchema, next: newPasswordSchema })

export const userSchema = z.object({
  id: idSchema,
  name: shownNameSchema,
  email: shownEmailSchema,
  role: z.enum(roles),
  disabled: z.boolean(),
  createdAt: z.string().meta({ example: '2024-03-05T08:00:00.000Z' }),
})
export type User = z.output<typeof userSchema>

/** Somebody as who manages users sees them: also in which language, and whether they are in. */
const userListedSchema = userSchema.extend({
  language: languageSchema.nullable(),
  /** In how many browsers; from where is kept nowhere. */
  sessions: z.int().describe('access.field.sessions'),
  lastUsedAt: z.string().nullable().describe('access.field.last-used'),
})
export type UserListed = z.output<typeof userListedSchema>

const roleShownSchema = z.object({ role: z.enum(roles), permissions: z.array(z.enum(permissions)) })
export type RoleShown = z.output<typeof roleShownSchema>

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
  role: z.enum(roles),
})
export type NewUser = z.output<typeof newUserSchema>

export const userIdSchema = z.object({ id: z.uuid() })

export const changeUserSchema = z.object({
  name: nameSchema.optional(),
  email: emailSchema.optional(),
  role: z.enum(roles).optional(),
  disabled: z.boolean().optional(),
})
export type ChangeUser = z.output<typeof changeUserSchema>

export const givenPasswordSchema = z.object({ password: newPasswordSchema })
