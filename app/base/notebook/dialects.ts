import {
  type BinaryOperationNode,
  type DataTypeNode,
  type Kysely,
  type OperationNode,
  OperatorNode,
  PostgresAdapter,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  type RawBuilder,
  type RawNode,
  type SqlBool,
  sql,
} from 'kysely'

/*
 * Everything in which the notebook's two stores differ for whoever asks them. Rooms write one query; where the two say
 * the same in other words, they take those words from here. SQLite's are what a query is made of, and the compiler for
 * PostgreSQL puts its own in their place.
 */

export function isPostgres(db: Pick<Kysely<never>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

const inPostgres = new WeakMap<OperationNode, OperationNode>()

function either<Of>(says: {
  readonly sqlite: RawBuilder<Of>
  readonly postgres: RawBuilder<Of>
}): RawBuilder<Of> {
  inPostgres.set(says.sqlite.toOperationNode(), says.postgres.toOperationNode())
  return says.sqlite
}

/** Whether a column's text is one of any number of texts, given as one value: the statement stays the same. */
export function oneOf(column: string, texts: readonly string[]): RawBuilder<SqlBool> {
  const [name, all] = [sql.ref(column), JSON.stringify(texts)]
  return either<SqlBool>({
    sqlite: sql`${name} in (select value from json_each(${all}))`,
    postgres: sql`${name} = any (array(select json_array_elements_text(${all}::json)))`,
  })
}

/** Texts as a table with the column `value`, given as one value. */
export function textsAsRows(texts: readonly string[]): RawBuilder<unknown> {
  const all = JSON.stringify(texts)
  return either({
    sqlite: sql`json_each(${all})`,
    postgres: sql`(select json_array_elements_text(${all}::json) as value)`,
  })
}

/** Pairs of texts as a question with two columns, given as one value. */
export function pairsAsRows(pairs: readonly (readonly [string, string])[]): RawBuilder<unknown> {
  const all = JSON.stringify(pairs)
  return either({
    sqlite: sql`select value ->> 0, value ->> 1 from json_each(${all})`,
    postgres: sql`select value ->> 0, value ->> 1 from json_array_elements(${all}::json) as pairs(value)`,
  })
}

/** Behind a table's name: the index to go along. PostgreSQL knows by its statistics and is told nothing. */
export function alongIndex(name: string): RawBuilder<unknown> {
  return either({ sqlite: sql`indexed by ${sql.ref(name)}`, postgres: sql`` })
}

/** 1 where something holds, else 0: also where it is not known. The same words in both. */
export function flag(holds: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`case when ${holds} then 1 else 0 end`
}

/** An instant written in whatever offset, as UTC with milliseconds. */
export function inUtc(column: string): RawBuilder<string> {
  const name = sql.ref(column)
  return either<string>({
    sqlite: sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${name})`,
    postgres: sql`to_char(${name}::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  })
}

/** JSON text {ranks, customers} of a group's rows, by their number in it. */
export function ranksAndCustomers(): RawBuilder<string> {
  return either<string>({
    sqlite: sql`json_object('ranks', json_group_array(rank order by nth),
      'customers', json_group_array(customer order by nth))`,
    // Its own JSON has spaces in it: the same run is the same text in both.
    postgres: sql`'{"ranks":[' || string_agg(rank::text, ',' order by nth) || '],"customers":['
      || string_agg(to_json(customer)::text, ',' order by nth) || ']}'`,
  })
}

/** The question whether the notebook has a table of that name: a row, or none. */
export function tableNamed(name: string): RawBuilder<{ name: string }> {
  return either<{ name: string }>({
    sqlite: sql`select name from sqlite_schema where name = ${name}`,
    postgres: sql`select relname::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = ${name}`,
  })
}

export type ColumnThere = { readonly table: string; readonly column: string; readonly nthOfKey: number }

/** Every column of every table that there is, with its place in the table's key, from 1; 0: it is not in it. */
export function columnsThere(): RawBuilder<ColumnThere> {
  return either<ColumnThere>({
    sqlite: sql`select t.name as "table", c.name as "column", c.pk as "nthOfKey"
      from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite_%'`,
    postgres: sql`select t.relname::text as "table", c.attname::text as "column",
        coalesce(array_position(i.indkey::int2[], c.attnum) + 1, 0) as "nthOfKey"
      from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
      left join pg_index i on i.indrelid = t.oid and i.indisprimary
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'`,
  })
}

export type NamesOther = { readonly table: string; readonly other: string }

/** Which tables have rows that must name a row of another one. */
export function tablesNaming(): RawBuilder<NamesOther> {
  return either<NamesOther>({
    sqlite: sql`select t.name as "table", f."table" as other
      from sqlite_schema t, pragma_foreign_key_list(t.name) f where t.type = 'table'`,
    postgres: sql`select a.relname::text as "table", b.relname::text as other
      from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
      where k.contype = 'f' and a.relnamespace = 'public'::regnamespace`,
  })
}

/** Notes whose database it is where a file's header can say so; in PostgreSQL the tables say it. */
export function markAs(mark: number): RawBuilder<unknown> {
  return either({
    sqlite: sql`pragma application_id = ${sql.raw(String(mark))}`,
    postgres: sql`select 1`,
  })
}

/** The same tables mean the same: whole numbers go beyond 2^31, days are text, which comes back as it was written. */
const typesInPostgres: Readonly<Record<string, string>> = { integer: 'bigint', date: 'text' }

export class NotebookPostgresCompiler extends PostgresQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    const own = inPostgres.get(node)
    if (own) this.visitNode(own)
    else super.visitRaw(node)
  }

  /** Among none: SQLite takes an empty list, and nothing is in it. */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand: list } = node
    const isEmpty = PrimitiveValueListNode.is(list) && list.values.length === 0
    if (isEmpty && OperatorNode.is(operator)) this.append(operator.operator === 'in' ? 'false' : 'true')
    else super.visitBinaryOperation(node)
  }

  protected override visitDataType(node: DataTypeNode): void {
    const own = typesInPostgres[node.dataType]
    if (own) this.append(own)
    else super.visitDataType(node)
  }
}
