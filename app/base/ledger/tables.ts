/**
 * The ledger's tables. A line keeps the party's name as its source gave it; null is a sale to nobody known. Amounts are
 * whole ten-thousandths of the currency's unit: exact when summed, in any order, and precise enough for any price.
 */
export const ledgerTables: readonly string[] = [
  `create table batches (
     batch integer primary key,
     source varchar not null,
     file varchar not null,
     state varchar not null
   )`,
  `create table lines (
     batch integer not null,
     party varchar,
     day date,
     amount bigint,
     margin bigint,
     is_return boolean not null
   )`,
]

/** Columns that come with the first file that has them: empty ones would cost memory on every line. */
export const lineDetails = { order_no: 'varchar', product: 'varchar', quantity: 'decimal(18, 6)' } as const

/** Of one unit of currency. */
export const unitsPerCurrency = 10_000
