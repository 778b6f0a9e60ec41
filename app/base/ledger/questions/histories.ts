import type { Duck } from '../duckdb.ts'
import { drawOf } from '../tables.ts'

export type HistoriesAsked = { readonly asOf: string; readonly until: string }

/**
 * Lays out one row a customer and day, then one row a customer, for the questions beside this one.
 *
 * A day is a purchase if any of its lines is not a return. Returns are netted against their own day; what is left of
 * them takes from the latest earlier purchases, never below 0 and never across the as-of day. What survives of each day
 * is M_i − M_{i−1}, M being the future minimum of the running total held at or above 0: a stack from which returns take.
 */
export function historySteps({ returns, margins, uncosted }: Omit<Shape, 'holdOut'>, called: Called) {
  const billed = uncosted ? 'costed' : returns ? 'billed' : 'net'
  const bought = returns ? ' filter (where purchase)' : ''
  return {
    days: `create or replace temp table days as
      select customer as party, day,
        sum(amount::double) as net
        ${margins ? ', sum(margin::double) as margin' : ''}
        ${returns ? ', sum(amount::double) as billed, not bool_and(is_return) as purchase' : ''}
        ${uncosted ? ', sum(amount::double) filter (where margin is not null) as costed, sum(amount::double) filter (where margin is null) as uncosted' : ''}
      from standing_lines where customer is not null and day <= $asOf::date
      group by customer, day`,
    netted: `create or replace temp table netted as
      with running as (
        select party, day, sum(coalesce(billed, 0)) over (partition by party order by day rows unbounded preceding) as total
        from days semi join (select party from days where billed < 0 or not purchase) using (party)
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
      with whole as (
      select party,
        min(day)${bought} as first_day,
        max(day)${bought} as last_day,
        (count(*)${bought})::integer - 1 as repeats,
        coalesce(arg_min(net, day)${bought}, 0) as first_net,
        coalesce(sum(net), 0) as net_total,
        (count(*) filter (where net > 0))::integer as paid_days
        ${returns ? ', coalesce(sum(billed), 0) as revenue' : ''}
        ${margins ? `, ${marginColumns(billed)}` : ''}
        ${uncosted ? ', coalesce(sum(uncosted), 0) as uncosted' : ''}
      from days group by party
      ${returns ? 'having bool_or(purchase)' : ''}
      )
      ${withDraws[called]}`,
    later: `create or replace temp table later as
      select customer as party, (count(distinct day) filter (where not is_return))::integer as days,
        sum(amount::double) as spend
      from standing_lines semi join histories on standing_lines.customer = histories.party
      where day > $asOf::date and day <= $until::date
      group by customer`,
  }
}

/** How the customers of `standing_lines` are called: in memory by their party, in a file by an id. */
export type Called = 'by party' | 'by id'

const withDraws = {
  'by party': `select *, ${drawOf('party')} as draw from whole`,
  'by id': 'select whole.*, draw from whole join customer_draws on customer = party',
} as const

/**
 * For the margin rate: what was billed on days of a positive bill, the margin of it, and Σ margin² ÷ bill; of lines whose
 * margin is known.
 */
const marginColumns = (billed: string): string => `coalesce(sum(margin), 0) as margin,
  (count(*) filter (where ${billed} > 0))::integer as billed_days,
  coalesce(sum(${billed}) filter (where ${billed} > 0), 0) as billed_total,
  coalesce(sum(margin) filter (where ${billed} > 0), 0) as billed_margin,
  coalesce(sum(margin * margin / ${billed}) filter (where ${billed} > 0), 0) as margin_squares`

/** What the lines have at all: what they lack is not asked for a million times. */
export type Shape = {
  readonly returns: boolean
  /** Some lines say what was earned on them; `uncosted`: and some do not. */
  readonly margins: boolean
  readonly uncosted: boolean
  readonly holdOut: boolean
}

export const shapeSql = `create or replace temp table shape as
  select coalesce(bool_or(is_return), false) as returns, count(margin) > 0 as margins,
    count(margin) between 1 and count(*) - 1 as uncosted, $asOf < $until as hold_out,
    (count(*) filter (where day <= $asOf::date))::integer as lines
  from standing_lines where customer is not null`

/** The shape of what was laid out last. */
export async function shapeOf(duck: Duck): Promise<Shape> {
  const row = await duck.row('select returns, margins, uncosted, hold_out from shape')
  return {
    returns: Boolean(row.returns),
    margins: Boolean(row.margins),
    uncosted: Boolean(row.uncosted),
    holdOut: Boolean(row.hold_out),
  }
}

/** Runs the steps; the netting only where something was returned. */
export async function layOutHistories(
  duck: Duck,
  { asOf, until }: HistoriesAsked,
  called: Called,
): Promise<void> {
  await duck.run(shapeSql, { asOf, until })
  const shape = await shapeOf(duck)
  const steps = historySteps(shape, called)
  await duck.run(steps.days, { asOf })
  if (shape.returns) {
    await duck.run(steps.netted)
    await duck.run(steps.applied)
  }
  await duck.run(steps.histories)
  if (shape.holdOut) await duck.run(steps.later, { asOf, until })
}

/** Drops what was laid out, or the part of it that single lines and days are; in memory the lines themselves too. */
export async function forgetHistories(
  duck: Duck,
  { what, lines }: { readonly what: 'days' | 'customers'; readonly lines: boolean },
): Promise<void> {
  const tables =
    what === 'days' ? [...(lines ? ['lines'] : []), 'days', 'netted'] : ['histories', 'later', 'windows']
  for (const table of tables) await duck.run(`drop table if exists ${table}`)
}
