import type { Copies } from '../copies.ts'
import { bringBack, type Marks, marksOf } from './brought-back.ts'
import { type Cluster, literal } from './cluster.ts'
import { heldAgainst, type Told } from './held-against.ts'
import { withFile } from './laid-down.ts'
import { type State, stateOf } from './state.ts'

// A copy of a cluster is a file as a folder's ledger is one, of one moment, while everybody goes on working. Lines lie under
// numbers that the state of that moment names, and stay until they are swept, which waits. What is told anew in its place
// (whose a party is, touches, names, the newest run) is kept apart on each server when the moment falls.

/** As it was then. */
const toldThen: Told = {
  identities: 'copied_identities',
  partyNames: 'copied_party_names',
  touches: 'copied_touches',
  worth: `(select * from worth_history where run < (select max(run) from copied_worth)
    union all select * from copied_worth)`,
}

/** Of each server, and whether the first one asks them all. */
const kept = [
  { table: 'copied_identities', from: 'identities final', sharded: false },
  { table: 'copied_party_names', from: 'party_names_local final', sharded: true },
  { table: 'copied_touches', from: 'touches_local final', sharded: true },
  { table: 'copied_worth', from: 'worth_history_local', sharded: true },
] as const

type Moment = { readonly state: State; readonly marks: Marks }

export type ClusterCopies = Copies & {
  /** Whether something is read that the state of now may not name. */
  readonly isOpen: () => boolean
}

export function copiesOfCluster(cluster: Cluster): ClusterCopies {
  let open: Moment | null = null
  const end = async (): Promise<void> => {
    if (!open) return
    open = null
    await forgetLeftCopies(cluster)
  }
  return {
    isOpen: () => open !== null,
    // Whoever asks lets nothing be written down in the notebook meanwhile: so what has been told is no more than stands
    // there. In this order, since what is told again changes nothing, and whom a batch has made is there before it counts.
    beginCopy: async () => {
      await end()
      const moment = { marks: await marksOf(cluster), state: await stateOf(cluster) }
      open = moment
      try {
        const [newest] = await cluster.rows('select max(run) from worth_history')
        await Promise.all(
          kept.map(({ table, from, sharded }) =>
            cluster.onEach(
              `create table ${sharded ? `${table}_local` : table} engine = MergeTree order by tuple() as
               select * from ${from}${table === 'copied_worth' ? ` where run = ${Number(newest?.[0])}` : ''}`,
            ),
          ),
        )
      } catch (error) {
        await end().catch(() => undefined)
        throw error
      }
    },
    writeCopy: async ({ path }) => {
      if (!open) throw new Error('no copy has been begun')
      const { state, marks } = open
      const { cluster: called, database } = cluster.place
      try {
        for (const { table, sharded } of kept)
          if (sharded)
            await cluster.onFirst(
              `create table ${table} as ${table}_local
               engine = Distributed(${literal(called)}, ${literal(database)}, ${literal(`${table}_local`)})`,
            )
        await withFile(path, async (duck) => {
          await bringBack(cluster, duck, { state, marks, told: toldThen, look: () => undefined })
          await heldAgainst(cluster, duck, { state, told: toldThen, place: path })
          await duck.run('checkpoint')
        })
      } finally {
        await end()
      }
    },
    endCopy: end,
  }
}

/** What a program that was killed had kept apart. */
export async function forgetLeftCopies(cluster: Cluster): Promise<void> {
  const found = await cluster.rowsOfEach(
    `select name from system.tables where database = ${literal(cluster.place.database)} and name like 'copied_%'`,
  )
  for (const table of new Set(found.map(([name]) => name as string)))
    await cluster.onEach(`drop table if exists ${table}`)
}
