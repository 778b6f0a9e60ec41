import type { Say } from '../language/language.ts'

/** A JSON schema as the OpenAPI document holds it; what is not named here is not shown. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly example?: unknown
  readonly examples?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

export type Schemas = Readonly<Record<string, Schema>>

/** What a reference stands for. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (schemas[name] ?? {})
}

/** The kind of a value in a reader's words: 文本, list of numbers, “sales” or “owner”. */
export function kindSaid(of: Schema, schemas: Schemas, say: Say<string>): string {
  const schema = resolved(of, schemas)
  const several = schema.anyOf ?? schema.oneOf
  if (several)
    return listed(
      several.map((one) => kindSaid(one, schemas, say)),
      say,
    )
  if (schema.enum) return schema.enum.map(String).join(' · ')
  if (schema.const !== undefined) return String(schema.const)
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  if (types.length === 0) return say(schema.allOf ? 'http.page.kind.object' : 'http.page.kind.any')
  const kinds = types.map((type) => {
    if (type === 'array')
      return say('http.page.kind.array', { of: kindSaid(schema.items ?? {}, schemas, say) })
    if (type === 'string' && schema.format === 'binary') return say('http.page.kind.file')
    return say(`http.page.kind.${type}`)
  })
  return `${listed(kinds, say)}${schema.format && schema.format !== 'binary' ? ` (${schema.format})` : ''}`
}

function listed(kinds: readonly string[], say: Say<string>): string {
  return [...new Set(kinds)].reduce((one, other) => say('http.page.or', { one, other }))
}

/** How long, how much, how many, and what the contract says of it. */
export function noteOf(of: Schema, schemas: Schemas, say: Say<string>): string {
  const whole = resolved(of, schemas)
  const schema = (whole.anyOf ?? whole.oneOf)?.find(({ type }) => type !== 'null') ?? whole
  const least = schema.minimum ?? schema.exclusiveMinimum
  const most = schema.maximum ?? schema.exclusiveMaximum
  const limits = [
    rangeSaid('letters', [schema.minLength, schema.maxLength], say),
    rangeSaid('values', [usual(least), usual(most)], say),
    rangeSaid('entries', [schema.minItems, schema.maxItems], say),
  ]
  const notes = [whole.description, ...limits].flatMap((note) => (note ? [note] : []))
  return notes.length === 0 ? '' : notes.reduce((one, other) => say('http.page.also', { one, other }))
}

type Range = readonly [least: number | undefined, most: number | undefined]

function rangeSaid(
  of: 'letters' | 'values' | 'entries',
  [least, most]: Range,
  say: Say<string>,
): string | null {
  if (least === undefined && most === undefined) return null
  const range = least === undefined ? `≤ ${most}` : most === undefined ? `≥ ${least}` : `${least}–${most}`
  return say(`http.page.${of}`, { range })
}

/** That a whole number is one a machine can hold is no news to a reader. */
function usual(limit: number | undefined): number | undefined {
  return limit !== undefined && Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit
}

/** Deeper than this an example says no more than the table above it. */
const MOST_LEVELS = 4

/** A value that fits the schema, to be read; always the same one. */
export function exampleOf(of: Schema, schemas: Schemas, level = 0): unknown {
  const schema = resolved(of, schemas)
  const given = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0]
  if (given !== undefined) return given
  const one = (schema.anyOf ?? schema.oneOf)?.find((choice) => choice.type !== 'null') ?? schema.allOf?.[0]
  if (one) return exampleOf(one, schemas, level)
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0]
  if (type === 'object') return level < MOST_LEVELS ? objectExample(schema, schemas, level) : {}
  if (type === 'array')
    return level < MOST_LEVELS && schema.items ? [exampleOf(schema.items, schemas, level + 1)] : []
  if (type === 'string') return textExample(schema)
  if (type === 'integer' || type === 'number') return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1
  return type === 'boolean' ? true : null
}

function objectExample(schema: Schema, schemas: Schemas, level: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, inner]) => [
      name,
      exampleOf(inner, schemas, level + 1),
    ]),
  )
}

const texts: Readonly<Record<string, string>> = {
  email: 'anna@example.com',
  uuid: '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71',
  date: '2024-03-05',
  'date-time': '2024-03-05T08:00:00Z',
  uri: 'https://example.com/',
}

function textExample(schema: Schema): string {
  const text = texts[schema.format ?? ''] ?? '…'
  return text.padEnd(schema.minLength ?? 0, '…')
}
