import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { answered, api } from '../../base/ui/client.ts'
import { phoneSaid } from '../../base/ui/phones.tsx'
import type { CustomerRow } from './columns.tsx'
import { useSpeaking } from './speaking.tsx'

const LEAST_LETTERS = 2
const LEAST_DIGITS = 7
const SETTLE_MS = 250
const MOST = 5

/** Whoever is there already under that telephone or that name: told at once, before there are two of them. */
export function Likenesses({ name, phone }: { readonly name: string; readonly phone: string }) {
  const { say } = useSpeaking()
  const digits = digitsOf(phone)
  const byPhone = useFound(digits.length >= LEAST_DIGITS ? phone.trim() : '').filter(
    ({ phone: theirs, masked }) =>
      theirs !== null &&
      // Masked it is found by all of it, and seen by its end.
      (masked.includes('phone')
        ? digits.endsWith(digitsOf(theirs).slice(-SHOWN_DIGITS))
        : sameNumber(digitsOf(theirs), digits)),
  )
  const called = useFound([...name.trim()].length >= LEAST_LETTERS ? name.trim() : '').filter(
    ({ id }) => !byPhone.some((row) => row.id === id),
  )
  const namesakes = called.filter((row) => keyOf(row.name) === keyOf(name))
  const alike = called.filter((row) => !namesakes.includes(row))
  if (byPhone.length + called.length === 0) return null
  return (
    <div className="likenesses" role="status">
      <Some rows={byPhone} said={say('customers.page.new.same-phone')} strong />
      <Some rows={namesakes} said={say('customers.page.new.same-name')} strong />
      <Some rows={alike} said={say('customers.page.new.alike')} />
    </div>
  )
}

type Listed = { readonly rows: readonly CustomerRow[]; readonly said: string; readonly strong?: boolean }

function Some({ rows, said, strong = false }: Listed) {
  if (rows.length === 0) return null
  return (
    <div className={strong ? 'said hold' : 'quiet'}>
      <p>{said}</p>
      <ul>
        {rows.map(({ id, name, phone, city }) => (
          <li key={id}>
            <Link to={`/customers/${id}`}>{name}</Link>{' '}
            <span className="small">{[phone && phoneSaid(phone), city].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function useFound(query: string): readonly CustomerRow[] {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(query), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [query])
  const { data } = useQuery({
    queryKey: ['customers', 'likenesses', settled],
    queryFn: () => answered(api.search.$get({ query: { q: settled, most: String(MOST) } })),
    enabled: settled !== '',
    staleTime: 5_000,
  })
  return settled === '' || query === '' ? [] : (data?.customers ?? [])
}

const SHOWN_DIGITS = 4
const digitsOf = (phone: string): string => phone.replace(/\D/g, '')

/** With or without the country before it. */
function sameNumber(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= LEAST_DIGITS && long.endsWith(short)
}

const keyOf = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
