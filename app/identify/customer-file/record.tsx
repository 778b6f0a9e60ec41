import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { answered, api } from '../../base/ui/client.ts'
import { useColleagues } from '../../base/ui/colleagues.tsx'
import { type Choice, Field, type Typing, type Value } from '../../base/ui/field/field.tsx'
import { fieldWords } from '../../base/ui/field/words.ts'
import { useWords } from '../../base/ui/language.tsx'
import { phoneSaid, telOf } from '../../base/ui/phones.tsx'
import { useMe } from '../../base/ui/session.tsx'
import type { CustomerField, CustomerFields, customerKinds } from '../customers/contract.ts'
import type { Changes } from './use-changes.tsx'
import type { FileRecord, Named } from './use-file.tsx'
import { useMode } from './use-reveal.tsx'
import { customerFileWords } from './words.ts'

const kinds = ['person', 'household', 'company'] as const satisfies typeof customerKinds
const genders = ['female', 'male', 'other'] as const

/** In the order in which they are asked for; those of the first row are always there to be filled. */
const fields = [
  ...(['name', 'phone', 'address', 'owner', 'kind', 'code', 'city', 'email', 'tags'] as const),
  ...(['householdSize', 'payday', 'parent', 'source', 'intendedProduct', 'intendedPrice'] as const),
  ...(['occupation', 'position', 'gender', 'birthday', 'interests', 'note'] as const),
] as const satisfies readonly CustomerField[]
const always: ReadonlySet<CustomerField> = new Set(['name', 'phone', 'address', 'owner', 'kind', 'note'])
const hinted = ['payday', 'birthday', 'note', 'tags', 'parent'] as const

type Asked = {
  readonly record: FileRecord
  readonly named: Named
  /** Null for who may only look. */
  readonly changes: Changes | null
}

/** Everything that is written down of a customer, each to be changed where it stands. */
type Framed = { readonly above: ReactNode; readonly children: ReactNode }

export function RecordSheet({ record, named, changes, above, children }: Asked & Framed) {
  const { say } = useWords(customerFileWords)
  const [all, setAll] = useState(false)
  const filled = (field: CustomerField): boolean => !isEmpty(record[field])
  const mode = useMode()
  const there = fields.filter((field) => !(isGuarded(field) && mode(field, record) === 'hidden'))
  const shown = there.filter((field) => all || always.has(field) || filled(field))
  const left = there.length - shown.length
  return (
    <section className="sheet pad" aria-labelledby="record">
      <h2 id="record">{say('customer-file.page.record')}</h2>
      {changes && <p className="small">{say('customer-file.page.record.hint')}</p>}
      {above}
      <dl className="facts-grid">
        {shown.map((field) => (
          <RecordField key={field} field={field} record={record} named={named} changes={changes} />
        ))}
      </dl>
      {left > 0 && changes && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say('customer-file.page.record.empty', { count: left })}
        </button>
      )}
      {record.members.length > 0 && (
        <>
          <h3>{say('customer-file.page.members')}</h3>
          <ul className="members">
            {record.members.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/customers/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {children}
    </section>
  )
}

function RecordField({ field, record, named, changes }: Asked & { readonly field: CustomerField }) {
  const { say } = useWords(customerFileWords)
  const inField = useWords(fieldWords)
  const { me, may } = useMe()
  const people = useColleagues()
  const shown = useFieldSaid()
  const value = record[field]
  const mode = useMode()
  const gives = may('customers.assign') || record.owner === null || record.owner === me.id
  const writes = isGuarded(field) ? mode(field, record) === 'write' : field !== 'owner' || gives
  const typing = (): Typing => {
    if (field === 'note') return { as: 'text' }
    if (field === 'tags') return { as: 'tags' }
    if (field === 'householdSize' || field === 'payday') return { as: 'whole' }
    if (field === 'parent') {
      const { parentCustomer: now } = record
      return {
        as: 'search',
        useFound: useParents,
        now: now && { value: now.id, label: now.name },
        optional: true,
      }
    }
    if (field === 'kind')
      return {
        as: 'choice',
        of: kinds.map((kind) => ({ value: kind, label: say(`customer-file.page.kind.${kind}`) })),
      }
    if (field === 'gender')
      return {
        as: 'choice',
        of: [
          { value: '', label: inField.say('field.page.none') },
          ...genders.map((one) => ({ value: one, label: say(`customer-file.page.field.gender.${one}`) })),
        ],
      }
    if (field === 'owner') {
      const here = people.filter(({ disabled, id }) => !disabled || id === value)
      // Files name owners that are no users here; such a name is kept until somebody chooses another.
      const foreign = typeof value === 'string' && named(value) === null ? [{ id: value, name: value }] : []
      // Who may not say who looks after whom can take a customer of nobody's, and give back their own.
      const asked = may('customers.assign') ? here : here.filter(({ id }) => id === me.id || id === value)
      const own = [...asked].sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id))
      return {
        as: 'choice',
        of: [
          { value: '', label: say('customer-file.page.field.nobody') },
          ...[...own, ...foreign].map(({ id, name }) => ({ value: id, label: name })),
        ],
      }
    }
    return { as: 'line' }
  }
  const hint = hinted.find((one) => one === field)
  const said = shown(field, value, { record, named })
  return (
    <Field
      label={say(`customer-file.page.field.${field}`)}
      // Typed as it is read; whoever keeps it writes the country before it again.
      value={field === 'phone' && typeof value === 'string' ? phoneSaid(value) : value}
      shown={said}
      typing={typing()}
      literal={field === 'code' || field === 'email'}
      {...(hint && { hint: say(`customer-file.page.field.hint.${hint}`) })}
      onSave={
        changes && writes
          ? (typed: Value) => changes.change(field, typed as CustomerFields[CustomerField])
          : undefined
      }
    >
      {field === 'phone' && typeof value === 'string' && !record.masked.includes('phone') && (
        <a className="beside" href={telOf(value)}>
          {say('customer-file.page.call')}
        </a>
      )}
      {field === 'parent' && record.parentCustomer && (
        <Link className="beside" to={`/customers/${record.parentCustomer.id}`}>
          {say('customer-file.page.open')}
        </Link>
      )}
    </Field>
  )
}

const isGuarded = (field: CustomerField): field is 'phone' | 'email' | 'address' =>
  field === 'phone' || field === 'email' || field === 'address'

/** Nothing is written there. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

type Around = { readonly record: Pick<FileRecord, 'parentCustomer'> | null; readonly named: Named }

/** A field's value as it is read; null: nothing is written there. */
export function useFieldSaid(): (field: CustomerField, value: unknown, around: Around) => string | null {
  const { say, number } = useWords(customerFileWords)
  return (field, value, { record, named }) => {
    if (isEmpty(value)) return null
    if (field === 'kind') {
      const kind = kinds.find((one) => one === value)
      return kind ? say(`customer-file.page.kind.${kind}`) : String(value)
    }
    if (field === 'gender') {
      const gender = genders.find((one) => one === value)
      return gender ? say(`customer-file.page.field.gender.${gender}`) : String(value)
    }
    if (field === 'owner') return named(String(value)) ?? String(value)
    if (field === 'phone') return phoneSaid(String(value))
    if (field === 'payday')
      return say('customer-file.page.field.day-of-month', { day: number(Number(value)) })
    if (field === 'parent') {
      const { id, name } = record?.parentCustomer ?? {}
      return id === value && name ? name : say('customer-file.page.field.another')
    }
    if (Array.isArray(value)) return say('customer-file.page.field.listed', { list: value.join(' · ') })
    return String(value)
  }
}

/** Households and companies by a few letters. */
function useParents(typed: string): readonly Choice[] {
  const { data } = useQuery({
    queryKey: ['customers', 'parents', typed],
    queryFn: async () => {
      const asked = (kind: 'household' | 'company') =>
        answered(api.search.$get({ query: { q: typed, kind, most: '8' } }))
      const [households, companies] = await Promise.all([asked('household'), asked('company')])
      return [...households.customers, ...companies.customers]
    },
    enabled: typed.trim() !== '',
    placeholderData: keepPreviousData,
  })
  return typed.trim() === '' ? [] : (data ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
