/** Who sent whom: among those who were customers at the time, a few talk much more than the rest. */
import type { Shop } from './drafts.ts'
import { logNormal, stream, weighted } from './random.ts'

export type Acquaintance = {
  readonly customer: string
  readonly household: boolean
  readonly arrival: number
  readonly lastOrder: number
  readonly referred: boolean
}

const stillFresh = 45

/** Referrer of each referred customer; who arrived before there was anyone to send them stays out. */
export function referrers(shop: Shop, people: readonly Acquaintance[]): ReadonlyMap<string, string> {
  const talkative = people.map((person) => logNormal(stream(shop.seed, `${person.customer} talk`), 1, 1.1))
  const found = new Map<string, string>()
  for (const newcomer of people) {
    if (!newcomer.referred) continue
    const candidates = people.flatMap((person, index) =>
      person.household === newcomer.household &&
      person.arrival < newcomer.arrival &&
      person.lastOrder >= newcomer.arrival - stillFresh
        ? [[person.customer, talkative[index] ?? 1] as const]
        : [],
    )
    if (candidates.length === 0) continue
    found.set(newcomer.customer, weighted(stream(shop.seed, `${newcomer.customer} sent by`), candidates))
  }
  return found
}
