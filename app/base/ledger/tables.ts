/**
 * The ledger's tables. A line keeps the party's name as its source gave it; null is a sale to nobody known. Amounts are
 * whole ten-thousandths of the currency's unit: exact when summed, in any order, and precise enough for any price.
 *
 * Questions see facts through `standing_lines`, `standing_payments` and `standing_products` only. In them `customer` is
 * whom a line belongs to, several parties or not: in a file an id (uuid, which is quick to group by), in memory the
 * party's own name; `party` is the same as text. Null: nobody known.
 */

/** In memory: nothing but what valuing needs, and everything counts. */
export const memoryTables: readonly string[] = [
  `create table lines (
     batch integer not null,
     party varchar,
     day date,
     amount bigint,
     margin bigint,
     is_return boolean not null
   )`,
  `create view standing_lines as
     select batch, party, party as customer, day, amount, margin, is_return from lines`,
]

/** Columns that come with the first file that has them: empty ones would cost memory on every line. */
export const lineDetails = { order_no: 'varchar', product: 'varchar', quantity: 'decimal(18, 6)' } as const

/**
 * What is kept of each kind of fact, as its file gave it; `row_no` is the file's order. `party_name`: how a file that
 * calls its customers by a number also names them.
 */
export const factColumns = {
  orders: {
    party: 'varchar',
    order_no: 'varchar',
    day: 'date not null',
    amount: 'bigint',
    margin: 'bigint',
    is_return: 'boolean not null',
    product: 'varchar',
    quantity: 'decimal(18, 6)',
    due: 'date',
    party_name: 'varchar',
  },
  payments: {
    party: 'varchar',
    reference: 'varchar',
    order_no: 'varchar',
    day: 'date not null',
    amount: 'bigint not null',
  },
  products: {
    product: 'varchar not null',
    name: 'varchar',
    unit: 'varchar',
    category: 'varchar',
    price: 'bigint',
    cost: 'bigint',
  },
} as const

export const factTables = { orders: 'lines', payments: 'payments', products: 'products' } as const

/** Lines of a batch that is still being written lie apart, so that what came in can be told apart from what stood. */
export const stagingTable = (batch: number): string => `staged_${Math.trunc(batch)}`

export const stagingColumns = (kind: keyof typeof factColumns): string =>
  `batch integer not null, row_no bigint not null, source varchar not null, ${Object.entries(
    factColumns[kind],
  )
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')}`

/**
 * `nth`: which line of the same order, or of the same customer, day and amount, this is within its file. `counts`: no
 * batch that stood before has the same one.
 */
const placed = 'nth integer not null, counts boolean not null'

/**
 * Where all customers would be too many, those with the smallest draws are looked at. A draw goes by what a source calls
 * the customer (several: by the first in order): ids are drawn by chance, and by them two installations with the same
 * files would look at others and say other figures.
 *
 * @param name an expression of SQL
 * @returns an expression: a number in [0, 1), spread evenly
 */
export const drawOf = (name: string): string =>
  `((md5_number_lower(${name}) >> 11)::double / 9007199254740992::double)`

/** In a file: what stays, batch by batch. */
export const fileTables: readonly string[] = [
  `create table if not exists batches (
     batch integer primary key,
     kind varchar not null,
     source varchar not null,
     file varchar not null,
     state varchar not null,
     figures varchar,
     standing_mark bigint,
     first_order varchar,
     last_order varchar
   )`,
  // `place`: in which order they came to stand. What stood first counts.
  'create table if not exists committed (batch integer not null, place bigint not null)',
  // Changes with every batch that comes to stand or goes; one row.
  'create table if not exists standing_mark (changes bigint not null)',
  'insert into standing_mark select 0 where not exists (from standing_mark)',
  `create table if not exists chunks (
     batch integer not null,
     chunk integer not null,
     rows integer not null,
     used integer not null,
     rejected integer not null,
     anonymous integer not null,
     returns integer not null
   )`,
  `create table if not exists lines (${stagingColumns('orders')}, ${placed})`,
  `create table if not exists payments (${stagingColumns('payments')}, ${placed})`,
  `create table if not exists products (${stagingColumns('products')})`,
  'alter table lines add column if not exists party_name varchar',
  // The parties that a batch names, and what its lines call them.
  `create table if not exists named (
     batch integer not null,
     source varchar not null,
     party varchar not null,
     party_name varchar
   )`,
  'alter table named add column if not exists party_name varchar',
  // What parties are called by the lines that count. `changed`: with which change of these names, so that the notebook
  // can be told; null: by nothing any more, and it is still to hear of that.
  `create table if not exists party_names (
     source varchar not null,
     party varchar not null,
     name varchar,
     changed bigint not null
   )`,
  // How often names have changed, and up to where the notebook knows; one row.
  'create table if not exists name_mark (changes bigint not null, told bigint not null)',
  'insert into name_mark select 0, 0 where not exists (from name_mark)',
  // `batch`: the first that stands and names the party, or the one that made the customer; null: the notebook told it.
  `create table if not exists identity_map (
     source varchar not null,
     party varchar not null,
     customer uuid not null,
     batch integer
   )`,
  // Up to which change of the notebook's identities the map above has come; one row.
  'create table if not exists mirror_mark (seq bigint not null)',
  'insert into mirror_mark select 0 where not exists (from mirror_mark)',
  'create table if not exists customer_mirror (customer uuid not null, stage varchar, owner varchar)',
  `create table if not exists worth_history (
     run integer not null,
     as_of date not null,
     customer uuid not null,
     alive double,
     residual_value double,
     margin_so_far double,
     stage varchar
   )`,
  // The day of the first purchase, from 1970-01-01; and where the run ranks by another figure than the residual value, it.
  'alter table worth_history add column if not exists first_day integer',
  'alter table worth_history add column if not exists ranking double',
  // When somebody got in touch with a customer, as the notebook tells it; `touch` is its name there.
  `create table if not exists touches (
     touch varchar not null,
     customer uuid not null,
     instant timestamp not null,
     kind varchar not null,
     channel varchar,
     outcome varchar,
     by_user varchar
   )`,
  // Up to which change of the notebook's touches the table above has come; one row.
  'create table if not exists touch_mark (seq bigint not null)',
  'insert into touch_mark select 0 where not exists (from touch_mark)',
  // Of a product that several lists name, the list that came to stand last is right, and in it the last row.
  `create or replace view standing_products as
     select batch, row_no, source, product, name, unit, category, price, cost
     from products join committed using (batch)
     qualify row_number() over (partition by source, product order by place desc, row_no desc) = 1`,
  // Where the sale itself says nothing of margin, the product's cost does.
  `create or replace view standing_lines as
     select l.batch, l.row_no, l.source, l.party as party_of_source, m.customer, m.customer::varchar as party,
       l.order_no, l.day, l.amount,
       coalesce(l.margin, l.amount - case when l.is_return then -1 else 1 end
         * try_cast(abs(l.quantity)::decimal(19, 6) * p.cost as bigint)) as margin,
       l.is_return, l.product, l.quantity, l.due
     from lines l
     left join identity_map m on m.source = l.source and m.party = l.party
     left join (select source, product, cost from standing_products where cost is not null) p
       on p.source = l.source and p.product = l.product
     where l.counts and l.batch in (select batch from committed)`,
  `create or replace view standing_payments as
     select p.batch, p.row_no, p.source, p.party as party_of_source, m.customer, m.customer::varchar as party, p.reference, p.order_no, p.day, p.amount
     from payments p
     left join identity_map m on m.source = p.source and m.party = p.party
     where p.counts and p.batch in (select batch from committed)`,
  `create or replace view customer_draws as
     select customer, ${drawOf('min(source || chr(31) || party)')} as draw from identity_map group by customer`,
]

/** Of one unit of currency. */
export const unitsPerCurrency = 10_000
