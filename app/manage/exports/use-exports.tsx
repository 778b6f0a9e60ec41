import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import type { Export } from './contract.ts'

const key = ['exports'] as const
/** Beside the live line, which says every step: whoever has none still sees it go on. */
const LIVE_MS = 2_000

export const isUnderWay = ({ state }: Pick<Export, 'state'>): boolean =>
  state === 'waiting' || state === 'running'

/** What was exported, newest first. */
export function useExports() {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }): Promise<{ rows: Export[]; next: string | null }> =>
      answered(api.exports.$get({ query: pageParam === null ? {} : { cursor: pageParam } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some(isUnderWay)) ? LIVE_MS : false,
  })
}

/** Asks for one; stops one, or takes its file away. What is refused stays to be shown. */
export function useExportActs() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: key })
  const begin = useMutation({
    mutationFn: (once: string) => answered(api.exports.$post({}, keyed(once))),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: ({ id, once }: { readonly id: string; readonly once: string }) =>
      answered(api.exports[':id'].$delete({ param: { id } }, keyed(once))),
    onSettled,
  })
  return {
    begin: { ...begin, go: () => begin.mutate(newKey()) },
    remove: {
      ...remove,
      go: (id: string, then?: () => void) =>
        remove.mutate({ id, once: newKey() }, { ...(then && { onSuccess: then }) }),
    },
  }
}
