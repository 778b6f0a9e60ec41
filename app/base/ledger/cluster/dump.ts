import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../notebook/ids.ts'
import { Duck } from '../duckdb.ts'
import { beginDump, dumpPage } from '../dump.ts'
import type { KeptQuestions } from '../kept-questions.ts'
import { fileTables } from '../tables.ts'
import type { Cluster } from './cluster.ts'
import { knownSql } from './identities.ts'
import { quantityUnits } from './products.ts'
import { countedSql, type State, standingLists, standingOf, stateOf } from './state.ts'

type Dumps = Pick<KeptQuestions, 'beginDump' | 'dumpPage' | 'endDump'>

/** What is brought over of a table of a file's ledger: from where, and each of its columns as it is laid down there. */
type Brought = {
  readonly table: string
  readonly from: string
  /** What is asked of the cluster, and what becomes of its text `$`. */
  readonly columns: Readonly<Record<string, readonly [string, string]>>
}

const words = (column: string): readonly [string, string] => [column, `nullif($, '')`]
const number = (column: string): readonly [string, string] => [
  `ifNull(toString(${column}), '')`,
  `nullif($, '')::bigint`,
]
const day = (column: string): readonly [string, string] => [
  `ifNull(toString(${column}), '')`,
  `date '1970-01-01' + nullif($, '')::integer`,
]
const place = { row_no: number('row_no'), source: words('source') }

function broughtOver(cluster: Cluster, state: State): readonly Brought[] {
  const counted = countedSql(state)
  const lists = standingLists(state).map(({ settled }) => settled.settling)
  const counts = { batch: number('batch'), ...place, nth: number('1'), counts: number('1') }
  const fact = { day: day('day'), amount: number('amount') }
  return [
    {
      table: 'lines',
      from: `lines where ${counted}`,
      columns: {
        ...{
          ...counts,
          ...fact,
          party: words('party'),
          order_no: words('order_no'),
          margin: number('margin'),
        },
        ...{ is_return: number('is_return'), product: words('product'), due: day('due') },
        quantity: [
          `ifNull(toString(quantity), '')`,
          `(nullif($, '')::decimal(38, 0) / ${quantityUnits})::decimal(18, 6)`,
        ],
        party_name: words('party_name'),
      },
    },
    {
      table: 'payments',
      from: `payments where ${counted}`,
      columns: {
        ...{ ...counts, ...fact, party: words('party') },
        ...{ reference: words('reference'), order_no: words('order_no') },
      },
    },
    {
      table: 'products',
      from: `products where ${lists.length === 0 ? '0' : `settling in (${lists.join(', ')})`}`,
      columns: {
        ...{ batch: number('batch'), ...place, product: words('product'), name: words('name') },
        ...{ unit: words('unit'), category: words('category'), price: number('price'), cost: number('cost') },
      },
    },
    {
      table: 'identity_map',
      from: `(${knownSql(cluster)})`,
      columns: { source: words('source'), party: words('party'), customer: ['customer', '$::uuid'] },
    },
    {
      table: 'party_names',
      from: `party_names final where name != ''`,
      columns: {
        ...{ source: words('source'), party: words('party'), name: words('name') },
        changed: number('changed'),
      },
    },
    {
      table: 'touches',
      from: 'touches final where not removed',
      columns: {
        ...{ touch: words('touch'), customer: ['customer', '$::uuid'] },
        instant: ['at', `replace($, 'Z', '')::timestamp`],
        ...{ kind: words('kind'), channel: words('channel'), outcome: words('outcome') },
        by_user: words('by_user'),
      },
    },
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
  for (const { table, from, columns } of broughtOver(cluster, state)) {
    const names = Object.keys(columns)
    const asked = Object.values(columns).map(([expression]) => expression)
    const laid = names.map(
      (name) => `${(columns[name] as readonly [string, string])[1].replace('$', `"${name}"`)} as ${name}`,
    )
    for await (const rows of cluster.pieces(`select ${asked.join(', ')} from ${from}`)) {
      await duck.run(
        `create or replace temp table told (${names.map((name) => `"${name}" varchar`).join(', ')})`,
      )
      await duck.append(
        'told',
        names.map((_, i) => rows.map((row) => row[i] ?? '')),
      )
      await duck.run(`insert into ${table} by name select ${laid.join(', ')} from told`)
    }
  }
}
