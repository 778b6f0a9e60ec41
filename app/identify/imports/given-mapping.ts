import { Refusal } from '../../base/language/refusal.ts'
import { type ColumnRole, columnRoles, type Mapping, mappingSchema, type TableFile } from './contract.ts'
import { headingKey } from './headings.ts'

/**
 * `customer=COL,date=COL,…` as typed after --map. A heading with a comma, an equals sign or outer spaces stands in
 * double quotes, a quote inside them doubled: `customer="Name, full"`.
 */
export function parseMapping(text: string): Mapping {
  const mapping = new Map<ColumnRole, string>()
  for (const { role, column } of pairsOf(text)) {
    const known = columnRoles.find((name) => name === role.toLowerCase())
    if (!known) throw new Refusal('imports.map.unknown-role', { found: role, roles: columnRoles.join(', ') })
    const before = mapping.get(known)
    if (before !== undefined)
      throw new Refusal('imports.map.role-twice', { role: known, first: before, second: column })
    mapping.set(known, column)
  }
  const has = (role: ColumnRole): boolean => mapping.has(role)
  if (!has('customer') || !has('date')) throw new Refusal('imports.map.least', { found: text })
  if (has('amount') && has('price'))
    throw new Refusal('imports.map.conflict', { first: 'amount', second: 'price' })
  if (has('cost') && has('profit'))
    throw new Refusal('imports.map.conflict', { first: 'cost', second: 'profit' })
  if (has('price') && !has('quantity')) throw new Refusal('imports.map.price-alone', {})
  return mappingSchema.parse(Object.fromEntries(mapping))
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
export function columnNamed(
  asked: string,
  role: ColumnRole,
  file: Pick<TableFile, 'name' | 'columns'>,
): string {
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
