import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { notebookMigrations } from '../../base/notebook/migrations.ts'
import { openNotebook } from '../../base/notebook/notebook.ts'
import { newFolder, newNotebook } from '../../base/notebook/test-folder.ts'
import { currentRun, insertLists, insertRanks, insertRun, insertWorth, setOwner, sweepRun } from './store.ts'
import { unknownRank } from './tables.ts'
import { dayRank, listRows } from './worth-lists.ts'

test('what a notebook of an earlier version said of everybody is said by this one too, in the order of lists', async () => {
  const path = join(newFolder(), 'notebook.sqlite')
  const step = notebookMigrations.findIndex(({ name }) => name === 'worth.ranks')
  const old = await openNotebook(path, notebookMigrations.slice(0, step))
  const said: readonly [string, string, string, number, number | null, string | null][] = [
    ['c1', 'steady', 'wang', 500, 500, '2026-03-01'],
    ['c2', 'lost', '', -9_007_199_254_740_991, null, null],
    ['c3', 'steady', 'li', 900, 900, '2026-02-01'],
  ]
  await old.change(async (tx) => {
    await sql`insert into "worthRuns" (run, state, "startedAt") values (7, 'current', '2026-02-02T00:00:00Z')`.execute(
      tx,
    )
    for (const [customer, stage, owner, rank, value, next] of said)
      await sql`insert into worth (run, customer, stage, owner, "rankBy", "residualValue", alive, "nextPurchaseDay",
        "marginBasis", purchases) values (7, ${customer}, ${stage}, ${owner}, ${rank}, ${value}, 0.25, ${next},
        'assumed', 3)`.execute(tx)
  })
  await old.close()

  const notebook = await newNotebook(path)
  expect(await currentRun(notebook.read)).toMatchObject({ run: 7 })
  const rows = await notebook.read.selectFrom('worth').selectAll().orderBy('customer').execute()
  expect(rows).toHaveLength(3)
  expect(rows[0]).toEqual({
    ...{ run: 7, customer: 'c1', stage: 'steady', rankBy: 500, residualValue: 500, alive: 0.25 },
    ...{ nextPurchaseDay: '2026-03-01', marginBasis: 'assumed', purchases: 3 },
    ...{ expectedPurchases: null, expectedMargin: null, residualLow: null, residualHigh: null },
    ...{ equityShare: null, nextLow: null, nextHigh: null, revenue: null, marginSoFar: null },
    ...{ firstDay: null, lastDay: null },
  })
  const ranks = notebook.read.selectFrom('worthRanks').select(['customer', 'owner', 'margin', 'next', 'last'])
  const unknown = { margin: unknownRank, next: unknownRank, last: unknownRank }
  expect(await ranks.orderBy('stage').orderBy('rankBy').execute()).toEqual([
    { ...unknown, customer: 'c2', owner: '' },
    { ...unknown, customer: 'c1', owner: 'wang', next: 20260301 },
    { ...unknown, customer: 'c3', owner: 'li', next: 20260201 },
  ])
})

test('a notebook of an earlier version has its current run in every order at once, as a run would write it', async () => {
  const path = join(newFolder(), 'notebook.sqlite')
  const step = notebookMigrations.findIndex(({ name }) => name === 'worth.lists')
  const old = await openNotebook(path, notebookMigrations.slice(0, step))
  const customers = Array.from({ length: 1_203 }, (_, i) => `c${String(i).padStart(4, '0')}`)
  const dayOf = (i: number): string | null => (i % 7 === 0 ? null : `2026-0${1 + (i % 9)}-1${i % 3}`)
  const unknown = new Array<null>(13).fill(null)
  await old.change(async (tx) => {
    for (const run of [1, 2]) {
      await insertRun(tx, '2026-02-02T00:00:00Z')
      await insertWorth(
        tx,
        customers.map((customer, i) => [
          ...[run, customer, i % 5 === 0 ? 'lost' : 'steady', 0],
          ...[...unknown, 1, null, dayOf(i)],
        ]),
      )
    }
    await sql`update "worthRuns" set state = 'current' where run = 2`.execute(tx)
  })
  await old.close()

  const notebook = await newNotebook(path)
  const lists = notebook.read.selectFrom('worthLists').selectAll().orderBy('by').orderBy('stage')
  const rows = await lists.orderBy('rankBy').orderBy('customer').execute()
  expect(new Set(rows.map(({ run, by }) => `${run} ${by}`))).toEqual(
    new Set(['2 last', '2 margin', '2 next']),
  )
  const ranks = customers.map((_, i) => dayRank(dayOf(i)))
  const order = [...customers.keys()].sort(
    (a, b) => Number(a % 5 !== 0) - Number(b % 5 !== 0) || (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b,
  )
  const stageOf = (i: number): string => (i % 5 === 0 ? 'lost' : 'steady')
  const written = [...listRows({ run: 2, by: 'last', customers, ranks, order, stageOf })]
  expect(written).toHaveLength(3)
  expect(rows.filter(({ by }) => by === 'last').map((row) => Object.values(row))).toEqual(written)
})

test('a run that is swept takes all of its rows along and none of another, some at a time', async () => {
  const notebook = await newNotebook()
  const runs = [1, 2]
  const customers = Array.from({ length: 7 }, (_, i) => `c${i}`)
  for (const run of runs)
    await notebook.change(async (tx) => {
      await insertRun(tx, '2026-02-02T00:00:00Z')
      const unknown = new Array<null>(13).fill(null)
      await insertWorth(
        tx,
        customers.map((customer, i) => [run, customer, 'steady', i % 3, ...unknown, 1, null, null]),
      )
      await insertRanks(
        tx,
        customers.map((customer, i) => [run, 'steady', i % 3, customer, '', 0, 0, 0]),
      )
      await insertLists(
        tx,
        customers.map((customer, i) => [run, 'last', 'steady', i, customer, '{"ranks":[],"customers":[]}']),
      )
      await setOwner(tx, { run, customer: 'c4', owner: 'wang' })
    })
  let steps = 0
  while (await notebook.change((tx) => sweepRun(tx, 1, 3))) steps++
  expect(steps).toBe(13)
  for (const table of ['worth', 'worthRanks', 'worthLists'] as const)
    expect((await notebook.read.selectFrom(table).select('run').execute()).map(({ run }) => run)).toEqual(
      customers.map(() => 2),
    )
  const owned = await notebook.read
    .selectFrom('worthRanks')
    .select('customer')
    .where('owner', '=', 'wang')
    .execute()
  expect(owned).toEqual([{ customer: 'c4' }])
})
