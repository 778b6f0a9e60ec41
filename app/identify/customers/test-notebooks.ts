import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { theProgram } from '../../base/access/person-of.ts'
import { insertMany } from '../../base/notebook/bulk.ts'
import { newId } from '../../base/notebook/ids.ts'
import { type Notebook, openNotebook } from '../../base/notebook/notebook.ts'
import { insertLists, insertRanks } from '../../differentiate/worth/store.ts'
import { unknownRank, type WorthListsTable } from '../../differentiate/worth/tables.ts'
import { dayRank, listRows } from '../../differentiate/worth/worth-lists.ts'
import type { CustomersDeps } from './deps.ts'

export const at = '2026-03-01T08:00:00.000Z'

export type TestNotebook = {
  readonly notebook: Notebook
  readonly deps: CustomersDeps
  readonly done: () => Promise<void>
}

/** A notebook file of its own, removed afterwards. */
export async function scratchNotebook(): Promise<TestNotebook> {
  const folder = await mkdtemp(join(tmpdir(), 'ricebook-customers-'))
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  await worksHere(notebook, 'wang')
  return {
    notebook,
    deps: { notebook, now: () => at, ...theProgram, user: 'wang', country: 'CN' },
    done: async () => {
      await notebook.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Somebody who works here, an owner unless said otherwise. */
async function worksHere(notebook: Notebook, id: string, role = 'owner'): Promise<void> {
  await notebook.change((tx) =>
    tx
      .insertInto('user')
      .values({
        ...{ id, name: id, email: `${id}@example.com`, emailVerified: 0, image: null, language: null },
        ...{ createdAt: at, updatedAt: at, role, disabled: 0 },
      })
      .execute(),
  )
}

type State = 'running' | 'standing' | 'undoing' | 'undone'

/** An import in a state, as the imports room would leave it. */
export async function setImport(notebook: Notebook, batch: number, state: State): Promise<void> {
  await notebook.change(async (tx) => {
    const text = {
      kind: 'orders',
      source: 'main',
      fileName: 'f.csv',
      fileHash: `${batch}`,
      settings: '{}',
    } as const
    const none = {
      figures: null,
      refusal: null,
      job: null,
      by: null,
      endedAt: null,
      undoneAt: null,
      rowsErased: 0,
      fileErased: 0,
    }
    await tx
      .insertInto('imports')
      .values({ batch, id: newId(), bytes: 1, state, createdAt: at, ...text, ...none })
      .onConflict((conflict) => conflict.column('batch').doUpdateSet({ state }))
      .execute()
  })
}

export type TestWorth = {
  readonly customer: string
  readonly stage: string
  readonly rankBy: number
  readonly owner?: string
  readonly marginSoFar?: number | null
  readonly nextPurchaseDay?: string | null
  readonly lastDay?: string | null
}

/** A worth run that is current, begun at an instant. */
export async function setWorth(
  notebook: Notebook,
  { run, startedAt, rows }: { run: number; startedAt: string; rows: readonly TestWorth[] },
): Promise<void> {
  await notebook.change(async (tx) => {
    await tx.updateTable('worthRuns').set({ state: 'former' }).where('state', '=', 'current').execute()
    const dates = { asOf: '2026-02-28', startedAt, endedAt: startedAt }
    await tx
      .insertInto('worthRuns')
      .values({ run, state: 'current', figures: null, ...dates })
      .execute()
    await insertMany(tx, 'worth', {
      columns: [
        ...(['run', 'customer', 'stage', 'rankBy', 'residualValue', 'purchases', 'marginSoFar'] as const),
        ...(['nextPurchaseDay', 'lastDay'] as const),
      ],
      rows: rows.map(
        ({ customer, stage, rankBy, marginSoFar = null, nextPurchaseDay = null, lastDay = null }) => [
          ...[run, customer, stage, rankBy, rankBy, 1, marginSoFar, nextPurchaseDay, lastDay],
        ],
      ),
    })
    await insertLists(
      tx,
      (['margin', 'next', 'last'] as const).flatMap((by) => [...listed({ run, by, rows, rank: rankOf[by] })]),
    )
    await insertRanks(
      tx,
      rows.map((row) => [
        ...([run, row.stage, row.rankBy, row.customer, row.owner ?? ''] as const),
        ...([rankOf.margin(row), rankOf.next(row), rankOf.last(row)] as const),
      ]),
    )
  })
}

const rankOf = {
  margin: ({ marginSoFar }: TestWorth) => marginSoFar ?? unknownRank,
  next: ({ nextPurchaseDay }: TestWorth) => dayRank(nextPurchaseDay ?? null),
  last: ({ lastDay }: TestWorth) => dayRank(lastDay ?? null),
}

type Listed = {
  readonly run: number
  readonly by: WorthListsTable['by']
  readonly rows: readonly TestWorth[]
  readonly rank: (row: TestWorth) => number
}

function listed({ run, by, rows, rank }: Listed) {
  const ranks = rows.map(rank)
  const customers = rows.map(({ customer }) => customer)
  const stageOf = (place: number): string => rows[place]?.stage ?? ''
  const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
  const order = [...rows.keys()].sort(
    (a, b) =>
      byText(stageOf(a), stageOf(b)) ||
      (ranks[a] ?? 0) - (ranks[b] ?? 0) ||
      byText(customers[a] ?? '', customers[b] ?? ''),
  )
  return listRows({ run, by, customers, ranks, order, stageOf })
}
