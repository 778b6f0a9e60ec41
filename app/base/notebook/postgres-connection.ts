import { Client, type QueryResult as PgResult } from 'pg'
import { Refusal } from '../language/refusal.ts'
import { bindable } from './parameters.ts'
import type { Seen } from './seen.ts'
import { SeenQuery } from './seen-query.ts'
import { patience } from './waiting.ts'

/** Where a notebook on a server is, and how it is called to people: without the password. */
export type Server = { readonly url: string; readonly place: string }

export function isServer(place: string): boolean {
  return /^postgres(ql)?:/.test(place)
}

export function serverAt(url: string): Server {
  try {
    const parts = new URL(url)
    parts.password = ''
    parts.search = ''
    return { url, place: parts.href }
  } catch (cause) {
    // The cause would say the whole of it, the password included.
    throw new Refusal('notebook.url-malformed', {}, { cause: new Error((cause as Error).name) })
  }
}

/** PostgreSQL's numbers for its types: int8, int2, int4, float4, float8, numeric, boolean, bytea. */
const [int8, int2, int4, float4, float8, numeric, boolean, bytea] = [20, 21, 23, 700, 701, 1700, 16, 17]

/** What comes back is what SQLite gives: whole numbers checked below 2^53, booleans as 1 and 0, days as text. */
function read(oid: number): (text: string) => unknown {
  switch (oid) {
    case int8:
    case int2:
    case int4:
    case numeric:
    case float4:
    case float8:
      return numberFrom
    case boolean:
      return (text) => (text === 't' ? 1 : 0)
    case bytea:
      return (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
    default:
      return (text) => text
  }
}

function numberFrom(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) && /^-?\d+$/.test(text))
    throw new RangeError(`a whole number of ${text.length} digits is too large to be exact`)
  return number
}

/** No text in PostgreSQL holds the character of code 0: it becomes the one for what cannot be read. */
export function keepable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}

/** A value as PostgreSQL is to keep it. */
export function sent(value: unknown, place: () => string): string | Buffer | null {
  const bound = bindable(value, place)
  if (bound === null) return null
  if (typeof bound === 'string') return keepable(bound)
  return bound instanceof Uint8Array ? Buffer.from(bound) : String(bound)
}

export type Answer = PgResult<Record<string, unknown>>

/** One connection to the server. Lost once, it is lost for good. */
export class Connection {
  readonly #client: Client
  readonly #place: string
  #lost = false
  #hears: ((cause?: unknown) => void) | undefined

  private constructor(client: Client, place: string) {
    this.#client = client
    this.#place = place
    const lose = (cause?: unknown) => {
      this.#lost = true
      this.#hears?.(cause)
    }
    client.on('error', lose)
    client.on('end', () => lose())
  }

  /** `settings` hold for the whole connection. */
  static async open({ url, place }: Server, settings: Readonly<Record<string, string>>): Promise<Connection> {
    const client = new Client({
      connectionString: url,
      application_name: 'ricebook',
      keepAlive: true,
      connectionTimeoutMillis: patience,
      types: { getTypeParser: read as never },
    })
    const connection = new Connection(client, place)
    try {
      await client.connect()
      // Here and not on the way in: what an address says of settings must not undo these.
      // Compiling a question takes longer than answering it: policies let the planner think each row dear.
      const all = Object.entries({ search_path: 'public', jit: 'off', ...settings })
      await client.query(all.map(([name, value]) => `set ${name} = '${value}'`).join('; '))
      return connection
    } catch (cause) {
      await client.end().catch(() => undefined)
      throw connectingFault(cause, place)
    }
  }

  /** Hears when it is lost, or closed. */
  onLost(hears: (cause?: unknown) => void): void {
    this.#hears = hears
  }

  get isLost(): boolean {
    return this.#lost
  }

  /** One statement with its values, or several without any. */
  ask(text: string, values?: readonly unknown[]): Promise<Answer> {
    return this.#asked(() => this.#client.query(values ? { text, values: [...values] } : text))
  }

  /** One statement, and before it in the same breath whose customers it is asked for: until its transaction ends. */
  askSeeing(seen: Seen, text: string, values: readonly unknown[]): Promise<Answer> {
    return this.#asked(
      () =>
        new Promise<Answer>((resolve, reject) => {
          this.#client.query(
            new SeenQuery(seen, { text, values: [...values] }, (error, answer) =>
              error ? reject(error) : resolve(answer),
            ),
          )
        }),
    )
  }

  async #asked(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask()
    } catch (error) {
      if (isLoss(error)) this.#lost = true
      throw asked(error, this.#place)
    }
  }

  async close(): Promise<void> {
    this.#lost = true
    await this.#client.end().catch(() => undefined)
  }
}

/** SQLSTATE, or the system's name for what went wrong on the way. */
function stateOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The server goes down, or the way to it has broken. */
function isLoss(error: unknown): boolean {
  const state = stateOf(error)
  if (/^(08...|57P0[1-5]|25P03|E[A-Z]+)$/.test(state)) return true
  return state === '' && error instanceof Error && /^(Connection|Client) |timeout expired/.test(error.message)
}

/** What a person can mend, as a refusal; what the code is told by, in the words that SQLite has; the rest as it is. */
function asked(error: unknown, place: string): unknown {
  const state = stateOf(error)
  const cause = { cause: error }
  if (isLoss(error)) return new Refusal('notebook.connection-lost', { place }, cause)
  if (state === '55P03') return new Refusal('notebook.busy', { seconds: patience / 1000 }, cause)
  if (state === '53100') return new Refusal('notebook.server-full', { place }, cause)
  if (state === '25006') return new Error('attempt to write a readonly notebook', cause)
  if (state === '25P02') return new Error('the transaction was rolled back by an earlier error', cause)
  if (state === '23505') return new Error(`UNIQUE constraint failed: ${constraintOf(error)}`, cause)
  return error
}

function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error ? String(error.constraint) : ''
}

function connectingFault(error: unknown, place: string): unknown {
  const state = stateOf(error)
  const why = error instanceof Error ? error.message : String(error)
  if (/^28/.test(state) || /password/.test(why))
    return new Refusal('notebook.sign-in-refused', { place }, { cause: error })
  if (state === '3D000') return new Refusal('notebook.no-database', { place }, { cause: error })
  const known = isLoss(error) || /^(53[34]00|57P03|42501)$/.test(state)
  const said = known || error instanceof AggregateError || /SSL|certificate/.test(why)
  return said
    ? new Refusal('notebook.server-unreachable', { place, why: state || why }, { cause: error })
    : error
}
