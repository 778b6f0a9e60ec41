import { readFile } from 'node:fs/promises'
import { Refusal } from '../../base/language/refusal.ts'
import { type CustomerFields, customerFieldsSchema } from '../customers/contract.ts'
import type { CustomerRole, MappedTable } from './contract.ts'
import {
  birthdayOf,
  emailOf,
  genderOf,
  householdSizeOf,
  isDamaged,
  kindOf,
  paydayOf,
  phoneOf,
  plainCell,
  type Told,
  tagsOf,
} from './customer-cells.ts'
import { rowsOf } from './delimited.ts'
import { type RecordPiece, rowOf } from './record-pieces.ts'
import type { Problem, RejectedRow, RejectionCode } from './rejected-file.ts'

/** What a row of a customer list says of a customer: the fields it fills, and no others. */
export type CustomerRow = {
  /** As a spreadsheet counts, from 1. */
  readonly row: number
  /** What the source calls the customer: their number there, else the name. */
  readonly party: string
  readonly fields: Readonly<Partial<CustomerFields>>
  /** The person to talk to, where the row names one. */
  readonly contact: string | null
}

export type CustomerRows = {
  readonly rows: readonly CustomerRow[]
  readonly rejected: readonly RejectedRow[]
}

/** The rows of a piece of a customer list; one with a cell that cannot be kept comes back whole. */
export async function customerRows(table: MappedTable, piece: RecordPiece): Promise<CustomerRows> {
  const { file } = table
  if (file.kind === 'parquet') throw new Refusal('imports.customers.parquet', { name: file.name })
  const rows: CustomerRow[] = []
  const rejected: RejectedRow[] = []
  const [, ...records] = rowsOf(await readFile(piece.path, 'utf8'), file.delimiter ?? ',')
  for (const [nth, { cells }] of records.slice(0, piece.rows).entries()) {
    const row = rowOf(piece, nth)
    const named = Object.fromEntries(file.columns.map((column, i) => [column, cells[i] ?? '']))
    const tooWide = cells.slice(file.columns.length).some((cell) => cell.trim() !== '')
    const told = tooWide ? { problems: [tooWideProblem] } : customerOf(cells, table)
    const [first, ...more] = told.problems
    if (first) rejected.push({ file: file.name, row, ...first, more, cells: named })
    else if ('party' in told)
      rows.push({ row, party: told.party, fields: told.fields, contact: told.contact })
  }
  return { rows, rejected }
}

const tooWideProblem: Problem = { column: null, code: 'layout', values: { came: '' } }

/** One row's cells as fields, or the problem of each cell that cannot be kept. */
export function customerOf(
  cells: readonly string[],
  { file, mapping }: Pick<MappedTable, 'file' | 'mapping'>,
): Omit<CustomerRow, 'row'> & { readonly problems: readonly Problem[] } {
  const cell = (role: CustomerRole): string => {
    const place = file.columns.indexOf(mapping[role] ?? '')
    return place < 0 ? '' : plainCell(cells[place] ?? '')
  }
  const problems: Problem[] = []
  const refuse = (role: CustomerRole, code: string, values = {}): void => {
    const column = mapping[role] ?? null
    problems.push({ column, code: code as RejectionCode, values: { came: shortened(cell(role)), ...values } })
  }
  const fields: Partial<Record<keyof CustomerFields, unknown>> = {}
  for (const [role, read] of readings) {
    const text = cell(role)
    if (text === '') continue
    const told = read(text)
    if ('problem' in told) refuse(role, told.problem)
    else fields[role] = told.value
  }
  const number = cell('customer')
  if (isDamaged(number)) refuse('customer', 'damaged-number')
  const name = cell('name') || number
  if (name === '') refuse('name', 'no-name')
  else fields.name = name
  if (number !== '') fields.code = number
  for (const [field, value] of Object.entries(fields)) {
    const known = field as keyof CustomerFields
    const kept = customerFieldsSchema.shape[known].safeParse(value)
    const role = known === 'code' ? 'customer' : (known as CustomerRole)
    if (!kept.success) refuse(role, 'too-long', { most: mostOf(kept.error.issues) })
  }
  const contact = cell('contact')
  return {
    party: number || name,
    // Each value has just passed the schema of its field.
    fields: fields as Partial<CustomerFields>,
    contact: contact === '' ? null : contact,
    problems,
  }
}

function mostOf(issues: readonly { readonly code: string }[]): number {
  const issue = issues.find((one): one is { code: string; maximum: number } => 'maximum' in one)
  return issue?.maximum ?? 0
}

type FieldRole = Exclude<CustomerRole, 'customer' | 'name' | 'contact'>

const asTyped = (text: string): Told<string> => ({ value: text })

const readings: readonly (readonly [FieldRole, (text: string) => Told<unknown>])[] = [
  ['kind', kindOf],
  ['phone', phoneOf],
  ['email', emailOf],
  ['gender', genderOf],
  ['birthday', birthdayOf],
  ['householdSize', householdSizeOf],
  ['payday', paydayOf],
  ['tags', (text) => ({ value: tagsOf(text) })],
  ...(['address', 'city', 'occupation', 'position', 'owner', 'source'] as const).map(
    (role) => [role, asTyped] as const,
  ),
  ...(['intendedProduct', 'intendedPrice', 'note'] as const).map((role) => [role, asTyped] as const),
]

function shortened(text: string): string {
  const points = [...text]
  return points.length > 80 ? `${points.slice(0, 80).join('')}…` : text
}
