import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../base/ui/client.ts'
import type { AuditEntry, AuditFilter } from './contract.ts'

/** What was done, newest first. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }): Promise<{ rows: AuditEntry[]; next: string | null }> =>
      answered(
        api.audit.$get({ query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

/** Works out every sum anew, when asked to. */
export function useVerified() {
  return useQuery({
    queryKey: ['audit-verified'],
    queryFn: () => answered(api.audit.verified.$get()),
    enabled: false,
  })
}
