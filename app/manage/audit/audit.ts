import { permissions, roles as shippedRoles } from '../../base/access/contract.ts'
import { deviceOf } from '../../base/access/devices.ts'
import { allRoles } from '../../base/access/roles/roles.ts'
import type { Sight } from '../../base/access/sight.ts'
import { type EntryRead, entriesRead } from '../../base/audit/audit.ts'
import { type Happening, happenings, type Way, ways } from '../../base/audit/contract.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Read } from '../../base/notebook/notebook.ts'
import { customersCalled, valuesPresented } from '../../identify/customers/customers.ts'
import { company, startOfDay } from '../settings/settings.ts'
import type { AuditEntry, AuditFilter, AuditLine } from './contract.ts'
import { usersCalled } from './store.ts'

type Reader = { readonly sight: Sight; readonly say: (key: string) => string }

type Asked = AuditFilter & { readonly before: number | undefined; readonly most: number }

/**
 * What was done, the newest first, as somebody may see it: what is masked of a customer's record for them is masked in
 * what it was, too.
 */
export async function auditTold(read: Read, asked: Asked, { sight, say }: Reader): Promise<AuditEntry[]> {
  const { before, most, by, person, record } = asked
  const { timeZone } = await company(read)
  const from = asked.from && startOfDay(timeZone, asked.from, 0)
  const until = asked.to && startOfDay(timeZone, asked.to, 1)
  const what = asked.what === undefined ? undefined : whatIn(asked.what)
  const entries = await entriesRead(read, { before, most, by, person, record, what, from, until })
  const people = [...new Set(entries.flatMap(peopleIn))]
  const users = await usersCalled(read, people)
  const others = people.filter((one) => !users.has(one))
  const roles = new Map((await allRoles(read)).map(({ role, name }) => [role, name]))
  const customers = new Map((await customersCalled(read, others)).map((one) => [one.id, one]))
  return entries.map((entry) => {
    const { person: whose } = entry
    const customer = whose === null || users.has(whose) ? null : whose
    const owner = (customer && customers.get(customer)?.owner) ?? null
    const called = (id: string) => users.get(id) ?? customers.get(id)?.name ?? null
    const { browser, system } = deviceOf(entry.device)
    const user = entry.subject === 'user' ? entry.record : null
    return {
      ...{ n: entry.n, at: entry.at, act: entry.act, address: entry.address, browser, system },
      ...{ subject: entry.subject, record: entry.record, erased: entry.erased },
      by: entry.by === null ? null : { id: entry.by, name: called(entry.by) },
      via: ways.find((one): one is Way => one === entry.via) ?? 'program',
      what: happenings.find((one): one is Happening => one === entry.what) ?? 'request.done',
      customer: customer === null ? null : { id: customer, name: called(customer) },
      user: user === null ? null : { id: user, name: called(user) },
      lines: linesOf(entry, {
        owner,
        sight,
        inWords: (field, text) => inWords(field, text, { called, roles, say }),
      }),
    }
  })
}

function whatIn(asked: string): Happening[] {
  const names = asked.split(',')
  const unknown = names.find((one) => !happenings.some((known) => known === one))
  if (unknown !== undefined) throw new Refusal('audit.what-unknown', { came: unknown })
  return happenings.filter((one) => names.includes(one))
}

/** Ids that an entry names people by, to be told by their names. */
function peopleIn({ by, person, subject, record, values }: EntryRead): string[] {
  const inside = [values?.before, values?.after].flatMap((side) =>
    Object.entries(side ?? {}).flatMap(([name, value]) => (namesPeople.has(name) ? [value].flat() : [])),
  )
  const ids = [by, person, subject === 'user' ? record : null, ...inside]
  return ids.filter((one): one is string => typeof one === 'string' && one !== '')
}

const namesPeople: ReadonlySet<string> = new Set(['owner', 'members', 'parent', 'customer'])

type Naming = {
  readonly called: (id: string) => string | null
  readonly roles: ReadonlyMap<string, string | null>
  readonly say: Reader['say']
}

/** What a field's value is called, where it stands for something that has a name. */
function inWords(field: string, text: string, { called, roles, say }: Naming): string {
  if (namesPeople.has(field)) return called(text) ?? text
  if (field === 'role')
    return shippedRoles.some((one) => one === text)
      ? say(`users.page.role.${text}`)
      : (roles.get(text) ?? text)
  if (namesRights.has(field) && permissions.some((one) => one === text)) return say(`users.page.may.${text}`)
  return text
}

const namesRights: ReadonlySet<string> = new Set(['permissions', 'scopes'])

type Around = {
  readonly owner: string | null
  readonly sight: Sight
  readonly inWords: (field: string, text: string) => string
}

type Values = Readonly<Record<string, unknown>>

/** A line a field; what an entry says beside that comes after. */
function linesOf({ values, said }: EntryRead, { owner, sight, inWords }: Around): AuditLine[] {
  const [was = {}, is = {}] = [values?.before ?? {}, values?.after ?? {}].map((side) =>
    unfolded(valuesPresented(side, { owner, sight })),
  )
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const text = (field: string, value: unknown) => written(value, (one) => inWords(field, one))
  return [
    ...fields.map((field) => ({ field, from: text(field, was[field]), to: text(field, is[field]) })),
    ...Object.entries(unfolded(said)).map(([field, value]) => ({
      field,
      from: null,
      to: text(field, value),
    })),
  ].filter(({ field, from, to }) => from !== to && !inner.has(field))
}

/** What only the program needs to know, or is told better elsewhere. */
const inner: ReadonlySet<string> = new Set([
  ...['id', 'createdAt', 'byHand', 'shipped', 'users', 'many', 'figures', 'sha256', 'why'],
])

/** A change of many as the field that it changes; how much is seen of each field, a field each. */
function unfolded({ edit, fields, ...others }: Values): Values {
  const seen = Object.entries(Object(fields)).map(([name, mode]) => [`fields.${name}`, mode])
  return { ...others, ...Object.fromEntries(seen), ...changeOfMany(Object(edit)) }
}

function changeOfMany({ what, to, tag }: Values): Values {
  if (what === 'add-tag') return { 'tags.added': tag }
  if (what === 'remove-tag') return { 'tags.removed': tag }
  return typeof what === 'string' ? { [what]: to ?? '' } : {}
}

/** Longer texts are looked at where they stand. */
const mostLetters = 500

/** Null: nothing stands there. */
function written(value: unknown, inWords: (one: string) => string): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return cut(value.map((one) => inWords(String(one))).join(' · ')) || null
  if (typeof value === 'object') return cut(JSON.stringify(value))
  return typeof value === 'string' ? cut(inWords(value)) : String(value)
}

const cut = (text: string): string =>
  text.length > mostLetters ? `${text.slice(0, mostLetters).toWellFormed()}…` : text
