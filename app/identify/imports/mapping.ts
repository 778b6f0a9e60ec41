import { Refusal } from '../../base/language/refusal.ts'
import {
  type AnyRole,
  type ColumnsMapping,
  columnRoles,
  type ImportKind,
  importKinds,
  kindRoles,
  type MappedTable,
  type Mapping,
  mappingSchemas,
  ownHeading,
  type Reason,
  type RoleOf,
  type TableFile,
} from './contract.ts'
import { byValues, type Column, fits, rolesByValue } from './fitting.ts'
import { columnNamed, parseMappingOf } from './given-mapping.ts'
import { headingKey, headingRank } from './headings.ts'
import { kindRules, leastOf } from './kind-rules.ts'
import { ownColumns } from './rejected-file.ts'

export type Reasons = Readonly<Partial<Record<RoleOf<'orders'>, Reason<'given' | 'heading' | 'values'>>>>
export type ExplainedMapping = { readonly mapping: Mapping; readonly reasons: Reasons }
export type MappedFile = ExplainedMapping & { readonly file: TableFile }

type Explained<Because = Reason['because']> = {
  readonly mapping: ColumnsMapping
  readonly reasons: Readonly<Partial<Record<AnyRole, Reason<Because>>>>
}
type Guessed = 'heading' | 'values'
type Headed = Pick<TableFile, 'name' | 'columns' | 'sample' | 'own'>

/**
 * Which column is which in a file of orders, from headings first and values second. A customer and a date are the least;
 * when one of them cannot be told, the headings found are shown and the person is asked, because a wrong guess there
 * makes every figure wrong.
 */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
  name = '',
): ExplainedMapping {
  return guessFor('orders', { name, columns: headings, sample })
}

/** The same for any kind of file; one of our own is read as it says. */
export function guessFor(kind: ImportKind, file: Headed): Explained<Guessed> {
  const found = file.own === kind ? rolesNamed(kind, file) : rolesFound(kind, file)
  const missing = lacking(kind, found)
  if (missing.length === 0) return explained(kind, found)
  const values = { name: file.name, columns: file.columns.join(' | ') }
  if (kind === 'orders')
    throw new Refusal(
      missing.length === 2 ? 'imports.map.neither' : `imports.map.no-${missing[0]?.[0]}`,
      values,
    )
  throw new Refusal(`imports.map.lacks-${kind}`, { ...values, missing: leastOf(missing) })
}

function lacking(kind: ImportKind, found: ReadonlyMap<AnyRole, Reason>): readonly (readonly AnyRole[])[] {
  return kindRules[kind].least.filter((group) => !group.some((role) => found.has(role)))
}

function rolesFound(kind: ImportKind, { columns: headings, sample }: Headed): Map<AnyRole, Reason<Guessed>> {
  // What was added to a file of rejected rows is ours and means nothing.
  const own = ownColumns(headings) ?? headings.length
  const columns = headings.slice(0, own).map((heading, place) => ({
    name: heading,
    place,
    cells: sample.map((row) => row[place] ?? ''),
  }))
  const found = new Map<AnyRole, Reason<Guessed>>()
  const taken = new Set<string>()
  const take = (role: AnyRole, candidates: readonly Column[], because: Guessed): void => {
    const [first, ...others] = candidates.filter((column) => !taken.has(column.name))
    if (!first) return
    taken.add(first.name)
    found.set(role, { column: first.name, because, alternatives: others.map((column) => column.name) })
  }
  for (const role of kindRules[kind].asked) take(role, byHeading(role, columns, kind), 'heading')
  for (const role of rolesByValue[kind]) {
    const free = columns.filter((column) => !taken.has(column.name))
    if (!found.has(role)) take(role, byValues(role, free, kind), 'values')
  }
  kindRules[kind].settle(found)
  return found
}

/** Of a file of our own, whose headings say what they are: nothing is to be guessed. */
function rolesNamed(kind: ImportKind, { columns }: Headed): Map<AnyRole, Reason<Guessed>> {
  const named = kindRoles[kind].flatMap((role: AnyRole) => {
    const column = columns.find((heading) => heading.endsWith(ownHeading('', role)))
    return column === undefined ? [] : [[role, { column, because: 'heading', alternatives: [] }] as const]
  })
  return new Map<AnyRole, Reason<Guessed>>(named)
}

/** Columns whose heading names the role and whose values do not contradict it, most telling first. */
function byHeading(role: AnyRole, columns: readonly Column[], kind: ImportKind): readonly Column[] {
  return columns
    .map((column) => ({ column, rank: headingRank(role, column.name, kind) }))
    .filter(
      (candidate): candidate is { column: Column; rank: number } =>
        candidate.rank !== null && fits(role, candidate.column),
    )
    .sort((a, b) => a.rank - b.rank || filled(b.column) - filled(a.column) || a.column.place - b.column.place)
    .map(({ column }) => column)
}

/** In quarters, so that columns nearly empty give way to filled ones of the same rank and a few blanks do not matter. */
function filled({ cells }: Column): number {
  const some = cells.filter((cell) => cell.trim() !== '').length
  return Math.round((4 * some) / Math.max(1, cells.length))
}

function explained<Because>(
  kind: ImportKind,
  found: ReadonlyMap<AnyRole, Reason<Because>>,
): Explained<Because> {
  const roles = kindRoles[kind].filter((role) => found.has(role))
  return {
    mapping: Object.fromEntries(roles.map((role) => [role, found.get(role)?.column])),
    reasons: Object.fromEntries(roles.map((role) => [role, found.get(role)])),
  }
}

/** What a kind of file explains of a table's headings; null where the least of it is missing. */
export type KindGuess = { readonly kind: ImportKind; readonly explains: number }

/**
 * Which kind of file a table is: the one whose roles explain most of its headings, headings that hardly another kind has
 * counting twice. The others follow, likeliest first; none where no kind has its least.
 */
export function kindOfFile(file: Headed): readonly KindGuess[] {
  return importKinds
    .map((kind): KindGuess => {
      const found = rolesFound(kind, file)
      const columns = new Set([...found.values()].map(({ column }) => column))
      const told = file.columns.filter((column) => kindRules[kind].telling.test(headingKey(column))).length
      if (lacking(kind, found).length > 0) return { kind, explains: 0 }
      return { kind, explains: columns.size + told + (file.own === kind ? file.columns.length : 0) }
    })
    .filter(({ explains }) => explains > 0)
    .sort((a, b) => b.explains - a.explains)
}

/** What is known of a table's columns before anybody looks at it. */
export type Known = {
  /** As a person writes it: customer=COL,date=COL…; null: not given. */
  readonly given: string | null
  /** The mapping last used for this shape of file, as it was kept; taken where the file has all its columns. */
  readonly remembered?: unknown
}

/** A table of one kind with its columns known: as given, else as remembered, else guessed. */
export function mapTable(kind: ImportKind, file: TableFile, { given, remembered }: Known): MappedTable {
  if (given !== null)
    return { kind, file, ...namedFor(file, kind, { mapping: parseMappingOf(kind, given), because: 'given' }) }
  if (file.own === kind) return { kind, file, ...guessFor(kind, file) }
  const kept = mappingSchemas[kind].safeParse(remembered)
  const fitting = kept.success && Object.values(kept.data).every((column) => isIn(file, column))
  if (kept.success && fitting && Object.keys(kept.data).length > 0)
    return { kind, file, ...namedFor(file, kind, { mapping: kept.data, because: 'remembered' }) }
  return { kind, file, ...guessFor(kind, file) }
}

/**
 * The mapping of each of several files read as one. Given: every file must have its columns. Guessed: every file must
 * yield the same roles, or figures of different meaning would be added up; a file that has the first one's columns is
 * read by those, another by its own.
 */
export function oneMapping(files: readonly TableFile[], given?: Mapping): readonly MappedFile[] {
  if (given)
    return files.map((file) => ({ file, ...namedFor(file, 'orders', { mapping: given, because: 'given' }) }))
  const guesses: MappedFile[] = []
  for (const file of files) {
    const own: ExplainedMapping = guessFor('orders', file)
    const first = guesses[0] ?? { file, ...own }
    // When a line is to be paid, and what else a customer is called, adds nothing up.
    const counting = columnRoles.filter((role) => role !== 'due' && role !== 'customerName')
    for (const role of counting) {
      const [one, other] = [first.mapping[role], own.mapping[role]]
      if (one !== undefined && other === undefined) throw lacks(first, file, role)
      if (one === undefined && other !== undefined) throw lacks({ file, ...own }, first.file, role)
    }
    const same = columnRoles.every((role) => isIn(file, first.mapping[role]))
    guesses.push({ file, ...(same ? { mapping: first.mapping, reasons: first.reasons } : own) })
  }
  return guesses
}

function isIn(file: TableFile, column: string | undefined): boolean {
  return column === undefined || file.columns.includes(column)
}

function lacks(having: MappedFile, file: TableFile, role: RoleOf<'orders'>): Refusal {
  return new Refusal('imports.map.file-lacks', {
    role,
    other: having.file.name,
    column: having.mapping[role] ?? '',
    name: file.name,
    columns: file.columns.join(' | '),
  })
}

function namedFor<Because extends 'given' | 'remembered'>(
  file: TableFile,
  kind: ImportKind,
  { mapping, because }: { readonly mapping: ColumnsMapping; readonly because: Because },
): Explained<Because> {
  const found = new Map<AnyRole, Reason<Because>>()
  for (const role of kindRoles[kind]) {
    const asked = mapping[role]
    if (asked !== undefined)
      found.set(role, { column: columnNamed(asked, role, file), because, alternatives: [] })
  }
  return explained(kind, found)
}
