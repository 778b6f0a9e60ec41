import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../base/ui/client.ts'
import { useColleagues } from '../../base/ui/colleagues.tsx'
import { companyQuery } from '../../base/ui/company.tsx'
import { dayIn } from '../../base/ui/days.tsx'
import { useMe } from '../../base/ui/session.tsx'

/** Everything that is asked of one customer lies under this. */
export const fileKey = (id: string, ...part: readonly string[]) => ['customer-file', id, ...part] as const

export function useRecord(id: string) {
  return useQuery({
    queryKey: fileKey(id, 'record'),
    queryFn: () => answered(api.customers[':id'].$get({ param: { id } })),
  })
}
export type FileRecord = NonNullable<ReturnType<typeof useRecord>['data']>

/** What amounts and days of the company are written in. */
export type Company = {
  readonly currency: string
  readonly timeZone: string
  readonly today: string
}

export function useCompanyToday() {
  return useQuery({ ...companyQuery, select: asOfToday })
}

const asOfToday = ({ currency, timeZone }: Omit<Company, 'today'>): Company => ({
  currency,
  timeZone,
  today: dayIn(timeZone, new Date()),
})

export type Named = (user: string | null) => string | null

/** What a user is called; null: nobody, or nobody that is known here. */
export function useNames(): Named {
  const colleagues = useColleagues()
  return (user) => colleagues.find(({ id }) => id === user)?.name ?? null
}

export function usePurchases(id: string) {
  return useQuery({
    queryKey: fileKey(id, 'purchases'),
    queryFn: () => answered(api.customers[':id'].purchases.$get({ param: { id } })),
  })
}
export type Purchases = NonNullable<ReturnType<typeof usePurchases>['data']>

/** Null for who may not see worth. */
export function useOutlook(id: string) {
  const { may } = useMe()
  return useQuery({
    queryKey: fileKey(id, 'outlook'),
    queryFn: () => answered(api.customers[':id'].outlook.$get({ param: { id } })),
    enabled: may('worth.read'),
  })
}
export type OutlookShown = NonNullable<ReturnType<typeof useOutlook>['data']>

export function useWorthRun() {
  const { may } = useMe()
  return useQuery({
    queryKey: ['worth-run'],
    queryFn: async () => (await answered(api.worth.$get())).run,
    enabled: may('worth.read'),
  })
}

export function useReceivable(id: string) {
  return useQuery({
    queryKey: fileKey(id, 'receivable'),
    queryFn: async () => (await answered(api.customers[':id'].receivable.$get({ param: { id } }))).receivable,
  })
}

export function useNeeds(id: string) {
  return useQuery({
    queryKey: fileKey(id, 'needs'),
    queryFn: async () => (await answered(api.customers[':id'].needs.$get({ param: { id } }))).rows,
  })
}

type Page = { readonly next: string | null }
const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: Page) => next ?? undefined,
}
const query = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

export function useOrders(id: string) {
  return useInfiniteQuery({
    queryKey: fileKey(id, 'orders'),
    queryFn: ({ pageParam }) =>
      answered(api.customers[':id'].orders.$get({ param: { id }, query: query(pageParam) })),
    ...pages,
  })
}

export function usePayments(id: string, enabled: boolean) {
  return useInfiniteQuery({
    enabled,
    queryKey: fileKey(id, 'payments'),
    queryFn: ({ pageParam }) =>
      answered(api.customers[':id'].payments.$get({ param: { id }, query: query(pageParam) })),
    ...pages,
  })
}

export function useTouches(id: string) {
  return useInfiniteQuery({
    queryKey: fileKey(id, 'touches'),
    queryFn: ({ pageParam }) =>
      answered(api.customers[':id'].touches.$get({ param: { id }, query: query(pageParam) })),
    ...pages,
  })
}

export function useHistory(id: string) {
  return useInfiniteQuery({
    queryKey: fileKey(id, 'history'),
    queryFn: ({ pageParam }) =>
      answered(api.customers[':id'].history.$get({ param: { id }, query: query(pageParam) })),
    ...pages,
  })
}
