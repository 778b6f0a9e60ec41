import { type GuardedField, guardedFields } from '../../base/access/contract.ts'
import { masks } from '../../base/access/masks.ts'
import { modeOf, reads, type Sight } from '../../base/access/sight.ts'
import type { Contact, Customer, CustomerFile, HistoryEntry } from './contract.ts'
import { guardedTexts } from './rights.ts'

type Text = (typeof guardedTexts)[number]

/** A text as somebody sees it of a customer whom `owner` looks after. */
export function textSeen(
  text: string | null,
  field: Text,
  { owner, sight }: { readonly owner: string | null; readonly sight: Sight },
): string | null {
  if (text === null || reads(sight, field, owner)) return text
  return modeOf(sight, field, owner) === 'masked' ? masks[field](text) : null
}

/** The fields of a customer of whom `owner` looks after that somebody sees only masked. */
export function maskedFor(owner: string | null, sight: Sight): GuardedField[] {
  return guardedFields.filter((field) => modeOf(sight, field, owner) === 'masked')
}

/** A customer as somebody may see them, with which fields of theirs are masked. */
export function presented<Of extends Customer>(
  customer: Of,
  sight: Sight,
): Of & { readonly masked: GuardedField[] } {
  const { owner, worth } = customer
  const whose = { owner, sight }
  const margin = reads(sight, 'margin', owner)
  return {
    ...customer,
    phone: textSeen(customer.phone, 'phone', whose),
    email: textSeen(customer.email, 'email', whose),
    address: textSeen(customer.address, 'address', whose),
    worth: worth && !margin ? { ...worth, expectedMargin: null, marginSoFar: null } : worth,
    masked: maskedFor(owner, sight),
  }
}

/** Everything of one customer, as somebody may see it. */
export function filePresented<Of extends CustomerFile>(
  file: Of,
  sight: Sight,
): Of & { readonly masked: GuardedField[] } {
  const contacts = file.contacts.map((one) => contactPresented(one, { owner: file.owner, sight }))
  return { ...presented(file, sight), contacts }
}

export function contactPresented(
  contact: Contact,
  whose: { readonly owner: string | null; readonly sight: Sight },
): Contact {
  return {
    ...contact,
    phone: textSeen(contact.phone, 'phone', whose),
    email: textSeen(contact.email, 'email', whose),
  }
}

/** A line of the history: what stood in a field is guarded as what stands there. */
export function entryPresented(
  entry: HistoryEntry,
  whose: { readonly owner: string | null; readonly sight: Sight },
): HistoryEntry {
  const side = (fields: Values): Record<string, unknown> => valuesPresented(fields, whose)
  return { ...entry, before: side(entry.before), after: side(entry.after) }
}

type Values = Readonly<Record<string, unknown>>

/** What stood, or stands, in fields of a record, as somebody may see it. */
export function valuesPresented(
  fields: Values,
  whose: { readonly owner: string | null; readonly sight: Sight },
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === 'contact' && value !== null) return [name, contactPresented(value as Contact, whose)]
      const field = guardedTexts.find((one) => one === name)
      return [name, field && typeof value === 'string' ? textSeen(value, field, whose) : value]
    }),
  )
}
