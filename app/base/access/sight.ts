import type { FieldMode, FieldModes, GuardedField, RoleSettings } from './contract.ts'

/**
 * What somebody sees of the customers: whose, and how much. Whoever reads or changes records is given one, and every
 * question narrows itself by it; whoever has none has asked for nothing.
 */
export type Sight = {
  /** Who sees; null: the program itself. */
  readonly person: string | null
  /** Those that these users look after are seen; '' stands for nobody. Null: everybody's. */
  readonly owners: readonly string[] | null
  readonly fields: FieldModes
}

/** What the program itself sees, and whoever has its files. */
export const everything: Sight = {
  person: null,
  owners: null,
  fields: { phone: 'write', email: 'write', address: 'write', margin: 'write', credit: 'write' },
}

/** What somebody sees who is not there any more. */
export const nothing: Sight = {
  person: null,
  owners: [],
  fields: { phone: 'hidden', email: 'hidden', address: 'hidden', margin: 'hidden', credit: 'hidden' },
}

/** Among those who look after customers. */
const NOBODY = ''

/**
 * What a person in a role sees.
 *
 * @param team everybody who is in a team with them
 */
export function sightOf(
  { rows, unowned, fields }: RoleSettings,
  { person, team }: { readonly person: string; readonly team: readonly string[] },
): Sight {
  if (rows === 'all') return { person, owners: null, fields }
  const people = rows === 'team' ? [person, ...team] : [person]
  return { person, owners: [...new Set(unowned ? [...people, NOBODY] : people)].sort(), fields }
}

/** Whether a customer is seen, by who looks after them; null: nobody does. */
export function sees({ owners }: Sight, owner: string | null): boolean {
  return owners === null || owners.includes(owner ?? NOBODY)
}

/**
 * How much of a field of a customer is seen. Who looks after a customer must be able to reach them and to know what they
 * owe: of theirs, what is only masked is theirs to read and to write.
 */
export function modeOf({ person, fields }: Sight, field: GuardedField, owner: string | null): FieldMode {
  const mode = fields[field]
  return mode !== 'hidden' && person !== null && person === owner ? 'write' : mode
}

/** Whether a field of a customer is read in full. */
export function reads(sight: Sight, field: GuardedField, owner: string | null): boolean {
  const mode = modeOf(sight, field, owner)
  return mode === 'read' || mode === 'write'
}

/**
 * Whether a field is read in full of every customer that is seen: only then can lists go by it, since an order tells of
 * what it is made of.
 */
export function readsAll(sight: Sight, field: GuardedField): boolean {
  const mode = sight.fields[field]
  if (mode === 'read' || mode === 'write') return true
  if (mode === 'hidden' || sight.owners === null) return false
  return sight.owners.every((owner) => owner === sight.person)
}
