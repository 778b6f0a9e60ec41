import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import { Refusal } from '../language/refusal.ts'

type Served = {
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>
}

type Where = {
  /** 0: any that is free. */
  readonly port: number
  /** This machine only, unless somebody says otherwise. */
  readonly host?: string
}

export type Server = {
  readonly url: string
  /** Takes no more requests, lets those under way end for a while, then closes. */
  readonly close: () => Promise<void>
}

/** A large file over a slow line takes its time; a request that stands still for that long does not. */
const MOST_REQUEST_MS = 60 * 60 * 1000
const LAST_WORDS_MS = 3_000
const IDLE_MS = 20

/** Listens for requests. */
export async function serve(app: Served, { port, host = '127.0.0.1' }: Where): Promise<Server> {
  const listener = getRequestListener((request, env) => app.fetch(request, env as HttpBindings), {
    overrideGlobalObjects: false,
    // What is no request at all never reaches the program's own gates.
    errorHandler: (error) => {
      if (error instanceof RequestError) return new Response(null, { status: 400 })
      throw error
    },
  })
  const server = createServer({ requestTimeout: MOST_REQUEST_MS }, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const expected =
        cause.code === 'EADDRINUSE' || cause.code === 'EACCES' || cause.code === 'EADDRNOTAVAIL'
      reject(expected ? new Refusal('http.port-not-free', { port, host }, { cause }) : cause)
    })
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise<void>((resolve) => {
        const impatient = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS)
        // A connection that has had its answer stays open for the next request, which will not come.
        const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS)
        server.close(() => {
          clearTimeout(impatient)
          clearInterval(idle)
          resolve()
        })
      }),
  }
}
