import {
  type CustomerField,
  type CustomerFields,
  customerFieldNames,
  customerFieldsSchema,
} from '../contract.ts'
import { readEmail } from '../emails.ts'
import { type CountryCode, keptPhone, readPhone } from '../phones.ts'
import { cleanText, textKey } from '../text.ts'

/** A cell that could not be read; the field is left out and the rest of the row stands. */
export type CellFault = {
  readonly field: CustomerField
  /** A key of the room's words. */
  readonly code: `customers.${string}`
  readonly came: string
}

/** The fields of one row of a file of customers. An empty cell says nothing; what cannot be read is a fault. */
export function readImportedCells(
  cells: Readonly<Partial<Record<CustomerField, string>>>,
  country: CountryCode,
): { readonly fields: Partial<CustomerFields>; readonly faults: readonly CellFault[] } {
  const fields: Record<string, unknown> = {}
  const faults: CellFault[] = []
  for (const field of customerFieldNames) {
    const came = cleanText(cells[field] ?? '')
    if (came === '') continue
    const read = readCell(field, came, { country, raw: cells[field] ?? '' })
    if (read === missing) continue
    const valid = read === unreadable ? undefined : customerFieldsSchema.shape[field].safeParse(read)
    if (valid?.success) fields[field] = valid.data
    else
      faults.push({ field, code: faultCodes[field] ?? 'customers.cell-unreadable', came: came.slice(0, 100) })
  }
  return { fields: fields as Partial<CustomerFields>, faults }
}

const missing = Symbol('nothing is said')
const unreadable = Symbol('it cannot be read')

const faultCodes: Partial<Record<CustomerField, CellFault['code']>> = {
  phone: 'customers.phone-damaged',
  email: 'customers.email-unreadable',
  birthday: 'customers.birthday-unreadable',
}

function readCell(
  field: CustomerField,
  came: string,
  { country, raw }: { country: CountryCode; raw: string },
): unknown {
  switch (field) {
    case 'phone': {
      const phone = readPhone(came, country)
      return phone.kind === 'damaged' ? unreadable : keptPhone(phone)
    }
    case 'email':
      return readEmail(came)?.shown ?? unreadable
    case 'kind':
      return kinds.get(textKey(came)) ?? unreadable
    case 'gender':
      return genders.get(textKey(came)) ?? unreadable
    case 'birthday':
      return readBirthday(came)
    case 'householdSize':
    case 'payday':
      return wholeNumber(came)
    case 'tags':
      return [...new Set(came.split(/[,;、;|]/u).map((tag) => tag.trim()))].filter((tag) => tag !== '')
    case 'note':
      return raw.toWellFormed().trim()
    default:
      return came
  }
}

const kinds = words({
  person: '个人 自然人 散客 person individual',
  household: '家庭 住户 家户 户 household family',
  company: '公司 企业 单位 机构 company business organisation organization',
})
const genders = words({
  female: '女 女性 女士 f female w',
  male: '男 男性 先生 m male',
  other: '其他 其它 other x',
})

function words(said: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(said).flatMap(([value, list]) => list.split(' ').map((word) => [word, value] as const)),
  )
}

function wholeNumber(text: string): number | typeof unreadable {
  const digits = /^(?:每月)?(\d{1,4})(?:\.0+)?\s*(?:人|口|号|號|日)?$/u.exec(text)?.[1]
  return digits === undefined ? unreadable : Number(digits)
}

/** What systems write for a day they do not know. */
const placeholders = new Set(['1900-01-01', '1970-01-01', '1899-12-30', '1900-01-00', '0000-00-00'])

function readBirthday(text: string): string | typeof unreadable | typeof missing {
  const plain = text.replace(/[T ]\d{1,2}:\d{2}.*$/u, '').replace(/\s/gu, '')
  const day = dayOf(plain)
  if (day === undefined) return unreadable
  if (placeholders.has(day)) return missing
  return isDay(day) ? day : unreadable
}

function dayOf(text: string): string | undefined {
  const first = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/u.exec(text)
  if (first) return isoOf(first[1], first[2], first[3])
  const packed = /^(\d{4})(\d{2})(\d{2})$/u.exec(text)
  if (packed) return isoOf(packed[1], packed[2], packed[3])
  const last = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(text)
  if (!last) return undefined
  const [a, b] = [Number(last[1]), Number(last[2])]
  // 04/11/2001 is in April or in November: nobody knows.
  if (a <= 12 && b <= 12 && a !== b) return undefined
  return a > 12 ? isoOf(last[3], last[2], last[1]) : isoOf(last[3], last[1], last[2])
}

function isoOf(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-')
}

function isDay(iso: string): boolean {
  const whole = `${iso}-01-01`.slice(0, 10)
  const date = new Date(`${whole}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole)
}
