import { Refusal } from '../../language/refusal.ts'

/** Where a question was asked, as it may be told to anybody. */
export type Door = { readonly server: string; readonly user: string; readonly database: string }

// The numbers by which ClickHouse tells its errors apart, the same in every version that has them.
const signIn = ['192', '193', '194', '195', '516']
const noRight = ['164', '291', '497']
const noRoom = ['243']
const noMemory = ['241']
const unheard = ['209', '210', '279']
const damaged = ['40', '246']
const noDatabase = '81'

const reached =
  /^E(CONN|HOST|NET|PIPE|TIMEDOUT|ADDR|AI_)|^ENOTFOUND$|^(CERT|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/

/** What a person can mend, as a refusal; null where it is something else. A password is in none of it. */
export function refusalOf(cause: unknown, { server, user, database }: Door): Refusal | null {
  const number = codeOf(cause)
  const message = cause instanceof Error ? cause.message : ''
  // A server tells what another of its cluster told it.
  const at = /Received from (\S+?)\. DB::/.exec(message)?.[1] ?? server
  const refused = (code: string, values = {}): Refusal =>
    new Refusal(`ledger.${code}`, { server: at, ...values }, { cause })
  if (signIn.includes(number)) return refused('sign-in-refused', { user })
  if (noRight.includes(number)) return refused('no-right', { user, database })
  if (number === noDatabase) return refused('no-database', { database })
  if (noRoom.includes(number) || /No space left on device|errno: 28\b/i.test(message))
    return refused('server-full')
  if (noMemory.includes(number)) return refused('server-busy')
  if (damaged.includes(number)) return refused('server-damaged')
  if (unheard.includes(number)) return refused('shards-apart')
  if (reached.test(number) || /^(Timeout error|socket hang up)/.test(message))
    return refused('server-unreachable', { why: number || 'ETIMEDOUT' })
  return null
}

/** ClickHouse's number of an error, or the system's name for what went wrong on the way. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if (!(error instanceof Error)) return ''
  // What an old server says the client takes for a text.
  return 'code' in error ? String(error.code) : (/^Code: (\d+)/.exec(error.message)?.[1] ?? '')
}
