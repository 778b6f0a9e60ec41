/** The ledger's tables. A line keeps the party's name as its source gave it; null is a sale to nobody known. */
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
     order_no varchar,
     day date not null,
     product varchar,
     quantity decimal(18, 6),
     amount decimal(18, 4),
     margin decimal(18, 4),
     is_return boolean not null
   )`,
]
