import { useState } from 'react'
import {
  type AnyRole,
  type ColumnsMapping,
  eitherRoles,
  type ImportKind,
  kindRoles,
  type LookAsked,
  leastRoles,
} from '../contract.ts'
import { writtenMapping } from '../written-mapping.ts'
import type { LookShown, Seen } from './use-imports.tsx'

/** Which column means what. */
export type Roles = ReadonlyMap<string, AnyRole>

/** What of a look a person is about to say otherwise, before the file is looked at again. */
export type Draft = {
  readonly kind: ImportKind
  readonly roles: Roles
  readonly dateOrder: LookAsked['dateOrder']
  readonly decimalSign: LookAsked['decimalSign']
  readonly source: string
}

/** What is missing in a mapping, or too much; null: nothing. */
export type Flaw =
  | { readonly lacks: readonly AnyRole[] }
  | { readonly either: readonly [AnyRole, AnyRole] }
  | { readonly priceAlone: true }

export type Drafted = {
  readonly draft: Draft
  readonly changed: boolean
  readonly flaw: Flaw | null
  readonly mean: (column: string, role: AnyRole | null) => void
  readonly say: (part: Partial<Omit<Draft, 'roles' | 'kind'>>) => void
  readonly back: () => void
  /** The next look, as the draft says. */
  readonly asked: () => LookAsked
  /** The next look where something is said that makes other columns: what they mean is to be told anew. */
  readonly anew: (part: Partial<LookAsked>) => LookAsked
}

const unsaid: LookAsked = {
  kind: null,
  mapping: null,
  source: 'main',
  dateOrder: null,
  decimalSign: null,
  encoding: null,
  sheet: null,
  headingRow: null,
}

/** @param seen of a look that a new component is made for: the draft begins with what it says */
export function useDraft(seen: Seen & { readonly look: LookShown }): Drafted {
  const { look } = seen
  const before = seen.asked ?? unsaid
  const first: Draft = {
    kind: look.kind,
    roles: rolesIn(look.mapping),
    dateOrder: before.dateOrder,
    decimalSign: before.decimalSign,
    source: before.source,
  }
  const [draft, setDraft] = useState(first)
  const remapped = !sameRoles(draft.roles, first.roles)
  const changed =
    remapped || (['dateOrder', 'decimalSign', 'source'] as const).some((name) => draft[name] !== first[name])
  return {
    draft,
    changed,
    flaw: flawOf(draft),
    mean: (column, role) =>
      setDraft((now) => {
        // A column has one meaning, and a meaning one column.
        const others = [...now.roles].filter(([other, means]) => other !== column && means !== role)
        return { ...now, roles: new Map(role === null ? others : [...others, [column, role]]) }
      }),
    say: (part) => setDraft((now) => ({ ...now, ...part })),
    back: () => setDraft(first),
    asked: () => ({
      ...before,
      kind: draft.kind,
      source: draft.source,
      dateOrder: draft.dateOrder,
      decimalSign: draft.decimalSign,
      mapping:
        remapped || before.mapping !== null || look.mapping === null
          ? writtenMapping(mappingOf(draft))
          : null,
    }),
    anew: (part) => ({ ...before, source: draft.source, ...part, mapping: null }),
  }
}

function rolesIn(mapping: LookShown['mapping']): Roles {
  return new Map(Object.entries(mapping ?? {}).map(([role, column]) => [column, role as AnyRole]))
}

function sameRoles(one: Roles, other: Roles): boolean {
  return one.size === other.size && [...one].every(([column, role]) => other.get(column) === role)
}

function mappingOf({ kind, roles }: Draft): ColumnsMapping {
  const columns = new Map([...roles].map(([column, role]) => [role, column]))
  return Object.fromEntries(
    (kindRoles[kind] as readonly AnyRole[]).flatMap((role) => {
      const column = columns.get(role)
      return column === undefined ? [] : [[role, column]]
    }),
  )
}

/** What the program would refuse, seen before it is asked. */
function flawOf({ kind, roles }: Draft): Flaw | null {
  const has = new Set(roles.values())
  const lacks = leastRoles[kind].filter((group) => !group.some((role) => has.has(role)))
  if (lacks.length > 0) return { lacks: lacks.flatMap(([role]) => role ?? []) }
  const both = eitherRoles[kind].find(([one, other]) => has.has(one) && has.has(other))
  if (both) return { either: both }
  return kind === 'orders' && has.has('price') && !has.has('quantity') ? { priceAlone: true } : null
}
