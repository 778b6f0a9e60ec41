import type { Duck } from './duckdb.ts'

/** Somebody got in touch with a customer. `touch` names it in the notebook; `at` is an instant, UTC. */
export type Touch = {
  readonly touch: string
  readonly customer: string
  readonly at: string
  readonly kind: string
  readonly channel: string | null
  readonly outcome: string | null
  readonly by: string | null
}

export type TouchChanges = {
  readonly rows: readonly Touch[]
  /** Taken back. */
  readonly removed: readonly string[]
  /** Up to which change of the notebook this goes. */
  readonly mark: number
}

/** What the touches are now. Told twice it is the same. */
export function applyTouches(duck: Duck, { rows, removed, mark }: TouchChanges): Promise<void> {
  return duck.transaction(async () => {
    await duck.run(
      `create or replace temp table told (touch varchar, customer varchar, told_at varchar, kind varchar, channel varchar,
        outcome varchar, by_user varchar)`,
    )
    // Empty stands for nothing: the quick way into a table takes texts only.
    await duck.append('told', [
      rows.map(({ touch }) => touch),
      rows.map(({ customer }) => customer),
      rows.map(({ at }) => at),
      rows.map(({ kind }) => kind),
      rows.map(({ channel }) => channel ?? ''),
      rows.map(({ outcome }) => outcome ?? ''),
      rows.map(({ by }) => by ?? ''),
    ])
    await duck.run('create or replace temp table untold (touch varchar)')
    await duck.append('untold', [[...removed]])
    await duck.run('delete from touches where touch in (select touch from told union all from untold)')
    await duck.run(
      `insert into touches by name
       select touch, customer::uuid as customer, replace(told_at, 'Z', '')::timestamp as instant, kind,
         nullif(channel, '') as channel, nullif(outcome, '') as outcome, nullif(by_user, '') as by_user
       from told qualify row_number() over (partition by touch order by rowid desc) = 1`,
    )
    await duck.run('update touch_mark set seq = greatest(seq, $mark::bigint)', { mark })
    for (const table of ['told', 'untold']) await duck.run(`drop table ${table}`)
  })
}

export async function touchMark(duck: Duck): Promise<number> {
  const { seq } = await duck.row('select seq from touch_mark')
  return Number(seq)
}
