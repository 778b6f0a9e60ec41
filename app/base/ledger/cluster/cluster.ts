import { Readable } from 'node:stream'
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client'
import { type CountedAgent, countedAgent } from './counted-agent.ts'
import { type Door, refusalOf } from './faults.ts'

/** Where a ClickHouse cluster is: the HTTP door of one server of every shard, and what its servers call the cluster. */
export type ClusterPlace = {
  readonly urls: readonly string[]
  readonly database: string
  readonly cluster: string
  /** Left out: the servers' own default, without a password. */
  readonly user?: string
  readonly password?: string
}

export type Cell = string | null
export type Row = Readonly<Record<string, string | number | null>>

/**
 * The shards of a cluster. A table lies on each under its name and `_local`; under its plain name it is the whole of
 * them, asked of the first. Tables are made and rows taken out on each shard's own door: `on cluster` would need
 * ZooKeeper.
 */
export class Cluster {
  readonly place: ClusterPlace
  /** As which program this one has taken over what is kept here; 0: it only asks. */
  taken = 0
  readonly #shards: readonly Shard[]
  readonly #doors: readonly Shard[]

  private constructor(place: ClusterPlace, shards: readonly Shard[], doors: readonly Shard[]) {
    this.place = place
    this.#shards = shards
    this.#doors = doors
  }

  /** Makes the database where there is none. */
  static async open(place: ClusterPlace): Promise<Cluster> {
    const cluster = await Cluster.reach(place)
    try {
      await cluster.createDatabases()
    } catch (error) {
      await cluster.close()
      throw error
    }
    return cluster
  }

  /** Makes nothing. */
  static async reach(place: ClusterPlace): Promise<Cluster> {
    if (place.urls.length === 0) throw new Error('a cluster has at least one shard')
    return Cluster.#through(place)
  }

  static async #through(place: ClusterPlace): Promise<Cluster> {
    const { urls, database } = place
    const inside = { database, clickhouse_settings: settings }
    const [shards, doors] = await Promise.all([
      Promise.all(urls.map((url) => shardAt(url, place, inside))),
      Promise.all(urls.map((url) => shardAt(url, place, {}))),
    ])
    return new Cluster(place, shards, doors)
  }

  /** The same cluster through connections of its own, to ask of: what comes through them is counted apart. */
  apart(): Promise<Cluster> {
    return Cluster.#through(this.place)
  }

  /** Bytes that have come from the servers' sockets. */
  bytesRead(): number {
    return [...this.#shards, ...this.#doors].reduce((sum, { counted }) => sum + counted.bytesRead(), 0)
  }

  async createDatabases(): Promise<void> {
    const query = `create database if not exists ${name(this.place.database)}`
    for (const door of this.#doors) await told(door, door.client.command({ query }))
  }

  /** As it may be told to anybody. */
  serverOf(shard: number): string {
    return this.#at(shard).door.server
  }

  /** What one shard answers, asked outside the database, which may not be there. */
  async rowsAt(shard: number, query: string): Promise<Cell[][]> {
    return textOf(this.#doors[shard] as Shard, query).then(cellsOf)
  }

  /** The same of what is to be done. */
  async commandAt(shard: number, query: string): Promise<void> {
    const door = this.#doors[shard] as Shard
    await told(door, door.client.command({ query }))
  }

  async insertAt(shard: number, table: string, rows: readonly Row[]): Promise<void> {
    await insertInto(this.#at(shard), table, rows)
  }

  /** A table with its database before it: so must be called what another shard is to look up in its own part. */
  table(called: string): string {
    return `${name(this.place.database)}.${name(called)}`
  }

  /** On every shard, each about its own part. */
  async onEach(query: string): Promise<void> {
    await Promise.all(this.#shards.map((shard) => told(shard, shard.client.command({ query }))))
  }

  /** On the shard that gathers what the others have. */
  async onFirst(query: string): Promise<void> {
    await told(this.#first, this.#first.client.command({ query }))
  }

  /** The rows that the whole cluster answers with. */
  async rows(query: string): Promise<Cell[][]> {
    return cellsOf(await textOf(this.#first, query))
  }

  /** Many rows that the whole cluster answers with, a piece at a time. */
  async *pieces(query: string): AsyncGenerator<Cell[][]> {
    const shard = this.#first
    try {
      const answer = await shard.client.query({ query, format: 'TabSeparated' })
      for await (const rows of answer.stream()) yield rows.map(({ text }) => text.split('\t').map(cellOf))
    } catch (error) {
      throw refusalOf(error, shard.door) ?? error
    }
  }

  /** What every shard answers of its own part, one after the other. */
  async rowsOfEach(query: string): Promise<Cell[][]> {
    const answers = await Promise.all(this.#shards.map((shard) => textOf(shard, query)))
    return answers.flatMap(cellsOf)
  }

  /** Durable on the shards that each row belongs to when this returns. */
  async insert(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    await insertInto(this.#first, table, rows)
  }

  /** Into a table that the first shard alone has: up to some hundred thousand rows are there at once or not at all. */
  async insertOnFirst(table: string, rows: readonly Row[]): Promise<void> {
    await insertInto(this.#first, table, rows)
  }

  /** The same rows on every shard, on the first when all others have them: what it knows, all know. */
  async insertOnEach(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    await Promise.all(this.#shards.slice(1).map((shard) => insertInto(shard, table, rows)))
    await insertInto(this.#first, table, rows)
  }

  /** Many rows, each where it belongs, as lines of tab-separated cells, each with its end: pieces as they come. */
  async insertLines(table: string, lines: AsyncIterable<string>): Promise<void> {
    const values = Readable.from(lines, { objectMode: false })
    await told(this.#first, this.#first.client.insert({ table: name(table), values, format: 'TabSeparated' }))
  }

  /** Many rows to every shard, as lines of tab-separated cells, each with its end: pieces as they come. */
  async linesOnEach(table: string, lines: () => Iterable<string>): Promise<void> {
    await Promise.all(
      this.#shards.map((shard) => {
        const values = Readable.from(lines(), { objectMode: false })
        return told(shard, shard.client.insert({ table: name(table), values, format: 'TabSeparated' }))
      }),
    )
  }

  /** Takes rows out of a table of every shard; they are gone when this returns. */
  async takeOut(table: string, where: string): Promise<void> {
    await Promise.all(this.#shards.map((shard) => this.#takeOut(shard, table, where)))
  }

  async takeOutOfFirst(table: string, where: string): Promise<void> {
    await this.#takeOut(this.#first, table, where)
  }

  async #takeOut(shard: Shard, table: string, where: string): Promise<void> {
    const query = `alter table ${name(table)} delete where ${where}`
    await told(shard, shard.client.command({ query }))
    const waiting = `select command from system.mutations
      where database = ${literal(this.place.database)} and table = ${literal(table)} and not is_done`
    while ((await textOf(shard, waiting)) !== '') await new Promise((resolve) => setTimeout(resolve, pause))
  }

  async close(): Promise<void> {
    await Promise.all([...this.#shards, ...this.#doors].map(({ client }) => client.close()))
  }

  get #first(): Shard {
    return this.#at(0)
  }

  #at(shard: number): Shard {
    return this.#shards[shard] as Shard
  }
}

type Shard = {
  readonly client: ClickHouseClient
  readonly door: Door
  readonly counted: CountedAgent
}

type Given = { readonly database?: string; readonly clickhouse_settings?: ClickHouseSettings }

async function shardAt(url: string, place: ClusterPlace, given: Given): Promise<Shard> {
  // Loaded by those alone who have a cluster.
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client')
  const { database, user: username = 'default', password = '' } = place
  const counted = countedAgent(url)
  // Errors are thrown; a log of the client's own would repeat what customers are called.
  const log = { level: ClickHouseLogLevel.OFF }
  const http = { http_agent: counted.agent, request_timeout: longest, keep_alive: idleSockets }
  return {
    client: createClient({ url, username, password, log, ...http, ...given }),
    door: { server: new URL(url).host, user: username, database },
    counted,
  }
}

/** What can be mended is refused; the rest is as it is. */
async function told<Answer>({ door }: Shard, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw refusalOf(error, door) ?? error
  }
}

const textOf = (shard: Shard, query: string): Promise<string> =>
  told(
    shard,
    shard.client.query({ query, format: 'TabSeparated' }).then((answer) => answer.text()),
  )

async function insertInto(shard: Shard, table: string, rows: readonly Row[]): Promise<void> {
  const values = { table: name(table), values: [...rows], format: 'JSONEachRow' } as const
  await told(shard, shard.client.insert(values))
}

/** Milliseconds between two looks at whether rows are gone. */
const pause = 20
/** Milliseconds that a step may take: an answer comes when it is whole, and nothing before it. */
const longest = 3_600_000

/** A server lets go of a connection on which nothing is asked for 3 seconds: here it is let go of well before. */
const idleSockets = { idle_socket_ttl: 1_500, eagerly_destroy_stale_sockets: true }

const settings: ClickHouseSettings = {
  // Questions say what customers are called, and nobody would erase them from a server's log of questions.
  log_queries: 0,
  // A row is where it belongs before it is answered for.
  insert_distributed_sync: 1,
  // An error in the middle of an answer is an error, and not the end of a shorter one.
  wait_end_of_query: 1,
  output_format_json_quote_64bit_integers: 0,
  // What is read out in an order of its own may be more than a server's memory holds.
  max_bytes_before_external_sort: '500000000',
  // The numbers of all batches that stand are written into each question.
  max_query_size: '16777216',
}

/**
 * A text as a literal of SQL: the one way in which a text gets into a question, since servers of 2018 know no
 * parameters. Inside quotes a backslash escapes, so it and the quote are escaped; a zero byte has to be written out.
 */
export const literal = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`

/** A name as an identifier of SQL. */
export function name(text: string): string {
  if (!/^[a-z_][a-z0-9_]*$/i.test(text)) throw new Error(`not the name of a table or database: ${text}`)
  return `\`${text}\``
}

function cellsOf(tsv: string): Cell[][] {
  if (tsv === '') return []
  return tsv
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t').map(cellOf))
}

const escaped: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', 0: '\0' }

function cellOf(cell: string): Cell {
  if (cell === '\\N') return null
  if (!cell.includes('\\')) return cell
  return cell.replace(/\\(.)/gs, (_, letter: string) => escaped[letter] ?? letter)
}
