import { z } from 'zod'
import { actorIs } from '../../base/access/person-of.ts'
import { cursorOf, placeOf } from '../../base/http/cursor.ts'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { worthReason } from '../../differentiate/worth/worth.ts'
import { company } from '../../manage/settings/settings.ts'
import { addContact, changeContact, removeContact } from './contacts.ts'
import {
  type Customer,
  contactChangeSchema,
  contactSchema,
  countSchema,
  customerChangeSchema,
  customerChoicesSchema,
  customerFileShownSchema,
  customerKinds,
  customerListSchema,
  customerShownSchema,
  customerSorts,
  customersFoundShownSchema,
  historyEntrySchema,
  identitySchema,
  listOrders,
  mostCustomers,
  newContactSchema,
  newCustomerSchema,
  newIdentitySchema,
  revealedSchema,
  revealSchema,
  type worthShownSchema,
  worthSorts,
} from './contract.ts'
import {
  assignIdentity,
  type CustomersDeps,
  changeCustomer,
  createCustomer,
  customerChoices,
  customerHistory,
  getCustomer,
  listCustomers,
  listReveals,
  mirrorIdentities,
  revealCustomer,
  searchCustomers,
  undoChange,
} from './customers.ts'
import type { CountryCode } from './phones.ts'
import { filePresented, presented } from './presented.ts'

const id = z.string().min(1).max(64)
const cursor = z.string().max(4_000).optional()
const revealsAPage = 50
const most = z.coerce.number().int().min(1).max(mostCustomers).default(50)

/** Filters as an address writes them: stage=active,lost. */
const filters = {
  stage: z.string().max(400).optional().describe('customers.field.stages'),
  owner: z.string().max(100).optional().describe('customers.field.of-owner'),
  kind: z.enum(customerKinds).optional(),
  tag: z.string().min(1).max(50).optional(),
  city: z.string().min(1).max(100).optional(),
}

const list = route({
  method: 'get',
  path: '/api/customers',
  permission: 'customers.read',
  rows: 'narrowed',
  tells: { listed: ['rows[].id'] },
  summary: 'customers.api.list',
  query: z.object({
    ...filters,
    sort: z.enum(customerSorts).default('worth').describe('customers.field.sort'),
    order: z.enum(listOrders).optional().describe('customers.field.order'),
    most,
    cursor,
  }),
  answers: {
    200: z.object({
      rows: z.array(customerShownSchema),
      total: countSchema.nullable(),
      next: z.string().nullable(),
    }),
  },
})

const choices = route({
  method: 'get',
  path: '/api/customer-choices',
  permission: 'customers.read',
  rows: 'narrowed',
  summary: 'customers.api.choices',
  answers: {
    200: customerChoicesSchema.extend({ currency: z.string().describe('customers.field.currency') }),
  },
})

const search = route({
  method: 'get',
  path: '/api/search',
  permission: 'customers.read',
  rows: 'narrowed',
  tells: { listed: ['customers[].id'] },
  summary: 'customers.api.search',
  query: z.object({ ...filters, q: z.string().max(200), most }),
  answers: { 200: customersFoundShownSchema },
})

const create = route({
  method: 'post',
  path: '/api/customers',
  permission: 'customers.write',
  rows: 'narrowed',
  summary: 'customers.api.create',
  body: newCustomerSchema,
  answers: { 201: customerShownSchema },
})

const one = route({
  method: 'get',
  path: '/api/customers/{id}',
  permission: 'customers.read',
  rows: 'customer',
  tells: { listed: ['members[].id'] },
  summary: 'customers.api.one',
  params: z.object({ id }),
  answers: { 200: customerFileShownSchema },
})

const change = route({
  method: 'patch',
  path: '/api/customers/{id}',
  permission: 'customers.write',
  rows: 'customer',
  summary: 'customers.api.change',
  params: z.object({ id }),
  body: customerChangeSchema,
  answers: { 200: customerShownSchema },
})

const revealed = route({
  method: 'post',
  path: '/api/customers/{id}/reveal',
  permission: 'customers.reveal',
  rows: 'customer',
  tells: { inFull: true },
  summary: 'customers.api.reveal',
  secret: true,
  params: z.object({ id }),
  answers: { 200: revealedSchema },
})

const reveals = route({
  method: 'get',
  path: '/api/reveals',
  permission: 'users.manage',
  tells: { listed: ['rows[].customer'] },
  summary: 'customers.api.reveals',
  query: z.object({ by: z.string().max(64).optional().describe('customers.field.revealed-by'), cursor }),
  answers: { 200: z.object({ rows: z.array(revealSchema), next: z.string().nullable() }) },
})

const history = route({
  method: 'get',
  path: '/api/customers/{id}/history',
  permission: 'customers.read',
  rows: 'customer',
  summary: 'customers.api.history',
  params: z.object({ id }),
  query: z.object({ cursor }),
  answers: { 200: z.object({ rows: z.array(historyEntrySchema), next: z.string().nullable() }) },
})

const undo = route({
  method: 'post',
  path: '/api/customers/{id}/history/{change}/undo',
  permission: 'customers.write',
  rows: 'customer',
  summary: 'customers.api.undo',
  params: z.object({ id, change: id }),
  answers: { 200: customerShownSchema },
})

const contactAdded = route({
  method: 'post',
  path: '/api/customers/{id}/contacts',
  permission: 'customers.write',
  rows: 'customer',
  summary: 'customers.api.add-contact',
  params: z.object({ id }),
  body: newContactSchema,
  answers: { 201: contactSchema },
})

const contactChanged = route({
  method: 'patch',
  path: '/api/customers/{id}/contacts/{contact}',
  permission: 'customers.write',
  rows: 'customer',
  summary: 'customers.api.change-contact',
  params: z.object({ id, contact: id }),
  body: contactChangeSchema,
  answers: { 200: contactSchema },
})

const contactRemoved = route({
  method: 'delete',
  path: '/api/customers/{id}/contacts/{contact}',
  permission: 'customers.write',
  rows: 'customer',
  summary: 'customers.api.remove-contact',
  params: z.object({ id, contact: id }),
  answers: { 204: null },
})

const identityAssigned = route({
  method: 'post',
  path: '/api/customers/{id}/identities',
  permission: 'customers.write',
  rows: 'customer',
  summary: 'customers.api.assign-identity',
  params: z.object({ id }),
  body: newIdentitySchema,
  answers: { 200: z.object({ rows: z.array(identitySchema) }) },
})

type Context = Parameters<typeof signedIn>[0]

/** Customers: the list, the search, and everything about one. */
export function customersRoutes({
  notebook,
  ledger,
  now,
  country = 'CN',
}: {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'identityMark' | 'applyIdentities'>
  readonly now: () => string
  readonly country?: CountryCode
}) {
  const deps = (c: Context): CustomersDeps => ({ notebook, now, country, ...actorIs(signedIn(c)) })
  return roomRoutes()
    .openapi(list, async (c) => {
      const { stage, cursor: begin, sort, ...asked } = c.req.valid('query')
      const after = begin === undefined ? undefined : placeOf(begin, customerListSchema.shape.after.unwrap())
      const seen =
        worthSorts.includes(sort) && !seesWorth(c) ? ({ sort: 'name', order: 'asc' } as const) : { sort }
      const stages = stagesFor(c, stage)
      const page = await listCustomers({ ...asked, ...seen, after, stages }, deps(c))
      const next = page.next === null ? null : cursorOf(page.next)
      return c.json({ rows: page.customers.map((one) => shown(one, c)), total: page.total, next }, 200)
    })
    .openapi(choices, async (c) => {
      const { currency } = await company(notebook.read)
      return c.json({ ...(await customerChoices(deps(c))), currency }, 200)
    })
    .openapi(search, async (c) => {
      const { stage, q, ...asked } = c.req.valid('query')
      const found = await searchCustomers({ ...asked, query: q, stages: stagesFor(c, stage) }, deps(c))
      return c.json({ ...found, customers: found.customers.map((one) => shown(one, c)) }, 200)
    })
    .openapi(create, async (c) => {
      return c.json(shown(await createCustomer(c.req.valid('json'), deps(c)), c), 201)
    })
    .openapi(one, async (c) => {
      const file = await getCustomer(c.req.valid('param').id, deps(c))
      return c.json(withReason(filePresented(file, signedIn(c).sight), c), 200)
    })
    .openapi(change, async (c) => {
      const asked = { ...c.req.valid('json'), id: c.req.valid('param').id }
      return c.json(shown(await changeCustomer(asked, deps(c)), c), 200)
    })
    .openapi(revealed, async (c) => {
      const { contacts, ...reach } = await revealCustomer(c.req.valid('param').id, deps(c))
      return c.json({ ...reach, contacts: [...contacts] }, 200)
    })
    .openapi(reveals, async (c) => {
      const { by, cursor: begin } = c.req.valid('query')
      const before = begin === undefined ? null : placeOf(begin, id)
      const found = await listReveals({ before, by: by ?? null, most: revealsAPage + 1 }, { notebook })
      const rows = found.slice(0, revealsAPage)
      const last = rows.at(-1)
      return c.json({ rows, next: found.length > revealsAPage && last ? cursorOf(last.id) : null }, 200)
    })
    .openapi(history, async (c) => {
      const { cursor: begin } = c.req.valid('query')
      const before = begin === undefined ? undefined : placeOf(begin, id)
      const asked = { id: c.req.valid('param').id, ...(before !== undefined && { before }) }
      const { entries, next } = await customerHistory(asked, deps(c))
      return c.json({ rows: [...entries], next: next === null ? null : cursorOf(next) }, 200)
    })
    .openapi(undo, async (c) => {
      return c.json(shown(await undoChange(c.req.valid('param'), deps(c)), c), 200)
    })
    .openapi(contactAdded, async (c) => {
      const asked = { customer: c.req.valid('param').id, typed: c.req.valid('json') }
      return c.json(await addContact(asked, deps(c)), 201)
    })
    .openapi(contactChanged, async (c) => {
      const { id: customer, contact } = c.req.valid('param')
      return c.json(await changeContact({ customer, contact, typed: c.req.valid('json') }, deps(c)), 200)
    })
    .openapi(contactRemoved, async (c) => {
      const { id: customer, contact } = c.req.valid('param')
      await removeContact({ customer, contact }, deps(c))
      return c.body(null, 204)
    })
    .openapi(identityAssigned, async (c) => {
      const asked = { ...c.req.valid('json'), customer: c.req.valid('param').id }
      const rows = await assignIdentity(asked, deps(c))
      await mirrorIdentities({ notebook, ledger })
      return c.json({ rows }, 200)
    })
}

/** A customer as whoever asks may see them. */
function shown<Of extends Customer>(customer: Of, c: Context) {
  return withReason(presented(customer, signedIn(c).sight), c)
}

/** With the sentence of why they are worth what they are, or without any worth. */
function withReason<Of extends Customer>(
  { worth, ...record }: Of,
  c: Context,
): Omit<Of, 'worth'> & { worth: z.infer<typeof worthShownSchema> | null } {
  if (worth === null || !seesWorth(c)) return { ...record, worth: null }
  return { ...record, worth: { ...worth, reason: worthReason(worth, c.get('language')) } }
}

function seesWorth(c: Context): boolean {
  return signedIn(c).may('worth.read')
}

/** Who is in which stage tells of their worth. */
function stagesFor(c: Context, stage: string | undefined): string[] | undefined {
  const stages = stage?.split(',').filter((one) => one !== '')
  if (stages !== undefined && stages.length > 0 && !seesWorth(c)) throw new Refusal('http.no-right')
  return stages
}
