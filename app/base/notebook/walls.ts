import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { NotebookTables } from './migrations.ts'

/*
 * The second wall, of PostgreSQL alone: which rows a question is given, whatever it asks, by whose customers it is asked
 * for (`seen.ts`). The rooms narrow every question themselves; one that forgets to is given no more for it.
 */

type Table = keyof NotebookTables & string

/** Text in backquotes: a condition on the row, in PostgreSQL's words, for who sees only some customers. */
type Wall =
  | { readonly rows: string }
  /** For who sees all customers alone. */
  | 'whole'
  /** Stands outside, and why. */
  | { readonly outside: string }

/** What the row of this customer is asked, once for each row and by its key: never all customers at once. */
const ofCustomer = (column = 'customer'): Wall => ({
  rows: `(select true from customers seen where seen.id = ${column})`,
})
const owners = `(select array(select json_array_elements_text(current_setting('ricebook.sees', true)::json)))::text[]`
const ofOwner = `coalesce(owner, '') = any (${owners})`

const signIn = 'who comes in: asked before anybody is known, and holds no customer'
const company = 'what the company has set or calls its goods: the same for everybody'
const work = 'says what was asked for and how far it is; what came of it stands in the customers’ rows'

/** Every table, so that one that is not named here does not compile. */
const walls: Readonly<Record<Table, Wall>> = {
  customers: { rows: ofOwner },
  contacts: ofCustomer(),
  identities: ofCustomer(),
  searchTokens: ofCustomer(),
  importedCustomers: {
    rows: `(select true from identities said where said.source = "importedCustomers".source
      and said.party = "importedCustomers".party)`,
  },
  customerChanges: ofCustomer(),
  reveals: ofCustomer(),
  worth: ofCustomer(),
  // The copy of the owner first: where a few are looked for among a million, most are passed over by it.
  worthRanks: { rows: `${ofOwner} and (select true from customers seen where seen.id = customer)` },
  worthLists: 'whole',
  worthGroups: 'whole',
  worthCohorts: 'whole',
  worthChecks: 'whole',
  followUps: ofCustomer(),
  actions: ofCustomer(),
  touches: ofCustomer(),
  needs: ofCustomer(),
  receivables: ofCustomer(),
  owed: { rows: ofOwner },
  audit: 'whole',
  auditHead: 'whole',
  personKeys: 'whole',
  readings: 'whole',
  readingAlarms: 'whole',
  erasures: 'whole',
  erasedParties: 'whole',
  erasureKey: 'whole',
  worthRuns: { outside: 'which run is shown, asked by every list; of customers only how many' },
  imports: { outside: 'which files stand, asked by every list; of customers only how many' },
  importMappings: { outside: company },
  productNames: { outside: company },
  productMark: { outside: company },
  settings: { outside: company },
  demo: { outside: company },
  readingLimits: { outside: company },
  views: { outside: 'what somebody looks for, not what is known of whom' },
  bulkEdits: { outside: work },
  exports: { outside: work },
  exportDownloads: { outside: work },
  jobs: { outside: work },
  schedules: { outside: work },
  installation: {
    outside: 'which data folder goes with the records: the program asks before anybody is known',
  },
  idempotency: { outside: 'what somebody was answered, found by the key that only they have' },
  idempotencySteps: { outside: 'what somebody was answered, found by the key that only they have' },
  user: { outside: signIn },
  roles: { outside: signIn },
  teams: { outside: signIn },
  teamMembers: { outside: signIn },
  account: { outside: signIn },
  session: { outside: signIn },
  verification: { outside: signIn },
  secondFactors: { outside: signIn },
  backupCodes: { outside: signIn },
  apiKeys: { outside: signIn },
}

/** The policy of each table that has one. */
export const policies: readonly { readonly table: Table; readonly rows: string }[] = Object.entries(
  walls,
).flatMap(([table, wall]) =>
  wall !== 'whole' && 'outside' in wall
    ? []
    : [{ table: table as Table, rows: policyOf(wall === 'whole' ? 'false' : wall.rows) }],
)

/** The tables without, each with why. */
export const tablesOutside: ReadonlyMap<string, string> = new Map(
  Object.entries(walls).flatMap(([table, wall]) =>
    wall !== 'whole' && 'outside' in wall ? [[table, wall.outside] as const] : [],
  ),
)

/**
 * Asked first and once a statement is what was said; who sees all is asked nothing else of any row. A case, not an or:
 * of it the planner takes that half the rows pass, and goes along the index that the question itself names.
 */
function policyOf(rows: string): string {
  return `case (select coalesce(current_setting('ricebook.sees', true), ''))
    when 'all' then true when '' then false else ${rows} end`
}

const policy = 'seen'
/** Written beside each policy, so that another program's version of it is known by a word. */
const markOf = (rows: string): string => createHash('sha256').update(rows).digest('hex').slice(0, 16)

/** The owner lays each policy that is not there as it is written here, in one change. */
export async function raiseWalls(db: Kysely<unknown>): Promise<void> {
  const stale = await wallsMissing(db)
  if (stale.length === 0) return
  await db.transaction().execute(async (tx) => {
    for (const { table, rows } of policies) {
      if (!stale.includes(table)) continue
      const on = sql.table(table)
      // Not forced upon the owner: whoever copies the database by the owner's role gets all of it, or a refusal.
      await sql`alter table ${on} enable row level security`.execute(tx)
      await sql`drop policy if exists ${sql.ref(policy)} on ${on}`.execute(tx)
      await sql`create policy ${sql.ref(policy)} on ${on} using (${sql.raw(rows)})`.execute(tx)
      await sql`comment on policy ${sql.ref(policy)} on ${on} is ${sql.lit(markOf(rows))}`.execute(tx)
    }
  })
}

/** The tables that are there and have not the policy that is written here, or another one beside it. */
export async function wallsMissing(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string; on: number; policies: number; mark: string | null }>`
    select c.relname::text as name, c.relrowsecurity as "on",
      (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
      (select obj_description(p.oid, 'pg_policy') from pg_policy p
        where p.polrelid = c.oid and p.polname = ${policy}) as mark
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(db)
  const found = new Map(rows.map((row) => [row.name, row]))
  return policies.flatMap(({ table, rows: wanted }) => {
    const there = found.get(table)
    if (!there) return []
    const stands = there.on === 1 && there.policies === 1 && there.mark === markOf(wanted)
    return stands ? [] : [table]
  })
}
