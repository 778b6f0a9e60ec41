import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../../language/refusal.ts'
import { factKinds } from '../facts.ts'
import type { Cluster } from './cluster.ts'

const figures = z.object({
  ...{ lines: z.number(), added: z.number(), known: z.number(), differing: z.number() },
  ...{ anonymous: z.number(), returns: z.number(), revenue: z.number() },
  ...{ parties: z.number(), newParties: z.number() },
  ...{ firstDay: z.string().nullable(), lastDay: z.string().nullable() },
})

const begun = z.object({
  batch: z.number(),
  kind: z.enum([...factKinds, 'customers']),
  source: z.string(),
  file: z.string(),
})

const settled = z.object({
  /** Under which number its lines lie, and what they are called; null: it has none. */
  settling: z.number().nullable(),
  claiming: z.number().nullable(),
  figures: figures.nullable(),
  /** How often batches had come to stand or gone when it was found out which of its lines count. */
  mark: z.number(),
  /** The orders at the edges of its file. */
  firstOrder: z.string().nullable(),
  lastOrder: z.string().nullable(),
  /** In which order batches came to stand: what stood first counts. Null: it does not stand. */
  place: z.number().nullable(),
})

const stateSchema = z.object({
  changes: z.number(),
  batches: z.array(begun.extend({ settled: settled.nullable() })),
  /** Batches, there or gone, whose parties may be called otherwise since: to be found out (party-names.ts). */
  renaming: z.array(z.number()).default([]),
})

export type State = z.infer<typeof stateSchema>
export type BatchSaid = State['batches'][number]
export type Settled = z.infer<typeof settled>
export type SettledBatch = BatchSaid & { readonly settled: Settled }
export type StandingBatch = SettledBatch & { readonly settled: { readonly place: number } }

/**
 * Which batches there are, and under which numbers what counts of them lies: one row, so that whatever changes, changes
 * in one step. Asked once and written into each step of a question, all of its steps see the same.
 */
export async function stateOf(cluster: Cluster): Promise<State & Said> {
  const [row] = await cluster.rows(
    'select taken, version, said from states order by taken desc, version desc limit 1',
  )
  if (!row) return { taken: 0, version: 0, changes: 0, batches: [], renaming: [] }
  const state = stateSchema.parse(JSON.parse(row[2] ?? ''))
  return { taken: Number(row[0]), version: Number(row[1]), ...state }
}

/** `taken`: how many programs have had the ledger; `version`: how often it has changed. */
type Said = { readonly taken: number; readonly version: number }

/**
 * A program takes the ledger over before it changes anything: what a server is still busy with for one that was killed is
 * said under a number that nobody listens to any more. A program that is still there learns of it at its next change.
 */
export async function takeOver(cluster: Cluster): Promise<void> {
  const { taken, version, ...state } = await stateOf(cluster)
  cluster.taken = taken + 1
  await cluster.insertOnFirst('states', [
    { taken: cluster.taken, version: version + 1, said: JSON.stringify(state) },
  ])
}

/** From here on this holds. */
export async function say(cluster: Cluster, change: (state: State) => State): Promise<void> {
  const { taken, version, ...state } = await stateOf(cluster)
  if (taken !== cluster.taken) throw new Refusal('ledger.taken-over')
  const said = JSON.stringify(change(state))
  await cluster.insertOnFirst('states', [{ taken, version: version + 1, said }])
  if ((await stateOf(cluster)).taken !== cluster.taken) throw new Refusal('ledger.taken-over')
}

/** The same with one batch said anew, or left out. */
export const withBatch = (state: State, said: BatchSaid): State => ({
  ...state,
  batches: [...state.batches.filter(({ batch }) => batch !== said.batch), said].sort(
    (a, b) => a.batch - b.batch,
  ),
})

export const batchOf = (state: State, batch: number): BatchSaid | undefined =>
  state.batches.find((one) => one.batch === batch)

export const isStanding = (said: BatchSaid): said is StandingBatch => typeof said.settled?.place === 'number'

/** The batches that stand, in the order in which they came to. */
export const standingOf = (state: State): StandingBatch[] =>
  state.batches.filter(isStanding).sort((a, b) => a.settled.place - b.settled.place)

/** The lists of products among them. */
export const standingLists = (state: State): StandingBatch[] =>
  standingOf(state).filter(({ kind, settled }) => kind === 'products' && settled.settling !== null)

/** A condition on lines or payments: those that count. */
export function countedSql(state: State): string {
  const settlings = standingOf(state).flatMap(({ settled: { settling } }) => settling ?? [])
  return settlings.length === 0 ? '0' : `settling in (${settlings.join(', ')}) and counts`
}

/** A number that no other try has. */
export const drawn = (): number => randomBytes(6).readUIntBE(0, 6)
