import type { Duck } from '../duckdb.ts'

export type HistoriesAsked = { readonly asOf: string; readonly until: string }

/**
 * Lays out one row a customer and day, then one row a customer, for the questions beside this one.
 *
 * A day is a purchase if any of its lines is not a return. Returns are netted against their own day; what is left of
 * them takes from the latest earlier purchases, never below 0 and never across the as-of day. What survives of each day
 * is M_i − M_{i−1}, M being the future minimum of the running total held at or above 0: a stack from which returns take.
 */
export const historySteps = {
  days: `create or replace temp table days as
    select party, day, not bool_and(is_return) as purchase,
      sum(amount) as billed,
      sum(amount) as net,
      sum(margin) as margin
    from lines where party is not null and day <= $asOf::date
    group by party, day`,
  returners: `create or replace temp table returners as
    select distinct party from days where billed < 0 or not purchase`,
  netted: `create or replace temp table netted as
    with running as (
      select party, day, sum(coalesce(billed, 0)) over (partition by party order by day rows unbounded preceding) as total
      from days semi join returners using (party)
    ), held as (
      select party, day,
        total - least(0, min(total) over (partition by party order by day rows unbounded preceding)) as held
      from running
    ), kept as (
      select party, day,
        min(held) over (partition by party order by day rows between current row and unbounded following) as kept
      from held
    )
    select party, day, kept - coalesce(lag(kept) over (partition by party order by day), 0) as net from kept`,
  applied: `update days set net = netted.net from netted where days.party = netted.party and days.day = netted.day`,
  histories: `create or replace temp table histories as
    select party,
      min(day) filter (where purchase) as first_day,
      max(day) filter (where purchase) as last_day,
      (count(*) filter (where purchase))::integer - 1 as repeats,
      (count(*) filter (where net > 0) - (arg_min(net, day) filter (where purchase) > 0)::integer)::integer as paid_repeats,
      sum(net) filter (where net > 0) - greatest(arg_min(net, day) filter (where purchase), 0) as paid_total,
      sum(net) as net_total,
      (count(*) filter (where net > 0))::integer as paid_days,
      sum(billed) as revenue,
      sum(margin) as margin,
      (count(*) filter (where billed > 0))::integer as billed_days,
      sum(billed) filter (where billed > 0) as billed_total,
      sum(margin) filter (where billed > 0) as billed_margin,
      sum(margin::double * margin::double / billed::double) filter (where billed > 0) as margin_squares
    from days group by party having bool_or(purchase)`,
  later: `create or replace temp table later as
    select party, (count(distinct day) filter (where not is_return))::integer as days, sum(amount) as spend
    from lines semi join histories using (party)
    where day > $asOf::date and day <= $until::date
    group by party`,
} as const

/** Runs the steps; the netting only where something was returned. */
export async function layOutHistories(duck: Duck, { asOf, until }: HistoriesAsked): Promise<void> {
  await duck.run(historySteps.days, { asOf })
  await duck.run(historySteps.returners)
  const { some } = await duck.row('select exists (from returners) as some')
  if (some) {
    await duck.run(historySteps.netted)
    await duck.run(historySteps.applied)
  }
  await duck.run(historySteps.histories)
  await duck.run(historySteps.later, { asOf, until })
}
