import { type Kysely, sql } from 'kysely'
import type { Migration } from '../../base/notebook/migration.ts'

export type ActionsTables = { actions: ActionsTable }

export type ActionKind = 'deliver' | 'collect' | 'follow-up' | 'win-back' | 'thank' | 'answer'

/** Something to do for a customer. What the program proposes is renewed by every worth run until somebody acts. */
export type ActionsTable = {
  id: string
  customer: string
  kind: ActionKind
  /** ISO day. */
  dueDay: string
  /** What it is about: kind, customer and the occasion. What was done or put off is not proposed again. */
  key: string
  /** JSON {code, values}: the sentence of why, with its figures as what they are (days, amounts, shares, products). */
  reason: string
  /** What doing it brings that leaving it would not, minor units; null is unknown. */
  expectedMargin: number | null
  /** Its standard deviation by chance alone. */
  spread: number | null
  minutes: number | null
  /** What lists are ranked by: minor units a minute, unknown last. Not for showing. */
  rankBy: number
  /** JSON array: the figures that it rests on, each with what kind of figure it is. */
  evidence: string | null
  /** What is to be brought, and how much of it was bought the last time; or how much is to be asked for, minor units. */
  product: string | null
  quantity: number | null
  amount: number | null
  /**
   * The day of the facts that it comes from: last bought, oldest due. Once the facts have gone past it, what a person
   * put off is over, too. Null: made by hand.
   */
  occasionDay: string | null
  state: 'open' | 'done' | 'postponed' | 'dismissed'
  /** The worth run that proposed it, shown while that run is current; null: made by hand, or acted upon. */
  run: number | null
  owner: string | null
  note: string | null
  doneAt: string | null
  doneBy: string | null
  /** What came of it. */
  outcome: string | null
  /** Why it was dismissed: a code. */
  dismissal: string | null
  /** The last that a person did with it, and who; null: nobody has. */
  lastChange: 'done' | 'postponed' | 'dismissed' | 'open' | null
  changedBy: string | null
  /** JSON array: what it was before each of those changes, the latest last, for undoing them. */
  before: string
  createdAt: string
  changedAt: string
}

export const actionsMigrations: readonly Migration[] = [
  {
    name: 'today.first',
    up: async (db) => {
      let table = db.schema.createTable('actions').addColumn('id', 'text', (c) => c.primaryKey().notNull())
      for (const name of ['customer', 'kind', 'dueDay', 'reason', 'state', 'createdAt', 'changedAt'])
        table = table.addColumn(name, 'text', (c) => c.notNull())
      for (const name of ['owner', 'note', 'doneAt', 'doneBy']) table = table.addColumn(name, 'text')
      await table
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('expectedMargin', 'bigint')
        .addColumn('minutes', 'double precision')
        .addColumn('run', 'bigint')
        .execute()
      await db.schema.createIndex('actionsByDay').on('actions').columns(['state', 'dueDay', 'id']).execute()
      await db.schema.createIndex('actionsByKey').on('actions').columns(['key', 'state']).execute()
      await db.schema.createIndex('actionsByRun').on('actions').column('run').execute()
      await db.schema.createIndex('actionsByCustomer').on('actions').columns(['customer', 'id']).execute()
    },
  },
  { name: 'today.ranked', up: ranked },
  { name: 'actions.figures', up: figuresAsWhatTheyAre },
]

/** Stands for "unknown" in rankBy. */
export const unknownRank = -9_007_199_254_740_991

async function ranked(db: Kysely<unknown>): Promise<void> {
  const texts = ['evidence', 'product', 'occasionDay', 'outcome', 'dismissal', 'lastChange', 'changedBy']
  for (const name of texts) await db.schema.alterTable('actions').addColumn(name, 'text').execute()
  for (const name of ['spread', 'quantity'])
    await db.schema.alterTable('actions').addColumn(name, 'double precision').execute()
  await db.schema.alterTable('actions').addColumn('amount', 'bigint').execute()
  await db.schema
    .alterTable('actions')
    .addColumn('rankBy', 'double precision', (c) => c.notNull().defaultTo(unknownRank))
    .execute()
  await db.schema
    .alterTable('actions')
    .addColumn('before', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
  // Reasons are said by this room's words.
  await sql`update actions set reason = replace(reason, '"code":"today.reason.', '"code":"actions.reason.')`.execute(
    db,
  )
  // It was the whole of a debt and of a customer's worth; what acting adds is not known of these.
  await sql`update actions set "expectedMargin" = null`.execute(db)
  // A debt stays the same occasion when a part of it is paid: its amount, which ended the key, goes.
  await sql`update actions set key = rtrim(rtrim(key, '0123456789'), ':')
    where kind = 'collect' and key like 'collect:%'`.execute(db)
  const indexes = {
    // One walk a kind and run, and one of a person's own: nothing is sorted.
    actionsByRank: ['run', 'kind', 'state', 'rankBy desc', 'dueDay', 'id', 'owner', 'customer'],
    actionsOfOwner: ['owner', 'run', 'kind', 'state', 'rankBy desc', 'dueDay', 'id', 'customer'],
    // All that a sum over the day needs, without a look at the rows.
    actionsForSums: [
      ...['run', 'state', 'kind', 'dueDay', 'owner', 'customer', 'minutes'],
      ...['expectedMargin', 'spread', 'occasionDay', 'product'],
    ],
    // What people did since an instant.
    actionsByChange: ['run', 'changedAt', 'key'],
  }
  for (const [name, columns] of Object.entries(indexes))
    await db.schema.createIndex(name).on('actions').columns(columns).execute()
}

/** What filled the places of a reason was a text that had been written out; it is a day, an amount, a product now. */
async function figuresAsWhatTheyAre(db: Kysely<unknown>): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ id: string; reason: string; occasionDay: string | null }>`
      select id, reason, "occasionDay" from actions where id > ${after}
      and reason not like '%"code":"actions.reason.by-hand"%' order by id limit 2000`.execute(db)
    for (const { id, reason, occasionDay } of rows) {
      const { code, values } = JSON.parse(reason)
      const now = JSON.stringify(figuresOf(code, values, occasionDay))
      await sql`update actions set reason = ${now} where id = ${id}`.execute(db)
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

type Written = Readonly<Record<string, string | number>>

function figuresOf(code: string, values: Written, occasionDay: string | null) {
  if (code.startsWith('deliveries.')) {
    const { every, lastDay, runOutDate, low, high, product, quantity, persons } = values
    return {
      code,
      values: {
        ...{ count: every, last: { day: lastDay }, runOut: { day: runOutDate } },
        interval: { days: [low, high], near: runOutDate },
        ...(product !== undefined && { product: { product } }),
        ...(quantity !== undefined && { quantity: { quantity, of: product } }),
        ...(persons !== undefined && { persons }),
      },
    }
  }
  if (code.startsWith('collections.')) {
    const { open, overdue, oldestDue, collectOn } = values
    // It had the currency's decimals: without the point it is its minor units.
    const minor = (amount: string | number | undefined) => ({
      money: Number(String(amount).replace('.', '')),
    })
    return {
      code: open === overdue ? code.replace('.overdue', '.all-overdue') : code,
      values: {
        ...{ open: minor(open), overdue: minor(overdue) },
        ...{ oldestDue: { day: oldestDue }, collectOn: { day: collectOn } },
      },
    }
  }
  if (code === 'actions.reason.win-back')
    return {
      code: 'actions.reason.win-back-silent',
      values: { count: values.times, last: occasionDay === null ? '' : { day: occasionDay } },
    }
  const { day, ...others } = values
  return { code, values: day === undefined ? others : { ...others, day: { day } } }
}
