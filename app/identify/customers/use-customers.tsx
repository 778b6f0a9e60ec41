import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answered, api } from '../../base/ui/client.ts'
import { useMe } from '../../base/ui/session.tsx'
import type { CustomerRow } from './columns.tsx'
import type { CustomerFilters } from './contract.ts'
import { filterFor, type Listing, orderOf } from './list-address.tsx'

const FIRST_PAGE = '50'
const NEXT_PAGES = '100'
const MOST_FOUND = '200'
/** A page may be short where few pass a filter; the next one is asked for by itself, so often. */
const FEW = 10
const MOST_SHORT_PAGES = 30

export type Customers = {
  readonly rows: readonly CustomerRow[]
  /** How many there are, as far as they were counted; null while nobody knows. */
  readonly total: { readonly count: number; readonly more: boolean } | null
  readonly isPending: boolean
  readonly error: Error | null
  readonly refetch: () => unknown
  /** What is shown is of what was asked before. */
  readonly stale: boolean
  /** Asks for what follows; null: nothing does. */
  readonly next: (() => void) | null
  readonly fetching: boolean
}

/** A filter as an address of the program writes it. */
function asked({ stages, ...filter }: CustomerFilters) {
  return { ...filter, ...(stages && { stage: stages.join(',') }) }
}

/** The customers of a listing, or those that a search in it finds. */
export function useCustomers(listing: Listing): Customers {
  const { me, may } = useMe()
  const filter = asked(filterFor(listing, me.id))
  const searching = listing.query.trim() !== ''
  const order = orderOf(listing, { seesWorth: may('worth.read'), fields: me.fields })
  const list = useInfiniteQuery({
    queryKey: ['customers', 'list', filter, order],
    queryFn: ({ pageParam }) =>
      answered(
        api.customers.$get({
          query: {
            ...filter,
            ...order,
            most: pageParam === null ? FIRST_PAGE : NEXT_PAGES,
            ...(pageParam !== null && { cursor: pageParam }),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    enabled: !searching,
  })
  const query = listing.query.trim()
  const found = useQuery({
    queryKey: ['customers', 'search', filter, query],
    queryFn: () => answered(api.search.$get({ query: { ...filter, q: query, most: MOST_FOUND } })),
    placeholderData: keepPreviousData,
    enabled: searching,
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const last = data?.pages.at(-1)
  const hungry = !searching && hasNextPage && !isFetchingNextPage && (last?.rows.length ?? FEW) < FEW
  const pages = data?.pages.length ?? 0
  useEffect(() => {
    if (hungry && pages < MOST_SHORT_PAGES) void fetchNextPage()
  }, [hungry, pages, fetchNextPage])
  if (searching) {
    const rows = found.data?.customers ?? []
    return {
      rows,
      total: found.data ? { count: rows.length, more: found.data.more } : null,
      ...{ isPending: found.isPending, error: found.error, refetch: found.refetch },
      ...{ stale: found.isPlaceholderData, next: null, fetching: found.isFetching },
    }
  }
  return {
    rows: data?.pages.flatMap(({ rows }) => rows) ?? [],
    total: data?.pages[0]?.total ?? null,
    ...{ isPending: list.isPending, error: list.error, refetch: list.refetch },
    stale: list.isPlaceholderData,
    next: hasNextPage ? () => void fetchNextPage() : null,
    fetching: isFetchingNextPage,
  }
}

/** Whose customers there are, of which cities and with which tags; what amounts are in. */
export function useChoices() {
  const { data } = useQuery({
    queryKey: ['customers', 'choices'],
    queryFn: () => answered(api['customer-choices'].$get()),
    staleTime: 60_000,
  })
  return data ?? null
}
