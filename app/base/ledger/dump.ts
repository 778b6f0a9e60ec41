import type { Duck } from './duckdb.ts'

/**
 * Everything the ledger knows, and nothing of how it came to know it: one JSON line a fact, sorted. Two ledgers that
 * know the same give the same lines, whatever was imported, undone and imported again on the way. So batches, rows and
 * marks are left out, and a customer, whose id is drawn by chance, is named by the first of its parties (by its id only
 * where it has none). Amounts are whole ten-thousandths.
 */
export const dumpSql = (table: string): string => `create or replace temp table ${table} as
  with standing as (select batch from committed), known as (
    from identity_map where batch is null or batch in (from standing)
  ), firsts as (
    select customer, min({source: source, party: party}) as first from known group by customer
  ), facts(line) as (
    select to_json({fact: 'line', source: source, party: party, order_no: order_no, day: day::varchar,
      amount: amount, margin: margin, is_return: is_return, product: product, quantity: quantity::varchar,
      due: due::varchar, party_name: party_name})
    from lines where counts and batch in (from standing)
    union all
    select to_json({fact: 'payment', source: source, party: party, reference: reference, order_no: order_no,
      day: day::varchar, amount: amount})
    from payments where counts and batch in (from standing)
    union all
    select to_json({fact: 'product', source: source, product: product, name: name, unit: unit, category: category,
      price: price, cost: cost})
    from standing_products
    union all
    select to_json({fact: 'party', source: source, party: party, customer: first, name: name})
    from known join firsts using (customer) left join party_names using (source, party)
    union all
    select to_json({fact: 'customer', customer: coalesce(to_json(first), to_json(customer)), stage: stage, owner: owner})
    from customer_mirror left join firsts using (customer)
    union all
    select to_json({fact: 'touch', customer: coalesce(to_json(first), to_json(customer)), 'at': instant::varchar, kind: kind,
      channel: channel, outcome: outcome, 'by': by_user})
    from touches left join firsts using (customer)
  )
  select row_number() over (order by line::varchar) as place, line::varchar as line from facts`

export const dumpPageSql = (table: string): string =>
  `select line from ${table} where place > $after and place <= $after + $most order by place`

const tableOf = (dump: number): string => `dump_${Math.trunc(dump)}`

/** Lays the lines out, so that its pages show one moment. */
export async function beginDump(duck: Duck, asked: { readonly dump: number }): Promise<void> {
  await duck.run(dumpSql(tableOf(asked.dump)))
}

export async function dumpPage(
  duck: Duck,
  asked: { readonly dump: number; readonly after: number; readonly most: number },
): Promise<string[]> {
  const { dump, after, most } = asked
  const rows = await duck.rows(dumpPageSql(tableOf(dump)), { after, most })
  return rows.map((row) => String(row.line))
}

export async function endDump(duck: Duck, asked: { readonly dump: number }): Promise<void> {
  await duck.run(`drop table if exists ${tableOf(asked.dump)}`)
}
