import { random, stages } from '@ricebook/engine'
import { sql } from 'kysely'
import { newId } from '../app/base/notebook/ids.ts'
import type { Notebook } from '../app/base/notebook/notebook.ts'
import {
  becomeCurrent,
  insertLists,
  insertRanks,
  insertRun,
  insertWorth,
  type RankRow,
  type WorthRow,
} from '../app/differentiate/worth/store.ts'
import { dayRank, listRows } from '../app/differentiate/worth/worth-lists.ts'
import { imported } from '../app/identify/customers/customers.ts'
import { chineseNames } from './chinese-names.ts'

const seed = 7
const at = '2026-03-01T08:00:00.000Z'
/** Nobody else writes: longer changes meet the same pages more often. */
const customersAChange = 20_000
const listRowsAChange = 40
/** A third of the customers has none. */
export const cities = ['上海', '杭州', '苏州', '南京', '宁波', '无锡', '常州', '嘉兴'] as const

/** Who a bench has written into a notebook. */
export type Filled = {
  /** One name in a thousand. */
  readonly names: readonly string[]
  readonly ids: readonly string[]
}

/**
 * Writes very many customers with invented Chinese names into an empty notebook, everybody valued by chance.
 *
 * @param owners ids of those who look after them, as many customers each
 */
export async function fill(
  notebook: Notebook,
  customers: number,
  owners: readonly string[],
): Promise<Filled> {
  const name = chineseNames(seed)
  const names: string[] = []
  const ids: string[] = []
  await notebook.change((tx) =>
    tx
      .insertInto('imports')
      .values({
        ...{ batch: 1, id: newId(), kind: 'customers', source: 'main', fileName: 'simulated', fileHash: '0' },
        ...{ bytes: 1, state: 'standing', settings: '{}', createdAt: at, endedAt: at },
        ...{
          figures: null,
          refusal: null,
          job: null,
          by: null,
          undoneAt: null,
          rowsErased: 0,
          fileErased: 0,
        },
      })
      .execute(),
  )
  for (let from = 0; from < customers; from += customersAChange) {
    const rows = Array.from({ length: Math.min(customersAChange, customers - from) }, (_, i) => {
      const one = { party: `C${from + i}`, customer: newId(), name: name() }
      ids.push(one.customer)
      if ((from + i) % 997 === 0) names.push(one.name)
      return one
    })
    await notebook.change((tx) => imported.add({ tx, batch: 1, source: 'main', rows, at, ledgerKnows: true }))
  }
  const payDays = Array.from({ length: 28 }, (_, nth) => nth + 1)
  await notebook.change(async (tx) => {
    const drawn = sql`owner = ${drawnBy(35, owners)}, city = ${drawnBy(33, [...cities, ...Array<null>(4).fill(null)])}`
    await sql`update customers set ${drawn}, payday = ${drawnBy(31, payDays)}`.execute(tx)
  })
  await writeWorth(notebook, ids)
  return { names, ids }
}

/** One of some by two digits of an id, as many customers each, said in words that both databases know. */
function drawnBy(place: number, values: readonly (number | string | null)[]) {
  const digits = sql`substr(id, ${sql.lit(place)}, 2)`
  const below = (nth: number): string =>
    Math.ceil((256 * (nth + 1)) / values.length)
      .toString(16)
      .padStart(2, '0')
  const cases = values
    .slice(0, -1)
    .map((value, nth) => sql`when ${digits} < ${sql.lit(below(nth))} then ${sql.lit(value)}`)
  return sql`(case ${sql.join(cases, sql` `)} else ${sql.lit(values.at(-1) ?? null)} end)`
}

async function writeWorth(notebook: Notebook, ids: readonly string[]): Promise<void> {
  const chance = random(seed)
  const run = await notebook.change((tx) => insertRun(tx, at))
  const owned = new Map(
    (await notebook.read.selectFrom('customers').select(['id', 'owner']).execute()).map((row) => [
      row.id,
      row.owner ?? '',
    ]),
  )
  const rows = ids.map((id): WorthRow => {
    const value = Math.round(Math.exp(6 + 2 * chance.normal()))
    const stage = stages[1 + chance.below(stages.length - 1)] as string
    const money = [value, Math.round(value / 3), Math.round(value * 2)]
    const next = dayAfter('2026-03-01', chance.below(90))
    const last = dayAfter('2026-02-28', -chance.below(400))
    const days = [next, '2026-03-10', '2026-06-20']
    return [
      ...[run, id, stage, value, 0.8, 4.2, value, ...money, 1e-6, ...days],
      ...[value * 3, Math.round(value * chance.uniform()), 'measured', 5, '2024-05-01', last],
    ]
  })
  const lists = [
    ['margin', (row: WorthRow) => Number(row[15])],
    ['next', (row: WorthRow) => dayRank(String(row[11]))],
    ['last', (row: WorthRow) => dayRank(String(row[19]))],
  ] as const
  const ranks = rows.map((row): RankRow => {
    const [, id, stage, value] = row
    const customer = String(id)
    const others = lists.map(([, rankOf]) => rankOf(row)) as [number, number, number]
    return [run, String(stage), Number(value), customer, owned.get(customer) ?? '', ...others]
  })
  ranks.sort((a, b) => a[1].localeCompare(b[1]) || a[2] - b[2] || (a[3] < b[3] ? -1 : 1))
  for (let from = 0; from < rows.length; from += customersAChange)
    await notebook.change(async (tx) => {
      await insertWorth(tx, rows.slice(from, from + customersAChange))
      await insertRanks(tx, ranks.slice(from, from + customersAChange))
    })
  for (const [by, rankOf] of lists) {
    const ranked = rows.map(rankOf)
    const stageOf = (place: number): string => String(rows[place]?.[2])
    const order = [...rows.keys()].sort(
      (a, b) =>
        stageOf(a).localeCompare(stageOf(b)) ||
        (ranked[a] ?? 0) - (ranked[b] ?? 0) ||
        (String(ids[a]) < String(ids[b]) ? -1 : 1),
    )
    const written = [...listRows({ run, by, customers: ids, ranks: ranked, order, stageOf })]
    for (let from = 0; from < written.length; from += listRowsAChange)
      await notebook.change((tx) => insertLists(tx, written.slice(from, from + listRowsAChange)))
  }
  await notebook.change((tx) => becomeCurrent(tx, run, { asOf: '2026-02-28', figures: '{}', endedAt: at }))
}

function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
