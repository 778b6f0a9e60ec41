import { Refusal } from '../../base/language/refusal.ts'
import { type ColumnRole, columnRoles, type Mapping, type TableFile } from './contract.ts'
import { columnNamed } from './given-mapping.ts'
import { headingRank, namesAnotherDay, namesSomethingElse } from './headings.ts'
import { looksLikeDay, looksLikeFraction, looksLikeNumber, mayBeDay, shareOf } from './values.ts'

/** Why a column was taken for a role, and which others could have been. */
export type Reason = {
  readonly column: string
  readonly because: 'given' | 'heading' | 'values'
  /** Other columns that could have been meant, most likely first. */
  readonly alternatives: readonly string[]
}
export type Reasons = Readonly<Partial<Record<ColumnRole, Reason>>>
export type ExplainedMapping = { readonly mapping: Mapping; readonly reasons: Reasons }
export type MappedFile = ExplainedMapping & { readonly file: TableFile }

/** A column believed to be a number or a day may still hold this share of unreadable cells: they are rejected later. */
const mostlyReadable = 0.8

type Column = { readonly name: string; readonly place: number; readonly cells: readonly string[] }

/**
 * Which column is which, from headings first and values second. A customer and a date are the least; when one of them
 * cannot be told, the headings found are shown and the person is asked, because a wrong guess there makes every figure
 * wrong.
 */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
  name = '',
): ExplainedMapping {
  const columns = headings.map((heading, place) => ({
    name: heading,
    place,
    cells: sample.map((row) => row[place] ?? ''),
  }))
  const found = new Map<ColumnRole, Reason>()
  const taken = new Set<string>()
  const take = (role: ColumnRole, candidates: readonly Column[], because: Reason['because']): void => {
    const free = candidates.filter((column) => !taken.has(column.name))
    const [first, ...others] = free
    if (!first) return
    taken.add(first.name)
    found.set(role, { column: first.name, because, alternatives: others.map((column) => column.name) })
  }
  // The order of asking decides who gets a heading that could mean two things; `customer id` is never an order's.
  for (const role of [
    'date',
    'customer',
    'order',
    'profit',
    'cost',
    'quantity',
    'amount',
    'price',
    'currency',
    'product',
  ] as const) {
    take(role, byHeading(role, columns), 'heading')
  }
  if (!found.has('date')) take('date', daysByValue(columns), 'values')
  if (!found.has('customer')) {
    const [only, ...others] = customersByValue(columns.filter((column) => !taken.has(column.name)))
    if (only && others.length === 0) take('customer', [only], 'values')
  }
  settle(found)
  const missing = (['customer', 'date'] as const).filter((role) => !found.has(role))
  if (missing[0]) {
    const code = missing.length === 2 ? 'imports.map.neither' : `imports.map.no-${missing[0]}`
    throw new Refusal(code, { name, columns: headings.join(' | ') })
  }
  return explained(found)
}

/** Columns whose heading names the role and whose values do not contradict it, most telling first. */
function byHeading(role: ColumnRole, columns: readonly Column[]): readonly Column[] {
  return columns
    .map((column) => ({ column, rank: headingRank(role, column.name) }))
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

function fits(role: ColumnRole, { cells }: Column): boolean {
  const share = (satisfies: (cell: string) => boolean): number => shareOf(cells, satisfies) ?? 1
  switch (role) {
    case 'date':
      return share(mayBeDay) >= mostlyReadable
    case 'amount':
    case 'quantity':
    case 'price':
    case 'cost':
      return share(looksLikeNumber) >= mostlyReadable
    case 'profit':
      // Margins that are all between −1 and 1, or written with %, are rates of the amount and not money.
      return share(looksLikeNumber) >= mostlyReadable && share(isRate) < 1
    case 'customer':
      return share(looksLikeDay) < mostlyReadable && share(looksLikeFraction) < mostlyReadable
    case 'order':
    case 'product':
      return share(looksLikeDay) < mostlyReadable
    case 'currency':
      return share((cell) => cell.trim().length <= 5 && !looksLikeNumber(cell)) >= mostlyReadable
  }
}

function isRate(cell: string): boolean {
  return cell.includes('%') || Math.abs(Number(cell)) <= 1
}

/** Without a telling heading: columns of unmistakable days, from left to right. */
function daysByValue(columns: readonly Column[]): readonly Column[] {
  return columns.filter(
    ({ name, cells }) => !namesAnotherDay(name) && (shareOf(cells, looksLikeDay) ?? 0) >= mostlyReadable,
  )
}

/** Without a telling heading: names or codes, some of them repeated, filled nearly throughout. */
function customersByValue(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ name, cells }) => {
    if (namesSomethingElse(name)) return false
    const values = cells.filter((cell) => cell.trim() !== '')
    const distinct = new Set(values).size
    return (
      distinct > 1 &&
      (distinct < values.length || values.length < 20) &&
      (shareOf(values, looksLikeDay) ?? 1) < 0.1 &&
      (shareOf(values, looksLikeFraction) ?? 1) < 0.1
    )
  })
}

/** What does not go together: an amount needs no price, a profit no cost, a price alone is the amount. */
function settle(found: Map<ColumnRole, Reason>): void {
  const price = found.get('price')
  if (!found.has('amount') && !found.has('quantity') && price) found.set('amount', price)
  if (found.has('amount') || !found.has('quantity')) found.delete('price')
  if (found.has('profit')) found.delete('cost')
}

function explained(found: ReadonlyMap<ColumnRole, Reason>): ExplainedMapping {
  const roles = columnRoles.filter((role) => found.has(role))
  return {
    mapping: Object.fromEntries(roles.map((role) => [role, found.get(role)?.column])),
    reasons: Object.fromEntries(roles.map((role) => [role, found.get(role)])),
  }
}

/**
 * The mapping of each of several files read as one. Given: every file must have its columns. Guessed: every file must
 * yield the same roles, or figures of different meaning would be added up; a file that has the first one's columns is
 * read by those, another by its own.
 */
export function oneMapping(files: readonly TableFile[], given?: Mapping): readonly MappedFile[] {
  if (given) return files.map((file) => ({ file, ...givenFor(file, given) }))
  const guesses: MappedFile[] = []
  for (const file of files) {
    const own = guessMapping(file.columns, file.sample, file.name)
    const first = guesses[0] ?? { file, ...own }
    for (const role of columnRoles) {
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

function lacks(having: MappedFile, file: TableFile, role: ColumnRole): Refusal {
  return new Refusal('imports.map.file-lacks', {
    role,
    other: having.file.name,
    column: having.mapping[role] ?? '',
    name: file.name,
    columns: file.columns.join(' | '),
  })
}

function givenFor(file: TableFile, given: Mapping): ExplainedMapping {
  const found = new Map<ColumnRole, Reason>()
  for (const role of columnRoles) {
    const asked = given[role]
    if (asked !== undefined)
      found.set(role, { column: columnNamed(asked, role, file), because: 'given', alternatives: [] })
  }
  return explained(found)
}
