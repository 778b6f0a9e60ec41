import { Refusal } from '../../base/language/refusal.ts'
import {
  type AnyRole,
  type ImportKind,
  kindRoles,
  type MappingOf,
  mappingSchemas,
  type TableFile,
} from './contract.ts'
import { headingKey } from './headings.ts'
import { kindRules, leastOf } from './kind-rules.ts'

/** `customer=COL,date=COL,…` as typed after --map, for orders. */
export function parseMapping(text: string): MappingOf<'orders'> {
  return parseMappingOf('orders', text)
}

/**
 * The same for any kind of file. A heading with a comma, an equals sign or outer spaces stands in double quotes, a quote
 * inside them doubled: `customer="Name, full"`.
 */
export function parseMappingOf<Kind extends ImportKind>(kind: Kind, text: string): MappingOf<Kind> {
  const roles: readonly AnyRole[] = kindRoles[kind]
  const mapping = new Map<AnyRole, string>()
  for (const { role, column } of pairsOf(text)) {
    const known = roles.find((name) => name.toLowerCase() === role.toLowerCase())
    if (!known) throw new Refusal('imports.map.unknown-role', { found: role, roles: roles.join(', ') })
    const before = mapping.get(known)
    if (before !== undefined)
      throw new Refusal('imports.map.role-twice', { role: known, first: before, second: column })
    mapping.set(known, column)
  }
  checkGiven(kind, mapping, text)
  return mappingSchemas[kind].parse(Object.fromEntries(mapping)) as MappingOf<Kind>
}

function checkGiven(kind: ImportKind, mapping: ReadonlyMap<AnyRole, string>, text: string): void {
  const { least, either } = kindRules[kind]
  const has = (role: AnyRole): boolean => mapping.has(role)
  if (!least.every((group) => group.some(has))) {
    if (kind === 'orders') throw new Refusal('imports.map.least', { found: text })
    throw new Refusal(`imports.map.least-${kind}`, { found: text, least: leastOf(least) })
  }
  for (const [first, second] of either)
    if (has(first) && has(second)) throw new Refusal('imports.map.conflict', { first, second })
  if (kind === 'orders' && has('price') && !has('quantity')) throw new Refusal('imports.map.price-alone', {})
}

const pair = /\s*([^\s=,"]+)\s*=\s*(?:"((?:[^"]|"")*)"|([^,"]*))\s*(?:,|$)/y

function pairsOf(text: string): readonly { readonly role: string; readonly column: string }[] {
  const pairs = []
  pair.lastIndex = 0
  while (pair.lastIndex < text.length) {
    const from = pair.lastIndex
    const match = pair.exec(text)
    const column = match?.[2]?.replaceAll('""', '"') ?? match?.[3]?.trim()
    if (!match?.[1] || !column) throw new Refusal('imports.map.unreadable', { found: text.slice(from) })
    pairs.push({ role: match[1], column })
  }
  return pairs
}

/** The file's column that a person meant: letter case, spaces and punctuation are forgiven where only one fits. */
export function columnNamed(asked: string, role: AnyRole, file: Pick<TableFile, 'name' | 'columns'>): string {
  if (file.columns.includes(asked)) return asked
  const alike = file.columns.filter((column) => headingKey(column) === headingKey(asked))
  if (alike.length === 1 && alike[0]) return alike[0]
  const nearest = nearestHeadings(asked, file.columns)
  throw new Refusal(nearest.length > 0 ? 'imports.map.no-column-near' : 'imports.map.no-column', {
    role,
    asked,
    name: file.name,
    nearest: nearest.join(' | '),
    columns: file.columns.join(' | '),
  })
}

/** At most three headings that a typing slip could have meant. */
function nearestHeadings(asked: string, columns: readonly string[]): readonly string[] {
  const wanted = headingKey(asked)
  return columns
    .map((column) => ({ column, distance: likeness(wanted, headingKey(column)) }))
    .filter(({ distance }) => distance <= 0.5)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ column }) => column)
}

/** 0 for the same text, 1 for nothing in common; a text inside the other counts as near. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 1
  if (a.includes(b) || b.includes(a)) return 0.3
  return editDistance([...a], [...b]) / Math.max([...a].length, [...b].length)
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, i) => i + 1)
  for (const [i, left] of a.entries()) {
    let diagonal = i
    let last = i + 1
    row = row.map((above, j) => {
      const here = Math.min(above + 1, last + 1, diagonal + (left === b[j] ? 0 : 1))
      diagonal = above
      last = here
      return here
    })
  }
  return row.at(-1) ?? a.length
}
