import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { answered, api } from '../../base/ui/client.ts'
import type { PaperList } from './address.tsx'
import type { stopSchema } from './contract.ts'

export type Line = z.infer<typeof stopSchema>

const kinds = { deliveries: 'deliver', collections: 'collect' } as const satisfies Record<PaperList, string>

/** Everything due of a list, in the order in which one drives by. */
export function useRoute({ list, owner }: { readonly list: PaperList; readonly owner: string | null }) {
  return useQuery({
    queryKey: ['today', 'route', list, owner],
    // What lies on paper is not to change under the pen.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    queryFn: async () =>
      answered(api.today.route.$get({ query: { kind: kinds[list], ...(owner !== null && { owner }) } })),
  })
}

/** A stop: one customer, and all that is brought or asked for there. */
export type Stop = { readonly customer: string; readonly lines: readonly [Line, ...Line[]] }

/** What one person takes along. */
export type Paper = {
  /** '' is nobody. */
  readonly owner: string
  readonly name: string | null
  readonly stops: readonly Stop[]
}

/** A list for each person who has anything on it, what nobody looks after last. */
export function papersOf(lines: readonly Line[]): Paper[] {
  return [...Map.groupBy(lines, ({ owner }) => owner ?? '')]
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .map(([owner, own]) => ({ owner, name: own[0]?.ownerName ?? null, stops: stopsOf(own) }))
}

function stopsOf(lines: readonly Line[]): Stop[] {
  return [...Map.groupBy(lines, ({ customer }) => customer)].flatMap(([customer, [first, ...rest]]) =>
    first ? [{ customer, lines: [first, ...rest] as const }] : [],
  )
}

/** What is loaded: of each product and unit, how much in all; null: of some nobody knows how much. */
export type Load = {
  readonly product: string
  readonly unit: string | null
  readonly quantity: number | null
}

export function loadOf(stops: readonly Stop[]): Load[] {
  const loads = new Map<string, Load>()
  for (const { product, productName, unit, quantity } of stops.flatMap(({ lines }) => lines)) {
    if (product === null) continue
    const before = loads.get(product)
    const sum = before ? before.quantity : 0
    loads.set(product, {
      ...{ product: productName ?? product, unit },
      quantity: sum === null || quantity === null ? null : sum + quantity,
    })
  }
  return [...loads.values()].sort((a, b) => a.product.localeCompare(b.product))
}
