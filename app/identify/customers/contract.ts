import { z } from 'zod'
import { guardedFields } from '../../base/access/contract.ts'

export const customerKinds = ['person', 'household', 'company'] as const
export type CustomerKind = (typeof customerKinds)[number]

const line = (most: number) => z.string().max(most)
const text = (most: number) => line(most).nullable()
const isoPart = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

export const mostTags = 50

/** What a person writes in a customer's record. */
export const customerFieldsSchema = z
  .object({
    name: line(200).trim().min(1).describe('customers.field.name'),
    kind: z.enum(customerKinds).describe('customers.field.kind'),
    code: text(100).describe('customers.field.code'),
    parent: text(40).describe('customers.field.parent'),
    phone: text(100).describe('customers.field.phone'),
    email: text(200),
    address: text(500),
    city: text(100),
    occupation: text(100),
    position: text(100),
    gender: z.enum(['female', 'male', 'other']).nullable(),
    birthday: z.string().regex(isoPart).nullable().describe('customers.field.birthday'),
    interests: text(1000),
    householdSize: z.int().min(1).max(1000).nullable(),
    payday: z.int().min(1).max(31).nullable().describe('customers.field.payday'),
    owner: text(100).describe('customers.field.owner'),
    source: text(100).describe('customers.field.source'),
    intendedProduct: text(200),
    intendedPrice: text(100),
    tags: z.array(line(50).trim().min(1)).max(mostTags),
    note: text(10_000),
  })
  .strict()
export type CustomerFields = z.infer<typeof customerFieldsSchema>
export type CustomerField = keyof CustomerFields

export const customerFieldNames = Object.keys(customerFieldsSchema.shape) as readonly CustomerField[]

/** A new customer: a name is enough. */
export const newCustomerSchema = customerFieldsSchema.partial().required({ name: true })
export type NewCustomer = z.infer<typeof newCustomerSchema>

/** What changes, and the version it was decided on. */
export const customerChangeSchema = z
  .object({ version: z.int().min(1), fields: customerFieldsSchema.partial() })
  .strict()
export type CustomerChange = z.infer<typeof customerChangeSchema>

const tag = line(50).trim().min(1)

/** What can be written in many records at once. The stage is none of it: it is worked out from what customers did. */
export const customersEditSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('owner'), to: text(100).describe('customers.field.owner') }).strict(),
  z.object({ what: z.literal('city'), to: text(100) }).strict(),
  z
    .object({
      what: z.literal('payday'),
      to: z.int().min(1).max(31).nullable().describe('customers.field.payday'),
    })
    .strict(),
  z.object({ what: z.literal('source'), to: text(100).describe('customers.field.source') }).strict(),
  z.object({ what: z.literal('add-tag'), tag }).strict(),
  z.object({ what: z.literal('remove-tag'), tag }).strict(),
])
export type CustomersEdit = z.infer<typeof customersEditSchema>

/** What the current worth run says. Amounts in the currency's minor units; null is unknown. */
export const customerWorthSchema = z.object({
  run: z.int(),
  asOf: z.string().nullable(),
  model: z.string().nullable().describe('customers.field.model'),
  stage: z.string(),
  alive: z.number().nullable(),
  expectedPurchases: z.number().nullable(),
  expectedMargin: z.int().nullable().describe('customers.field.money'),
  residualValue: z.int().nullable().describe('customers.field.money'),
  residualLow: z.int().nullable().describe('customers.field.money'),
  residualHigh: z.int().nullable().describe('customers.field.money'),
  equityShare: z.number().nullable(),
  nextPurchaseDay: z.string().nullable(),
  nextLow: z.string().nullable(),
  nextHigh: z.string().nullable(),
  revenue: z.int().nullable().describe('customers.field.money'),
  marginSoFar: z.int().nullable().describe('customers.field.money'),
  marginBasis: z.string().nullable(),
  purchases: z.int().describe('customers.field.purchases'),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
})
export type CustomerWorth = z.infer<typeof customerWorthSchema>

export const customerSchema = customerFieldsSchema.extend({
  id: z.string(),
  byHand: z.array(z.string()).describe('customers.field.by-hand'),
  importBatch: z.int().nullable().describe('customers.field.import-batch'),
  createdAt: z.string(),
  changedAt: z.string(),
  version: z.int(),
  worth: customerWorthSchema.nullable().describe('customers.field.worth'),
})
export type Customer = z.infer<typeof customerSchema>

export const newContactSchema = z
  .object({
    name: line(200).trim().min(1),
    position: text(100).optional(),
    phone: text(100).optional(),
    email: text(200).optional(),
    note: text(2000).optional(),
  })
  .strict()
export type NewContact = z.infer<typeof newContactSchema>
export const contactChangeSchema = newContactSchema.partial()
export type ContactChange = z.infer<typeof contactChangeSchema>

export const contactSchema = z.object({
  id: z.string(),
  customer: z.string(),
  name: z.string(),
  position: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
})
export type Contact = z.infer<typeof contactSchema>

export const newIdentitySchema = z.object({ source: line(100).min(1), party: line(500).min(1) }).strict()
export type NewIdentity = z.infer<typeof newIdentitySchema>

export const identitySchema = z.object({
  source: z.string(),
  party: z.string(),
  customer: z.string(),
  importBatch: z.int().nullable(),
  byHand: z.boolean(),
})
export type Identity = z.infer<typeof identitySchema>

const relativeSchema = z.object({ id: z.string(), name: z.string(), kind: z.enum(customerKinds) })

/** One customer with everything that belongs to it. */
export const customerFileSchema = customerSchema.extend({
  contacts: z.array(contactSchema),
  identities: z.array(identitySchema),
  parentCustomer: relativeSchema.nullable(),
  members: z.array(relativeSchema).describe('customers.field.members'),
})
export type CustomerFile = z.infer<typeof customerFileSchema>

/** Worth as the API shows it: with the sentence of why. */
export const worthShownSchema = customerWorthSchema.extend({
  reason: z.string().describe('customers.field.reason'),
})
const worthShown = {
  worth: worthShownSchema.nullable().describe('customers.field.worth'),
  masked: z.array(z.enum(guardedFields)).describe('customers.field.masked'),
}
export const customerShownSchema = customerSchema.extend(worthShown)
export const customerFileShownSchema = customerFileSchema.extend(worthShown)

const reachSchema = z.object({ phone: z.string().nullable(), email: z.string().nullable() })
/** How to reach a customer, in full. */
export const revealedSchema = reachSchema.extend({
  address: z.string().nullable(),
  contacts: z.array(reachSchema.extend({ id: z.string() })),
})

/** That somebody had how to reach a customer shown to them in full. */
export const revealSchema = z.object({
  id: z.string(),
  customer: z.string(),
  customerName: z.string().nullable().describe('customers.field.revealed-name'),
  by: z.string(),
  byName: z.string().nullable(),
  at: z.string(),
})

/** What a list can be sorted by, and which way round it is where nobody asks for the other. */
export const naturalOrders = {
  worth: 'desc',
  margin: 'desc',
  next: 'asc',
  last: 'desc',
  stage: 'asc',
  name: 'asc',
  newest: 'desc',
  owner: 'asc',
  city: 'asc',
  phone: 'asc',
  payday: 'asc',
} as const
export type CustomerSort = keyof typeof naturalOrders
export const customerSorts = Object.keys(naturalOrders) as [CustomerSort, ...CustomerSort[]]
/** Orders that tell of worth: of who may not see it they are no orders. */
export const worthSorts: readonly CustomerSort[] = ['worth', 'margin', 'next', 'last', 'stage']
export const listOrders = ['asc', 'desc'] as const
export type ListOrder = (typeof listOrders)[number]

export const customerFiltersSchema = z.object({
  stages: z.array(z.string().min(1).max(50)).max(20).optional(),
  owner: z.string().max(100).optional().describe('customers.field.of-owner'),
  kind: z.enum(customerKinds).optional(),
  tag: z.string().min(1).max(50).optional(),
  city: z.string().min(1).max(100).optional(),
})
export type CustomerFilters = z.infer<typeof customerFiltersSchema>

export const mostCustomers = 200
export const customerListSchema = customerFiltersSchema.extend({
  sort: z.enum(customerSorts).default('worth'),
  /** Left out: the natural one. */
  order: z.enum(listOrders).optional(),
  /** Where the page before ended: in which of the walks that make up the order, at which value, at whom. */
  after: z
    .object({
      walk: z.string().max(1_000),
      at: z.union([z.string(), z.number()]).nullable(),
      id: z.string(),
    })
    .optional(),
  most: z.int().min(1).max(mostCustomers).default(50),
})
export type CustomerList = z.input<typeof customerListSchema>
export type CustomerPlace = NonNullable<z.infer<typeof customerListSchema>['after']>

/** At least so many; `more` where counting stopped. */
export const countSchema = z.object({ count: z.int(), more: z.boolean() })
export type Count = z.infer<typeof countSchema>

export type CustomerPage = {
  readonly customers: readonly Customer[]
  /** Counted for the first page only. */
  readonly total: Count | null
  /** Where the next page begins; null: nothing follows. A page may be short and yet have a next one. */
  readonly next: CustomerPlace | null
}

export const customerSearchSchema = customerFiltersSchema.extend({
  query: z.string().max(200),
  most: z.int().min(1).max(mostCustomers).default(50),
})
export type CustomerSearch = z.input<typeof customerSearchSchema>

export const customersFoundSchema = z.object({
  customers: z.array(customerSchema),
  more: z.boolean().describe('customers.field.more'),
})
export type CustomersFound = z.infer<typeof customersFoundSchema>
export const customersFoundShownSchema = customersFoundSchema.extend({
  customers: z.array(customerShownSchema),
})

/** What a list can be narrowed to, as things are. */
export const customerChoicesSchema = z.object({
  owners: z
    .array(
      z.object({ owner: z.string(), name: z.string().nullable().describe('customers.field.owner-name') }),
    )
    .describe('customers.field.choices'),
  cities: z.array(z.string()),
  tags: z.array(z.string()),
})
export type CustomerChoices = z.infer<typeof customerChoicesSchema>

export const historyEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string().nullable().describe('customers.field.by'),
  importBatch: z.int().nullable(),
  bulkEdit: z.string().nullable().describe('customers.field.bulk-edit'),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>
