import { resolved, type Schema, type Schemas } from './schema-words.ts'

export type Random = () => number
export type Making = {
  readonly random: Random
  readonly schemas: Schemas
  readonly known: Readonly<Record<string, readonly unknown[]>>
}

export const oddTexts = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '../../etc/passwd',
  '%00',
  "' or 1=1 --",
  '"; drop table user; --',
  '<img src=x onerror=alert(1)>',
  '{{constructor}}',
  '__proto__',
  '张三',
  '𠮷野家',
  '👨‍👩‍👧‍👦',
  '‮txt.exe',
  'a'.repeat(3000),
  '9007199254740993',
  '2024-02-30',
  '0000-00-00',
  'eyJhIjoxfQ',
  'bm90IGpzb24',
  '////',
  '＝１＋１',
  '=1+1',
  '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71',
  '00000000-0000-0000-0000-000000000000',
] as const

export const oddValues: readonly unknown[] = [
  ...oddTexts,
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -1e308,
  2 ** 53,
  0.1,
  -0,
  [],
  {},
  [[]],
  [null],
  { a: { b: [] } },
  'half \ud800',
  'nul \0',
  ['x'.repeat(100)],
  Array(1000).fill(0),
  { __proto__x: 1 },
  { toString: 1 },
  { length: -1 },
]

type Place = { readonly name: string; readonly level: number }

/** A value as the schema wants it, now and then at its edge. */
export function valueFor(of: Schema, making: Making, { name, level }: Place): unknown {
  const { random, schemas, known } = making
  const existing = pickKnown(known, name, random)
  if (existing !== undefined) return existing
  const schema = resolved(of, schemas)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(schema.enum, random)
  const several = schema.anyOf ?? schema.oneOf
  if (several) return valueFor(pick(several, random), making, { name, level })
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((one) => valueFor(one, making, { name, level })))
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['null'])
  switch (pick(types, random)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([field]) => schema.required?.includes(field) || random() < 0.5)
          .map(([field, inner]) => [field, valueFor(inner, making, { name: field, level: level + 1 })]),
      )
    case 'array': {
      const most = Math.min(schema.maxItems ?? 3, level > 3 ? 0 : 3)
      const length = Math.max(schema.minItems ?? 0, Math.round(random() * most))
      return Array.from({ length }, () => valueFor(schema.items ?? {}, making, { name, level: level + 1 }))
    }
    case 'integer':
      return numberFor(schema, random, true)
    case 'number':
      return numberFor(schema, random, false)
    case 'boolean':
      return random() < 0.5
    case 'string':
      return stringFor(schema, random)
    default:
      return null
  }
}

function numberFor(schema: Schema, random: Random, whole: boolean): number {
  const least =
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? -1000 : schema.exclusiveMinimum + 1)
  const most =
    schema.maximum ?? (schema.exclusiveMaximum === undefined ? least + 2000 : schema.exclusiveMaximum - 1)
  const chance = random()
  if (chance < 0.15) return least
  if (chance < 0.3) return most
  const value = least + random() * (Math.min(most, least + 1e6) - least)
  return whole ? Math.round(value) : value
}

function stringFor(schema: Schema, random: Random): string {
  const letters = Math.floor(random() * 1e6)
  const pad = (part: number): string => String(part).padStart(2, '0')
  const day = `20${pad(10 + (letters % 15))}-${pad(1 + (letters % 12))}-${pad(1 + (letters % 28))}`
  if (schema.format === 'date' || /\\d\{4\}-/.test(schema.pattern ?? '')) return day
  if (schema.format === 'date-time') return `${day}T08:00:00Z`
  if (schema.format === 'email') return `fuzz${letters}@example.com`
  if (schema.format === 'uuid') return `01985b7e-4f5a-7c3e-9b1d-${String(letters).padStart(12, '0')}`
  if (schema.format === 'uri') return 'https://example.com/a'
  const text = pick(['春满粮油', 'Anna Smith', '王 五', `customer ${letters}`, '東北大米 5kg'], random)
  return [...text.padEnd(Math.max(schema.minLength ?? 0, 1), `·${letters} 好`)]
    .slice(0, schema.maxLength ?? 1000)
    .join('')
}

/** The value with one place of it replaced by something odd. */
export function spoiled(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.15) return pick(oddValues, random)
  if (Array.isArray(value)) {
    if (value.length === 0) return [pick(oddValues, random)]
    const at = Math.floor(random() * value.length)
    return value.map((one, nth) => (nth === at ? spoiled(one, random) : one))
  }
  const fields = Object.keys(value)
  if (fields.length === 0) return { odd: pick(oddValues, random) }
  const field = pick(fields, random)
  const inner = (value as Record<string, unknown>)[field]
  return { ...value, [field]: spoiled(inner, random) }
}

export function without(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null) return null
  const fields = Object.entries(value)
  const at = Math.floor(random() * fields.length)
  return Object.fromEntries(fields.filter((_, nth) => nth !== at))
}

export function pickKnown(known: Making['known'], name: string, random: Random): unknown {
  const values = known[name]
  return values && values.length > 0 && random() < 0.6 ? pick(values, random) : undefined
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.min(from.length - 1, Math.floor(random() * from.length))]!
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : String(JSON.stringify(value) ?? '')
}
