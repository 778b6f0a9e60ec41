import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What lies between a browser and the program: it works, leads nowhere, is a door of its own, or has nothing behind it. */
export type Way = 'works' | 'silent' | 'cut' | 'gate' | 'stopped'

export type Network = {
  readonly url: string
  /** For everything, or for the interface alone. */
  readonly becomes: (way: Way, which?: 'all' | 'interface') => void
  /** From now on the pages are of another build, with files of other names. */
  readonly renews: (build: string) => Promise<void>
  /** What came through that changes something: how often each key. */
  readonly keys: Map<string, number>
  readonly close: () => Promise<void>
}

/** A network that can fail, in front of a program that does not. */
export async function network(program: string): Promise<Network> {
  const { hostname, port } = new URL(program)
  const keys = new Map<string, number>()
  let newer: ((text: string) => string) | null = null
  let way: Way = 'works'
  let which: 'all' | 'interface' = 'all'
  const server = createServer((asked, answer) => {
    const path = asked.url ?? ''
    const now = which === 'all' || path.startsWith('/api') ? way : 'works'
    if (now === 'silent') return
    if (now === 'cut') asked.socket.destroy()
    else if (now === 'gate') answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>')
    else if (now === 'stopped') answer.writeHead(502, { 'content-type': 'text/html' }).end('Bad Gateway')
    else handedOn(asked, answer)
  })
  const handedOn = (asked: IncomingMessage, answer: ServerResponse): void => {
    const path = (asked.url ?? '').replace('/assets/newer-', '/assets/')
    const isText = !path.startsWith('/api') && !/\.(svg|css)$/.test(path)
    const alter = isText && (asked.url !== path || !path.startsWith('/assets/')) ? newer : null
    const key = asked.headers['idempotency-key']
    if (typeof key === 'string') keys.set(key, (keys.get(key) ?? 0) + 1)
    const { 'if-none-match': _, ...others } = asked.headers
    const headers = alter ? { ...others, 'accept-encoding': 'identity' } : asked.headers
    const behind = request({ hostname, port, path, method: asked.method, headers }, (came) => {
      if (!alter) {
        answer.writeHead(came.statusCode ?? 500, came.headers)
        came.pipe(answer)
        return
      }
      const pieces: Buffer[] = []
      came.on('data', (piece: Buffer) => pieces.push(piece))
      came.on('end', () => {
        const { 'content-length': _, etag: _tag, ...kept } = came.headers
        answer.writeHead(came.statusCode ?? 500, kept).end(alter(Buffer.concat(pieces).toString()))
      })
    })
    behind.on('error', () => answer.destroy())
    asked.pipe(behind)
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    becomes: (next, of = 'all') => {
      way = next
      which = of
      // Connections that stand open would still lead somewhere.
      if (next !== 'works') server.closeAllConnections()
    },
    renews: async (build) => {
      const worker = await (await fetch(`${program}/sw.js`)).text()
      const files = new Set([...worker.matchAll(/\/assets\/([\w.-]+)/g)].map(([, name = '']) => name))
      newer = (text) =>
        [...files]
          .reduce((said, name) => said.replaceAll(name, `newer-${name}`), text)
          .replaceAll(build, 'newer')
    },
    keys,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
