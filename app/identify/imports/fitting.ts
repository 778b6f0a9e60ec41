import type { AnyRole, ImportKind } from './contract.ts'
import { genderOf, kindOf, plainCell } from './customer-cells.ts'
import { namesAnotherDay, namesSomethingElse } from './headings.ts'
import { looksLikeDay, looksLikeFraction, looksLikeNumber, mayBeDay, shareOf } from './values.ts'

export type Column = { readonly name: string; readonly place: number; readonly cells: readonly string[] }

/** A column believed to be a number or a day may still hold this share of unreadable cells: they are rejected later. */
const mostlyReadable = 0.8

/** Does what a column holds agree with the role that its heading names? */
export function fits(role: AnyRole, { cells }: Column): boolean {
  const share = (satisfies: (cell: string) => boolean): number => shareOf(cells, satisfies) ?? 1
  switch (role) {
    case 'date':
    case 'due':
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
    case 'name':
      return share(looksLikeDay) < mostlyReadable && share(looksLikeFraction) < mostlyReadable
    case 'customerName':
      return share(looksLikeDay) < mostlyReadable && share(looksLikeNumber) < mostlyReadable
    case 'order':
    case 'product':
    case 'reference':
      return share(looksLikeDay) < mostlyReadable
    case 'currency':
      return share((cell) => cell.trim().length <= 5 && !looksLikeNumber(cell)) >= mostlyReadable
    case 'phone':
      return share((cell) => /\d/.test(cell)) >= mostlyReadable
    case 'email':
      return share((cell) => cell.includes('@')) >= mostlyReadable
    case 'householdSize':
    case 'payday':
      return share((cell) => /\d|[一二两兩三四五六七八九十月]/.test(cell)) >= mostlyReadable
    case 'kind':
      // A shop's own classes of customers (VIP, A) are words for something else.
      return share((cell) => 'value' in kindOf(plainCell(cell))) >= mostlyReadable
    case 'gender':
      return share((cell) => 'value' in genderOf(plainCell(cell))) >= mostlyReadable
    case 'unit':
    case 'category':
      return share(looksLikeNumber) < mostlyReadable
    default:
      return true
  }
}

function isRate(cell: string): boolean {
  return cell.includes('%') || Math.abs(Number(cell)) <= 1
}

/** Columns that can only be the role, whatever they are called; one that several could be is nobody's. */
export function byValues(role: AnyRole, columns: readonly Column[], kind: ImportKind): readonly Column[] {
  if (role === 'date') return daysByValue(columns)
  if (role === 'customer' && kind !== 'customers') return only(namesByValue(columns))
  if (kind !== 'customers') return []
  if (role === 'phone') return only(columns.filter((column) => mostly(column, looksLikePhone)))
  if (role === 'email') return only(columns.filter((column) => mostly(column, looksLikeEmail)))
  return role === 'name' ? only(namesByValue(columns)) : []
}

/** Roles that are looked for in the values where no heading named them. */
export const rolesByValue: Readonly<Record<ImportKind, readonly AnyRole[]>> = {
  orders: ['date', 'customer'],
  payments: ['date', 'customer'],
  products: [],
  customers: ['phone', 'email', 'name'],
}

function only(columns: readonly Column[]): readonly Column[] {
  return columns.length === 1 ? columns : []
}

function mostly({ cells }: Column, satisfies: (cell: string) => boolean): boolean {
  return (shareOf(cells, satisfies) ?? 0) >= mostlyReadable
}

/** A mobile number of the mainland, of Taiwan or of Hong Kong, or one with its country. */
function looksLikePhone(cell: string): boolean {
  const digits = cell.normalize('NFKC').replace(/[\s()-]/g, '')
  return /^(?:(?:\+?86)?1[3-9]\d{9}|(?:\+?886|0)9\d{8}|\+\d{8,15})$/.test(digits)
}

function looksLikeEmail(cell: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim())
}

/** Without a telling heading: columns of unmistakable days, from left to right. */
function daysByValue(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => !namesAnotherDay(column.name) && mostly(column, looksLikeDay))
}

/** Without a telling heading: names or codes, some of them repeated, filled nearly throughout. */
function namesByValue(columns: readonly Column[]): readonly Column[] {
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
