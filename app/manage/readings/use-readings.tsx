import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import type { Alarm, Limits, LimitsChange } from './contract.ts'

const key = ['readings'] as const
/** What stands here matters while it happens. */
const LIVE_MS = 30_000

/** How many alarms nobody has looked at. */
export function useUnseen() {
  return useQuery({
    queryKey: [...key, 'unseen'],
    queryFn: () => answered(api.readings.unseen.$get()),
    refetchInterval: 2 * LIVE_MS,
  })
}

export function useAlarms() {
  return useInfiniteQuery({
    queryKey: [...key, 'alarms'],
    queryFn: ({ pageParam }): Promise<{ rows: Alarm[]; next: string | null }> =>
      answered(api.readings.alarms.$get({ query: pageParam === null ? {} : { cursor: pageParam } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: LIVE_MS,
  })
}

export function useReaders() {
  return useQuery({ queryKey: [...key, 'readers'], queryFn: () => answered(api.readings.$get()) })
}

export function useCustomersRead(id: string, wanted: boolean) {
  return useQuery({
    queryKey: [...key, 'customers', id],
    queryFn: () => answered(api.readings.alarms[':id'].customers.$get({ param: { id } })),
    enabled: wanted,
  })
}

export function useLimits() {
  return useQuery({ queryKey: [...key, 'limits'], queryFn: () => answered(api.readings.limits.$get()) })
}

export function useChangeLimits(): (change: LimitsChange) => Promise<Limits> {
  const queries = useQueryClient()
  return async (change) => {
    const set = await answered(api.readings.limits.$patch({ json: change }, keyed(newKey())))
    await queries.invalidateQueries({ queryKey: key })
    return set
  }
}

/** What can be done about an alarm. What is refused stays to be shown. */
export function useAlarmActs({ id, user, key: apiKey }: Pick<Alarm, 'id' | 'user' | 'key'>) {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: key })
  const param = { id }
  const once = () => keyed(newKey())
  const seen = useMutation({
    mutationFn: () => answered(api.readings.alarms[':id'].seen.$post({ param }, once())),
    onSettled,
  })
  const lift = useMutation({
    mutationFn: () => answered(api.readings.alarms[':id'].lift.$post({ param }, once())),
    onSettled,
  })
  const end = useMutation({
    mutationFn: () => answered(api.users[':id']['sign-out'].$post({ param: { id: user.id } }, once())),
    onSettled,
  })
  const revoke = useMutation({
    mutationFn: async () => {
      if (apiKey) await answered(api.keys[':id'].$delete({ param: { id: apiKey.id } }, once()))
    },
    onSettled,
  })
  return { seen, lift, end, revoke }
}
