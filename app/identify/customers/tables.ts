import { type Generated, type Kysely, sql } from 'kysely'
import { keptByKey, type Migration } from '../../base/notebook/migration.ts'

export type CustomersTables = {
  customers: CustomersTable
  contacts: ContactsTable
  identities: IdentitiesTable
  searchTokens: SearchTokensTable
  importedCustomers: ImportedCustomersTable
  customerChanges: CustomerChangesTable
  reveals: RevealsTable
}

/** Who had what is masked of a customer shown to them in full. */
export type RevealsTable = { id: string; customer: string; by: string; at: string }

/** A person, a household or a company; a prospect is one that has not bought yet. */
export type CustomersTable = {
  /** UUIDv7, so that what was made later sorts later. */
  id: string
  /** The company's own number for the customer. */
  code: string | null
  name: string
  /** Pinyin and the name in simplified characters: what lists by name are sorted by. Made from the name alone. */
  nameKey: Generated<string>
  kind: 'person' | 'household' | 'company'
  /** The household or company that this one belongs to. */
  parent: string | null
  phone: string | null
  email: string | null
  address: string | null
  city: string | null
  occupation: string | null
  position: string | null
  gender: 'female' | 'male' | 'other' | null
  /** ISO day, or year or year and month where no more is known. */
  birthday: string | null
  interests: string | null
  householdSize: number | null
  /** Day of the month on which money comes, 1 to 31; 31 is the month's last. */
  payday: number | null
  /** The user who looks after them; null: nobody. */
  owner: string | null
  /** Where they came from: 转介绍, 搜索引擎, … */
  source: string | null
  intendedProduct: string | null
  intendedPrice: string | null
  /** JSON array of texts. */
  tags: string
  note: string | null
  /** The import that made this record; null: made by hand. Seen only while that import stands. */
  importBatch: number | null
  /** JSON array: the fields that a person typed. An import leaves them alone. */
  byHand: string
  createdAt: string
  changedAt: string
  /** Counts changes; who saves says which one they saw. */
  version: number
}

export type ContactsTable = {
  id: string
  customer: string
  name: string
  position: string | null
  phone: string | null
  email: string | null
  note: string | null
  createdAt: string
}

/** Which customer a source means by a party. The ledger keeps a mirror of it. */
export type IdentitiesTable = {
  source: string
  party: string
  /** Empty: the party is nobody's any more, and the ledger is still to hear of it. */
  customer: string
  /** The first standing import that named the party; null: written by hand. */
  importBatch: number | null
  /** 1 where a person said so: no import and no undo moves it. */
  byHand: number
  /** Place in the change sequence; what the ledger has not seen yet is above its mark. 0: the ledger wrote it itself. */
  changed: number
  /** What the orders that stand call the party beside its number; null: nothing. The ledger says it. */
  name: string | null
}

/** What a customer is found by: pieces of the name, pinyin, initials, phone tails. Asked by equality and range only. */
export type SearchTokensTable = { token: string; customer: string }

/**
 * What a file of customers said, row by row: what stands in a record is worked out from these and what was typed. It is
 * said of a party, so that it follows the party to whomever a person says it is.
 */
export type ImportedCustomersTable = {
  importBatch: number
  row: number
  source: string
  party: string
  /** JSON object, field → value. */
  fields: string
}

/** Who changed what in a customer's record, before and after. */
export type CustomerChangesTable = {
  id: string
  customer: string
  at: string
  /** User, or null: the program. */
  by: string | null
  importBatch: number | null
  /** The change of many customers at once that this one is part of. */
  bulkEdit: string | null
  /** JSON objects of the fields that changed. */
  before: string
  after: string
}

export const customersMigrations: readonly Migration[] = [
  {
    name: 'customers.first',
    up: async (db) => {
      await customersTable(db)
      await db.schema
        .createTable('contacts')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('position', 'text')
        .addColumn('phone', 'text')
        .addColumn('email', 'text')
        .addColumn('note', 'text')
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('contactsByCustomer').on('contacts').column('customer').execute()
      await db.schema
        .createTable('identities')
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('party', 'text', (c) => c.notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addColumn('importBatch', 'bigint')
        .addColumn('byHand', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('changed', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('identitiesKey', ['source', 'party'])
        .$call((table) => keptByKey(db, table))
        .execute()
      await db.schema.createIndex('identitiesByCustomer').on('identities').column('customer').execute()
      await db.schema.createIndex('identitiesByChange').on('identities').column('changed').execute()
      await db.schema
        .createTable('searchTokens')
        .addColumn('token', 'text', (c) => c.notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('searchTokensKey', ['token', 'customer'])
        // Ten rows a customer, never asked but by their key.
        .$call((table) => keptByKey(db, table))
        .execute()
      await db.schema
        .createTable('importedCustomers')
        .addColumn('importBatch', 'bigint', (c) => c.notNull())
        .addColumn('row', 'bigint', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('party', 'text', (c) => c.notNull())
        .addColumn('fields', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('importedCustomersKey', ['importBatch', 'row'])
        .execute()
      await db.schema
        .createIndex('importedCustomersByParty')
        .on('importedCustomers')
        .columns(['source', 'party'])
        .execute()
      await db.schema
        .createTable('customerChanges')
        .addColumn('id', 'text', (c) => c.primaryKey().notNull())
        .addColumn('customer', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('by', 'text')
        .addColumn('importBatch', 'bigint')
        .addColumn('before', 'text', (c) => c.notNull())
        .addColumn('after', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('customerChangesByCustomer')
        .on('customerChanges')
        .columns(['customer', 'id'])
        .execute()
    },
  },
  {
    name: 'customers.names-of-parties',
    up: async (db) => {
      await db.schema.alterTable('identities').addColumn('name', 'text').execute()
    },
  },
  {
    name: 'customers.lists',
    up: async (db) => {
      // Only those who have one: an import writes many customers of whom nobody knows more than a name.
      for (const [name, column] of Object.entries({ customersByCity: 'city', customersByPayday: 'payday' }))
        await db.schema
          .createIndex(name)
          .on('customers')
          .columns([column, 'id'])
          .where(sql.ref(column), 'is not', null)
          .execute()
      await db.schema.alterTable('customerChanges').addColumn('bulkEdit', 'text').execute()
      await db.schema
        .createIndex('customerChangesByBulkEdit')
        .on('customerChanges')
        .columns(['bulkEdit', 'id'])
        .where(sql.ref('bulkEdit'), 'is not', null)
        .execute()
    },
  },
  {
    name: 'customers.reveals',
    up: async (db) => {
      let table = db.schema.createTable('reveals').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['customer', 'by', 'at']) table = table.addColumn(name, 'text', (c) => c.notNull())
      await table.execute()
      await db.schema.createIndex('revealsByUser').on('reveals').columns(['by', 'at']).execute()
    },
  },
]

async function customersTable(db: Kysely<unknown>): Promise<void> {
  const texts = ['code', 'parent', 'phone', 'email', 'address', 'city', 'occupation', 'position'] as const
  const more = [
    'birthday',
    'interests',
    'owner',
    'source',
    'intendedProduct',
    'intendedPrice',
    'note',
  ] as const
  let table = db.schema
    .createTable('customers')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('nameKey', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('person', 'household', 'company')`))
    .addColumn('gender', 'text', (c) => c.check(sql`gender in ('female', 'male', 'other')`))
    .addColumn('householdSize', 'integer', (c) => c.check(sql`"householdSize" between 1 and 1000`))
    .addColumn('payday', 'integer', (c) => c.check(sql`payday between 1 and 31`))
  for (const name of [...texts, ...more]) table = table.addColumn(name, 'text')
  await table
    .addColumn('tags', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('importBatch', 'bigint')
    .addColumn('byHand', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('changedAt', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .$call((finished) => keptByKey(db, finished))
    .execute()
  const indexes = {
    customersByName: ['nameKey', 'id'],
    customersByImport: ['importBatch', 'id'],
    customersByOwner: ['owner', 'id'],
    customersByOwnerAndName: ['owner', 'nameKey', 'id'],
    customersByKind: ['kind', 'id'],
    customersByParent: ['parent', 'id'],
    customersByCode: ['code'],
    customersByPhone: ['phone'],
  } as const
  for (const [name, columns] of Object.entries(indexes))
    await db.schema
      .createIndex(name)
      .on('customers')
      .columns([...columns])
      .execute()
}
