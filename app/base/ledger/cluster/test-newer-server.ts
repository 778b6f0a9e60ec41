import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// A ClickHouse of today behind an HTTP door like a server's, of which it does what the client asks for: chDB is the engine
// of a server without its doors. One question after the other; begun by test-newer.ts, in the folder of its config.xml.

type Session = { readonly query: (sql: string, format?: string) => string }

const [port, packages, folder] = process.argv.slice(2) as [string, string, string]
const { Session } = createRequire(join(packages, 'package.json'))('chdb') as {
  Session: new (folder: string) => Session
}
const session = new Session(folder)
/** What a door knows beside the settings of a question. */
const ofDoors = ['query', 'database', 'query_id', 'session_id', 'wait_end_of_query', 'default_format', 'role']
const set = new Map<string, string>()

createServer(async (request, response) => {
  const asked = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (asked.pathname === '/ping') {
    response.end('Ok.\n')
    return
  }
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const { searchParams: given } = asked
  const sql = [given.get('query') ?? '', Buffer.concat(pieces).toString('utf8')].join('\n')
  try {
    session.query(`use \`${given.get('database') ?? 'default'}\``)
    for (const [name, value] of given) {
      if (ofDoors.includes(name) || set.get(name) === value) continue
      session.query(`set ${name} = '${value}'`)
      set.set(name, value)
    }
    response.end(session.query(sql, given.get('default_format') ?? 'TabSeparated'))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    response.statusCode = 500
    response.setHeader('x-clickhouse-exception-code', /Code: (\d+)/.exec(message)?.[1] ?? '0')
    response.end(message.replace(/^Query failed: /, ''))
  }
}).listen(Number(port), '127.0.0.1')
