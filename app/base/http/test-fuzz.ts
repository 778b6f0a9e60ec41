import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { random as seeded } from '../../../engine/numeric/random.ts'
import { type Document, methods } from './openapi.ts'
import type { Schema, Schemas } from './schema-words.ts'
import {
  type Making,
  oddTexts,
  oddValues,
  pick,
  pickKnown,
  type Random,
  spoiled,
  textOf,
  valueFor,
  without,
} from './test-fuzz-values.ts'

export type FuzzRequest = {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

export type FuzzAnswer = { readonly status: number; readonly contentType: string; readonly text: string }

type Fuzz = {
  readonly send: (request: FuzzRequest) => Promise<FuzzAnswer>
  readonly count: number
  readonly seed: number
  /** Operations, by operationId, that would end the run: signing out, changing one's own password. */
  readonly skip?: readonly string[]
  /** Values that exist, by the parameter's or field's name: so that some requests reach what is there. */
  readonly known?: Readonly<Record<string, readonly unknown[]>>
  /** The same for one operation alone, by operationId: where a name means another thing. */
  readonly knownOf?: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>
}

export type FuzzReport = {
  readonly sent: number
  /** How often each status came. */
  readonly statuses: Readonly<Record<number, number>>
  /** Operations that were never answered with a 2xx: nothing of them was tried but their refusals. */
  readonly neverDone: readonly string[]
  /** What went wrong, each with the request that did it. Empty is what a test asks for. */
  readonly faults: readonly string[]
}

type Operation = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: Schema }[]
  readonly body: { media: string; schema: Schema } | null
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, unknown>> }>>
}

/**
 * Sends requests made up from the OpenAPI document, right ones and wrong ones, and holds every answer against what the
 * document says of it. No answer may be a failure of the program (5xx), undescribed, or unlike its schema.
 */
export async function fuzz(
  document: Document,
  { send, count, seed, skip = [], known = {}, knownOf = {} }: Fuzz,
): Promise<FuzzReport> {
  const chance = seeded(seed)
  const making: Making = {
    random: () => chance.uniform(),
    schemas: (document.components?.schemas ?? {}) as Schemas,
    known,
  }
  const operations = operationsIn(document).filter(({ id }) => !skip.includes(id))
  const holds = checker(document)
  const statuses: Record<number, number> = {}
  const done = new Set<string>()
  const faults: string[] = []
  for (let nth = 0; nth < count; nth++) {
    const operation = operations[nth % operations.length]!
    const own = { ...making, known: { ...known, ...knownOf[operation.id] } }
    const request = requestFor(operation, own)
    const answer = await send(request)
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    if (answer.status < 300) done.add(operation.id)
    const fault = holds(operation, answer)
    if (fault)
      faults.push(`${nth} ${shown(request)} → ${answer.status} ${fault} ${answer.text.slice(0, 300)}`)
  }
  const neverDone = operations.map(({ id }) => id).filter((id) => !done.has(id))
  return { sent: count, statuses, neverDone, faults }
}

function operationsIn(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const described = item[method]
      if (!described) return []
      const body =
        described.requestBody && 'content' in described.requestBody ? described.requestBody.content : {}
      const [first] = Object.entries(body)
      return [
        {
          id: described.operationId ?? `${method} ${path}`,
          method: method.toUpperCase(),
          path,
          parameters: (described.parameters ?? []) as Operation['parameters'],
          body: first ? { media: first[0], schema: (first[1].schema ?? {}) as Schema } : null,
          responses: (described.responses ?? {}) as Operation['responses'],
        },
      ]
    }),
  )
}

/** Says what is wrong with an answer, or null. */
function checker(document: Document): (operation: Operation, answer: FuzzAnswer) => string | null {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: false })
  addFormats.default(ajv)
  ajv.addSchema(document as object, 'document')
  const compiled = new Map<string, ValidateFunction>()
  return ({ path, method, responses }, { status, contentType, text }) => {
    if (status >= 500) return 'a failure of the program:'
    const response = responses[String(status)]
    if (!response) return 'a status nobody described:'
    const media = contentType.split(';')[0]?.trim() ?? ''
    if (!response.content) return text === '' ? null : 'a body where none was described:'
    if (!(media in response.content)) return `content of a kind nobody described (${media}):`
    if (!media.endsWith('json')) return null
    const place = [path, method.toLowerCase(), 'responses', String(status), 'content', media, 'schema']
    const $ref = `document#/paths/${place.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
    const validate = compiled.get($ref) ?? ajv.compile({ $ref })
    compiled.set($ref, validate)
    const value: { detail?: string; code?: string } = JSON.parse(text)
    const fits: boolean = validate(value)
    if (!fits) return `not as described (${ajv.errorsText(validate.errors)}):`
    return status >= 400 && value.detail === value.code ? 'a refusal without words:' : null
  }
}

const wrongs = [
  'none',
  'none',
  'none',
  'body-value',
  'body-value',
  'body-missing',
  'body-extra',
  'body-other',
  'body-cut',
  'body-not-utf8',
  'body-deep',
  'body-large',
  'content-type',
  'parameter',
  'parameter',
  'percent',
  'key',
  'language',
] as const

function requestFor(operation: Operation, making: Making): FuzzRequest {
  const { random, known } = making
  const wrong = pick(wrongs, random)
  const headers: Record<string, string> = {}
  let path = operation.path
  const query: string[] = []
  for (const { name, in: place, required, schema } of operation.parameters) {
    const bad = wrong === 'parameter' && random() < 0.7
    if (!bad && !required && random() < 0.6) continue
    const value = bad
      ? pick(oddTexts, random)
      : textOf(pickKnown(known, name, random) ?? valueFor(schema, making, { name, level: 0 }))
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value.toWellFormed()) || '%20')
    else if (place === 'query')
      query.push(`${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`)
    else headers[name.toLowerCase()] = value.replaceAll(/[^\x20-\x7e]/g, '?')
  }
  if (wrong === 'percent') query.push(pick(['x=%FF%FE', 'x=%', '%zz=1', 'x=%00', 'x=%C0%AF'], random))
  if (wrong === 'language') query.push('language=klingon')
  if (wrong === 'key' && operation.method !== 'GET')
    headers['idempotency-key'] = pick(['short', 'x'.repeat(500), 'fuzzed-key-1', 'fuzzed-key-2'], random)
  const body = bodyFor(operation, wrong, making)
  if (body !== undefined) headers['content-type'] = contentTypeFor(operation, wrong, random)
  return {
    method: operation.method,
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers,
    body,
  }
}

function contentTypeFor({ body }: Operation, wrong: string, random: Random): string {
  if (wrong !== 'content-type') return body?.media ?? 'application/json'
  return pick(
    [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=gbk',
      'multipart/form-data',
      'x',
    ],
    random,
  )
}

function bodyFor({ body, method }: Operation, wrong: string, making: Making): FuzzRequest['body'] {
  const { random } = making
  if (!body)
    return method !== 'GET' && wrong.startsWith('body') ? JSON.stringify(pick(oddValues, random)) : undefined
  if (body.media !== 'application/json')
    return random() < 0.2 ? '' : '客户,日期,金额\n张三,2024-03-05,12.50\n'
  const value = valueFor(body.schema, making, { name: '', level: 0 })
  switch (wrong) {
    case 'body-value':
      return JSON.stringify(spoiled(value, random))
    case 'body-missing':
      return JSON.stringify(without(value, random))
    case 'body-extra':
      return `{"__proto__":{"role":"owner"},"constructor":1,"id":"x","role":"owner","${'长'.repeat(50)}":[]${JSON.stringify(
        value,
      )
        .replace(/^\{(?=.)/, ',')
        .replace(/^,\}$/, '}')}`
    case 'body-other':
      return JSON.stringify(pick(oddValues, random)) ?? 'null'
    case 'body-cut':
      return JSON.stringify(value).slice(0, -1)
    case 'body-not-utf8':
      return new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
    case 'body-deep':
      return '['.repeat(20_000) + ']'.repeat(20_000)
    case 'body-large':
      return JSON.stringify({ ...(value as object), name: '大'.repeat(random() < 0.5 ? 5_000 : 400_000) })
    default:
      return JSON.stringify(value)
  }
}

function shown({ method, path, headers, body }: FuzzRequest): string {
  const content = typeof body === 'string' ? body.slice(0, 300) : body === undefined ? '' : 'bytes'
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 200)} ${content}`
}
