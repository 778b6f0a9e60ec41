import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../notebook/ids.ts'
import { Duck } from '../duckdb.ts'
import { beginDump, dumpPage } from '../dump.ts'
import type { KeptQuestions } from '../kept-questions.ts'
import { fileTables } from '../tables.ts'
import { type Columns, carried, carriedLines, carriedNumber } from './carried.ts'
import type { Cluster } from './cluster.ts'
import { knownSql } from './identities.ts'
import { layDown } from './laid-down.ts'
import { countedSql, type State, standingLists, standingOf, stateOf } from './state.ts'

type Dumps = Pick<KeptQuestions, 'beginDump' | 'dumpPage' | 'endDump'>

type Brought = { readonly table: string; readonly from: string; readonly columns: Columns }

/** What the dump tells of, of each table of a file's ledger. */
function broughtOver(cluster: Cluster, state: State): readonly Brought[] {
  const counted = countedSql(state)
  const lists = standingLists(state).map(({ settled }) => settled.settling)
  // Which line of its order it is the dump does not tell.
  const nth = { ...carriedNumber('nth'), cluster: `'1'` }
  return [
    { table: 'lines', from: `lines where ${counted}`, columns: { ...carriedLines.orders, nth } },
    { table: 'payments', from: `payments where ${counted}`, columns: { ...carriedLines.payments, nth } },
    {
      table: 'products',
      from: `products where ${lists.length === 0 ? '0' : `settling in (${lists.join(', ')})`}`,
      columns: carried.products,
    },
    { table: 'identity_map', from: `(${knownSql(cluster)})`, columns: carried.identity_map },
    {
      table: 'party_names',
      from: `party_names final where name != ''`,
      columns: { ...carried.party_names, changed: carriedNumber('changed') },
    },
    { table: 'touches', from: 'touches final where not removed', columns: carried.touches },
  ]
}

/**
 * Everything is brought into a file of its own, which has the tables of a file's ledger, and told by the same question.
 *
 * @param alone lets nothing change meanwhile
 * @param scratch a folder with room for all of it
 */
export function dumpsOnCluster(
  cluster: Cluster,
  {
    scratch,
    alone,
  }: { readonly scratch: string; readonly alone: (work: () => Promise<void>) => Promise<void> },
): Dumps & { readonly endAll: () => Promise<void> } {
  const open = new Map<number, { readonly duck: Duck; readonly path: string }>()
  let dumps = 0
  const end = async (dump: number): Promise<void> => {
    const found = open.get(dump)
    open.delete(dump)
    if (!found) return
    found.duck.close()
    for (const path of [found.path, `${found.path}.wal`, `${found.path}.tmp`])
      await rm(path, { force: true, recursive: true })
  }
  return {
    beginDump: async () => {
      const dump = ++dumps
      const path = join(scratch, `dump-${newId()}.duckdb`)
      const duck = await Duck.open(path, { memory_limit: '800MB', temp_directory: `${path}.tmp` })
      open.set(dump, { duck, path })
      try {
        for (const sql of fileTables) await duck.run(sql)
        await alone(() => bring(cluster, duck))
        await beginDump(duck, { dump })
      } catch (error) {
        await end(dump)
        throw error
      }
      return dump
    },
    dumpPage: async (asked) => {
      const found = open.get(asked.dump)
      if (!found) throw new Error(`there is no dump ${asked.dump}`)
      return dumpPage(found.duck, asked)
    },
    endDump: ({ dump }) => end(dump),
    endAll: async () => {
      for (const dump of [...open.keys()]) await end(dump)
    },
  }
}

async function bring(cluster: Cluster, duck: Duck): Promise<void> {
  const state = await stateOf(cluster)
  for (const { batch, settled } of standingOf(state))
    await duck.run(`insert into committed values (${batch}, ${settled.place})`)
  for (const brought of broughtOver(cluster, state)) await layDown(cluster, duck, brought)
}
