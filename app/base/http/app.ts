import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler, Next, Schema } from 'hono'
import { deviceKept } from '../access/devices.ts'
import type { Visit } from '../access/person.ts'
import type { Readings } from '../access/reading.ts'
import { actingAs } from '../audit/acting.ts'
import type { Proxies } from '../configuration/configuration.ts'
import { type Language, languages, speech, type Words } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { tell } from '../language/sentence.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { seeing } from '../notebook/seen.ts'
import { languageInAddress, languageOfHeader } from './accepted-language.ts'
import { counted } from './counted.ts'
import {
  customerIn,
  MEANT,
  operationOf,
  type RefuseUnseen,
  readJson,
  recordIn,
  refuseAnnouncedTooLarge,
  refuseForeignRows,
  refuseKeyInAddress,
  refuseOtherPerson,
  refuseToKey,
  refuseWithoutRight,
} from './guard.ts'
import { houseRoutes, METRICS, type Measured } from './house.ts'
import { limiter } from './limit.ts'
import { idempotencyKey, onlyOnce } from './only-once.ts'
import { documentOf } from './openapi.ts'
import type { Operation } from './operation.ts'
import { ownHost, refuseForeignOrigin } from './origin.ts'
import { type Pages, pageOperations, pageRoutes } from './pages.ts'
import type { ProblemStatus } from './problem.ts'
import { refuseMalformedAddress } from './request-text.ts'
import { operationsOf } from './route.ts'
import { secure } from './security-headers.ts'
import { TRACE, traceOf } from './trace.ts'
import { answerTo, type Failure, nothingHere } from './trouble.ts'
import type { HttpEnv } from './visitor.ts'
import { whenceOf } from './whence.ts'

/** A request as it may be written down: nothing of what was asked for, by whom or of whom. */
export type Answered = {
  readonly method: string
  /** Its pattern; `none` where there is no such route or it was not let in. */
  readonly route: string
  readonly status: number
  readonly seconds: number
  /** As in the answer's header. */
  readonly trace: string
}

/** Who stands behind a request; base/access answers that. */
export type Visits = {
  readonly visitOf: (headers: Headers) => Promise<Visit>
  /** Whether a request carries a session at all, valid or not. */
  readonly hasSession: (headers: Headers) => boolean
  /** Whether it carries a key, good or not. */
  readonly hasKey: (headers: Headers) => boolean
}

/** Routes of any schema. */
export type Rooms = OpenAPIHono<HttpEnv, Schema, '/'>

export type Asked = {
  /** All rooms' routes, chained with `.route('/', …)` onto roomRoutes(). */
  readonly routes: Rooms
  readonly visits: Visits
  readonly notebook: Notebook
  /** Left out: who sees only some of the customers sees none of their own addresses. */
  readonly refuseUnseen?: RefuseUnseen
  /** The words of all rooms; this one's and access's are among them. */
  readonly words: readonly Words[]
  /** Refusals of rooms that answer with another status than their code's ending says. */
  readonly statuses?: Readonly<Record<string, ProblemStatus>>
  /** Spoken to who asks for no language. */
  readonly language?: Language
  /** Names, beside localhost, under which the program is reached. */
  readonly hosts?: readonly string[]
  /** Whether browsers reach it through TLS. */
  readonly https?: boolean
  /** Whose X-Forwarded-For is believed; left out: nobody's. */
  readonly proxies?: Proxies | null
  readonly log: (failure: Failure) => void
  /** What browsers are given; left out: an API alone. */
  readonly pages?: Pages
  /** How many requests one session, or one key, may send in a minute; left out: as many as it likes. */
  readonly requestsAMinute?: number
  /** Whether everything stands that answering needs. */
  readonly ready?: () => Promise<boolean>
  /** Whether it leads, of the programs that serve the same company; left out: it is alone. */
  readonly leads?: () => boolean
  /** Hears of every request when its answer begins. */
  readonly answered?: (answered: Answered) => void
  /** Hears which customers somebody was told of; left out: nobody counts. */
  readonly readings?: Readings
  /** What is measured, for whoever collects it: this machine, or whoever has the key. */
  readonly metrics?: Measured
}

/** Asked without a network, as by a test, nobody stands there. */
const peerOf = (c: Context<HttpEnv>): string => c.env?.incoming?.socket.remoteAddress ?? ''

const refuseAll: RefuseUnseen = () => Promise.reject(new Refusal('http.no-right'))

const nobody: Visit = { person: null, cookies: [], by: null }

/** The program's whole HTTP side: every request passes the same gates, in this order, before a room sees it. */
export function openApp(asked: Asked): OpenAPIHono<HttpEnv> {
  const { notebook, visits, log, language: usual = 'zh-CN', hosts = [], https = false } = asked
  const { refuseUnseen = refuseAll, proxies = null } = asked
  const spoken = new Map(languages.map((language) => [language, speech(language, asked.words)]))
  const speak = (c: Context<HttpEnv>, language: Language): void => {
    c.set('language', language)
    const speaking = spoken.get(language)!
    c.set('say', speaking.say)
    c.set('tell', (kept, reader) => tell(kept, reader, speaking))
  }
  const app = new OpenAPIHono<HttpEnv>()
  const once = onlyOnce(notebook)
  const perVisitor = limiter({ most: asked.requestsAMinute ?? Number.POSITIVE_INFINITY, seconds: 60 })

  const begin: MiddlewareHandler<HttpEnv> = async (c, next) => {
    c.set('trace', traceOf(c.req.header('traceparent')))
    c.set('whence', whenceOf({ peer: peerOf(c), header: (name) => c.req.header(name) }, proxies))
    c.set('person', null)
    c.set('operation', null)
    speak(c, languageOfHeader(c.req.header('accept-language')) ?? usual)
    const begun = performance.now()
    await next()
    secure(c.res.headers, https)
    c.res.headers.set(TRACE, c.get('trace'))
    asked.answered?.({
      method: c.get('operation')?.method ?? 'none',
      route: c.get('operation')?.pattern ?? 'none',
      status: c.res.status,
      seconds: (performance.now() - begun) / 1000,
      trace: c.get('trace'),
    })
  }

  const gates: MiddlewareHandler<HttpEnv> = async (c, next) => {
    const host = c.req.header('host')
    if (!ownHost(host, hosts)) throw new Refusal('http.host-foreign')
    refuseMalformedAddress(c.req.url)
    refuseKeyInAddress(c.req.url)
    const wished = languageInAddress(c.req.query('language'))
    if (wished) speak(c, wished)
    const operation = operationOf(c, operations, ours)
    if (!operation) return next()
    c.set('operation', operation)
    // No browser adds a key by itself, so a request that carries one was meant, wherever it comes from.
    if (!visits.hasKey(c.req.raw.headers))
      refuseForeignOrigin({
        method: c.req.method,
        host,
        origin: c.req.header('origin'),
        site: c.req.header('sec-fetch-site'),
        hasSession: visits.hasSession(c.req.raw.headers),
      })
    // A file of the pages is the same for everybody, and is kept by whoever hands it on: no cookie may go with it. What
    // is measured has a key of the house's own, which is nobody's.
    const apart = operation.file || operation.pattern === METRICS
    const { person, cookies, by } = apart ? nobody : await visits.visitOf(c.req.raw.headers)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    c.set('person', person)
    if (person?.language && !wished) speak(c, person.language)
    if (by) perVisitor.count(`${by.what} ${by.id}`)
    refuseOtherPerson(c.req.header(MEANT), person)
    if (by?.what === 'key') refuseToKey(operation)
    refuseWithoutRight(operation, person)
    if (!person) return answered(c, { operation, person, by }, next)
    // From here on the notebook gives no customer whom they do not see, where it has a wall of its own.
    return seeing(person.sight.owners, () => answered(c, { operation, person, by }, next))
  }

  const answered = async (
    c: Context<HttpEnv>,
    { operation, person, by }: Pick<Visit, 'person' | 'by'> & { operation: Operation },
    next: Next,
  ): Promise<Response | undefined> => {
    await refuseForeignRows(c, { operation, person, refuseUnseen })
    if (operation.takes === 'file') refuseAnnouncedTooLarge(c, operation)
    const body = operation.takes === 'json' ? await readJson(c, operation) : null
    const key = person ? idempotencyKey(c, operation) : null
    const device = by?.what === 'key' ? null : deviceKept(c.req.header('user-agent') ?? '')
    const { readings } = asked
    const customer = customerIn(c.req.path, operation)
    const answer: Next =
      person && by && readings
        ? () => counted(c, { operation, person, by, device, customer, readings }, next)
        : next
    const done = (): Promise<void> =>
      actingAs(
        {
          ...{ by: person?.id ?? null, via: by?.what ?? 'nobody', viaId: by?.id ?? null },
          address: c.get('whence').address || null,
          device,
          act: `${operation.method} ${operation.pattern}`,
          record: recordIn(c.req.path, operation.pattern),
          // Who comes in is told by the door itself.
          changes: operation.method !== 'GET' && operation.permission !== 'public',
        },
        answer,
      )
    // What a key was answered is its own, and what its maker was is not the key's.
    if (key && by)
      return once({ c, operation, who: by.what === 'key' ? by.id : (person?.id ?? ''), key, body }, done)
    await done()
    return
  }

  const ours = new WeakSet<object>([begin, gates])
  app.use('*', begin)
  app.use('*', gates)
  app.onError((error, c) => answerTo(error, c, { statuses: asked.statuses ?? {}, log }))
  app.notFound(nothingHere)
  const document = documentOf(app, (language) => spoken.get(language)!.say)
  app.route(
    '/',
    houseRoutes({
      document,
      ready: asked.ready ?? (() => Promise.resolve(true)),
      leads: asked.leads ?? (() => true),
      metrics: asked.metrics ?? null,
    }),
  )
  app.route('/', asked.routes)
  const operations = operationsOf(app)
  // Last, so that every other address is asked first.
  if (asked.pages) {
    app.route('/', pageRoutes(asked.pages))
    for (const one of pageOperations) operations.set(`${one.method} ${one.pattern}`, one)
  }
  return app
}
