import { Refusal } from '../../base/language/refusal.ts'
import { kindOfName } from './companies.ts'
import { type CustomerField, type CustomerFields, customerFieldNames } from './contract.ts'
import { readEmail } from './emails.ts'
import { type CountryCode, keptPhone, readPhone } from './phones.ts'
import { cleanText } from './text.ts'

/** What stands in a field that nobody filled. */
export function emptyFields(name: string): CustomerFields {
  const empty = Object.fromEntries(customerFieldNames.map((field) => [field, null]))
  return { ...empty, name, kind: kindOfName(name), tags: [] } as unknown as CustomerFields
}

export function pick(
  fields: Partial<CustomerFields>,
  names: readonly CustomerField[],
): Partial<CustomerFields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}

/** What a person typed as it is kept: clean, empty as null, phone and e-mail read. Refuses damaged ones. */
export function typedFields(typed: Partial<CustomerFields>, country: CountryCode): Partial<CustomerFields> {
  const kept: Record<string, unknown> = {}
  for (const name of customerFieldNames) {
    const value = typed[name]
    if (value !== undefined) kept[name] = keptValue(name, value, country)
  }
  return kept as Partial<CustomerFields>
}

function keptValue(name: CustomerField, value: CustomerFields[CustomerField], country: CountryCode): unknown {
  if (Array.isArray(value)) return [...new Set(value.map(cleanText))].filter((tag) => tag !== '')
  if (typeof value !== 'string') return value
  // A note keeps its lines.
  const clean = name === 'note' ? value.toWellFormed().trim() : cleanText(value)
  if (name === 'name' && clean === '') throw new Refusal('customers.name-empty')
  if (clean === '') return null
  if (name === 'phone') return typedPhone(clean, country)
  if (name === 'email') return typedEmail(clean)
  return clean
}

/** The same of what a file said: what cannot be read is kept as it came, for nobody is there to be asked. */
export function readFields(said: Partial<CustomerFields>, country: CountryCode): Partial<CustomerFields> {
  const { phone, email, name, ...rest } = said
  return {
    ...typedFields(rest, country),
    ...(name !== undefined && cleanText(name) !== '' && { name: cleanText(name) }),
    ...(phone !== undefined && { phone: phone && keptPhone(readPhone(phone, country)) }),
    ...(email !== undefined && { email: email && (readEmail(email)?.shown ?? cleanText(email)) }),
  }
}

export function typedPhone(text: string, country: CountryCode): string {
  const phone = readPhone(text, country)
  if (phone.kind === 'damaged') throw new Refusal('customers.phone-damaged', { came: phone.text })
  return keptPhone(phone)
}

export function typedEmail(text: string): string {
  const email = readEmail(text)
  if (!email) throw new Refusal('customers.email-unreadable', { came: text })
  return email.shown
}

/** Same value, whatever order an object's keys are in; fields hold texts, numbers, null and lists of texts. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
