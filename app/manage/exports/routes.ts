import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Say } from '../../base/language/language.ts'
import { company, dayIn } from '../settings/settings.ts'
import { type Export, exportSchema } from './contract.ts'
import {
  askExport,
  type ExportsDeps,
  type ExportTold,
  listExports,
  removeExport,
  takeExport,
} from './exports.ts'

const pageLength = 20
const params = z.object({ id: z.uuid() })

const list = route({
  method: 'get',
  path: '/api/exports',
  permission: 'export',
  summary: 'exports.api.list',
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(exportSchema), next: z.string().nullable() }) },
})

const begin = route({
  method: 'post',
  path: '/api/exports',
  permission: 'export',
  summary: 'exports.api.begin',
  answers: { 202: exportSchema },
})

const remove = route({
  method: 'delete',
  path: '/api/exports/{id}',
  permission: 'export',
  summary: 'exports.api.remove',
  params,
  answers: { 200: exportSchema },
})

const file = route({
  method: 'get',
  path: '/api/exports/{id}/file',
  permission: 'export',
  summary: 'exports.api.file',
  params,
  answers: { 200: { media: 'application/zip' } },
})

/** Everything the company has, to be taken out, and who has taken it. */
export function exportsRoutes(deps: ExportsDeps) {
  return roomRoutes()
    .openapi(list, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, z.uuid())
      const found = await listExports({ person: signedIn(c), before, most: pageLength + 1 }, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const next = found.length > pageLength && last ? cursorOf(last.id) : null
      return c.json({ rows: rows.map((row) => shown(row, c.get('say'))), next }, 200)
    })
    .openapi(begin, async (c) => {
      const asked = { person: signedIn(c), language: c.get('language') }
      return c.json(shown(await askExport(asked, deps), c.get('say')), 202)
    })
    .openapi(remove, async (c) => {
      const asked = { id: c.req.valid('param').id, person: signedIn(c) }
      return c.json(shown(await removeExport(asked, deps), c.get('say')), 200)
    })
    .openapi(file, async (c) => {
      const asked = { id: c.req.valid('param').id, person: signedIn(c) }
      const { path, bytes, createdAt, customers } = await takeExport(asked, deps)
      c.set('taken', customers)
      const { name, timeZone } = await company(deps.notebook.read)
      const day = dayIn(timeZone, Temporal.Instant.from(createdAt))
      const called = c
        .get('say')('exports.archive', { company: name, day })
        .replaceAll(/[\\/:*?"<>|]/g, ' ')
      c.header('content-length', String(bytes))
      c.header(
        'content-disposition',
        `attachment; filename="ricebook-${day}.zip"; filename*=UTF-8''${asHeader(called)}`,
      )
      const body = Readable.toWeb(createReadStream(path)) as ReadableStream
      return c.body(body, 200, { 'content-type': 'application/zip' }) as never
    })
}

/** A text in a header (RFC 8187). */
function asHeader(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function shown({ failure, ...row }: ExportTold, say: Say<string>): Export {
  return { ...row, why: failure && say(failure.code, failure.values) }
}
