import type { Kysely } from 'kysely'
import type { Migration } from '../notebook/migration.ts'

/** The sign-in library's tables, under the names it expects; a test compares them with its own description. */
export type AccessTables = {
  user: UserTable
  session: SessionTable
  account: AccountTable
  verification: VerificationTable
  roles: RolesTable
  teams: TeamsTable
  teamMembers: TeamMembersTable
}

/** What a company says of a role: of one of its own, or otherwise than the program does. */
export type RolesTable = {
  /** A role that came with the program, or an id. */
  role: string
  /** Null: as the program calls it. */
  name: string | null
  /** JSON array. */
  permissions: string
  rows: string
  /** 1: also those that nobody looks after. */
  unowned: number
  /** JSON object, field → mode. */
  fields: string
  changedAt: string
  /** 1: who is in it signs in with a second factor. */
  secondFactor: number
}

export type TeamsTable = { id: string; name: string; changedAt: string }

/** Who works together; one person may be in several teams. */
export type TeamMembersTable = { team: string; user: string }

export type UserTable = {
  id: string
  name: string
  email: string
  emailVerified: number
  image: string | null
  createdAt: string
  updatedAt: string
  role: string
  language: string | null
  /** 1: may not sign in any more. */
  disabled: number
}

export type SessionTable = {
  id: string
  expiresAt: string
  /** SHA-256 of what the cookie carries. */
  token: string
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  /** Browser and system, coarsely, as devices.ts writes them. */
  userAgent: string | null
  userId: string
}

/** How a user proves who they are; with a password the provider is `credential` and the account is the user's id. */
export type AccountTable = {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  /** A slow hash. */
  password: string | null
  createdAt: string
  updatedAt: string
}

export type VerificationTable = {
  id: string
  identifier: string
  value: string
  expiresAt: string
  createdAt: string
  updatedAt: string
}

export const accessMigrations: readonly Migration[] = [
  {
    name: 'access.first',
    up: async (db) => {
      await keyed(db, 'user')
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('email', 'text', (c) => c.notNull().unique())
        .addColumn('emailVerified', 'integer', (c) => c.notNull())
        .addColumn('image', 'text')
        .addColumn('createdAt', 'date', (c) => c.notNull())
        .addColumn('updatedAt', 'date', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('language', 'text')
        .addColumn('disabled', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await keyed(db, 'session')
        .addColumn('expiresAt', 'date', (c) => c.notNull())
        .addColumn('token', 'text', (c) => c.notNull().unique())
        .addColumn('createdAt', 'date', (c) => c.notNull())
        .addColumn('updatedAt', 'date', (c) => c.notNull())
        .addColumn('ipAddress', 'text')
        .addColumn('userAgent', 'text')
        .addColumn('userId', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
        .execute()
      let account = keyed(db, 'account')
        .addColumn('accountId', 'text', (c) => c.notNull())
        .addColumn('providerId', 'text', (c) => c.notNull())
        .addColumn('userId', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
      for (const name of ['accessToken', 'refreshToken', 'idToken', 'scope', 'password'])
        account = account.addColumn(name, 'text')
      for (const name of ['accessTokenExpiresAt', 'refreshTokenExpiresAt'])
        account = account.addColumn(name, 'date')
      await account
        .addColumn('createdAt', 'date', (c) => c.notNull())
        .addColumn('updatedAt', 'date', (c) => c.notNull())
        .execute()
      await keyed(db, 'verification')
        .addColumn('identifier', 'text', (c) => c.notNull())
        .addColumn('value', 'text', (c) => c.notNull())
        .addColumn('expiresAt', 'date', (c) => c.notNull())
        .addColumn('createdAt', 'date', (c) => c.notNull())
        .addColumn('updatedAt', 'date', (c) => c.notNull())
        .execute()
      for (const [table, column] of [
        ['session', 'userId'],
        ['account', 'userId'],
        ['verification', 'identifier'],
      ] as const)
        await db.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute()
    },
  },
  {
    name: 'access.roles-and-teams',
    up: async (db) => {
      await db.schema
        .createTable('roles')
        .addColumn('role', 'text', (c) => c.primaryKey().notNull())
        .addColumn('name', 'text')
        .addColumn('permissions', 'text', (c) => c.notNull())
        .addColumn('rows', 'text', (c) => c.notNull())
        .addColumn('unowned', 'integer', (c) => c.notNull())
        .addColumn('fields', 'text', (c) => c.notNull())
        .addColumn('changedAt', 'text', (c) => c.notNull())
        .execute()
      await keyed(db, 'teams')
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('changedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('teamMembers')
        .addColumn('team', 'text', (c) => c.notNull().references('teams.id').onDelete('cascade'))
        .addColumn('user', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
        .addPrimaryKeyConstraint('teamMembersKey', ['team', 'user'])
        .execute()
      await db.schema.createIndex('teamMembersByUser').on('teamMembers').column('user').execute()
    },
  },
  {
    // Who had changed a password was kept with all that their browser says of itself.
    name: 'access.devices-coarse',
    up: async (db) => {
      await (db as Kysely<AccessTables>).updateTable('session').set({ userAgent: null }).execute()
    },
  },
  {
    name: 'access.second-factor-demanded',
    up: async (db) => {
      await db.schema
        .alterTable('roles')
        .addColumn('secondFactor', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
    },
  },
]

function keyed(db: Kysely<unknown>, table: string) {
  return db.schema.createTable(table).addColumn('id', 'text', (c) => c.primaryKey().notNull())
}
