import { z } from 'zod'
import { guardedFields } from '../../base/access/contract.ts'
import type { Person } from '../../base/access/person.ts'
import { readsAll } from '../../base/access/sight.ts'
import { userNames } from '../../base/access/user-names.ts'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { receiveUpload } from '../../base/http/receive-upload.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Say } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import { company, currencySaid, minorUnits } from '../../manage/settings/settings.ts'
import {
  type AskDeps,
  askImport,
  askUndo,
  confirmImport,
  findImport,
  type ImportRecord,
  importFolder,
  listImports,
} from './asked.ts'
import { dateOrders, importKinds, lookAskedSchema, sourceSchema } from './contract.ts'
import { askAgain, askGiveUp, askLook, lookOf } from './looking.ts'
import { type ImportShown, importSchema, importShown, lookShown, lookShownSchema } from './present.ts'
import { rejectedCsv } from './rejected-file.ts'
import { rejectionsIn } from './rejections.ts'
import { forgetMapping, rememberAgain, rememberedMappings } from './remembered.ts'
import { undoTakes } from './undo-takes.ts'

const pageLength = 50
/** A file larger than this is handed to the program on the machine it runs on. */
const mostBytes = 4_000_000_000
const params = z.object({ id: z.string().min(1).max(64) })

const list = route({
  method: 'get',
  path: '/api/imports',
  permission: 'imports.read',
  summary: 'imports.api.list',
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(importSchema), next: z.string().nullable() }) },
})

const begin = route({
  method: 'post',
  path: '/api/imports',
  permission: 'imports.run',
  summary: 'imports.api.begin',
  upload: { mostBytes },
  query: z.object({
    /** `guess`: as its headings say. */
    kind: z.enum([...importKinds, 'guess']).default('orders'),
    fileName: z.string().min(1).max(255),
    source: sourceSchema().default('main'),
    mapping: z.string().max(10_000).optional(),
    dateOrder: z.enum(dateOrders).optional(),
    /** Stop before anything is seen, with the figures of what would happen. */
    lookFirst: z.enum(['yes', 'no']).default('no'),
  }),
  answers: { 202: z.object({ imports: importSchema, job: z.string(), sameAs: z.number().int().nullable() }) },
})

const one = route({
  method: 'get',
  path: '/api/imports/{id}',
  permission: 'imports.read',
  summary: 'imports.api.one',
  params,
  answers: { 200: importSchema },
})

const confirm = route({
  method: 'post',
  path: '/api/imports/{id}/confirm',
  permission: 'imports.run',
  summary: 'imports.api.confirm',
  params,
  /** The look that is confirmed: where the file was looked at as something else since then, nothing is. */
  query: z.object({ look: z.coerce.number().int().min(1).optional() }),
  answers: { 202: importSchema },
})

const look = route({
  method: 'get',
  path: '/api/imports/{id}/look',
  permission: 'imports.read',
  summary: 'imports.api.look',
  params,
  answers: {
    200: z.object({
      look: lookShownSchema.nullable(),
      asked: lookAskedSchema.nullable(),
      sameAs: z.number().int().nullable(),
      /** What the company has said of what its figures are counted in. */
      company: z.object({
        currency: z.string(),
        currencySaid: z.boolean(),
        marginRate: z.number().nullable(),
      }),
    }),
  },
})

const lookAgain = route({
  method: 'post',
  path: '/api/imports/{id}/look',
  permission: 'imports.run',
  summary: 'imports.api.look-again',
  params,
  body: lookAskedSchema,
  answers: { 202: importSchema },
})

const giveUp = route({
  method: 'post',
  path: '/api/imports/{id}/give-up',
  permission: 'imports.run',
  summary: 'imports.api.give-up',
  params,
  answers: { 202: importSchema },
})

const again = route({
  method: 'post',
  path: '/api/imports/{id}/again',
  permission: 'imports.run',
  summary: 'imports.api.again',
  params,
  answers: { 202: z.object({ imports: importSchema, job: z.string(), sameAs: z.number().int().nullable() }) },
})

const takes = route({
  method: 'get',
  path: '/api/imports/{id}/undo',
  permission: 'imports.undo',
  summary: 'imports.api.undo-takes',
  params,
  answers: {
    200: z.object({
      lines: z.object({ gone: z.number().int(), stay: z.number().int(), elsewhere: z.number().int() }),
      amount: z.number().int(),
      customers: z.object({ gone: z.number().int(), shared: z.number().int(), kept: z.number().int() }),
      keptBy: z.array(z.object({ batch: z.number().int(), fileName: z.string() })).readonly(),
    }),
  },
})

const undo = route({
  method: 'post',
  path: '/api/imports/{id}/undo',
  permission: 'imports.undo',
  summary: 'imports.api.undo',
  params,
  answers: { 202: z.object({ imports: importSchema, job: z.string() }) },
})

const rejected = route({
  method: 'get',
  path: '/api/imports/{id}/rejected.csv',
  permission: 'imports.read',
  summary: 'imports.api.rejected',
  params,
  answers: { 200: { media: 'text/csv' } },
})

export type ImportsDeps = AskDeps & { readonly ledger: Ledger }
const mappingKey = z.object({
  kind: z.enum(importKinds),
  shape: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('imports.field.shape'),
})
const mappingPlace = mappingKey.extend({ usedAt: z.string().min(1).max(40) })
const mappingSchema = mappingPlace.extend({
  /** Role → column. */
  columns: z.record(z.string(), z.string()),
  fileName: z.string().nullable().describe('imports.field.mapping-file'),
})

const mappings = route({
  method: 'get',
  path: '/api/import-mappings',
  permission: 'imports.read',
  summary: 'imports.api.mappings',
  query: z.object({ cursor: z.string().max(4_000).optional() }),
  answers: { 200: z.object({ rows: z.array(mappingSchema), next: z.string().nullable() }) },
})

const forget = route({
  method: 'delete',
  path: '/api/import-mappings/{kind}/{shape}',
  permission: 'imports.run',
  summary: 'imports.api.forget-mapping',
  params: mappingKey,
  answers: { 204: null },
})

const remember = route({
  method: 'put',
  path: '/api/import-mappings/{kind}/{shape}',
  permission: 'imports.run',
  summary: 'imports.api.remember-mapping',
  params: mappingKey,
  body: z.object({
    /** As after --map. */
    mapping: z.string().min(1).max(10_000),
    usedAt: z.iso.datetime(),
  }),
  answers: { 204: null },
})

/** Files taken in, and taken back. */
export function importsRoutes(deps: ImportsDeps) {
  const { notebook } = deps
  /** As people see it, amounts in minor units like everywhere in the API. */
  const allShown = async (rows: readonly ImportRecord[], say: Say<string>): Promise<ImportShown[]> => {
    const names = await userNames(
      notebook.read,
      rows.flatMap(({ by }) => by ?? []),
    )
    const minor = minorUnits((await company(notebook.read)).currency)
    return rows.map((row) => {
      const { figures, ...rest } = importShown(row, say, names)
      if (figures === null) return { ...rest, figures }
      return { ...rest, figures: { ...figures, revenue: Math.round(figures.revenue * minor) } }
    })
  }
  const shown = async (row: ImportRecord, say: Say<string>): Promise<ImportShown> =>
    (await allShown([row], say))[0] as ImportShown
  return roomRoutes()
    .openapi(list, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, z.int().positive())
      const found = await listImports({ before, most: pageLength + 1 }, deps)
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const next = found.length > pageLength && last ? cursorOf(last.batch) : null
      return c.json({ rows: await allShown(rows, c.get('say')), next }, 200)
    })
    .openapi(begin, async (c) => {
      const { kind: said, fileName, source, mapping, dateOrder, lookFirst } = c.req.valid('query')
      const kind = said === 'guess' ? 'orders' : said
      const settings = {
        mapping: mapping ?? null,
        dateOrder: dateOrder ?? null,
        lookFirst: lookFirst === 'yes',
        kindGiven: said !== 'guess',
      }
      const asked = { kind, source, fileName, settings, by: signedIn(c).id }
      const { row, job, sameAs } = await askImport((path) => receiveUpload(c, path), asked, deps)
      return c.json({ imports: await shown(row, c.get('say')), job, sameAs }, 202)
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await shown(await findImport(id, deps), c.get('say')), 200)
    })
    .openapi(look, async (c) => {
      const { id } = c.req.valid('param')
      const mayRows = seesRows(await findImport(id, deps), signedIn(c))
      const { look, asked, sameAs } = await lookOf(id, deps)
      const { currency, marginRate } = await company(notebook.read)
      const said = { currency, currencySaid: await currencySaid(notebook.read), marginRate }
      const whole = look && lookShown(look, c.get('say'))
      const seen = whole && (mayRows ? whole : { ...whole, rows: [], leftOut: [] })
      return c.json({ look: seen, asked, sameAs, company: said }, 200)
    })
    .openapi(lookAgain, async (c) => {
      const asked = { asked: c.req.valid('json'), by: signedIn(c).id }
      const row = await askLook(c.req.valid('param').id, asked, deps)
      return c.json(await shown(row, c.get('say')), 202)
    })
    .openapi(confirm, async (c) => {
      const { look } = c.req.valid('query')
      const confirmed = { id: c.req.valid('param').id, look: look ?? null, by: signedIn(c).id }
      return c.json(await shown(await confirmImport(confirmed, deps), c.get('say')), 202)
    })
    .openapi(giveUp, async (c) => {
      const row = await askGiveUp(c.req.valid('param').id, signedIn(c).id, deps)
      return c.json(await shown(row, c.get('say')), 202)
    })
    .openapi(again, async (c) => {
      const { row, job, sameAs } = await askAgain(c.req.valid('param').id, signedIn(c).id, deps)
      return c.json({ imports: await shown(row, c.get('say')), job, sameAs }, 202)
    })
    .openapi(takes, async (c) => {
      const { amount, ...found } = await undoTakes(c.req.valid('param').id, deps)
      const minor = minorUnits((await company(notebook.read)).currency)
      return c.json({ ...found, amount: Math.round(amount * minor) }, 200)
    })
    .openapi(undo, async (c) => {
      const { row, job } = await askUndo(c.req.valid('param').id, signedIn(c).id, deps)
      return c.json({ imports: await shown(row, c.get('say')), job }, 202)
    })
    .openapi(mappings, async (c) => {
      const { cursor } = c.req.valid('query')
      const before = cursor === undefined ? null : placeOf(cursor, mappingPlace)
      const found = await rememberedMappings(deps.notebook.read, { before, most: pageLength + 1 })
      const rows = found.slice(0, pageLength)
      const last = rows.at(-1)
      const next =
        found.length > pageLength && last
          ? cursorOf({ kind: last.kind, shape: last.shape, usedAt: last.usedAt })
          : null
      return c.json({ rows: rows.map((row) => ({ ...row, columns: { ...row.columns } })), next }, 200)
    })
    .openapi(forget, async (c) => {
      await forgetMapping(c.req.valid('param'), deps)
      return c.body(null, 204)
    })
    .openapi(remember, async (c) => {
      await rememberAgain({ ...c.req.valid('param'), ...c.req.valid('json') }, deps)
      return c.body(null, 204)
    })
    .openapi(rejected, async (c) => {
      const { id } = c.req.valid('param')
      const found = await findImport(id, deps)
      if (!seesRows(found, signedIn(c))) throw new Refusal('imports.rows-no-right')
      const kept = rejectionsIn(importFolder(deps.folder, found.id))
      const rows = await kept.all()
      const columns = await kept.columns()
      const text = [...rejectedCsv(rows, columns, { say: c.get('say') })].join('')
      c.header('content-disposition', 'attachment; filename="rejected.csv"')
      return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8' }) as never
    })
}

/** Rows of a file as it came are for whoever brought it, and for those from whom nothing in them would be masked. */
function seesRows({ by }: Pick<ImportRecord, 'by'>, { id, sight }: Person): boolean {
  return by === id || guardedFields.every((field) => readsAll(sight, field))
}
