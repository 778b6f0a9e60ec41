import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { refuseInvalid } from './invalid.ts'
import type { Needed, Operation, Rows, Tells } from './operation.ts'
import { type ProblemStatus, problemSchema, problemStatuses } from './problem.ts'
import type { HttpEnv } from './visitor.ts'

/** A JSON schema; a medium of another kind (a file, live events); or null: nothing but the status. */
export type Answer = z.ZodType | { readonly media: string } | null

type Asked = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As OpenAPI writes it: /api/customers/{id}. */
  readonly path: `/${string}`
  readonly permission: Needed
  /** Left out: only for who sees everybody's customers. */
  readonly rows?: Rows
  /** Customers whom its answer tells of, so that it is counted who reads how many. */
  readonly tells?: Tells
  /** A key of the room's words: one line that says what the request does. */
  readonly summary: string
  readonly params?: z.ZodObject
  /** Not a strict object: every address also takes ?language. */
  readonly query?: z.ZodObject
  /** What the JSON body holds. */
  readonly body?: z.ZodType
  /** Takes a file as it is, as the body; receive-upload.ts puts it on the disk. */
  readonly upload?: { readonly mostBytes: number }
  /** The body holds a password: nothing about the request is kept. */
  readonly secret?: boolean
  readonly answers: { readonly [Status in 200 | 201 | 202 | 204]?: Answer }
}

type AnswerOf<A> = A extends z.ZodType
  ? { description: string; content: { 'application/json': { schema: A } } }
  : A extends { readonly media: infer Media extends string }
    ? { description: string; content: { [M in Media]: { schema: z.ZodType<string> } } }
    : { description: string }

type ProblemAnswers = {
  [Status in ProblemStatus]: {
    description: string
    content: { 'application/problem+json': { schema: typeof problemSchema } }
  }
}

type RequestOf<R extends Asked> = (R['params'] extends z.ZodObject ? { params: R['params'] } : object) &
  (R['query'] extends z.ZodObject ? { query: R['query'] } : object) &
  (R['body'] extends z.ZodType
    ? { body: { content: { 'application/json': { schema: R['body'] } }; required: true } }
    : object)

/** A route as the OpenAPI document knows it, with what our own guards read beside it. */
export type Route<R extends Asked> = {
  method: R['method']
  path: R['path']
  summary: string
  'x-permission': Needed
  'x-rows'?: Rows
  'x-tells'?: Tells
  'x-most-bytes'?: number
  'x-secret'?: boolean
  request: RequestOf<R>
  responses: { [Status in keyof R['answers']]: AnswerOf<R['answers'][Status]> } & ProblemAnswers
}

/** A JSON body is a form somebody filled in; anything larger is a file and goes the way of files. */
const MOST_JSON_BYTES = 1_000_000

/**
 * One thing that can be asked for over HTTP. Who may ask is not optional, and the refusals that any request can meet
 * are described with it, so that the document, the typed client and the page say the same.
 */
export function route<const R extends Asked>(asked: R): Route<R> {
  const { method, path, permission, summary } = asked
  const made = createRoute({
    method,
    path,
    summary,
    'x-permission': permission,
    ...(asked.rows ? { 'x-rows': asked.rows } : {}),
    ...(asked.tells ? { 'x-tells': asked.tells } : {}),
    ...(asked.upload ? { 'x-most-bytes': asked.upload.mostBytes } : {}),
    ...(asked.secret ? { 'x-secret': true } : {}),
    request: {
      ...(asked.params ? { params: asked.params } : {}),
      ...(asked.query ? { query: asked.query } : {}),
      ...(asked.body
        ? { body: { content: { 'application/json': { schema: asked.body } }, required: true } }
        : {}),
      ...(asked.upload
        ? { body: { content: { 'application/octet-stream': { schema: binary } }, required: true } }
        : {}),
    },
    responses: { ...described(asked.answers), ...problems },
  } satisfies RouteConfig)
  return made as unknown as Route<R>
}

const binary = { type: 'string', format: 'binary' } as const

const problems = Object.fromEntries(
  problemStatuses.map((status) => [
    status,
    { description: '', content: { 'application/problem+json': { schema: problemSchema } } },
  ]),
)

function described(answers: Asked['answers']): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, { description: '', ...contentOf(answer) }]),
  )
}

function contentOf(answer: Answer | undefined): { content?: Record<string, { schema: z.ZodType }> } {
  if (!answer) return {}
  if (answer instanceof z.ZodType) return { content: { 'application/json': { schema: answer } } }
  return { content: { [answer.media]: { schema: z.string() } } }
}

/** A room's routes start here and are chained with `.openapi(route, handler)`; a request not as described is refused. */
export function roomRoutes(): OpenAPIHono<HttpEnv> {
  return new OpenAPIHono<HttpEnv>({ defaultHook: refuseInvalid })
}

/** What each route is called, as a key of its room's words. */
export function summariesOf(routes: Pick<OpenAPIHono<HttpEnv>, 'openAPIRegistry'>): Map<string, string> {
  const summaries = new Map<string, string>()
  for (const definition of routes.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { method, path, summary } = definition.route
    if (summary !== undefined) summaries.set(`${method.toUpperCase()} ${patternOf(path)}`, summary)
  }
  return summaries
}

/** As Hono writes it. */
const patternOf = (path: string): string => path.replaceAll(/\/{(.+?)}/g, '/:$1')

/** What the guards need to know of every route registered; one without a permission is none of them. */
export function operationsOf(routes: OpenAPIHono<HttpEnv>): Map<string, Operation> {
  const operations = new Map<string, Operation>()
  for (const definition of routes.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const described = definition.route as Partial<Route<Asked>> & (typeof definition)['route']
    const permission = described['x-permission']
    if (permission === undefined) continue
    const method = described.method.toUpperCase()
    const pattern = patternOf(described.path)
    const mostBytes = described['x-most-bytes']
    operations.set(`${method} ${pattern}`, {
      method,
      pattern,
      permission,
      rows: described['x-rows'] ?? null,
      tells: described['x-tells'] ?? {},
      takes: mostBytes ? 'file' : described.request?.body ? 'json' : 'nothing',
      mostBytes: mostBytes ?? MOST_JSON_BYTES,
      secret: described['x-secret'] ?? false,
    })
  }
  return operations
}
