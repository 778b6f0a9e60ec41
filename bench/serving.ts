import { cpuOf, started, textOf, type Usage } from './measure.ts'

/** Somebody who is signed in, or about to be. */
export type Session = {
  readonly cookies: ReadonlyMap<string, string>
  /** Asks; answers milliseconds until the whole answer is there, and the answer. */
  readonly ask: (
    path: string,
    body?: unknown,
    method?: 'PATCH' | 'POST',
  ) => Promise<{ readonly ms: number; readonly answer: unknown }>
}

/** The program as it serves a data folder, and its owner signed in. */
export type Serving = Session & {
  readonly url: string
  /** Somebody else, who has yet to sign in. */
  readonly session: () => Session
  /** CPU-milliseconds that the program has used so far; null where the system does not tell (it does on Linux). */
  readonly cpu: () => number | null
  readonly stop: () => Promise<Pick<Usage, 'cpu' | 'megabytes'>>
}

export const owner = { email: 'wang@example.com', password: '三个米缸都满了 1998' }

/**
 * Starts `ricebook serve` on any free port, and sets it up or signs its owner in.
 *
 * @param environment settings beside the data folder
 */
export async function serving(
  data: string,
  {
    known = false,
    environment = {},
  }: { known?: boolean; environment?: Readonly<Record<string, string>> } = {},
): Promise<Serving> {
  const child = started(['serve', '--port', '0', '--language', 'en'], data, environment)
  const told = textOf(child.stdio[3])
  const url = await addressSaid(child.stdio[1] as NodeJS.ReadableStream)
  const own = sessionAt(url)
  if (known) await own.ask('/api/sign-in', owner)
  else await own.ask('/api/set-up', { ...owner, name: '王春满', company: '春满粮油' })
  return {
    ...own,
    url,
    session: () => sessionAt(url),
    cpu: () => (child.pid === undefined ? null : cpuOf(child.pid)),
    stop: async () => {
      child.kill('SIGTERM')
      return JSON.parse(await told) as { cpu: number; megabytes: number }
    },
  }
}

function sessionAt(url: string): Session {
  const cookies = new Map<string, string>()
  return {
    cookies,
    ask: async (path, body, method = 'POST') => {
      const began = performance.now()
      const response = await fetch(`${url}${path}`, {
        ...(body !== undefined && { method, body: JSON.stringify(body) }),
        headers: {
          'content-type': 'application/json',
          origin: url,
          cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        },
      })
      const text = await response.text()
      const ms = performance.now() - began
      if (!response.ok) throw new Error(`${response.status} ${path}: ${text}`)
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      return { ms, answer: text === '' ? null : JSON.parse(text) }
    },
  }
}

async function addressSaid(out: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    out.on('data', (piece) => {
      said += String(piece)
      const [url] = /http:\/\/[\w.:[\]]+\d/.exec(said) ?? []
      if (url !== undefined) resolve(url)
    })
    out.on('end', () => reject(new Error(`the program ended before it served: ${said}`)))
  })
}
