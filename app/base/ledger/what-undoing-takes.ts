import type { Duck } from './duckdb.ts'
import type { FactKind } from './facts.ts'
import { type CountedKind, partsOf, sameLine } from './identity-of-lines.ts'
import { factTables, unitsPerCurrency } from './tables.ts'

/** What of a standing batch would go, if it were undone now, and what other standing batches would keep. */
export type UndoingTakes = {
  /** Lines that stand with this batch alone; of a list of products its products. */
  readonly gone: number
  /** Lines that another standing batch has too: they go on counting, from there. */
  readonly stay: number
  /** Lines that never counted here, since they stood before it came. */
  readonly elsewhere: number
  /** What goes, net of returns, in units of the currency. */
  readonly amount: number
  /** The batches from which lines go on counting. */
  readonly keptBy: readonly number[]
}

const nothing: UndoingTakes = { gone: 0, stay: 0, elsewhere: 0, amount: 0, keptBy: [] }

export async function whatUndoingTakes(
  duck: Duck,
  { batch }: { readonly batch: number },
): Promise<UndoingTakes> {
  const [found] = await duck.rows(
    'select kind from batches where batch = $batch and batch in (select batch from committed)',
    { batch },
  )
  const kind = found?.kind as FactKind | 'customers' | undefined
  if (kind === undefined || kind === 'customers') return nothing
  return kind === 'products' ? productsTaken(duck, batch) : linesTaken(duck, { kind, batch })
}

/** Asks what `letOthersCount` in batches.ts would do: of each line that counts, whether another batch has it too. */
async function linesTaken(
  duck: Duck,
  { kind, batch }: { readonly kind: CountedKind; readonly batch: number },
): Promise<UndoingTakes> {
  const table = factTables[kind]
  const sum = { gone: 0, stay: 0, amount: 0n }
  const keptBy = new Set<number>()
  for (const part of await partsOf(duck, { table, batch })) {
    const row = await duck.row(
      `with mine as (
         select l.rowid as id, l.* from ${table} l where l.batch = $batch and l.counts and ${part(kind, 'l')}
       ), remaining as (
         select l.*, c.place from ${table} l join committed c using (batch)
         where l.batch <> $batch and not l.counts and ${part(kind, 'l')}
       ), met as (
         select any_value(mine.amount) as amount, arg_min(remaining.batch, remaining.place) as next
         from mine left join remaining on remaining.source = mine.source and ${sameLine(kind, 'remaining', 'mine')}
         group by mine.id
       )
       select count(*) filter (where next is null) as gone, count(next) as stay,
         coalesce(sum(amount) filter (where next is null), 0)::varchar as amount,
         string_agg(distinct next::varchar, ',') as next
       from met`,
      { batch },
    )
    sum.gone += Number(row.gone)
    sum.stay += Number(row.stay)
    sum.amount += BigInt(String(row.amount))
    for (const one of batchesIn(row.next)) keptBy.add(one)
  }
  const all = await duck.row(
    `select count(*) filter (where not counts) as elsewhere from ${table} where batch = $batch`,
    { batch },
  )
  return {
    gone: sum.gone,
    stay: sum.stay,
    elsewhere: Number(all.elsewhere),
    amount: Number(sum.amount) / unitsPerCurrency,
    keptBy: [...keptBy].sort((a, b) => a - b),
  }
}

async function productsTaken(duck: Duck, batch: number): Promise<UndoingTakes> {
  const row = await duck.row(
    `with mine as (select distinct source, product from products where batch = $batch), met as (
       select mine.product, arg_max(other.batch, committed.place) as next
       from mine
         left join (products other join committed using (batch))
           on other.batch <> $batch and other.source = mine.source and other.product = mine.product
       group by mine.source, mine.product
     )
     select count(*) filter (where next is null) as gone, count(next) as stay,
       string_agg(distinct next::varchar, ',') as next
     from met`,
    { batch },
  )
  const keptBy = batchesIn(row.next).sort((a, b) => a - b)
  return { ...nothing, gone: Number(row.gone), stay: Number(row.stay), keptBy }
}

function batchesIn(listed: unknown): number[] {
  return typeof listed === 'string' ? listed.split(',').map(Number) : []
}
