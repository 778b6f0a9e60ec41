import { z } from 'zod'
import { type FieldModes, fieldModes, type GuardedField, guardedFields } from '../../base/access/contract.ts'
import type { ExportsTable } from './tables.ts'

const modesSchema = z.partialRecord(z.enum(guardedFields), z.enum(fieldModes))

/** Whether a field is in an export: whoever sees it only masked has it empty there, of all customers alike. */
export function writesField({ fields }: Pick<ExportsTable, 'fields'>, field: GuardedField): boolean {
  if (fields === null) return true
  return readsField(modesSchema.parse(JSON.parse(fields)), field)
}

export function readsField(modes: Partial<FieldModes>, field: GuardedField): boolean {
  return modes[field] === 'read' || modes[field] === 'write'
}

/** Columns that hold a guarded field, by file and name. */
const columns: Readonly<Record<string, GuardedField>> = {
  'customers.phone': 'phone',
  'customers.email': 'email',
  'customers.address': 'address',
  'contacts.phone': 'phone',
  'contacts.email': 'email',
  'actions.expectedMargin': 'margin',
  'actions.amount': 'credit',
  'worth.expectedMargin': 'margin',
  'worth.marginSoFar': 'margin',
  'receivables.open': 'credit',
  'receivables.overdue': 'credit',
  'orders.profit': 'margin',
  'products.cost': 'margin',
  'worth-history.marginSoFar': 'margin',
}

/** The guarded field that a column holds, if it does. */
export function guardedBy(file: string, column: string): GuardedField | undefined {
  return columns[`${file}.${column}`]
}

const texts = ['phone', 'email', 'address'] as const

/** What was changed in a record, without the fields that are not in the export; those of its contacts as well. */
export function changeWithout(text: string, writes: (field: GuardedField) => boolean): string {
  const cut = (fields: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
        const field = texts.find((one) => one === name)
        if (field && !writes(field)) return []
        return [[name, name === 'contact' && value !== null ? cut(value as Record<string, unknown>) : value]]
      }),
    )
  return JSON.stringify(cut(JSON.parse(text)))
}
