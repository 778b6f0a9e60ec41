import type { Context, Next } from 'hono'
import type { Person, Visit } from '../access/person.ts'
import type { Readings } from '../access/reading.ts'
import type { Operation } from './operation.ts'
import type { HttpEnv } from './visitor.ts'

type Asked = {
  readonly operation: Operation
  readonly person: Person
  readonly by: NonNullable<Visit['by']>
  readonly device: string | null
  /** What the address names where it is a customer. */
  readonly customer: string | null
  readonly readings: Readings
}

/** Answers a request, and counts whom the answer tells of. A route whose answers tell of nobody passes as it is. */
export async function counted(c: Context<HttpEnv>, asked: Asked, next: Next): Promise<void> {
  const { operation, person, by, device, customer, readings } = asked
  const { listed: places = [], inFull = false } = operation.tells
  const reader = {
    ...{ user: person.id, role: person.role, lifts: person.may('users.manage'), by, device },
    address: c.get('whence').address || null,
  }
  if (customer !== null || places.length > 0) readings.refuseStopped(reader)
  let listed: readonly string[] = []
  if (places.length > 0) {
    // Looked at before it is made a text: to read that again would cost more than to answer.
    const json = c.json
    c.json = ((answer: unknown, ...more: never[]) => {
      listed = places.flatMap((place) => idsAt(answer, place.split('.')))
      return (json as (answer: unknown, ...more: never[]) => Response)(answer, ...more)
    }) as typeof json
  }
  await next()
  const taken = c.get('taken') ?? 0
  if (!c.res.ok || (customer === null && listed.length === 0 && taken === 0)) return
  readings.read(reader, { opened: customer, listed, inFull, taken })
}

/** What stands at a place of an answer: `rows[].customer` is the customer of each row. Null is nobody. */
function idsAt(answer: unknown, [first = '', ...rest]: readonly string[]): string[] {
  const many = first.endsWith('[]')
  const value: unknown = Object(answer)[many ? first.slice(0, -2) : first]
  const values: readonly unknown[] = many ? (Array.isArray(value) ? value : []) : [value]
  if (rest.length > 0) return values.flatMap((one) => idsAt(one, rest))
  return values.filter((one): one is string => typeof one === 'string')
}
