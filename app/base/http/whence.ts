import { isIP } from 'node:net'
import { isLoopback, type Proxies } from '../configuration/configuration.ts'

/** Where a request comes from, as far as anybody can be believed. */
export type Whence = {
  /** The visitor's address; where a trusted proxy says nothing that can be read, the proxy's own. */
  readonly address: string
  /** It began on this machine, and nobody handed it on. */
  readonly isHere: boolean
}

const saysHandedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/**
 * Everybody can send an X-Forwarded-For. It is read from its end, where the nearest proxy wrote, and only as long as who
 * wrote is one of the trusted; the first address that is not is the visitor's, whatever stands before it.
 */
export function whenceOf(
  { peer, header }: { peer: string; header: (name: string) => string | undefined },
  proxies: Proxies | null,
): Whence {
  const handedOn = saysHandedOn.some((name) => header(name) !== undefined)
  const isHere = !handedOn && isLoopback(peer)
  if (!proxies?.has(plain(peer))) return { address: peer, isHere }
  const said = (header('x-forwarded-for') ?? '').split(',').map((one) => plain(one.trim()))
  let address = peer
  for (const one of said.reverse()) {
    if (isIP(one) === 0) break
    address = one
    if (!proxies.has(one)) break
  }
  return { address, isHere }
}

/** One address has one name: IPv4 as it is, also where IPv6 carries it. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
