import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api, keyed, newKey } from '../../../base/ui/client.ts'
import type { ColumnsMapping, ImportKind } from '../contract.ts'
import { writtenMapping } from '../written-mapping.ts'

/** How files of one sort are read. */
export type RememberedShown = {
  readonly kind: ImportKind
  readonly shape: string
  readonly columns: ColumnsMapping
  /** The file that it was used for last; null: nobody knows any more. */
  readonly fileName: string | null
  readonly usedAt: string
}

const key = ['imports', 'remembered'] as const

/** What is remembered, last used first. */
export function useRemembered() {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }): Promise<{ rows: RememberedShown[]; next: string | null }> =>
      answered(api['import-mappings'].$get({ query: pageParam === null ? {} : { cursor: pageParam } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

type Act = {
  readonly row: RememberedShown
  readonly done: () => void
  readonly failed: (error: Error) => void
}
type Once = Act & { readonly once: string }

/** Forgets, and takes that back. What comes of it is said by whoever asked: the row itself is gone by then. */
export function useForgetting() {
  const queries = useQueryClient()
  const after = {
    onSuccess: (_done: unknown, { done }: Once) => done(),
    onError: (error: Error, { failed }: Once) => failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  }
  const forget = useMutation({
    mutationFn: ({ row: { kind, shape }, once }: Once) =>
      answered(api['import-mappings'][':kind'][':shape'].$delete({ param: { kind, shape } }, keyed(once))),
    ...after,
  })
  const remember = useMutation({
    mutationFn: ({ row: { kind, shape, usedAt, columns }, once }: Once) => {
      const json = { mapping: writtenMapping(columns), usedAt }
      const asked = { param: { kind, shape }, json }
      return answered(api['import-mappings'][':kind'][':shape'].$put(asked, keyed(once)))
    },
    ...after,
  })
  return {
    forget: (act: Act) => forget.mutate({ ...act, once: newKey() }),
    remember: (act: Act) => remember.mutate({ ...act, once: newKey() }),
  }
}
