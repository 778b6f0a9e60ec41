import {
  companyWide,
  type FieldModes,
  type Permission,
  permissions,
  type Role,
  type RoleSettings,
  roles,
} from './contract.ts'

/** Whoever may say who comes in could make themselves the owner: only the owner may. */
const ofOwner: ReadonlySet<Permission> = new Set(['users.manage'])

const each = (mode: FieldModes['phone']): FieldModes => ({
  phone: mode,
  email: mode,
  address: mode,
  margin: mode,
  credit: mode,
})

const reading = ['customers.read', 'worth.read', 'actions.read'] as const

/** What the roles are until a company says otherwise. */
const shipped: Readonly<Record<Role, RoleSettings>> = {
  owner: { permissions: [...permissions], rows: 'all', unowned: true, fields: each('write') },
  manager: {
    permissions: [
      ...reading,
      'customers.write',
      'customers.assign',
      'customers.reveal',
      'customers.merge',
      'views.share',
      'imports.read',
      'imports.run',
      'imports.undo',
      'jobs.read',
      'jobs.cancel',
      'worth.company',
      'worth.run',
      'actions.write',
      'settings.read',
      'keys.make',
      'export',
    ],
    rows: 'all',
    unowned: true,
    fields: each('masked'),
  },
  sales: {
    permissions: [...reading, 'customers.write', 'customers.reveal', 'actions.write'],
    rows: 'own',
    unowned: true,
    fields: each('masked'),
  },
  service: {
    permissions: ['customers.read', 'customers.write', 'customers.reveal', 'actions.read', 'actions.write'],
    rows: 'all',
    unowned: true,
    fields: each('masked'),
  },
  analyst: {
    permissions: [...reading, 'imports.read', 'jobs.read', 'worth.company', 'worth.run', 'settings.read'],
    rows: 'all',
    unowned: true,
    fields: each('masked'),
  },
  'read-only': {
    permissions: [...reading, 'worth.company'],
    rows: 'all',
    unowned: true,
    fields: each('masked'),
  },
}

/** Of somebody whose role nobody knows: a later version wrote it, or it is gone. They sign in, and see nothing. */
const unknownRole: RoleSettings = { permissions: [], rows: 'own', unowned: false, fields: each('hidden') }

/** What a role is as it came with the program; null: it is one that a company made. */
export function shippedRole(role: string): RoleSettings | null {
  const known = roles.find((one) => one === role)
  return known === undefined ? null : shipped[known]
}

/**
 * What a role is. A company's own word stands above what the role came with, but for the owner, whom nobody can lock out
 * of their own company: of them it is said only whether they need a second factor.
 *
 * @param said what the company has said of it; null: nothing
 */
export function roleOf(role: string, said: RoleSettings | null): RoleSettings {
  if (role === 'owner') return { ...shipped.owner, secondFactor: said?.secondFactor ?? false }
  const settings = said ?? shippedRole(role) ?? unknownRole
  return { ...settings, permissions: permissionsWithin(settings) }
}

/** What a role of these settings really carries, in the order of the contract. */
function permissionsWithin({ permissions: asked, rows }: RoleSettings): Permission[] {
  return permissions.filter(
    (one) => asked.includes(one) && !ofOwner.has(one) && (rows === 'all' || !companyWide.includes(one)),
  )
}

/** The permissions that these settings ask for and cannot have. */
export function beyond(settings: RoleSettings): Permission[] {
  const within = permissionsWithin(settings)
  return settings.permissions.filter((one) => !within.includes(one))
}
