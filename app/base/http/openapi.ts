import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Language, languages, type Say } from '../language/language.ts'
import { isForKeys } from './guard.ts'
import type { Needed } from './operation.ts'
import { problemStatuses } from './problem.ts'
import type { HttpEnv } from './visitor.ts'

export type Document = ReturnType<OpenAPIHono<HttpEnv>['getOpenAPI31Document']>
type Paths = NonNullable<Document['paths']>
export type PathItem = Paths[string]
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const
type Described = NonNullable<PathItem['get']>
type Parameter = NonNullable<Described['parameters']>[number]

/** The OpenAPI 3.1 document, in a language; worked out once, when all routes stand. */
export function documentOf(
  app: OpenAPIHono<HttpEnv>,
  sayIn: (language: Language) => Say<string>,
): (language: Language) => Document {
  const kept = new Map<Language, Document>()
  return (language) => {
    const document = kept.get(language) ?? written(app, sayIn(language))
    kept.set(language, document)
    return document
  }
}

function written(app: OpenAPIHono<HttpEnv>, say: Say<string>): Document {
  const bare = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: say('http.document.title'), version: '1', description: say('http.document.about') },
    servers: [{ url: '/' }],
  })
  const paths = Object.fromEntries(
    Object.entries(bare.paths ?? {}).map(([path, item]) => [path, said(path, item, say)]),
  )
  const securitySchemes = {
    session: { type: 'apiKey', in: 'cookie', name: 'ricebook.session_token' },
    key: { type: 'http', scheme: 'bearer' },
  } as const
  return described({ ...bare, paths, components: { ...bare.components, securitySchemes } }, say)
}

/** What a contract says of a field stands there as a key of its room's words. */
function described<Of>(of: Of, say: Say<string>): Of {
  if (Array.isArray(of)) return of.map((one) => described(one, say)) as Of
  if (typeof of !== 'object' || of === null) return of
  return Object.fromEntries(
    Object.entries(of).map(([name, value]) => [
      name,
      name === 'description' && typeof value === 'string' && /^[\w-]+(\.[\w-]+)+$/.test(value)
        ? say(value)
        : described(value, say),
    ]),
  ) as Of
}

function said(path: string, item: PathItem, say: Say<string>): PathItem {
  const told: PathItem = { ...item }
  for (const method of methods) {
    const operation = item[method]
    if (operation) told[method] = operationSaid(path, { method, operation, say })
  }
  return told
}

type Telling = { method: string; operation: Described; say: Say<string> }

function operationSaid(path: string, { method, operation, say }: Telling): Described {
  const permission = ((operation as Record<string, unknown>)['x-permission'] ?? 'public') as Needed
  const byKey = isForKeys({ permission, method }) ? [{ key: [] }] : []
  return {
    ...operation,
    operationId: operationIdOf(method, path),
    summary: say(operation.summary ?? ''),
    tags: [partOf(path)],
    security: permission === 'public' ? [] : [{ session: [] }, ...byKey],
    parameters: [
      ...(operation.parameters ?? []),
      languageParameter(say),
      ...keyParameter(method, operation, say),
    ],
    responses: Object.fromEntries(
      Object.entries(operation.responses ?? {}).map(([status, response]) => [
        status,
        { ...response, description: say(isProblem(status) ? `http.title.${status}` : 'http.answer.done') },
      ]),
    ),
  }
}

function isProblem(status: string): boolean {
  return problemStatuses.some((one) => String(one) === status)
}

/** The subject of an address: what stands after /api. */
export function partOf(path: string): string {
  return /^\/api\/([\w-]+)(\/|$)/.exec(path)?.[1] ?? 'program'
}

function operationIdOf(method: string, path: string): string {
  return [method, ...path.split(/[^\w-]+/).filter((part) => part !== '' && part !== 'api')].join('-')
}

function languageParameter(say: Say<string>): Parameter {
  return {
    name: 'language',
    in: 'query',
    required: false,
    description: say('http.parameter.language'),
    schema: { type: 'string', enum: [...languages] },
  }
}

function keyParameter(method: string, operation: Described, say: Say<string>): Parameter[] {
  const own = operation as Record<string, unknown>
  if (method === 'get' || own['x-secret'] || own['x-most-bytes'] || own['x-permission'] === 'public')
    return []
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: say('http.parameter.idempotency-key'),
      schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    },
  ]
}
