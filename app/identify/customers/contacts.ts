import { note } from '../../base/audit/acting.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import {
  type Contact,
  type ContactChange,
  type CustomerFields,
  contactSchema,
  type HistoryEntry,
  type NewContact,
} from './contract.ts'
import type { CustomersDeps } from './deps.ts'
import { sameValue, typedEmail, typedFields, typedPhone } from './fields.ts'
import type { CountryCode } from './phones.ts'
import { contactPresented } from './presented.ts'
import { seenRecord } from './record-change.ts'
import { refuseUnwritable } from './rights.ts'
import * as store from './store.ts'

/** A person to talk to at a customer. */
export async function addContact(
  { customer, typed }: { readonly customer: string; readonly typed: NewContact },
  deps: CustomersDeps,
): Promise<Contact> {
  const empty = { position: null, phone: null, email: null, note: null }
  const fields = contactFields(typed, deps.country)
  const contact: Contact = {
    ...empty,
    ...fields,
    name: fields.name ?? typed.name,
    id: newId(),
    customer,
    createdAt: deps.now(),
  }
  return deps.notebook.change(async (tx) => {
    const { owner } = await seenRecord(tx, customer, deps.sight)
    refuseUnwritable(fields, undefined, deps)
    await store.insertContact(tx, contact)
    await noteContact(tx, deps, { customer, before: null, after: contact })
    return contactPresented(contact, { owner, sight: deps.sight })
  })
}

export async function changeContact(
  {
    customer,
    contact,
    typed,
  }: { readonly customer: string; readonly contact: string; readonly typed: ContactChange },
  deps: CustomersDeps,
): Promise<Contact> {
  const fields = contactFields(typed, deps.country)
  return deps.notebook.change(async (tx) => {
    const { owner } = await seenRecord(tx, customer, deps.sight)
    refuseUnwritable(fields, owner, deps)
    const before = await contactOf(tx, customer, contact)
    const after = { ...before, ...fields }
    const shown = contactPresented(after, { owner, sight: deps.sight })
    if (sameValue(before, after)) return shown
    await store.updateContact(tx, contact, fields)
    await noteContact(tx, deps, { customer, before, after })
    return shown
  })
}

export async function removeContact(
  { customer, contact }: { readonly customer: string; readonly contact: string },
  deps: CustomersDeps,
): Promise<void> {
  await deps.notebook.change(async (tx) => {
    await seenRecord(tx, customer, deps.sight)
    const before = await contactOf(tx, customer, contact)
    await store.deleteContact(tx, contact)
    await noteContact(tx, deps, { customer, before, after: null })
  })
}

async function contactOf(tx: store.Change, customer: string, id: string): Promise<Contact> {
  const contact = (await store.contactsOf(tx, customer)).find((one) => one.id === id)
  if (!contact) throw new Refusal('customers.contact-not-found')
  return contact
}

function contactFields(typed: ContactChange, country: CountryCode): Partial<Omit<Contact, 'id'>> {
  const { position, note, ...rest } = typedFields(
    { name: typed.name, position: typed.position, note: typed.note } as Partial<CustomerFields>,
    country,
  )
  return {
    ...(rest.name !== undefined && { name: rest.name }),
    ...(position !== undefined && { position }),
    ...(note !== undefined && { note }),
    ...(typed.phone !== undefined && { phone: typed.phone ? typedPhone(typed.phone, country) : null }),
    ...(typed.email !== undefined && { email: typed.email ? typedEmail(typed.email) : null }),
  }
}

/** Takes back what was done to a contact, where nothing was done to it since. */
export async function undoContact(
  tx: store.Change,
  { customer, entry }: { readonly customer: string; readonly entry: HistoryEntry },
  deps: Pick<CustomersDeps, 'now' | 'user'>,
): Promise<void> {
  const before = contactSchema.nullable().parse(entry.before.contact)
  const after = contactSchema.nullable().parse(entry.after.contact)
  const id = (after ?? before)?.id
  const now = (await store.contactsOf(tx, customer)).find((one) => one.id === id) ?? null
  if (!sameValue(now, after)) throw new Refusal('customers.undo-conflict', { fields: 'contact' })
  if (after) await store.deleteContact(tx, after.id)
  if (before) await store.insertContact(tx, before)
  await noteContact(tx, deps, { customer, before: after, after: before })
}

async function noteContact(
  tx: store.Change,
  deps: Pick<CustomersDeps, 'now' | 'user'>,
  { customer, before, after }: { customer: string; before: Contact | null; after: Contact | null },
): Promise<void> {
  note({
    ...{ what: 'customer.changed', of: ['contact', (after ?? before)?.id ?? ''], person: customer },
    ...{ before: before && { ...before }, after: after && { ...after } },
  })
  await store.insertChange(tx, {
    customer,
    at: deps.now(),
    by: deps.user,
    importBatch: null,
    before: { contact: before },
    after: { contact: after },
  })
}
