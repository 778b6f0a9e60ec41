import { Refusal } from '../language/refusal.ts'

const homeNames = ['localhost', '127.0.0.1', '[::1]']

/** Whether a Host header names this program: otherwise a page elsewhere has given our address a name of its own. */
export function ownHost(host: string | undefined, names: readonly string[]): boolean {
  const name = /^(\[[0-9a-f:.]+\]|[^:[\]/@?#\s]+)(:\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase()
  return name !== undefined && (homeNames.includes(name) || names.some((one) => one.toLowerCase() === name))
}

type Sent = {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly site: string | undefined
  readonly hasSession: boolean
}

/**
 * A page elsewhere can make a browser send our cookie along, so what changes something must come from our own pages.
 * Browsers say where a request comes from (Sec-Fetch-Site, or Origin in old ones); one that carries a session and says
 * nothing is refused, one without a session has nothing to steal and is only held to what it says.
 */
export function refuseForeignOrigin({ method, host, origin, site, hasSession }: Sent): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refusal('http.origin-foreign')
  if (origin !== undefined && !sameHost(origin, host)) throw new Refusal('http.origin-foreign')
  if (hasSession && site === undefined && origin === undefined) throw new Refusal('http.origin-foreign')
}

function sameHost(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  const ours = URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : null
  return (protocol === 'http:' || protocol === 'https:') && from === ours
}
