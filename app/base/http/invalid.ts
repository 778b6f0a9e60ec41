import type { Hook } from '@hono/zod-openapi'
import type { z } from 'zod'
import type { Say, Values } from '../language/language.ts'
import type { Problem } from './problem.ts'
import type { HttpEnv } from './visitor.ts'

type Place = NonNullable<Problem['places']>[number]
type Issue = z.core.$ZodIssue

/** A request that is not as the contract describes it. It keeps the kinds of what came, never what came. */
export class InvalidRequest extends Error {
  readonly in: Place['in']
  readonly issues: readonly Issue[]
  readonly came: unknown

  constructor(where: Place['in'], issues: readonly Issue[], came: unknown) {
    super('the request is not as described')
    this.name = 'InvalidRequest'
    this.in = where
    this.issues = issues
    this.came = came
  }
}

const wheres: Readonly<Record<string, Place['in']>> = { param: 'path', query: 'query', header: 'header' }

// biome-ignore lint/suspicious/noExplicitAny: the library types the hook of all routes with any, as no route is known yet
export const refuseInvalid: Hook<any, HttpEnv, any, any> = (result) => {
  if (result.success) return
  const { error, data, target } = result as typeof result & { data?: unknown }
  throw new InvalidRequest(wheres[target] ?? 'body', error.issues, data)
}

/** Twenty mended places are enough for one sitting. */
const MOST_PLACES = 20

/** Each place that is not as described, and what was expected there and what came. */
export function placesOf(invalid: InvalidRequest, say: Say<string>): Place[] {
  return invalid.issues.slice(0, MOST_PLACES).map((issue) => ({
    in: invalid.in,
    field: issue.path.map(String).join('.'),
    detail: say('http.place', {
      expected: expectedOf(issue, say),
      came: kindOf(valueAt(invalid.came, issue.path), say),
    }),
  }))
}

const expectedKinds = new Set(['string', 'number', 'int', 'boolean', 'array', 'object', 'record'])
const formats = new Set(['email', 'uuid', 'date', 'datetime', 'url', 'guid'])

function expectedOf(issue: Issue, say: Say<string>): string {
  const words = (name: string, values?: Values): string => say(`http.expected.${name}`, values)
  switch (issue.code) {
    case 'invalid_type':
      return expectedKinds.has(issue.expected)
        ? words(issue.expected)
        : words('other', { name: issue.expected })
    case 'too_small':
      return words(`least-${sizeOf(issue.origin)}`, { least: String(issue.minimum) })
    case 'too_big':
      return words(`most-${sizeOf(issue.origin)}`, { most: String(issue.maximum) })
    case 'invalid_format':
      return formats.has(issue.format) ? words(issue.format) : words('format', { name: issue.format })
    case 'invalid_value':
      return words('one-of', { values: issue.values.map(String).join(', ') })
    case 'unrecognized_keys':
      return words('known-fields', { fields: issue.keys.join(', ') })
    case 'not_multiple_of':
      return words('multiple', { of: String(issue.divisor) })
    default:
      return words('described')
  }
}

function sizeOf(origin: string): 'text' | 'list' | 'number' {
  if (origin === 'string') return 'text'
  return origin === 'array' || origin === 'set' || origin === 'map' || origin === 'object' ? 'list' : 'number'
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}

/** The kind of what came and how much of it, but not the thing itself: it may be a password. */
function kindOf(value: unknown, say: Say<string>): string {
  if (value === undefined) return say('http.came.nothing')
  if (value === null) return say('http.came.null')
  if (Array.isArray(value)) return say('http.came.list', { count: value.length })
  if (typeof value === 'string') return say('http.came.text', { count: [...value].length })
  if (typeof value === 'object') return say('http.came.object')
  return say(typeof value === 'number' ? 'http.came.number' : 'http.came.boolean')
}
