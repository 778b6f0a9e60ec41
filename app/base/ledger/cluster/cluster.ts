import { Readable } from 'node:stream'
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client'
import { type CountedAgent, countedAgent } from './counted-agent.ts'

/** Where a ClickHouse cluster is: the HTTP door of one server of every shard, and what its servers call the cluster. */
export type ClusterPlace = {
  readonly urls: readonly string[]
  readonly database: string
  readonly cluster: string
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
  readonly #shards: readonly ClickHouseClient[]
  readonly #agents: readonly CountedAgent[]

  private constructor(place: ClusterPlace, shards: readonly Door[]) {
    this.place = place
    this.#shards = shards.map(({ client }) => client)
    this.#agents = shards.map(({ counted }) => counted)
  }

  static async open(place: ClusterPlace): Promise<Cluster> {
    if (place.urls.length === 0) throw new Error('a cluster has at least one shard')
    for (const url of place.urls) {
      const { client } = await doorOf(url)
      try {
        await client.command({ query: `create database if not exists ${name(place.database)}` })
      } finally {
        await client.close()
      }
    }
    return Cluster.#through(place)
  }

  static async #through(place: ClusterPlace): Promise<Cluster> {
    const { database } = place
    const asked = { database, clickhouse_settings: settings }
    return new Cluster(place, await Promise.all(place.urls.map((url) => doorOf(url, asked))))
  }

  /** The same cluster through connections of its own, to ask of: what comes through them is counted apart. */
  apart(): Promise<Cluster> {
    return Cluster.#through(this.place)
  }

  /** Bytes that have come from the servers' sockets. */
  bytesRead(): number {
    return this.#agents.reduce((sum, { bytesRead }) => sum + bytesRead(), 0)
  }

  /** A table with its database before it: so must be called what another shard is to look up in its own part. */
  table(called: string): string {
    return `${name(this.place.database)}.${name(called)}`
  }

  /** On every shard, each about its own part. */
  async onEach(query: string): Promise<void> {
    await Promise.all(this.#shards.map((shard) => shard.command({ query })))
  }

  /** On the shard that gathers what the others have. */
  async onFirst(query: string): Promise<void> {
    await this.#first.command({ query })
  }

  /** The rows that the whole cluster answers with. */
  async rows(query: string): Promise<Cell[][]> {
    return cellsOf(await (await this.#first.query({ query, format: 'TabSeparated' })).text())
  }

  /** Many rows that the whole cluster answers with, a piece at a time. */
  async *pieces(query: string): AsyncGenerator<Cell[][]> {
    const answer = await this.#first.query({ query, format: 'TabSeparated' })
    for await (const rows of answer.stream()) yield rows.map(({ text }) => text.split('\t').map(cellOf))
  }

  /** What every shard answers of its own part, one after the other. */
  async rowsOfEach(query: string): Promise<Cell[][]> {
    const answers = await Promise.all(
      this.#shards.map(async (shard) => (await shard.query({ query, format: 'TabSeparated' })).text()),
    )
    return answers.flatMap(cellsOf)
  }

  /** Durable on the shards that each row belongs to when this returns. */
  async insert(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    await this.#first.insert({ table: name(table), values: [...rows], format: 'JSONEachRow' })
  }

  /** Into a table that the first shard alone has: up to some hundred thousand rows are there at once or not at all. */
  async insertOnFirst(table: string, rows: readonly Row[]): Promise<void> {
    await this.#first.insert({ table: name(table), values: [...rows], format: 'JSONEachRow' })
  }

  /** The same rows on every shard, on the first when all others have them: what it knows, all know. */
  async insertOnEach(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    const into = async (shard: ClickHouseClient): Promise<void> => {
      await shard.insert({ table: name(table), values: [...rows], format: 'JSONEachRow' })
    }
    await Promise.all(this.#shards.slice(1).map(into))
    await into(this.#first)
  }

  /** Many rows to every shard, as lines of tab-separated cells, each with its end: pieces as they come. */
  async linesOnEach(table: string, lines: () => Iterable<string>): Promise<void> {
    await Promise.all(
      this.#shards.map((shard) =>
        shard.insert({
          table: name(table),
          values: Readable.from(lines(), { objectMode: false }),
          format: 'TabSeparated',
        }),
      ),
    )
  }

  /** Takes rows out of a table of every shard; they are gone when this returns. */
  async takeOut(table: string, where: string): Promise<void> {
    await Promise.all(this.#shards.map((shard) => this.#takeOut(shard, table, where)))
  }

  async takeOutOfFirst(table: string, where: string): Promise<void> {
    await this.#takeOut(this.#first, table, where)
  }

  async #takeOut(shard: ClickHouseClient, table: string, where: string): Promise<void> {
    await shard.command({ query: `alter table ${name(table)} delete where ${where}` })
    const waiting = `select command from system.mutations
      where database = ${literal(this.place.database)} and table = ${literal(table)} and not is_done`
    while ((await (await shard.query({ query: waiting, format: 'TabSeparated' })).text()) !== '')
      await new Promise((resolve) => setTimeout(resolve, pause))
  }

  async close(): Promise<void> {
    await Promise.all(this.#shards.map((shard) => shard.close()))
  }

  get #first(): ClickHouseClient {
    return this.#shards[0] as ClickHouseClient
  }
}

type Door = { readonly client: ClickHouseClient; readonly counted: CountedAgent }

async function doorOf(
  url: string,
  asked: { readonly database?: string; readonly clickhouse_settings?: ClickHouseSettings } = {},
): Promise<Door> {
  // Loaded by those alone who have a cluster.
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client')
  const counted = countedAgent(url)
  // Errors are thrown; a log of the client's own would repeat what customers are called.
  const log = { level: ClickHouseLogLevel.OFF }
  const client = createClient({
    url,
    log,
    http_agent: counted.agent,
    request_timeout: longest,
    ...asked,
  })
  return { client, counted }
}

/** Milliseconds between two looks at whether rows are gone. */
const pause = 20
/** Milliseconds that a step may take: an answer comes when it is whole, and nothing before it. */
const longest = 3_600_000

const settings: ClickHouseSettings = {
  // A row is where it belongs before it is answered for.
  insert_distributed_sync: 1,
  // An error in the middle of an answer is an error, and not the end of a shorter one.
  wait_end_of_query: 1,
  output_format_json_quote_64bit_integers: 0,
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
