import { type Permission, permissions, type Role } from './contract.ts'

const reading = ['customers.read', 'worth.read', 'actions.read'] as const

const allowed: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(permissions),
  manager: new Set<Permission>([
    ...reading,
    'customers.write',
    'customers.merge',
    'views.share',
    'imports.read',
    'imports.run',
    'imports.undo',
    'jobs.read',
    'jobs.cancel',
    'worth.run',
    'actions.write',
    'settings.read',
    'export',
  ]),
  sales: new Set<Permission>([...reading, 'customers.write', 'actions.write']),
  service: new Set<Permission>(['customers.read', 'customers.write', 'actions.read', 'actions.write']),
  analyst: new Set<Permission>([...reading, 'imports.read', 'jobs.read', 'worth.run', 'settings.read']),
  'read-only': new Set<Permission>(reading),
}

/** What a role may do, in the order of the contract. */
export function permissionsOf(role: Role): Permission[] {
  return permissions.filter((permission) => roleMay(role, permission))
}

/** Whether a role carries a permission; a role nobody knows carries none. */
export function roleMay(role: Role, permission: Permission): boolean {
  return allowed[role]?.has(permission) ?? false
}
